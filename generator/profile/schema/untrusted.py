"""Reading a profile's plain data without trusting its shape: a cross-field rule meets profiles that have errors too."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from msgspec import Struct

from generator.diagnostics import KeyPath, Severity
from generator.profile.schema.breach import SchemaBreach


class Facts(Struct, frozen=True):
    """A profile, or a record in it, with the key path at which it stands."""

    data: Mapping[str, object]
    key: KeyPath = ()

    def at(self, *path: str) -> object:
        """The value at a path of fields; ``None`` when it, or anything above it, is not stated."""
        value: object = self.data
        for part in path:
            value = value.get(part) if isinstance(value, Mapping) else None
        return value

    def line(self, *path: str) -> str:
        """The text at a path; empty when none is stated."""
        value = self.at(*path)
        return value if isinstance(value, str) else ""

    def items(self, *path: str) -> list[object]:
        """The list at a path; empty when none is stated."""
        value = self.at(*path)
        return value if isinstance(value, list) else []

    def record(self, *path: str) -> "Facts":
        """The record at a path, empty when none is stated."""
        value = self.at(*path)
        return Facts(value if isinstance(value, Mapping) else {}, self.key + path)

    def records(self, *path: str) -> "Iterator[Facts]":
        """The records of the list at a path."""
        for position, value in enumerate(self.items(*path)):
            if isinstance(value, Mapping):
                yield Facts(value, (*self.key, *path, position))


class Breach(Struct, frozen=True):
    """Where and how a profile breaks a cross-field rule; ``at_key`` marks the field, not its value."""

    key: KeyPath
    message: str
    hint: str = ""
    at_key: bool = False


Breaches: TypeAlias = Iterator[Breach]


class CrossRule(Struct, frozen=True):
    """A rule over several fields: ``find`` gives each breach of it in a profile."""

    code: str
    severity: Severity
    find: Callable[[Facts], Breaches]

    def findings(self, profile: Facts) -> Iterator[SchemaBreach]:
        """The breaches of this rule as findings."""
        for breach in self.find(profile):
            yield SchemaBreach(self.code, breach.key, breach.message, breach.hint, self.severity, breach.at_key)
