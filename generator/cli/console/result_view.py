"""The result of a command, printed for people or as JSON; and the errors of one that was used wrongly or failed."""

import json
import sys
import traceback
from argparse import Namespace
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from generator.cli.commands import COMMANDS
from generator.cli.console import findings_view
from generator.cli.console.command_result import CommandResult
from generator.cli.console.layout import visible
from generator.cli.console.terminal import Terminal
from generator.cli.exit_codes import WRONG
from generator.diagnostics import Diagnostic, Diagnostics, has_errors, is_error
from generator.errors import WrongUse

SCHEMA = 1
"""The version of the JSON output; it goes up when a field changes its meaning or goes away."""


class Request(Struct, frozen=True):
    """What was asked for: ``command`` is ``None`` where no command was recognised."""

    command: str | None
    as_json: bool


def read_request(given: Sequence[str]) -> Request:
    """What arguments that do not parse seem to ask for."""
    as_json = "--json" in given or "--output-format=json" in given or ("--output-format", "json") in pairwise(given)
    return Request(next((word for word in given if word in COMMANDS), None), as_json)


def print_wrong_use(refusal: WrongUse, request: Request) -> int:
    """Prints why the command cannot do what was asked; gives the exit code."""
    return _print_fault("wrong-use", refusal.message, refusal.hint, request)


def print_failure(error: BaseException, request: Request, *, verbose: bool) -> int:
    """Prints what stopped the program, a refusal of the system or a fault of ours; gives the exit code."""
    if verbose:
        traceback.print_exception(error, file=sys.stderr)
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        return _print_fault("system", f"{where}{error.strerror or error}", "", request)
    what = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    hint = "" if verbose else "run again with -v for details"
    return _print_fault("internal", f"internal error ({what}); please report this", hint, request)


def _print_fault(kind: str, message: str, hint: str, request: Request) -> int:
    print(f"statements: {visible(message)}", file=sys.stderr)
    if hint:
        print(f"  -> {visible(hint)}", file=sys.stderr)
    if request.as_json:
        fault = {"kind": kind, "message": message, "hint": hint}
        common = {"schema": SCHEMA, "command": request.command, "ok": False, "exit_code": WRONG}
        print(json.dumps({**common, "diagnostics": [], "fault": fault}, indent=2))
    return WRONG


def print_result(result: CommandResult, options: Namespace, terminal: Terminal) -> None:
    """Prints a result: text and findings for people, with ``--json`` one object, or the text for another program."""
    shown = tuple(d for d in result.diagnostics if _is_shown(d, terminal))
    if not options.json and result.machine is None:
        terminal.out.print(result.text)
        sys.stdout.flush()  # before the findings, where both go to one screen
        folded = (result.brief or has_errors(shown)) and not terminal.verbose
        show = findings_view.show_grouped if folded else findings_view.show
        terminal.err.print(show(tuple(sorted(shown, key=is_error)), terminal.err))  # errors last: nearest to the prompt
        if result.summary and not terminal.quiet:
            terminal.err.print("\n".join((*([""] if shown else []), result.summary, *_advice(shown, folded))))
        return
    for diagnostic in shown:
        if is_error(diagnostic):
            terminal.err.print(f"{diagnostic.location}: {diagnostic.message}")
    if result.machine is not None:
        terminal.out.print(result.machine.removesuffix("\n"))
        return
    common = {
        "schema": SCHEMA,
        "command": options.command,
        "ok": result.code == 0,
        "exit_code": result.code,
        "diagnostics": [findings_view.to_json(diagnostic) for diagnostic in result.diagnostics],
    }
    terminal.out.print(json.dumps({**common, **result.facts}, indent=2))


def _advice(shown: Diagnostics, folded: bool) -> Iterator[str]:
    """How to see less or more, where there are errors and warnings."""
    if len(set(map(is_error, shown))) == 2:
        yield f"The errors are last. -q prints only them{', -v each warning' if folded else ''}."


def _is_shown(diagnostic: Diagnostic, terminal: Terminal) -> bool:
    return terminal.quiet < (2 if is_error(diagnostic) else 1)
