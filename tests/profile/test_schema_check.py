"""Checking a profile as a whole: everything at once, never an exception, each finding in its place."""

import copy
import random
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.diagnostics import Severity, has_errors, in_order, is_error
from generator.profile.periods import hours
from generator.profile.schema import check
from generator.profile.schema.address_rules import RULES as ADDRESSES
from generator.profile.schema.consistency import RULES as CONSISTENCY
from generator.profile.schema.consistency import registrable
from generator.profile.schema.retention_rules import RULES as TERMS
from tests.support.mutations import mutate
from tests.support.schema_cases import CASES, catalogues, profile
from tests.support.schema_profiles import CATALOGUES, placed, profiles

MUTANTS = 2_500


def test_a_profile_without_a_gap_has_no_findings() -> None:
    assert check(profile(CASES / "nothing-wrong.yaml"), catalogues()) == ()


@pytest.mark.parametrize("seed", range(10))
def test_no_mutated_profile_makes_it_fall_over(seed: int) -> None:
    chance = random.Random(seed)
    originals = [dict(profile(path).data) for path in sorted(CASES.glob("*.yaml"))]
    for number in range(MUTANTS // 10):
        data = copy.deepcopy(chance.choice(originals))
        mutate(data, chance)
        try:
            findings = check(placed(data), catalogues())
        except Exception as error:
            raise AssertionError(f"seed {seed}, mutant {number} makes check raise {error!r}: {data!r}") from error
        assert all(finding.message and finding.code for finding in findings)


@given(profiles())
def test_findings_of_any_profile_are_in_order_and_point_into_it(data: dict[str, Any]) -> None:
    findings = check(placed(data), CATALOGUES)
    assert findings == in_order(findings)
    beside = {
        "decisions",
        "dpo-contact",
        "postcode-format",
        "phone-format",
        "register-court",
        "register-format",
    }
    errors = [finding for finding in findings if is_error(finding) and finding.code not in beside]
    assert not errors, "a profile of right values only has errors of values that contradict each other"


@settings(max_examples=20)
@given(profiles(), st.randoms(use_true_random=False))
def test_a_value_with_an_error_gets_no_second_opinion(data: dict[str, Any], chance: random.Random) -> None:
    mutate(data, chance)
    findings = check(placed(data), CATALOGUES)
    codes = {rule.code for rule in (*CONSISTENCY, *ADDRESSES, *TERMS)}
    wrong = {finding.key for finding in findings if is_error(finding) and finding.code not in codes}
    doubled = [finding for finding in findings if finding.code in codes and finding.key in wrong]
    assert not doubled


def test_checking_twice_gives_the_same_and_leaves_the_profile_as_it_was() -> None:
    case = profile(CASES / "types.yaml")
    before = copy.deepcopy(case.data)
    assert check(case, catalogues()) == check(case, catalogues())
    assert case.data == before


def test_an_unknown_field_is_marked_at_its_name_and_a_wrong_value_at_the_value() -> None:
    findings = check(profile(CASES / "fields.yaml"), catalogues())
    unknown = next(finding for finding in findings if finding.key == ("statement", "dat_role"))
    assert unknown.location.source[unknown.location.column - 1 :].startswith("dat_role:")
    missing = next(finding for finding in findings if finding.key == ("group", "name"))
    assert missing.location.source.startswith("group:")
    (kvk, *_) = (f for f in check(profile(CASES / "types.yaml"), catalogues()) if f.key[-1:] == ("kvk",))
    assert kvk.location.source[kvk.location.column - 1 :].startswith("55655300")


def test_a_name_that_is_no_text_is_reported_and_the_rest_still_checked() -> None:
    odd: dict[Any, Any] = {"policy": "p", None: 1, "language": 3}
    findings = check(placed(odd), {})
    assert {"key-not-text", "wrong-type", "missing-key"} <= {finding.code for finding in findings}


def test_every_code_is_said_by_one_rule_in_kebab_case_and_has_its_source() -> None:
    rules = (*CONSISTENCY, *ADDRESSES, *TERMS)
    codes = [rule.code for rule in rules]
    assert len(set(codes)) == len(codes)
    for rule in rules:
        assert rule.code == rule.code.lower().replace("_", "-")
        assert rule.find.__doc__, f"say in the docstring of {rule.find.__name__} where the rule comes from"


def test_every_cross_field_rule_is_seen_at_work_in_a_case() -> None:
    seen = {finding.code for path in CASES.glob("*.yaml") for finding in check(profile(path), catalogues())}
    unseen = {rule.code for rule in (*CONSISTENCY, *ADDRESSES, *TERMS)} - seen
    assert not unseen, f"Write a case in tests/cases/schema for: {sorted(unseen)}"


def test_only_contradictions_are_errors_among_the_cross_field_rules() -> None:
    stopping = {rule.code for rule in (*CONSISTENCY, *ADDRESSES, *TERMS) if rule.severity is Severity.ERROR}
    assert stopping == {"dpo-contact", "decisions"}


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("www.dijkhoek.nl", "dijkhoek.nl"), ("dijkhoek.nl", "dijkhoek.nl"), ("A.B.Dijkhoek.NL", "dijkhoek.nl"),
        ("shop.dijkhoek.co.uk", "dijkhoek.co.uk"), ("dijkhoek.co.uk", "dijkhoek.co.uk"), ("", ""),
    ],
)  # fmt: skip
def test_the_domain_that_somebody_registered_is_the_end_of_a_host(host: str, domain: str) -> None:
    assert registrable(host) == domain


@pytest.mark.parametrize(
    ("period", "length"),
    [("P28D", 672), ("P4W", 672), ("P1M", 744), ("PT72H", 72), ("P1Y", 8784), ("soon", 0), ("", 0)],
)
def test_a_period_has_a_length_at_its_longest(period: str, length: int) -> None:
    assert hours(period) == length


def test_a_profile_with_warnings_only_has_no_errors() -> None:
    assert not has_errors(check(profile(CASES / "names.yaml"), catalogues()))


def test_heavy_modules_load_with_the_first_check_only() -> None:
    heavy = "[name for name in ('cerberus', 'stdnum') if name in sys.modules]"
    code = f"import sys; from generator.profile import schema; schema.shape(); print({heavy})"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]", "import these where they are used: the command starts too slowly with them"
