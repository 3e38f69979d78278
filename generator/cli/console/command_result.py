"""What a command answers; types only."""

from collections.abc import Mapping

from msgspec import Struct, field

from generator.diagnostics import Diagnostics, has_errors

FINE, PROBLEMS, WRONG, PENDING = 0, 1, 2, 3
"""Exit codes; ``PENDING`` only where ``--exit-code`` asks to be told of differences."""


class Answer(Struct, frozen=True):
    """What a command answers.

    ``text`` goes to stdout, or with ``--json`` ``facts`` do: what the JSON answer says beside what all answers say;
    ``machine`` goes there instead of both, for another program. ``diagnostics`` and ``summary`` go to stderr; ``brief``
    shows of warnings that are alike only the first, for a command that is not asked about them.
    """

    code: int
    diagnostics: Diagnostics = ()
    facts: Mapping[str, object] = field(default_factory=dict)
    text: str = ""
    summary: str = ""
    brief: bool = False
    machine: str | None = None


def judged(diagnostics: Diagnostics) -> int:
    """The exit code that findings alone ask for."""
    return PROBLEMS if has_errors(diagnostics) else FINE
