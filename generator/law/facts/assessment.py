"""Holding a profile against the rules of a day."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from msgspec import Struct

from generator.diagnostics import Diagnostic, Diagnostics, KeyPath, Location, diagnose_by_rule, in_order, is_error
from generator.law.conditions import Not
from generator.law.facts.fact_paths import Path, Start
from generator.law.facts.fact_rules import FactRule, Status
from generator.law.facts.fact_scope import FactScope, top, value_at
from generator.law.facts.fact_words import FactEvaluator, FactJudge
from generator.law.rules import Lists, RuleHeader, place_of
from generator.profile import Profile, locate

_NAMED = re.compile(r"\{([a-z_.,]+)\}")
"""A fact in a message; of several with commas the first that is stated."""


class Assessment(Struct, frozen=True):
    """How far one rule is met: the ``keys`` that decided it, the ``place`` of the first, and the findings.

    Of a rule that is met the keys are those of stated facts, none where it is met by what is not stated. ``sections``
    are those of the statement that print the facts, empty before they are looked up. ``absence``: what meets the rule
    is that something is not there, so that no sentence says it.
    """

    rule: RuleHeader
    status: Status
    keys: tuple[KeyPath, ...]
    place: Location
    diagnostics: Diagnostics = ()
    sections: tuple[str, ...] = ()
    absence: bool = False


class Quotation(Struct, frozen=True):
    """A sentence that meets a rule, and the title of its section; ``opens``: it only opens that section."""

    section: str
    sentence: str
    opens: bool = False


class Assessor:
    """Holds profiles against the rules that are in force on a day; their conditions are prepared once."""

    def __init__(self, rules: Iterable[FactRule], lists: Lists, on: date) -> None:
        evaluator = FactEvaluator(on, lists)
        self._rules = tuple(_prepare(rule, evaluator) for rule in rules if rule.header.term.holds(on))

    def assess(self, profile: Profile) -> tuple[Assessment, ...]:
        """How far a profile meets each rule, in the order of the rules."""
        whole = top(profile.data)
        return tuple(_assess(profile, rule, whole) for rule in self._rules)


def findings(assessments: tuple[Assessment, ...], beside: Diagnostics = ()) -> Diagnostics:
    """The findings, but for values that have an error in ``beside``, in themselves, below or around them."""
    wrong = {finding.key for finding in beside if is_error(finding)}
    found = (one for each in assessments for one in each.diagnostics)
    return in_order(tuple(one for one in found if not any(_overlap(one.key, key) for key in wrong)))


def _overlap(one: KeyPath, other: KeyPath) -> bool:
    """Whether two values are the same or one stands in the other."""
    return one[: len(other)] == other[: len(one)]


class _PreparedRule(Struct, frozen=True):
    """A rule with the judges of its conditions."""

    rule: FactRule
    applies: FactJudge
    holds: FactJudge
    rows: Callable[[FactScope], list[FactScope]] | None
    partly: FactJudge | None


def _prepare(rule: FactRule, evaluator: FactEvaluator) -> _PreparedRule:
    judge = evaluator.judge
    rows = evaluator.rows(rule.rows) if rule.rows is not None else None
    partly = judge(rule.partly) if rule.partly is not None else None
    return _PreparedRule(rule, judge(rule.applies), judge(rule.holds), rows, partly)


class _Outcome(Struct, frozen=True):
    """What became of one record."""

    scope: FactScope
    status: Status
    keys: tuple[KeyPath, ...]


def _assess(profile: Profile, prepared: _PreparedRule, whole: FactScope) -> Assessment:
    applies = prepared.applies(whole)
    if not applies.holds:
        return _not_applicable(profile, prepared.rule, applies.evidence)
    rows = [whole] if prepared.rows is None else prepared.rows(whole)
    if not rows:
        return _not_applicable(profile, prepared.rule, tuple(_lists(prepared.rule, whole)))
    outcomes = [_judge(profile, prepared, scope) for scope in rows]
    status = combined([outcome.status for outcome in outcomes])
    failed = [outcome for outcome in outcomes if outcome.status is not Status.MET]
    keys = tuple(dict.fromkeys([key for outcome in failed or outcomes for key in outcome.keys]))
    diagnostics = tuple(_finding(profile, prepared.rule, one) for one in failed if one.status is not Status.UNKNOWN)
    absence = isinstance(prepared.rule.holds, Not)
    return Assessment(prepared.rule.header, status, keys, _place(profile, _first(keys)), diagnostics, absence=absence)


def combined(statuses: list[Status]) -> Status:
    """How far a whole is met whose parts are met so far; parts that do not apply do not count."""
    found = set(statuses) - {Status.NOT_APPLICABLE}
    if not found:
        return Status.NOT_APPLICABLE
    if len(found) == 1:
        return found.pop()
    for worst in (Status.WRONG, Status.UNKNOWN):
        if worst in found:
            return worst
    return Status.PARTLY


def _judge(profile: Profile, prepared: _PreparedRule, scope: FactScope) -> _Outcome:
    holds = prepared.holds(scope)
    if holds.holds:
        stated = tuple([key for key in holds.evidence if value_at(profile.data, key) is not None])
        return _Outcome(scope, Status.MET, stated)
    if prepared.partly is not None and prepared.partly(scope).holds:
        return _Outcome(scope, Status.PARTLY, holds.evidence)
    return _Outcome(scope, prepared.rule.otherwise, holds.evidence)


def _not_applicable(profile: Profile, rule: FactRule, because: tuple[KeyPath, ...]) -> Assessment:
    return Assessment(rule.header, Status.NOT_APPLICABLE, because, _place(profile, _first(because)))


def _lists(rule: FactRule, whole: FactScope) -> Iterator[KeyPath]:
    """The lists in which no record is one that the rule is about."""
    assert rule.rows is not None  # a rule about the whole profile always has it
    for path in rule.rows.paths:
        yield from (fact.key for fact in whole.facts(path))


def _finding(profile: Profile, rule: FactRule, outcome: _Outcome) -> Diagnostic:
    keys = outcome.keys
    if rule.at is not None:
        keys = tuple(fact.key for fact in outcome.scope.facts(rule.at))
    key = _shared(keys)
    header = rule.header
    message = _NAMED.sub(lambda name: _value_of(outcome.scope, name[1]), rule.message) + header.reservation
    place = _place(profile, key)
    return diagnose_by_rule(header.code, message, place, header.severity, header.advice, key, rule=header.id)


def _value_of(scope: FactScope, names: str) -> str:
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


def by_requirement(assessments: tuple[Assessment, ...]) -> Iterator[tuple[Assessment, ...]]:
    """The assessments of each requirement together, its own first; R1 to R30 in their order, then those with a name."""
    groups: dict[str, list[Assessment]] = {}
    for one in assessments:
        groups.setdefault(one.rule.requirement, []).append(one)
    for name in sorted(groups, key=place_of):
        yield tuple(sorted(groups[name], key=lambda one: one.rule.id != name))
