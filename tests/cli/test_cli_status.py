"""``statements status``: what holds on a day, what is scheduled, what differs, and what is to be read again."""

from pathlib import Path
from typing import Any

import pytest

from tests.support.cli import BROOD, Ran, change, make_workspace, run

pytestmark = pytest.mark.thorough

EPOCH = "1795305600"
"""22 November 2026."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A company with a version of nobody knows when and one scheduled, one with a version, one never published."""
    where = make_workspace(tmp_path)
    first = ("--reason", "Eerste versie", "--effective")
    assert dated(where, "publish", "lindehof-brood", *first, "unknown").code == 0
    assert dated(where, "publish", "lindehof-koffie", *first, "2026-03-01").code == 0
    change(where, BROOD, "020 555 01 23", "020 555 01 99")
    assert dated(where, "publish", "lindehof-brood", *first, "2027-01-01").code == 0
    return where


def dated(root: Path, *words: str) -> Ran:
    return run(root, *words, SOURCE_DATE_EPOCH=EPOCH)


def told(root: Path, *words: str) -> dict[str, dict[str, Any]]:
    return {one["slug"]: one for one in dated(root, "status", "--json", *words).answer["statements"]}


def test_each_company_has_its_version_in_force_and_what_is_scheduled(root: Path) -> None:
    found = told(root)
    assert (found["lindehof-brood"]["version"], found["lindehof-brood"]["since"]) == (1, None)
    assert found["lindehof-brood"]["scheduled"] == [{"version": 2, "effective": "2027-01-01"}]
    assert (found["lindehof-koffie"]["version"], found["lindehof-koffie"]["since"]) == (1, "2026-03-01")
    assert (found["fietsatelier-de-ketting"]["version"], found["fietsatelier-de-ketting"]["draft"]) == (None, "new")


def test_another_day_has_another_version_in_force(root: Path) -> None:
    assert told(root, "--on", "2027-01-01")["lindehof-brood"]["version"] == 2
    assert told(root, "--on", "2026-12-31")["lindehof-brood"]["version"] == 1
    assert told(root, "--on", "2026-02-28")["lindehof-koffie"]["version"] is None


def test_a_draft_differs_once_its_text_does(root: Path) -> None:
    assert {slug: one["draft"] for slug, one in told(root).items()} == {
        "fietsatelier-de-ketting": "new",
        "lindehof-brood": "same",
        "lindehof-koffie": "same",
    }
    change(root, "profiles/lindehof-koffie.yaml", "number: 12-14", "number: 12-16")
    assert told(root)["lindehof-koffie"]["draft"] == "differs"
    change(root, "profiles/lindehof-koffie.yaml", "email: privacy@", "emial: privacy@")
    assert (told(root)["lindehof-koffie"]["draft"], told(root)["lindehof-koffie"]["errors"]) == ("errors", 1)


def test_a_company_without_a_profile_is_still_told_of(root: Path) -> None:
    (root / "profiles" / "lindehof-koffie.yaml").unlink()
    found = told(root)
    assert (found["lindehof-koffie"]["draft"], found["lindehof-koffie"]["version"]) == ("gone", 1)
    assert told(root, "lindehof-koffie")["lindehof-koffie"]["draft"] == "gone"


@pytest.mark.parametrize(("day", "severity"), [("2027-10-01", None), ("2027-11-02", "note"), ("2027-12-02", "warning")])
def test_a_review_is_told_of_when_it_is_near_or_past(root: Path, day: str, severity: str | None) -> None:
    ran = run(root, "status", "lindehof-brood", "--on", day, "--json")
    found = [finding for finding in ran.answer["diagnostics"] if finding["code"] == "review-due"]
    assert [finding["severity"] for finding in found] == ([severity] if severity else [])
    assert all((finding["file"], finding["key"]) == (BROOD, "statement.review_by") for finding in found)
    assert ran.code == 0


def test_the_table_says_it_in_words(root: Path) -> None:
    ran = run(root, "status", SOURCE_DATE_EPOCH=EPOCH)
    assert ran.code == 0
    lines = {line.split()[0]: line for line in ran.out.splitlines()}
    assert "unknown" in lines["lindehof-brood"]
    assert "2 from 2027-01-01" in lines["lindehof-brood"]
    assert "2026-03-01" in lines["lindehof-koffie"]
    assert "On 2026-11-22: 2 statements in force, 1 draft to publish, 1 scheduled." in ran.err


def test_a_damaged_record_is_told_with_its_place(root: Path) -> None:
    (root / "output" / "published" / "ledger.jsonl").write_text("x\n", "utf-8")
    ran = run(root, "status")
    assert (ran.code, "output/published/ledger.jsonl:1:1: error [ledger-line]" in ran.err) == (1, True)


def test_a_day_that_is_none_and_a_company_that_is_none_are_wrong_use(root: Path) -> None:
    assert run(root, "status", "--on", "morgen").code == 2
    assert run(root, "status", "lindehof-broot").code == 2
