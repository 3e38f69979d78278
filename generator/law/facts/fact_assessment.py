"""Holding a profile against the rules of a day."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from msgspec import Struct

from generator.diagnostics import Diagnostic, Diagnostics, KeyPath, Location, in_order, is_error
from generator.law.facts.fact_conditions import Not, Path, Start
from generator.law.facts.fact_evaluation import Judge, Law
from generator.law.facts.fact_values_of_profile import Scope, top, value_at
from generator.law.rule import About, Degree, Rule, Rules
from generator.profile import Profile, locate

_NAMED = re.compile(r"\{([a-z_.,]+)\}")
"""A fact in a message; of several with commas the first that is stated."""

_TO_CONFIRM = "a lawyer has still to confirm this rule"


class Assessment(Struct, frozen=True):
    """How far one rule is met: the ``keys`` that decided it, the ``place`` of the first, and what there is to tell.

    Of a rule that is met the keys are those of stated facts, none where it is met by what is not stated. ``sections``
    are those of the statement that print the facts; empty as long as nobody looked. ``absence``: what meets the rule is
    that something is not there, so that no sentence says it.
    """

    rule: About
    degree: Degree
    keys: tuple[KeyPath, ...]
    place: Location
    diagnostics: Diagnostics = ()
    sections: tuple[str, ...] = ()
    absence: bool = False


class Assessor:
    """Holds profiles against the rules that are in force on a day."""

    def __init__(self, rules: Rules, on: date) -> None:
        law = Law(on, rules.lists)
        self._held = tuple(_held(rule, law) for rule in rules.rules if rule.about.term.holds(on))

    def assess(self, profile: Profile) -> tuple[Assessment, ...]:
        """How far a profile meets each rule, in the order of the rules."""
        whole = top(profile.data)
        return tuple(_assess(profile, held, whole) for held in self._held)


def assess(profile: Profile, rules: Rules, on: date) -> tuple[Assessment, ...]:
    """One profile held against each rule that is in force on a day; for many, an ``Assessor`` is quicker."""
    return Assessor(rules, on).assess(profile)


def findings(assessments: tuple[Assessment, ...], beside: Diagnostics = ()) -> Diagnostics:
    """What there is to tell, but for values that have an error in ``beside``, in themselves, below or around them."""
    wrong = {finding.key for finding in beside if is_error(finding)}
    told = (one for each in assessments for one in each.diagnostics)
    return in_order(tuple(one for one in told if not any(_holds_the_other(one.key, key) for key in wrong)))


def _holds_the_other(one: KeyPath, other: KeyPath) -> bool:
    return one[: len(other)] == other[: len(one)]


class _Held(Struct, frozen=True):
    """A rule with what judges its conditions on the day."""

    rule: Rule
    applies: Judge
    holds: Judge
    rows: Callable[[Scope], list[Scope]] | None
    partly: Judge | None


def _held(rule: Rule, law: Law) -> _Held:
    test = rule.test
    rows = law.rows(test.rows) if test.rows is not None else None
    partly = law.judge(test.partly) if test.partly is not None else None
    return _Held(rule, law.judge(test.applies), law.judge(test.holds), rows, partly)


class _Outcome(Struct, frozen=True):
    """What became of one record."""

    scope: Scope
    degree: Degree
    keys: tuple[KeyPath, ...]


def _assess(profile: Profile, held: _Held, whole: Scope) -> Assessment:
    applies = held.applies(whole)
    if not applies.holds:
        return _not_applicable(profile, held.rule, applies.keys)
    rows = [whole] if held.rows is None else held.rows(whole)
    if not rows:
        return _not_applicable(profile, held.rule, tuple(_lists(held.rule, whole)))
    outcomes = [_judge(profile, held, scope) for scope in rows]
    degree = combined([outcome.degree for outcome in outcomes])
    failed = [outcome for outcome in outcomes if outcome.degree is not Degree.MET]
    keys = tuple(dict.fromkeys([key for outcome in failed or outcomes for key in outcome.keys]))
    diagnostics = tuple(_finding(profile, held.rule, one) for one in failed if one.degree is not Degree.UNKNOWN)
    absence = isinstance(held.rule.test.holds, Not)
    return Assessment(held.rule.about, degree, keys, _place(profile, _first(keys)), diagnostics, absence=absence)


def combined(degrees: list[Degree]) -> Degree:
    """How far a whole is met whose parts are met so far; parts that do not apply do not count."""
    seen = set(degrees) - {Degree.NOT_APPLICABLE}
    if not seen:
        return Degree.NOT_APPLICABLE
    if len(seen) == 1:
        return seen.pop()
    for worst in (Degree.WRONG, Degree.UNKNOWN):
        if worst in seen:
            return worst
    return Degree.PARTLY


def _judge(profile: Profile, held: _Held, scope: Scope) -> _Outcome:
    holds = held.holds(scope)
    if holds.holds:
        stated = tuple([key for key in holds.keys if value_at(profile.data, key) is not None])
        return _Outcome(scope, Degree.MET, stated)
    if held.partly is not None and held.partly(scope).holds:
        return _Outcome(scope, Degree.PARTLY, holds.keys)
    return _Outcome(scope, held.rule.test.otherwise, holds.keys)


def _not_applicable(profile: Profile, rule: Rule, because: tuple[KeyPath, ...]) -> Assessment:
    return Assessment(rule.about, Degree.NOT_APPLICABLE, because, _place(profile, _first(because)))


def _lists(rule: Rule, whole: Scope) -> Iterator[KeyPath]:
    """The lists in which no record is one that the rule is about."""
    assert rule.test.rows is not None  # a rule about the whole profile always has it
    for path in rule.test.rows.paths:
        yield from (fact.key for fact in whole.facts(path))


def _finding(profile: Profile, rule: Rule, outcome: _Outcome) -> Diagnostic:
    keys = outcome.keys
    if rule.test.at is not None:
        keys = tuple(fact.key for fact in outcome.scope.facts(rule.test.at))
    key = _shared(keys)
    message = _NAMED.sub(lambda name: _said(outcome.scope, name[1]), rule.test.message)
    about = rule.about
    if not about.confirmed:
        message = f"{message}; {_TO_CONFIRM}"
    return Diagnostic(about.code, message, _place(profile, key), about.severity, about.advice, key, about.id)


def _said(scope: Scope, names: str) -> str:
    """A fact of the record, as a message names it; in the company's own words the first that there are."""
    for name in names.split(","):
        for _, text in scope.texts(Path(Start.HERE, tuple(name.split(".")))):
            return text
    return "not stated"


