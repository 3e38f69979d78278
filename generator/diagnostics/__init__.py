"""What we tell the user about their files: severity, code, location, message, hint."""

from enum import Enum

from msgspec import Struct

KeyPath = tuple[str | int, ...]
"""Where a value stands in a profile: mapping keys and list indexes from the top, ``("contact", "email")``."""


class Severity(Enum):
    """How bad a finding is: with an error nothing is published, and the command that finds it ends with exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Location(Struct, frozen=True):
    """A place in a file of the workspace.

    ``path`` is relative to the workspace with forward slashes; ``line`` and ``column`` count from 1 in
    characters; ``length`` is how many characters the caret line marks; ``source`` is the line itself.
    """

    path: str
    line: int = 1
    column: int = 1
    length: int = 1
    source: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Diagnostic(Struct, frozen=True):
    """One finding: ``message`` says what was found and what is expected, ``hint`` what to do about it.

    ``code`` is a stable kebab-case name such as ``unknown-key``; ``key`` is the profile value concerned. ``rule`` is
    the id of the rule of the law that is not met, empty for what is wrong with a file: what a company states can be
    drafted faithfully whatever the law says of it, what is malformed cannot.
    """

    code: str
    message: str
    location: Location
    severity: Severity = Severity.ERROR
    hint: str = ""
    key: KeyPath = ()
    rule: str = ""


Diagnostics = tuple[Diagnostic, ...]


def is_error(diagnostic: Diagnostic) -> bool:
    """Whether this finding keeps the statement it is about from being published."""
    return diagnostic.severity is Severity.ERROR


def stops(diagnostic: Diagnostic) -> bool:
    """Whether this finding keeps the statement it is about from being made at all: an error, but not of the law."""
    return is_error(diagnostic) and not diagnostic.rule


def has_errors(diagnostics: Diagnostics) -> bool:
    """Whether any of the findings is an error."""
    return any(map(is_error, diagnostics))


def are_in_the_way(diagnostics: Diagnostics) -> bool:
    """Whether any of the findings keeps a statement from being made."""
    return any(map(stops, diagnostics))


def in_order(diagnostics: Diagnostics) -> Diagnostics:
    """The findings without doubles, by file, line and column, errors first within one place."""
    rank = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}
    return tuple(
        sorted(
            dict.fromkeys(diagnostics),
            key=lambda d: (d.location.path, d.location.line, d.location.column, rank[d.severity], d.code, d.message),
        )
    )


def dotted(key: KeyPath) -> str:
    """A key path as a user writes it: ``processings[2].retention.period``."""
    text = ""
    for part in key:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text
