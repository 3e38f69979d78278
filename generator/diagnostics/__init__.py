"""What is wrong with a user's files: one type, whose words are data.

A diagnostic holds an id and arguments; ``words/en/*.toml`` has the message and the hint for each id. They are loaded
when the first message is read, so that a run without findings does not pay for them.
"""

from collections.abc import Mapping
from enum import Enum
from typing import TypeAlias

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


NOWHERE = Location("")
"""The place of a diagnostic that is still to be placed in its file."""


class Phrase(Struct, frozen=True):
    """Words by their ``id`` in ``words/``, filled with ``arguments`` by name; ``str`` gives them in English."""

    id: str
    arguments: "Arguments" = ()

    def __str__(self) -> str:
        from generator.diagnostics import message_words

        return message_words.fill(message_words.find(self.id).message, self.arguments)


Arguments: TypeAlias = tuple[tuple[str, str | Phrase], ...]


class RuleText(Struct, frozen=True):
    """What a rule says whose words stand in its own file, such as a rule of the law: final text, nothing to fill in."""

    message: str
    hint: str = ""


class Diagnostic(Struct, frozen=True):
    """One finding: its words have an ``id`` and ``arguments``, and are put together when they are read.

    ``id`` is the stable kebab-case ``code``, such as ``unknown-key``, with a full stop and a variant where one code has
    several messages. ``key`` is the profile value concerned; ``at_key`` marks its name instead of its value. ``rule``
    is the id of the rule of the law that is not met, empty for what is wrong with a file: what a company states can be
    drafted faithfully whatever the law says of it, what is malformed cannot. ``advice`` is the hint where the case
    decides on it; else the words of ``id`` have the hint. ``text`` is what a rule from a file says.
    """

    id: str
    location: Location = NOWHERE
    severity: Severity = Severity.ERROR
    arguments: Arguments = ()
    advice: Phrase | None = None
    key: KeyPath = ()
    at_key: bool = False
    rule: str = ""
    text: RuleText | None = None

    @property
    def code(self) -> str:
        """The stable name of what was found."""
        return self.id.partition(".")[0]

    @property
    def message(self) -> str:
        """What was found and what is expected."""
        if self.text is not None:
            return self.text.message
        from generator.diagnostics import message_words

        return message_words.fill(message_words.find(self.id).message, self.arguments)

    @property
    def hint(self) -> str:
        """What to do about it; empty where there is nothing to say."""
        if self.text is not None:
            return self.text.hint
        if self.advice is not None:
            return str(self.advice)
        from generator.diagnostics import message_words

        return message_words.fill(message_words.find(self.id).hint, self.arguments)


def phrase(name: str, **arguments: object) -> Phrase:
    """The words ``name`` of ``words/`` with these arguments, kept as text unless they are phrases themselves."""
    return Phrase(name, _kept(arguments))


def diagnose(
    name: str,
    location: Location = NOWHERE,
    severity: Severity = Severity.ERROR,
    *,
    advice: Phrase | None = None,
    key: KeyPath = (),
    at_key: bool = False,
    rule: str = "",
    **arguments: object,
) -> Diagnostic:
    """The diagnostic with the words ``name`` of ``words/``; ``arguments`` are the names between braces there."""
    return Diagnostic(name, location, severity, _kept(arguments), advice, key, at_key, rule)


def diagnose_by_rule(
    code: str,
    message: str,
    location: Location,
    severity: Severity = Severity.ERROR,
    hint: str = "",
    key: KeyPath = (),
    *,
    rule: str = "",
) -> Diagnostic:
    """The diagnostic in the words of a rule that stands in a file with its own messages."""
    return Diagnostic(code, location, severity, key=key, rule=rule, text=RuleText(message, hint))


def _kept(arguments: Mapping[str, object]) -> Arguments:
    return tuple((name, value if isinstance(value, Phrase) else str(value)) for name, value in arguments.items())


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
            key=lambda d: (d.location.path, d.location.line, d.location.column, rank[d.severity], d.code, _content(d)),
        )
    )


def _content(diagnostic: Diagnostic) -> str:
    """What orders two findings of one code at one place, without putting their words together."""
    return repr((diagnostic.id, diagnostic.arguments, diagnostic.text))


def dotted(key: KeyPath) -> str:
    """A key path as a user writes it: ``processings[2].retention.period``."""
    text = ""
    for part in key:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text
