"""Runs one command and prints its result."""

import sys
from argparse import Namespace
from importlib import import_module

from generator.cli.console import result_view
from generator.cli.console.command_result import CommandResult
from generator.cli.console.streams import discard, escape_unknown_letters
from generator.cli.console.terminal import open_terminal
from generator.cli.exit_codes import INTERRUPTED
from generator.errors import WrongUse


def run(options: Namespace) -> int:
    """Runs the command that ``options`` name and prints its result; gives the exit code."""
    escape_unknown_letters()
    terminal = open_terminal(options)
    request = result_view.Request(options.command, options.json)
    if sys.flags.optimize > 1:
        message = "Python runs with -OO, which removes the docstrings that the rules are read from"
        return result_view.print_wrong_use(WrongUse(message, "unset PYTHONOPTIMIZE"), request)
    try:
        result: CommandResult = import_module(f"generator.cli.{options.command}").run(options, terminal)
    except WrongUse as refusal:
        return result_view.print_wrong_use(refusal, request)
    except KeyboardInterrupt:
        terminal.err.print("\nstatements: interrupted")
        return INTERRUPTED
    except Exception as error:  # a fault of ours is one line, not a traceback
        return result_view.print_failure(error, request, verbose=bool(terminal.verbose))
    try:
        result_view.print_result(result, options, terminal)
    except BrokenPipeError:
        discard(sys.stdout)
    return result.code
