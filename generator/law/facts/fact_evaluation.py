"""Whether a condition holds in a profile, and which facts decide it.

A condition is made into a function once for each day, for it is then asked of every row of every profile.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple, TypeAlias, assert_never

from msgspec import Struct

from generator.diagnostics import KeyPath
from generator.law.dated_lists import Lists
from generator.law.facts.fact_conditions import (
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
from generator.law.facts.fact_values_of_profile import Scope
from generator.profile.periods import hours


class Verdict(NamedTuple):
    """Whether a condition holds, and the key paths that decide it: facts as stated, or where one is missing."""

    holds: bool
    keys: tuple[KeyPath, ...] = ()


Judge: TypeAlias = Callable[[Scope], Verdict]
"""Gives the verdict on one condition, looked at from a record."""
Finder: TypeAlias = Callable[[Scope], list[KeyPath]]
"""Gives the facts for which one condition holds."""


class Law(Struct, frozen=True):
    """What the conditions of a day are judged by: the day, and the lists with the members of that day."""

    on: date
    lists: Lists

    def judge(self, condition: Condition) -> Judge:
        """What gives the verdict on a condition."""
        match condition:
            case Not(inner):
                of = self.judge(inner)
                return lambda scope: _opposite(of(scope))
            case All(several):
                judges = [self.judge(one) for one in several]
                return lambda scope: _every([judge(scope) for judge in judges])
            case Some(several):
                judges = [self.judge(one) for one in several]
                return lambda scope: _any([judge(scope) for judge in judges])
            case EachRow(rows, holds):
                rows_of, judge = self.rows(rows), self.judge(holds)
                return lambda scope: _every([judge(row) for row in rows_of(scope)])
            case SomeRow(rows, holds):
                return self._some_row(rows, self.judge(holds))
            case _:
                return self._of_facts(condition)

    def rows(self, rows: Rows) -> Callable[[Scope], list[Scope]]:
        """What gives the records that a condition over rows is about."""
        where = self.judge(rows.where)
        return lambda scope: [row for path in rows.paths for row in scope.rows(path) if where(row).holds]

    def _some_row(self, rows: Rows, judge: Judge) -> Judge:
        rows_of = self.rows(rows)

        def some(scope: Scope) -> Verdict:
            found = rows_of(scope)
            if not found:
                return Verdict(False, tuple(fact.key for fact in scope.facts(rows.paths[0])))
            return _any([judge(row) for row in found])

        return some

    def _of_facts(self, condition: OfFacts) -> Judge:
        find, path = self._finder(condition), condition.path

        def judge(scope: Scope) -> Verdict:
            if found := find(scope):
                return Verdict(True, tuple(found))
            return Verdict(False, tuple([fact.key for fact in scope.facts(path)]))

        return judge

    def _finder(self, condition: OfFacts) -> Finder:
        match condition:
            case Stated(path):
                return lambda scope: [fact.key for fact in scope.facts(path) if fact.stated]
            case SaysNone(path):
                return lambda scope: [fact.key for fact in scope.facts(path) if fact.value == []]
            case Mentions(path, words):
                pattern = _words(words)
                return lambda scope: [key for key, text in scope.texts(path) if pattern.search(text)]
            case Same(path, other):
                return lambda scope: _same(scope, path, other)
            case _:
                path, test = condition.path, self._test(condition)
                return lambda scope: [fact.key for fact in scope.values(path) if test(fact.value)]

    def _test(self, condition: OfValue) -> Callable[[object], bool]:
        match condition:
            case In(_, values, name):
                known = {(type(value), value) for value in (self._values(name) if name else values)}
                return lambda value: isinstance(value, str | int) and (type(value), value) in known
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


def _every(seen: Sequence[Verdict]) -> Verdict:
    """Decided by those that do not hold, or by all."""
    failed = [verdict for verdict in seen if not verdict.holds]
    return Verdict(not failed, _keys(failed or seen))


def _any(seen: Sequence[Verdict]) -> Verdict:
    """Decided by those that hold, or by all."""
    held = [verdict for verdict in seen if verdict.holds]
    return Verdict(bool(held), _keys(held or seen))


def _keys(verdicts: Iterable[Verdict]) -> tuple[KeyPath, ...]:
    return tuple(dict.fromkeys([key for verdict in verdicts for key in verdict.keys]))


def _opposite(verdict: Verdict) -> Verdict:
    return Verdict(not verdict.holds, verdict.keys)


def _same(scope: Scope, path: Path, other: Path) -> list[KeyPath]:
    there = {_folded(fact.value) for fact in scope.values(other)}
    return [fact.key for fact in scope.values(path) if _folded(fact.value) in there]


def _folded(value: object) -> str:
    return f"{type(value).__name__} {value}".casefold()


def _is_before(text: str, day: date) -> bool:
    try:
        return date.fromisoformat(text) < day
    except ValueError:
        return False


def _words(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern of these words, each beginning and ending where a word does, if it does so with a letter or digit."""
    return re.compile("|".join(rf"(?<!\w){re.escape(word)}{_end(word)}" for word in words), re.IGNORECASE)


def _end(word: str) -> str:
    return r"(?!\w)" if word[-1:].isalnum() or word.endswith(".") else ""
