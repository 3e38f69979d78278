"""Waivers: what the law asks stays an error for publishing, never for a draft, until somebody answers for it."""

import json
from datetime import date
from pathlib import Path

import pytest

from generator import ledger
from generator.diagnostics import Location, Severity, diagnose_by_rule
from generator.law import waive
from generator.ledger import RecordedWaiver
from generator.profile import merge
from generator.yaml import read
from tests.support import ledger_cases
from tests.support.cli import Ran, change, make_workspace, run
from tests.support.waiver_samples import FIETS, PROFILE, SHIELD, say, waiver

pytestmark = pytest.mark.thorough

EPOCH = "1795305600"
"""22 November 2026."""
NOW = ("--effective", "2026-12-01", "--reason", "Eerste versie")
IN_2018 = ("--effective", "2018-06-01", "--reason", "Eerste versie")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace in which one company names the Privacy Shield."""
    where = make_workspace(tmp_path)
    change(where, PROFILE, "transfers: {countries: []}", SHIELD)
    return where


def asked(root: Path, *words: str) -> Ran:
    return run(root, *words, SOURCE_DATE_EPOCH=EPOCH)


def test_an_error_of_the_law_keeps_no_draft_from_being_written(root: Path) -> None:
    ran = asked(root, "build", FIETS)
    assert ran.code == 1, "the exit code tells of the error"
    assert "error [privacy-shield]" in ran.err
    assert "Privacy Shield" in (root / "output" / FIETS / f"{FIETS}.md").read_text("utf-8"), "as the company states"


def test_a_strict_build_waits_for_errors_of_the_law_too(root: Path) -> None:
    assert asked(root, "build", FIETS, "--strict").code == 1
    assert not (root / "output" / FIETS).exists()


def test_nothing_is_published_with_an_error_of_the_law(root: Path) -> None:
    ran = asked(root, "publish", FIETS, *NOW)
    assert (ran.code, "Nothing was published." in ran.err) == (1, True), ran.err
    assert "error [privacy-shield]" in ran.err
    assert not (root / "output" / "published" / FIETS).exists()


def test_what_was_lawful_on_its_day_is_published_as_of_that_day(root: Path) -> None:
    ran = asked(root, "publish", FIETS, *IN_2018)
    assert ran.code == 0, ran.err


def test_rules_that_a_workspace_adds_are_asked_when_it_publishes(root: Path) -> None:
    change(root, PROFILE, SHIELD, "transfers: {countries: []}")
    (root / "templates" / "rules").mkdir()
    (root / "templates" / "rules" / "own.yaml").write_text(
        "rules:\n"
        "  - {id: no-je, title: Nobody says je, article: our own, holds: {not: {is: {form_of_address: je}}},\n"
        "     otherwise: wrong, severity: error, message: the statement says je, advice: write u, source: us,\n"
        "     printed: false, status: confirmed}\n",
        "utf-8",
    )
    ran = asked(root, "publish", FIETS, *NOW)
    assert (ran.code, "the statement says je" in ran.err) == (1, True), ran.err


def test_a_waiver_lets_it_be_published_and_stands_in_the_ledger(root: Path) -> None:
    say(root, waiver())
    ran = asked(root, "publish", FIETS, *NOW)
    assert ran.code == 0, ran.err
    found, damage = ledger.read(root / "output")
    assert found is not None, damage
    (version,) = found.versions(FIETS)
    kept = RecordedWaiver(
        "privacy-shield",
        "transfers.countries[0].safeguard",
        "De overeenkomst loopt af",
        "J. Bakker",
        date(2027, 6, 30),
    )
    assert version.waivers == (kept,)
    line = json.loads((root / "output" / "published" / "ledger.jsonl").read_bytes())
    assert (line["format"], line["waivers"][0]["until"]) == (2, "2027-06-30")


def test_a_waived_finding_is_not_counted_and_is_listed_where_more_is_asked(root: Path) -> None:
    say(root, waiver())
    short, long = asked(root, "check", FIETS), asked(root, "check", FIETS, "-v")
    assert short.code == 0
    assert "privacy-shield" not in short.err
    assert "1 finding waived" in short.err
    assert "waived [privacy-shield]" in long.out
    assert "until 2027-06-30 by J. Bakker: De overeenkomst loopt af" in long.out
    (statement,) = asked(root, "check", FIETS, "--json").answer["statements"]
    (told,) = statement["waived"]
    assert told["rule"] == "privacy-shield"
    assert told["waiver"] == {"reason": "De overeenkomst loopt af", "by": "J. Bakker", "until": "2027-06-30"}


def test_an_expired_waiver_is_told_and_lets_nothing_stand(root: Path) -> None:
    say(root, waiver(until="2026-11-21"))
    assert asked(root, "check", FIETS).code == 1
    codes = asked(root, "check", FIETS, "--json").codes
    assert {"privacy-shield", "waiver-expired"} <= codes
    assert asked(root, "publish", FIETS, *NOW).code == 1


def test_a_waiver_holds_on_its_last_day(root: Path) -> None:
    say(root, waiver(until="2026-11-22"))
    assert asked(root, "check", FIETS).code == 0


def test_a_waiver_that_is_about_nothing_is_a_note(root: Path) -> None:
    say(root, waiver("privacy-sheild"))
    found = asked(root, "check", FIETS, "--json").answer["diagnostics"]
    (told,) = [finding for finding in found if finding["code"] == "waiver-idle"]
    assert (told["severity"], "privacy-shield" in told["hint"]) == ("note", True), told


def test_a_waiver_of_one_value_lets_no_other_stand(root: Path) -> None:
    say(root, waiver(more=", key: transfers.countries.ca"))
    found = asked(root, "check", FIETS, "--json").answer["diagnostics"]
    (told,) = [finding for finding in found if finding["code"] == "waiver-idle"]
    assert "transfers.countries.us.safeguard" in told["hint"]
    change(root, PROFILE, "transfers.countries.ca", "transfers.countries.us")
    assert asked(root, "check", FIETS).code == 0


def test_what_is_malformed_cannot_be_waived(root: Path) -> None:
    change(root, PROFILE, 'kvk: "01234583"', 'kvk: "123"')
    say(root, waiver("kvk-format"))
    ran = asked(root, "check", FIETS, "--json")
    assert ran.code == 1
    assert {"kvk-format", "waiver-refused"} <= ran.codes


def test_a_waiver_without_reason_name_or_day_is_an_error(root: Path) -> None:
    say(root, "waivers: [{id: one, finding: privacy-shield}]\n")
    missing = [one["key"] for one in asked(root, "check", FIETS, "--json").answer["diagnostics"]]
    assert {"waivers[0].reason", "waivers[0].by", "waivers[0].until"} <= set(missing)


def test_a_waiver_of_the_group_need_not_be_about_every_company(tmp_path: Path) -> None:
    (tmp_path / "group.yaml").write_text(waiver("seat-missing"), "utf-8")
    (tmp_path / "own.yaml").write_text("extends: group\n", "utf-8")
    company, _ = read(tmp_path / "own.yaml", "profiles/own.yaml")
    group, _ = read(tmp_path / "group.yaml", "profiles/groups/group.yaml")
    assert company and group
    profile, _ = merge("own", company, group)
    seat = diagnose_by_rule(
        "seat-missing", "no seat", Location("profiles/own.yaml"), Severity.NOTE, rule="seat-missing"
    )
    stay, waived = waive(profile, (seat,), date(2026, 11, 22))
    assert (stay, [one.finding for one in waived]) == ((), [seat])
    assert waive(profile, (), date(2026, 11, 22)) == ((), ()), "for this company there is nothing to waive"


def test_entries_of_the_first_format_are_still_read(tmp_path: Path) -> None:
    ledger_cases.publish(tmp_path / "output", ledger_cases.edition())
    path = tmp_path / "output" / "published" / "ledger.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"format":2', b'"format":1'))
    assert ledger_cases.read(tmp_path / "output").versions("smt")[0].waivers == ()


@pytest.mark.parametrize("wrong", [b'["x"]', b'[{"finding":"x"}]', b"{}"])
def test_a_waiver_in_the_ledger_has_all_its_fields(tmp_path: Path, wrong: bytes) -> None:
    ledger_cases.publish(tmp_path / "output", ledger_cases.edition())
    path = tmp_path / "output" / "published" / "ledger.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"waivers":[]', b'"waivers":' + wrong))
    assert ledger_cases.codes(tmp_path / "output") == ["ledger-line"]
