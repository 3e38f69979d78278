"""Whether a condition holds in a profile, and which facts decide it."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import assert_never

from generator.completeness.conditions import (
    All,
    Condition,
    EachRow,
    In,
    Longer,
    Mentions,
    Not,
    OfFacts,
    OfValue,
    Outside,
    Past,
    Path,
    Rows,
    Same,
    SaysNone,
    Shorter,
    Some,
    SomeRow,
    Stated,
)
from generator.completeness.facts import Scope
from generator.completeness.lists import Lists
from generator.completeness.periods import hours
from generator.diagnostics import KeyPath


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a condition holds, and the key paths that decide it: facts as stated, or where one is missing."""

    holds: bool
    keys: tuple[KeyPath, ...] = ()


@dataclass(frozen=True, slots=True)
class Law:
    """What the conditions of a day are judged by: the day, and the lists with the members of that day."""

    on: date
    lists: Lists

    def judge(self, condition: Condition, scope: Scope) -> Verdict:
        """The verdict on a condition, looked at from a record."""
        match condition:
            case Not(inner):
                return _opposite(self.judge(inner, scope))
            case All(of):
                return _every(self.judge(inner, scope) for inner in of)
            case Some(of):
                return _opposite(_every(_opposite(self.judge(inner, scope)) for inner in of))
            case EachRow(rows, holds):
                return _every(self.judge(holds, row) for row in self.rows(rows, scope))
            case SomeRow(rows, holds):
                verdict = _opposite(_every(_opposite(self.judge(holds, row)) for row in self.rows(rows, scope)))
                return verdict if verdict.keys else Verdict(False, tuple(_keys(scope, rows.paths[0])))
            case _:
                found = tuple(self._found(condition, scope))
                return Verdict(bool(found), found or tuple(_keys(scope, condition.path)))

    def _found(self, condition: OfFacts, scope: Scope) -> Iterator[KeyPath]:
        """The facts for which a condition holds."""
        match condition:
            case Stated(path):
                yield from (fact.key for fact in scope.facts(path) if fact.stated)
            case SaysNone(path):
                yield from (fact.key for fact in scope.facts(path) if fact.value == [])
            case Mentions(path, words):
                yield from (key for key, text in scope.texts(path) if _words(words).search(text))
            case Same(path, other):
                there = {_folded(fact.value) for fact in scope.values(other)}
                yield from (fact.key for fact in scope.values(path) if _folded(fact.value) in there)
            case _:
                test = self._test(condition)
                yield from (fact.key for fact in scope.values(condition.path) if test(fact.value))

    def rows(self, rows: Rows, scope: Scope) -> tuple[Scope, ...]:
        """The records that a condition over rows is about."""
        return tuple(row for path in rows.paths for row in scope.rows(path) if self.judge(rows.where, row).holds)

    def _test(self, condition: OfValue) -> Callable[[object], bool]:
        match condition:
            case In(_, values, name):
                known = self._values(name) if name else values
                return lambda value: any(type(one) is type(value) and one == value for one in known)
            case Outside(_, name):
                inside = self._values(name)
                return lambda value: isinstance(value, str) and value not in inside
            case Longer(_, limit):
                return lambda value: isinstance(value, str) and hours(value) > limit
            case Shorter(_, limit):
                return lambda value: isinstance(value, str) and 0 < hours(value) < limit
            case Past():
                return lambda value: isinstance(value, str) and _is_before(value, self.on)
            case _:
                assert_never(condition)

    def _values(self, name: str) -> frozenset[str]:
        return self.lists[name].on(self.on)


def _keys(scope: Scope, path: Path) -> Iterator[KeyPath]:
    """All that was looked at: where none of it is what was looked for, this is what decides."""
    return (fact.key for fact in scope.facts(path))


def _every(verdicts: Iterable[Verdict]) -> Verdict:
    """Decided by those that do not hold, or by all."""
    seen = list(verdicts)
    failed = [verdict for verdict in seen if not verdict.holds]
    keys = (key for verdict in failed or seen for key in verdict.keys)
    return Verdict(not failed, tuple(dict.fromkeys(keys)))


def _opposite(verdict: Verdict) -> Verdict:
    return Verdict(not verdict.holds, verdict.keys)


def _folded(value: object) -> str:
    return f"{type(value).__name__} {value}".casefold()


def _is_before(text: str, day: date) -> bool:
    try:
        return date.fromisoformat(text) < day
    except ValueError:
        return False


@cache
def _words(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern of these words, each beginning and ending where a word does, if it does so with a letter or digit."""
    return re.compile("|".join(rf"(?<!\w){re.escape(word)}{_end(word)}" for word in words), re.IGNORECASE)


def _end(word: str) -> str:
    return r"(?!\w)" if word[-1:].isalnum() or word.endswith(".") else ""
