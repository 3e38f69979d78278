"""One call of the command: runs it, prints its result, and knows how the program was called."""

import shlex
import shutil
import sys
from argparse import Namespace
from importlib import import_module
from pathlib import Path

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


def program(*, elsewhere: bool = False) -> str:
    """What to type to run the program again, ``elsewhere``: from another folder.

    Its bare name where a shell finds it, else the path by which it was called.
    """
    called = Path(sys.argv[0])
    if called.parts[-2:] == ("generator", "__main__.py"):
        return f"{shlex.quote(sys.executable)} -m generator"
    if called.stem != "statements" or not called.is_file():  # called from another program
        return "statements"
    found = shutil.which(called.name)
    if found and Path(found).samefile(called):
        return called.stem
    return shlex.quote(str(called.absolute()) if elsewhere else sys.argv[0])
