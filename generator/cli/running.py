"""Runs one command and gives its answer to whoever asked."""

import json
import sys
from argparse import Namespace
from importlib import import_module

from generator.cli import faults, findings
from generator.cli.answer import Answer
from generator.cli.arguments import WrongUse
from generator.cli.streams import let_go, make_safe
from generator.cli.terminal import Terminal, open_terminal
from generator.diagnostics import Diagnostic, is_error

INTERRUPTED = 130


def run(options: Namespace) -> int:
    """Runs the command that ``options`` name and prints its answer; gives the exit code."""
    make_safe()
    terminal = open_terminal(options)
    if sys.flags.optimize > 1:
        refusal = WrongUse(
            "Python runs with -OO, which leaves out what the rules are read from", "unset PYTHONOPTIMIZE"
        )
        return faults.refuse(refusal, ["--json"] if options.json else [])
    try:
        answer: Answer = import_module(f"generator.cli.{options.command}").run(options, terminal)
    except WrongUse as refusal:
        return faults.refuse(refusal, ["--json"] if options.json else [])
    except KeyboardInterrupt:
        terminal.err.say("\nstatements: interrupted")
        return INTERRUPTED
    except Exception as error:  # a fault of ours is one line, not a traceback
        return faults.report(error, as_json=options.json, verbose=bool(terminal.verbose))
    try:
        _give(answer, options, terminal)
    except BrokenPipeError:
        let_go(sys.stdout)
    return answer.code


def _give(answer: Answer, options: Namespace, terminal: Terminal) -> None:
    told = tuple(d for d in answer.diagnostics if _is_told(d, terminal))
    if not options.json:
        terminal.out.say(answer.text)
        sys.stdout.flush()  # before the findings, where both go to one screen
        show = findings.show_grouped if answer.brief and not terminal.verbose else findings.show
        terminal.err.say(show(told, terminal.err))
        if answer.summary and not terminal.quiet:
            terminal.err.say(f"\n{answer.summary}" if told else answer.summary)
        return
    for diagnostic in told:
        if is_error(diagnostic):
            terminal.err.say(f"{diagnostic.location}: {diagnostic.message}")
    common = {
        "schema": faults.SCHEMA,
        "command": options.command,
        "ok": answer.code == 0,
        "exit_code": answer.code,
        "diagnostics": [findings.to_json(diagnostic) for diagnostic in answer.diagnostics],
    }
    terminal.out.say(json.dumps({**common, **answer.facts}, indent=2))


def _is_told(diagnostic: Diagnostic, terminal: Terminal) -> bool:
    return terminal.quiet < (2 if is_error(diagnostic) else 1)
