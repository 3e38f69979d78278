"""The result of a command, before it is printed for people or programs."""

from collections.abc import Mapping

from msgspec import Struct, field

from generator.cli.exit_codes import FINE, PROBLEMS
from generator.diagnostics import Diagnostics, has_errors


class CommandResult(Struct, frozen=True):
    """The result of a command.

    ``text`` goes to stdout, or with ``--json`` ``facts`` do: the fields of the JSON beside those of every command;
    ``machine``, text for another program, goes there instead of both. ``diagnostics`` and ``summary`` go to stderr;
    ``brief`` shows only the first of similar warnings, for a command that was not asked to list them.
    """

    code: int
    diagnostics: Diagnostics = ()
    facts: Mapping[str, object] = field(default_factory=dict)
    text: str = ""
    summary: str = ""
    brief: bool = False
    machine: str | None = None


def judged(diagnostics: Diagnostics) -> int:
    """The exit code that findings alone give."""
    return PROBLEMS if has_errors(diagnostics) else FINE
