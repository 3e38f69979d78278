"""What is said when a command was used wrongly, or failed by a fault of its own."""

import json
import sys
import traceback
from collections.abc import Sequence

from generator.cli.answer import WRONG
from generator.cli.arguments import WrongUse
from generator.cli.findings import visible

SCHEMA = 1
"""The version of the JSON answers; it goes up when a field changes its meaning or goes away."""


def refuse(refusal: WrongUse, given: Sequence[str]) -> int:
    """Says why the command cannot do what was asked."""
    return _say("wrong-use", refusal.message, refusal.hint, as_json="--json" in given)


def report(error: BaseException, *, as_json: bool, verbose: bool) -> int:
    """Says what stopped the program: a disk that refuses, or a fault of ours."""
    if verbose:
        traceback.print_exception(error, file=sys.stderr)
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        return _say("system", f"{where}{error.strerror or error}", as_json=as_json)
    what = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    hint = "" if verbose else "say it again with -v for the details that a report needs"
    return _say("internal", f"internal error ({what}); please report this", hint, as_json=as_json)


def _say(kind: str, message: str, hint: str = "", *, as_json: bool) -> int:
    print(f"statements: {visible(message)}", file=sys.stderr)
    if hint:
        print(f"  -> {visible(hint)}", file=sys.stderr)
    if as_json:
        fault = {"kind": kind, "message": message, "hint": hint}
        answer = {"schema": SCHEMA, "ok": False, "exit_code": WRONG, "diagnostics": [], "fault": fault}
        print(json.dumps(answer, indent=2))
    return WRONG
