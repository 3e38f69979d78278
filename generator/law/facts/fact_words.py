"""The words of rules about facts: what a file of rules writes after each, and for which facts of a profile it holds.

A new word is one function that finds these facts, and one line in ``WORDS``.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from typing import TypeAlias

from msgspec import Struct

from generator.diagnostics import KeyPath
from generator.law.conditions import All, Condition, Evaluator, Judge, Verdict, join_all, join_any
from generator.law.facts.fact_paths import HERE, Path
from generator.law.facts.fact_scope import FactScope, StatedFact
from generator.law.rules import Lists
from generator.profile.periods import hours


class Rows(Struct, frozen=True):
    """The records of the lists at these paths for which ``where`` holds."""

    paths: tuple[Path, ...]
    where: "Condition[FactTerm]" = All(())


class FactTerm(Struct, frozen=True, tag="fact", omit_defaults=True):
    """A word, the ``path`` of the facts that it is about, and what these are held against.

    That is another fact, ``values``, the dated list of the name ``listed``, or a period in hours. A word over ``rows``
    asks what ``holds`` for each of them.
    """

    word: str
    path: Path = HERE
    other: Path = HERE
    values: tuple[str | int | bool, ...] = ()
    listed: str = ""
    hours: int = 0
    rows: Rows = Rows(())
    holds: "Condition[FactTerm]" = All(())


FactCondition: TypeAlias = Condition[FactTerm]
FactJudge: TypeAlias = Judge[FactScope, KeyPath]


class FactEvaluator(Struct, frozen=True):
    """What the conditions of a day are evaluated by: the day, and the lists with their members of that day."""

    on: date
    lists: Lists

    def judge(self, condition: FactCondition) -> FactJudge:
        """What gives the verdict on a condition; its evidence is the facts, or the places where they are missing."""
        return Evaluator(self._judge_term, denial_shows=True).judge(condition)

    def _judge_term(self, term: FactTerm) -> FactJudge:
        return WORDS[term.word].judge(term, self)

    def rows(self, rows: Rows) -> Callable[[FactScope], list[FactScope]]:
        """What gives the records that are asked about."""
        where = self.judge(rows.where)
        return lambda scope: [row for path in rows.paths for row in scope.rows(path) if where(row).holds]

    def members(self, name: str) -> frozenset[str]:
        """The members of a dated list on the day."""
        return self.lists[name].on(self.on)


class FactForm(Enum):
    """What stands after a word in a file of rules."""

    PATH = "a path"
    PATHS = "two paths"
    VALUE = "a path and a value"
    VALUES = "a path and values, or the name of a dated list"
    LIST = "a path and the name of a dated list"
    PERIOD = "a path and a period"
    TEXTS = "a path and words"
    ROWS = "a list, which of its rows, and what holds for them"


class FactWord(Struct, frozen=True):
    """What stands after a word, what judges it, and when it holds; ``denied``: it holds where the judge says no."""

    form: FactForm
    judge: Callable[[FactTerm, FactEvaluator], FactJudge]
    meaning: str
    denied: bool = False


Finder: TypeAlias = Callable[[FactScope], list[KeyPath]]
"""Gives the facts for which one word holds."""


def _judge_by(path: Path, find: Finder) -> FactJudge:
    """Decided by the facts that are found; by all at the path where none is."""

    def judge(scope: FactScope) -> Verdict[KeyPath]:
        if found := find(scope):
            return Verdict(True, tuple(found))
        return Verdict(False, tuple([fact.key for fact in scope.facts(path)]))

    return judge


def _judge_facts(term: FactTerm, holds: Callable[[StatedFact], bool]) -> FactJudge:
    """Asks something of each fact at the path."""
    path = term.path
    return _judge_by(path, lambda scope: [fact.key for fact in scope.facts(path) if holds(fact)])


def _judge_texts(term: FactTerm, holds: Callable[[str], bool]) -> FactJudge:
    """Asks something of each single value at the path that is text."""
    path = term.path
    return _judge_by(
        path,
        lambda scope: [fact.key for fact in scope.values(path) if isinstance(fact.value, str) and holds(fact.value)],
    )


def _is_stated(term: FactTerm, evaluator: FactEvaluator) -> FactJudge:
    return _judge_facts(term, lambda fact: fact.stated)


def _says_none(term: FactTerm, evaluator: FactEvaluator) -> FactJudge:
    return _judge_facts(term, lambda fact: fact.value == [])


def _is_among(term: FactTerm, evaluator: FactEvaluator) -> FactJudge:
    path, among = term.path, evaluator.members(term.listed) if term.listed else term.values
    known = {(type(value), value) for value in among}  # True is not 1

    def find(scope: FactScope) -> list[KeyPath]:
        values = [fact for fact in scope.values(path) if isinstance(fact.value, str | int)]
        return [fact.key for fact in values if (type(fact.value), fact.value) in known]

    return _judge_by(path, find)


def _is_outside(term: FactTerm, evaluator: FactEvaluator) -> FactJudge:
    inside = evaluator.members(term.listed)
    return _judge_texts(term, lambda text: text not in inside)


def _is_longer(term: FactTerm, evaluator: FactEvaluator) -> FactJudge:
    return _judge_texts(term, lambda text: hours(text) > term.hours)


def _is_shorter(term: FactTerm, evaluator: FactEvaluator) -> FactJudge:
    return _judge_texts(term, lambda text: 0 < hours(text) < term.hours)


def _mentions(term: FactTerm, evaluator: FactEvaluator) -> FactJudge:
    path, pattern = term.path, _whole_words([str(word) for word in term.values])
    return _judge_by(path, lambda scope: [key for key, text in scope.texts(path) if pattern.search(text)])


def _is_same(term: FactTerm, evaluator: FactEvaluator) -> FactJudge:
    def find(scope: FactScope) -> list[KeyPath]:
        there = {_folded(fact.value) for fact in scope.values(term.other)}
        return [fact.key for fact in scope.values(term.path) if _folded(fact.value) in there]

    return _judge_by(term.path, find)


def _is_past(term: FactTerm, evaluator: FactEvaluator) -> FactJudge:
    return _judge_texts(term, lambda text: _is_before(text, evaluator.on))


def _holds_for_each(term: FactTerm, evaluator: FactEvaluator) -> FactJudge:
    rows_of, judge = evaluator.rows(term.rows), evaluator.judge(term.holds)
    return lambda scope: join_all([judge(row) for row in rows_of(scope)])


def _holds_for_some(term: FactTerm, evaluator: FactEvaluator) -> FactJudge:
    rows_of, judge_row, path = evaluator.rows(term.rows), evaluator.judge(term.holds), term.rows.paths[0]

    def judge(scope: FactScope) -> Verdict[KeyPath]:
        if rows := rows_of(scope):
            return join_any([judge_row(row) for row in rows])
        return Verdict(False, tuple(fact.key for fact in scope.facts(path)))

    return judge


WORDS: Mapping[str, FactWord] = {
    "stated": FactWord(
        FactForm.PATH, _is_stated, "something is stated: `{stated: contact.email}`; not `~`, and not an empty list"
    ),
    "absent": FactWord(FactForm.PATH, _is_stated, "nothing is stated", denied=True),
    "says_none": FactWord(FactForm.PATH, _says_none, "the list is stated as empty: there are none"),
    "is": FactWord(FactForm.VALUE, _is_among, "a value, or one of a list, is this one: `{is: {dpo.appointed: true}}`"),
    "in": FactWord(
        FactForm.VALUES, _is_among, "a value is among these, or in a dated list: `{in: {country: adequate}}`"
    ),
    "outside": FactWord(
        FactForm.LIST, _is_outside, "a value is stated that is not in a dated list: `{outside: {country: eea}}`"
    ),
    "longer": FactWord(
        FactForm.PERIOD, _is_longer, "a period is longer than this: `{longer: {retention.period: P4W}}`"
    ),
    "shorter": FactWord(FactForm.PERIOD, _is_shorter, "a period is shorter than this"),
    "mentions": FactWord(FactForm.TEXTS, _mentions, "a text has one of these words: `{mentions: {own_words: [Wbp]}}`"),
    "same": FactWord(FactForm.PATHS, _is_same, "two facts have a value in common: `{same: [country, ^country]}`"),
    "past": FactWord(FactForm.PATH, _is_past, "a date lies before the day of the check"),
    "each": FactWord(
        FactForm.ROWS,
        _holds_for_each,
        "it holds for each row of a list: `{of: processings, where: {…}, holds: {…}}`",
    ),
    "some": FactWord(FactForm.ROWS, _holds_for_some, "it holds for at least one row of a list"),
}
"""Each word about facts."""


def _folded(value: object) -> str:
    return f"{type(value).__name__} {value}".casefold()


def _is_before(text: str, day: date) -> bool:
    try:
        return date.fromisoformat(text) < day
    except ValueError:
        return False


def _whole_words(words: list[str]) -> re.Pattern[str]:
    """A pattern of these words, each beginning and ending where a word does, if it does so with a letter or digit."""
    return re.compile("|".join(rf"(?<!\w){re.escape(word)}{_end(word)}" for word in words), re.IGNORECASE)


def _end(word: str) -> str:
    return r"(?!\w)" if word[-1:].isalnum() or word.endswith(".") else ""
