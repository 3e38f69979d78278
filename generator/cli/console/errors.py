"""What is said when a command was used wrongly, or failed by a fault of its own."""

import json
import sys
import traceback
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from generator.cli.arguments import WrongUse
from generator.cli.commands import COMMANDS
from generator.cli.console.command_result import WRONG
from generator.cli.console.findings_view import visible

SCHEMA = 1
"""The version of the JSON answers; it goes up when a field changes its meaning or goes away."""


class Asked(Struct, frozen=True):
    """What was asked, as far as it could be read: ``command`` is ``None`` where no command was recognised."""

    command: str | None
    as_json: bool


def read_asked(given: Sequence[str]) -> Asked:
    """What arguments that do not parse ask for."""
    as_json = "--json" in given or "--output-format=json" in given or ("--output-format", "json") in pairwise(given)
    return Asked(next((word for word in given if word in COMMANDS), None), as_json)


def refuse(refusal: WrongUse, asked: Asked) -> int:
    """Says why the command cannot do what was asked."""
    return _say("wrong-use", refusal.message, refusal.hint, asked)


def report(error: BaseException, asked: Asked, *, verbose: bool) -> int:
    """Says what stopped the program: a disk that refuses, or a fault of ours."""
    if verbose:
        traceback.print_exception(error, file=sys.stderr)
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        return _say("system", f"{where}{error.strerror or error}", "", asked)
    what = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    hint = "" if verbose else "say it again with -v for the details that a report needs"
    return _say("internal", f"internal error ({what}); please report this", hint, asked)


def _say(kind: str, message: str, hint: str, asked: Asked) -> int:
    print(f"statements: {visible(message)}", file=sys.stderr)
    if hint:
        print(f"  -> {visible(hint)}", file=sys.stderr)
    if asked.as_json:
        fault = {"kind": kind, "message": message, "hint": hint}
        common = {"schema": SCHEMA, "command": asked.command, "ok": False, "exit_code": WRONG}
        print(json.dumps({**common, "diagnostics": [], "fault": fault}, indent=2))
    return WRONG
