"""Whatever a profile holds, the rules are asked of it without an exception, and findings point into its file."""

import copy
import random
from typing import Any

import pytest
from hypothesis import given

from generator.diagnostics import in_order
from generator.law import findings
from tests.support.mutations import mutate
from tests.support.rule_cases import CASES as RULE_CASES
from tests.support.rule_cases import TODAY, assess, profile_of, rules
from tests.support.schema_profiles import placed, profiles

MUTANTS = 300


def test_no_mutated_profile_makes_the_rules_fall_over() -> None:
    chance = random.Random(4)
    originals = [dict(profile_of(path).data) for path in sorted(RULE_CASES.glob("*/*.yaml"))]
    for number in range(MUTANTS):
        data = copy.deepcopy(chance.choice(originals))
        mutate(data, chance)
        try:
            assessments = assess(placed(data), rules(), TODAY)
        except Exception as error:
            raise AssertionError(f"mutant {number} makes assess raise {error!r}: {data!r}") from error
        in_force = [one.header.id for one in rules().facts if one.header.term.holds(TODAY)]
        assert [one.rule.id for one in assessments] == in_force


@given(profiles())
def test_findings_of_any_profile_are_in_order(data: dict[str, Any]) -> None:
    told = findings(assess(placed(data), rules(), TODAY))
    assert told == in_order(told)
    assert all(one.message and one.hint and one.code for one in told)


@pytest.mark.parametrize("data", [{}, {"processings": None}, {"processings": [None, "x", [], {}]}, {"rights": []}])
def test_next_to_nothing_is_assessed_too(data: dict[str, Any]) -> None:
    assert assess(placed(data), rules(), TODAY)
