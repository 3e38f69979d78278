"""``statements drift``: a section that differs from the group's stands out, with its cause and reason."""

from pathlib import Path
from typing import Any

import pytest

from tests.support.cli import change, make_workspace, run
from tests.support.folders import REPOSITORY

pytestmark = pytest.mark.thorough

KOFFIE = "profiles/lindehof-koffie.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_workspace(tmp_path)


def relations(answer: dict[str, Any], slug: str) -> dict[str, str]:
    """The sections of a company that differ, with how."""
    (company,) = (company for company in answer["companies"] if company["slug"] == slug)
    return {part["section"]: part["relation"] for part in company["sections"] if part["relation"] != "same"}


def test_the_old_security_policy_of_smart2led_stands_out_and_nothing_else() -> None:
    ran = run(REPOSITORY, "drift", "--group", "promteg", "--json")
    assert relations(ran.answer, "smart2led") == {"security": "unexplained"}
    assert relations(ran.answer, "smart2cloud") == {}
    shown = run(REPOSITORY, "drift", "--group", "promteg").out
    assert "NO REASON" in shown and "editions.security" in shown
    assert "[-" in shown and "{+" in shown, "the words that differ are shown"


def test_own_facts_and_what_is_left_out_are_causes_with_their_lines(root: Path) -> None:
    (koffie,) = (
        company
        for company in run(root, "drift", "--group", "lindehof", "--json").answer["companies"]
        if company["slug"] == "lindehof-koffie"
    )
    causes = {cause["key"]: cause for part in koffie["sections"] for cause in part["causes"]}
    lines = (root / KOFFIE).read_text("utf-8").splitlines()
    own, left_out = causes["processings.newsletter"], causes["processings.recruitment"]
    assert (own["file"], own["line"]) == (KOFFIE, lines.index("  - id: newsletter") + 1)
    assert left_out["file"] == KOFFIE and "without" in lines[left_out["line"] - 1], "it is the line that leaves it out"


def test_who_a_company_is_makes_no_difference(root: Path) -> None:
    answer = run(root, "drift", "--group", "lindehof", "--json").answer
    assert relations(answer, "lindehof-brood") == {}


def test_a_stated_reason_explains_a_difference(root: Path) -> None:
    different = relations(run(root, "drift", "--group", "lindehof", "--json").answer, "lindehof-koffie")
    reasons = "".join(f"\n  {section}: The newsletter is an experiment." for section in different)
    change(root, KOFFIE, "websites:", f"deviations:{reasons}\nwebsites:")
    ran = run(root, "drift", "--group", "lindehof")
    assert "reason: The newsletter is an experiment." in ran.out and "NO REASON" not in ran.out
    assert run(root, "drift", "--group", "lindehof", "--exit-code").code == 0


def test_exit_code_3_tells_of_differences_without_a_reason_when_asked(root: Path) -> None:
    assert run(root, "drift", "--group", "lindehof").code == 0
    assert run(root, "drift", "--group", "lindehof", "--exit-code").code == 3


def test_a_group_that_is_not_there_is_wrong_use_with_a_suggestion(root: Path) -> None:
    ran = run(root, "drift", "--group", "lindehov")
    assert ran.code == 2 and "lindehof" in ran.err


def test_a_company_with_errors_is_left_out_and_told(root: Path) -> None:
    change(root, KOFFIE, '"01234575"', '"0123457"')
    ran = run(root, "drift", "--group", "lindehof")
    assert ran.code == 1 and KOFFIE in ran.err and "1 company left out" in ran.err


def test_a_group_cannot_say_why_it_differs_from_itself(root: Path) -> None:
    change(root, "profiles/groups/lindehof.yaml", "\ngroup:", "\ndeviations: {security: Why not}\ngroup:")
    assert "group-deviations" in run(root, "check", "--json").codes
