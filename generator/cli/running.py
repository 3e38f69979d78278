"""Runs one command and gives its answer to whoever asked."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from importlib import import_module

from generator.cli.arguments import WrongUse
from generator.cli.console import errors, findings_view
from generator.cli.console.command_result import Answer
from generator.cli.console.streams import let_go, make_safe
from generator.cli.console.terminal import Terminal, open_terminal
from generator.diagnostics import Diagnostic, Diagnostics, has_errors, is_error

INTERRUPTED = 130


def run(options: Namespace) -> int:
    """Runs the command that ``options`` name and prints its answer; gives the exit code."""
    make_safe()
    terminal = open_terminal(options)
    asked = errors.Asked(options.command, options.json)
    if sys.flags.optimize > 1:
        message = "Python runs with -OO, which leaves out what the rules are read from"
        return errors.refuse(WrongUse(message, "unset PYTHONOPTIMIZE"), asked)
    try:
        answer: Answer = import_module(f"generator.cli.{options.command}").run(options, terminal)
    except WrongUse as refusal:
        return errors.refuse(refusal, asked)
    except KeyboardInterrupt:
        terminal.err.say("\nstatements: interrupted")
        return INTERRUPTED
    except Exception as error:  # a fault of ours is one line, not a traceback
        return errors.report(error, asked, verbose=bool(terminal.verbose))
    try:
        _give(answer, options, terminal)
    except BrokenPipeError:
        let_go(sys.stdout)
    return answer.code


def _give(answer: Answer, options: Namespace, terminal: Terminal) -> None:
    told = tuple(d for d in answer.diagnostics if _is_told(d, terminal))
    if not options.json and answer.machine is None:
        terminal.out.say(answer.text)
        sys.stdout.flush()  # before the findings, where both go to one screen
        folded = (answer.brief or has_errors(told)) and not terminal.verbose
        show = findings_view.show_grouped if folded else findings_view.show
        terminal.err.say(show(tuple(sorted(told, key=is_error)), terminal.err))  # errors last: nearest to the prompt
        if answer.summary and not terminal.quiet:
            terminal.err.say("\n".join((*([""] if told else []), answer.summary, *_advice(told, folded))))
        return
    for diagnostic in told:
        if is_error(diagnostic):
            terminal.err.say(f"{diagnostic.location}: {diagnostic.message}")
    if answer.machine is not None:
        terminal.out.say(answer.machine.removesuffix("\n"))
        return
    common = {
        "schema": errors.SCHEMA,
        "command": options.command,
        "ok": answer.code == 0,
        "exit_code": answer.code,
        "diagnostics": [findings_view.to_json(diagnostic) for diagnostic in answer.diagnostics],
    }
    terminal.out.say(json.dumps({**common, **answer.facts}, indent=2))


def _advice(told: Diagnostics, folded: bool) -> Iterator[str]:
    """How to see less or more, where errors stand among warnings."""
    if len(set(map(is_error, told))) == 2:
        yield f"The errors stand last; -q says them alone{', -v each warning' if folded else ''}."


def _is_told(diagnostic: Diagnostic, terminal: Terminal) -> bool:
    return terminal.quiet < (2 if is_error(diagnostic) else 1)
