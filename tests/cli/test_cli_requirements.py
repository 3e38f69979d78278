"""``statements check --requirements``: what the law asks, for an officer to read."""

from pathlib import Path

import pytest

from tests.support.cli import change, make_workspace, run

FIETS = "fietsatelier-de-ketting"
DAY = ("--on", "2026-11-22")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_workspace(tmp_path)


def test_the_table_stays_out_of_sight_until_it_is_asked_for(root: Path) -> None:
    short, long = run(root, "check", FIETS, *DAY), run(root, "check", FIETS, *DAY, "--requirements")
    assert short.out == ""
    assert "Law of 2026-11-22: of " in short.err
    assert "`statements check --requirements` lists them" in short.err
    assert f"{FIETS}: what the law of 2026-11-22 asks" in long.out
    assert run(root, "check", FIETS, *DAY, "-v").out.startswith(long.out)


def test_a_row_names_the_section_that_meets_it_or_the_line_that_does_not(root: Path) -> None:
    out = run(root, "check", FIETS, *DAY, "--requirements").out
    rows = {line.split()[0]: line for line in out.splitlines() if line.startswith("R")}
    assert "section complaint" in rows["R13"]
    change(root, f"profiles/{FIETS}.yaml", "authority: true", "authority: false")
    out = run(root, "check", FIETS, *DAY, "--requirements").out
    rows = {line.split()[0]: line for line in out.splitlines() if line.startswith("R")}
    assert "missing" in rows["R13"] and f"profiles/{FIETS}.yaml:" in rows["R13"]


def test_requirements_come_in_the_order_of_their_numbers(root: Path) -> None:
    out = run(root, "check", FIETS, *DAY, "--requirements").out
    numbers = [int(line[1:3]) for line in out.splitlines() if line[:1] == "R" and line[1:2].isdigit()]
    assert numbers == list(range(1, 31))


def test_today_is_the_day_that_somebody_sets(root: Path) -> None:
    ran = run(root, "check", FIETS, SOURCE_DATE_EPOCH="1495670400")
    assert "Law of 2017-05-25" in ran.err


def test_json_has_each_rule_with_its_degree_place_and_sections(root: Path) -> None:
    (statement,) = run(root, "check", FIETS, *DAY, "--json").answer["statements"]
    (complaint,) = [one for one in statement["requirements"] if one["rule"] == "R13"]
    assert complaint["degree"] == "met"
    assert complaint["sections"] == ["complaint"]
    assert complaint["keys"] == ["complaint.authority"]
    assert complaint["file"] == f"profiles/{FIETS}.yaml"


def test_a_day_that_is_none_is_refused(root: Path) -> None:
    ran = run(root, "check", "--on", "25-5-2018")
    assert ran.code == 2
    assert "'25-5-2018' is not a date such as 2026-12-01" in ran.err
