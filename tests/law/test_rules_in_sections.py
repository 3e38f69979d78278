"""A fact that is stated and printed by no section meets nothing; the sections that print it are named."""

from datetime import date
from pathlib import Path

import pytest

from generator import workspace
from generator.drafting import make
from generator.drafting.build_options import Basis
from generator.formats import DEFAULT_FORMATS
from generator.law import Assessment, Printed, Status, in_sections
from generator.statement.composition import Composer
from tests.support.cli import change, make_workspace, run
from tests.support.rule_cases import CASES, TODAY, assess, case_of, rules

pytestmark = pytest.mark.thorough

COMPLAINT = frozenset({("complaint", "authority")})


def of_rule(name: str, printed: list[Printed]) -> Assessment:
    """What one rule makes of its case that holds, where these sections are printed."""
    case = case_of(CASES / name / "holds.yaml")
    found = in_sections(assess(case.profile, rules(), TODAY), tuple(printed))
    return next(one for one in found if one.rule.id == name)


def test_a_fact_that_no_section_prints_is_missing_at_its_place() -> None:
    found = of_rule("R13", [Printed("title", frozenset({("statement", "date")}))])
    assert found.status is Status.MISSING
    (told,) = found.diagnostics
    assert (told.code, told.key, told.location.line) == ("not-printed", ("complaint", "authority"), 2)


def test_a_section_that_goes_by_a_fact_meets_the_rule() -> None:
    found = of_rule("R13", [Printed("complaint", frozenset(), COMPLAINT)])
    assert (found.status, found.sections, found.diagnostics) == (Status.MET, ("complaint",), ())


def test_a_section_that_shows_the_value_goes_before_one_that_only_goes_by_it() -> None:
    going_by = Printed("objection", frozenset(), frozenset({("rights", "granted")}))
    showing = Printed("rights", frozenset({("rights", "granted", 0)}))
    assert of_rule("right-access", [going_by, showing]).sections == ("rights",)


@pytest.mark.parametrize(
    ("section", "degree"), [("objection", Status.MET), ("rights", Status.PARTLY)], ids=["apart", "among others"]
)
def test_the_right_to_object_is_met_by_a_section_of_its_own(section: str, degree: Status) -> None:
    found = of_rule("R11", [Printed(section, frozenset({("rights", "granted", 0)}))])
    assert (found.status, found.sections) == (degree, (section,))


def test_what_is_met_by_saying_nothing_needs_no_section() -> None:
    assert of_rule("requests-in-writing", []).status is Status.MET
    assert of_rule("retention-vague", [Printed("retention", frozenset({("retention", "criterion")}))]).sections
    assert of_rule("review-passed", []).status is Status.MET


def test_a_section_taken_out_of_the_policy_is_missed(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    before = run(root, "check", "fietsatelier-de-ketting", "--on", "2026-11-22", "--json").codes
    assert "not-printed" not in before
    change(root, "templates/full-statement/policy.yaml", "  - complaint\n", "")
    ran = run(root, "check", "fietsatelier-de-ketting", "--on", "2026-11-22")
    assert "[not-printed]" in ran.err
    assert "right to complain" in ran.err


def test_the_bytes_of_a_statement_do_not_depend_on_the_day(repository: Path) -> None:
    where, _ = workspace.find(repository)
    assert where is not None
    slugs = ("papierenreiger", "smt")
    made = [
        {
            path: data
            for one in make(where, slugs, DEFAULT_FORMATS, basis=Basis(on=day))
            for path, data in one.files.items()
        }
        for day in (None, date(2017, 1, 1), date(2026, 11, 22), date(2099, 1, 1))
    ]
    assert made[0]
    assert all(files == made[0] for files in made)


def test_a_composer_without_a_day_asks_no_law(repository: Path) -> None:
    where, _ = workspace.find(repository)
    assert where is not None
    assert Composer(where).compose("smt").assessments == ()
