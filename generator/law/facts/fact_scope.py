"""Reading a profile's plain data without trusting its shape: a rule meets profiles that have errors too."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from msgspec import Struct

from generator.diagnostics import KeyPath
from generator.law.facts.fact_paths import Path, Start

_LANGUAGES = frozenset({"nl", "en", "de", "fr"})


class StatedFact(NamedTuple):
    """A value and its key path; ``None`` where nothing is stated there."""

    key: KeyPath
    value: object

    @property
    def stated(self) -> bool:
        """Whether this says anything: ``~`` does not, nor does a list or record with nothing in it."""
        return bool(self.value) or (self.value is not None and not isinstance(self.value, str | list | dict))


class FactScope(Struct, frozen=True):
    """The record that a condition looks at, and those around it; the outermost is the profile.

    ``words`` are the texts in the company's own words, of the whole profile.
    """

    record: StatedFact
    words: tuple[StatedFact, ...]
    outer: "FactScope | None" = None

    def below(self, record: StatedFact) -> "FactScope":
        """The scope of a row of this one."""
        return FactScope(record, self.words, self)

    def facts(self, path: Path) -> tuple[StatedFact, ...]:
        """What stands at a path, at least one fact: where nothing stands, one without a value."""
        if path.start is Start.WORDS:
            size = len(self.record.key)
            below = tuple(fact for fact in self.words if fact.key[:size] == self.record.key)
            return below or (StatedFact(self.record.key, None),)
        record = self.record if path.start is Start.HERE else self._start(path.start)
        return tuple(_walk(record, path.parts))

    def _start(self, start: Start) -> StatedFact:
        scope = self
        if start is Start.OUTER and self.outer is not None:
            scope = self.outer
        while start is Start.TOP and scope.outer is not None:
            scope = scope.outer
        return scope.record

    def values(self, path: Path) -> tuple[StatedFact, ...]:
        """The single values at a path: of a list its items."""
        return tuple([value for fact in self.facts(path) for value in _items(fact) if value.stated])

    def texts(self, path: Path) -> tuple[tuple[KeyPath, str], ...]:
        """The texts at or below a path."""
        return tuple(text for fact in self.facts(path) for text in _texts(fact))

    def rows(self, path: Path) -> "tuple[FactScope, ...]":
        """The records of the list, or lists, at a path."""
        return tuple(self.below(fact) for fact in self.values(path) if isinstance(fact.value, dict))


def top(data: Mapping[str, object]) -> FactScope:
    """The scope of a whole profile."""
    whole = StatedFact((), data)
    return FactScope(whole, tuple(_own_words(whole)))


def value_at(data: Mapping[str, object], key: KeyPath) -> object:
    """The value at a key path of a profile; ``None`` where nothing stands there."""
    value: object = data
    for part in key:
        if isinstance(part, int):
            value = value[part] if isinstance(value, list) and part < len(value) else None
        else:
            value = value.get(part) if isinstance(value, dict) else None
    return value


def _walk(fact: StatedFact, parts: tuple[str, ...]) -> list[StatedFact]:
    facts = [fact]
    for part in parts:
        if len(facts) == 1:
            facts = _step(facts[0], part)
            continue
        facts = [found for one in facts for found in _step(one, part)]
    return facts


def _step(fact: StatedFact, part: str) -> list[StatedFact]:
    key, value = fact
    if isinstance(value, dict):
        return [StatedFact((*key, part), value.get(part))]
    if isinstance(value, list) and value:
        return [
            found for position, item in enumerate(value) for found in _step(StatedFact((*key, position), item), part)
        ]
    return [StatedFact((*key, part), None)]


def _items(fact: StatedFact) -> Iterable[StatedFact]:
    if isinstance(fact.value, list):
        return [StatedFact((*fact.key, position), value) for position, value in enumerate(fact.value)]
    return (fact,)


def _children(fact: StatedFact) -> Iterator[StatedFact]:
    if isinstance(fact.value, dict):
        yield from (StatedFact((*fact.key, name), value) for name, value in fact.value.items())
    elif isinstance(fact.value, list):
        yield from _items(fact)


def _texts(fact: StatedFact) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(fact.value, str):
        yield fact.key, fact.value
    for child in _children(fact):
        yield from _texts(child)


def _own_words(fact: StatedFact) -> Iterator[StatedFact]:
    if isinstance(fact.value, str) and fact.key[-1:] and fact.key[-1] in _LANGUAGES:
        yield fact
    for child in _children(fact):
        yield from _own_words(child)