def _shared(keys: tuple[KeyPath, ...]) -> KeyPath:
    """The key path itself where there is one, else what those of a record have in common, else the first."""
    shortest = min(keys, key=len, default=())
    if len(set(keys)) <= 1:
        return shortest
    same = next((n for n, part in enumerate(shortest) if any(key[n] != part for key in keys)), len(shortest))
    return shortest[:same] or keys[0]


def _first(keys: tuple[KeyPath, ...]) -> KeyPath:
    return keys[0] if keys else ()


def _place(profile: Profile, key: KeyPath) -> Location:
    """The place of a value; of a record, or of a list on lines of its own, that of its name."""
    value, name = locate(profile, key), locate(profile, key, at_key=True)
    found = value_at(profile.data, key)
    return name if isinstance(found, dict) or (isinstance(found, list) and value.line != name.line) else value


def by_requirement(assessments: tuple[Assessment, ...]) -> "Iterator[tuple[Assessment, ...]]":
    """The assessments of each requirement together, its own first; R1 to R30 in their order, then those with a name."""
    groups: dict[str, list[Assessment]] = {}
    for one in assessments:
        groups.setdefault(one.rule.requirement, []).append(one)
    for name in sorted(groups, key=place_of):
        yield tuple(sorted(groups[name], key=lambda one: one.rule.id != name))


def place_of(requirement: str) -> tuple[bool, int, str]:
    """What requirements are sorted by: R1 to R30 by their numbers, then those with a name."""
    number = requirement[1:] if requirement.startswith("R") else ""
    return not number.isdecimal(), int(number) if number.isdecimal() else 0, requirement
