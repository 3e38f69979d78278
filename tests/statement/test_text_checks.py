"""check reads the words of each statement: a sentence that is gone and a wrong word are told where they are written."""

from pathlib import Path

import pytest

from generator import ledger, workspace
from generator.drafting import make
from generator.drafting.build_options import Basis
from generator.statement.text_checks import MOST, names_in
from tests.support.cli import change, make_workspace, run
from tests.support.rule_cases import TODAY

FIETS = "fietsatelier-de-ketting"
SECTIONS = "templates/library/nl/sections"
DAY = ("--on", TODAY.isoformat(), "--json")
OWN = "extra_sections:\n  - id: plus\n    heading: {nl: Extra}\n    paragraphs:\n      - {nl: 'TEXT'}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_workspace(tmp_path)


def told(root: Path, code: str, *slugs: str) -> list[tuple[str, int]]:
    """Where ``check`` tells this code: file and line."""
    answer = run(root, "check", *(slugs or (FIETS,)), *DAY).answer
    return [(one["file"], one["line"]) for one in answer["diagnostics"] if one["code"] == code]


def line_of(root: Path, name: str, words: str) -> int:
    lines = (root / name).read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


def test_a_sentence_taken_out_of_a_template_is_missed_at_that_template(root: Path) -> None:
    path = f"{SECTIONS}/complaint.md.jinja"
    assert told(root, "not-in-text") == []
    change(root, path, "altijd een klacht indienen bij de toezichthouder", "altijd bellen")
    change(root, path, "Dat is de {{", "Wij kennen de {{")
    change(root, "templates/library/nl/wording/rights.yaml", "klacht", "vraag")
    assert (path, 1) in told(root, "not-in-text")


def test_a_wrong_word_in_a_template_is_told_at_its_line(root: Path) -> None:
    path = f"{SECTIONS}/complaint.md.jinja"
    change(root, path, "Dat is de {{", "Het College bescherming persoonsgegevens heet nu anders.\nDat is de {{")
    assert told(root, "stale-authority") == [(path, line_of(root, path, "College bescherming"))]


def test_a_wrong_word_in_the_wording_is_told_in_the_statement(root: Path) -> None:
    path = "templates/library/nl/wording/rights.yaml"
    change(root, path, "Autoriteit Persoonsgegevens", "Registratiekamer")
    (place,) = told(root, "stale-authority")
    assert place[0].startswith("templates/"), f"the word is the policy's own, not one of the profile: {place}"


def test_a_wrong_word_of_the_company_is_told_at_its_line(root: Path) -> None:
    path = f"profiles/{FIETS}.yaml"
    with (root / path).open("a", encoding="utf-8") as profile:
        profile.write(OWN.replace("TEXT", "Wij volgen de Wbp; lees deze verklaring regelmatig na [datum]."))
    assert told(root, "left-over") == [(path, line_of(root, path, "[datum]"))]


def test_the_name_of_another_company_is_told_unless_the_profile_states_it(root: Path) -> None:
    path = f"profiles/{FIETS}.yaml"
    assert told(root, "other-company") == []
    with (root / path).open("a", encoding="utf-8") as profile:
        profile.write(OWN.replace("TEXT", "Lindehof Brood bakt brood."))
    assert told(root, "other-company") == [(path, line_of(root, path, "Lindehof Brood bakt"))]
    brood = "profiles/lindehof-brood.yaml"
    with (root / brood).open("a", encoding="utf-8") as profile:
        profile.write(OWN.replace("TEXT", "Lindehof Brood bakt brood."))
    assert told(root, "other-company", "lindehof-brood") == []


def test_names_are_read_as_they_are_written() -> None:
    assert names_in("controller:\n  legal_name: Vouw B.V. # of\n  short_name: 'Vouw'\n") == ("Vouw B.V.", "Vouw")
    assert names_in('controller: {legal_name: "Vouw, Rek & Co", short_name: Rek}\n') == ("Vouw, Rek & Co", "Rek")
    assert names_in("statement: {}\n") == ()


def test_what_the_profile_tells_is_not_told_again(repository: Path) -> None:
    answer = run(repository, "check", "smt", *DAY).answer
    codes = [one["code"] for one in answer["diagnostics"]]
    for code in ("breach-term", "read-again"):
        assert codes.count(code) == 1, f"{code} is told {codes.count(code)} times"
    assert "privacy-shield" not in codes, "the profile waives it"


def test_of_our_statements_only_what_is_true_is_told(repository: Path) -> None:
    """Smart Trackers names American firms and does not say what protects the data there; nobody else has anything."""
    where, _ = workspace.find(repository)
    published, _ = ledger.read(repository / "output")
    assert where is not None
    added = {"us-recipient", "two-towns", "not-in-text", "other-company", "left-over", "form-of-address", "two-terms"}
    made = list(make(where, tuple(sorted(where.companies)), (), 1, None, Basis(published, TODAY)))
    found = {(one.slug, told.code) for one in made for told in one.diagnostics if told.code in added}
    assert found == {("smarttrackers", "us-recipient"), ("smarttrackers", "two-towns")}  # the second is of its profile
    firms = [told for one in made for told in one.diagnostics if told.code == "us-recipient"]
    assert len(firms) == MOST, f"so many places of one rule are enough: {firms}"
    towns = [told for one in made for told in one.diagnostics if told.code == "two-towns"]
    assert len(towns) == 1, f"one finding says it: {towns}"


def test_what_a_newcomer_gets_is_told_nothing_of(root: Path) -> None:
    answer = run(root, "check", *DAY).answer
    codes = {one["code"] for one in answer["diagnostics"]}
    assert not codes & {"not-in-text", "us-recipient", "two-towns", "other-company", "left-over", "form-of-address"}
