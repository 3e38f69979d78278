"""Each rule has a case in which it fires, one in which it holds and one in which it does not apply."""

from pathlib import Path

import pytest

from generator.law import Status
from tests.support.rule_cases import CASES, NOT_IN_FORCE, assessment, case_of, rules

FILES = ("fires.yaml", "holds.yaml", "not-applicable.yaml")
RULES = sorted(rule.header.id for rule in rules().facts)
FIRING = {"partly met", "missing", "wrong", "unknown"}


def test_each_rule_has_its_three_cases_and_no_case_is_of_no_rule() -> None:
    wanted = {f"{rule}/{name}" for rule in RULES for name in FILES}
    there = {path.relative_to(CASES).as_posix() for path in CASES.glob("*/*.yaml")}
    assert not wanted - there, f"write these in tests/cases/rules: {sorted(wanted - there)}"
    assert not there - wanted, f"no rule has the id of these: {sorted(there - wanted)}"


@pytest.mark.parametrize("path", sorted(CASES.glob("*/*.yaml")), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_rule_says_of_a_case_what_stands_in_it(path: Path) -> None:
    case = case_of(path)
    found = assessment(case, path.parent.name)
    degree = found.status.value if found else NOT_IN_FORCE
    told = list(found.diagnostics) if found else []
    assert degree == case.status, f"{path}: the first line says '{case.status}', the rule '{degree}': {found}"
    assert len(told) == len(case.expected), f"{path} announces {case.expected}; told is {told}"
    for expected in case.expected:
        assert any(map(expected.is_met_by, told)), f"{path} announces {expected}; told is {told}"


@pytest.mark.parametrize("rule", RULES)
def test_the_three_cases_of_a_rule_are_what_they_are_called(rule: str) -> None:
    fires, holds, aside = (case_of(CASES / rule / name) for name in FILES)
    assert fires.status in FIRING and (fires.expected or fires.status == Status.UNKNOWN.value)
    assert holds.status == Status.MET.value and not holds.expected
    assert aside.status in (Status.NOT_APPLICABLE.value, NOT_IN_FORCE) and not aside.expected


def test_a_finding_shows_its_line() -> None:
    for path in CASES.glob("*/fires.yaml"):
        found = assessment(case_of(path), path.parent.name)
        for one in found.diagnostics if found else ():
            assert one.location.source, f"{path}: {one} does not show its line"
            assert one.hint, f"{path}: {one} does not say what to do"


def test_a_rule_that_a_lawyer_has_still_to_confirm_says_so() -> None:
    for path in CASES.glob("*/fires.yaml"):
        found = assessment(case_of(path), path.parent.name)
        assert found is not None
        for one in found.diagnostics:
            assert ("a lawyer has still to confirm" in one.message) is not found.rule.confirmed, one
