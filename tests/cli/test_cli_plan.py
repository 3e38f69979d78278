"""``statements plan``: what a build would change, in how many words, and by which line."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.support import folders
from tests.support.built import KOFFIE, LIBRARY, built, once, planned, published, twice
from tests.support.cli import BROOD, COMPANIES, change, run, statements, tree

pytestmark = pytest.mark.thorough

__all__ = ["built", "once", "published", "twice"]

GROUP = "profiles/groups/lindehof.yaml"
PURPOSES = f"{LIBRARY}/wording/purposes.yaml"


def line_of(root: Path, name: str, text: str) -> int:
    return next(i for i, line in enumerate((root / name).read_text("utf-8").splitlines(), 1) if text in line)


def causes(company: dict[str, Any], against: str = "version 1") -> dict[str, set[tuple[str, str, int | None]]]:
    """Section to its causes: kind, name and line."""
    (difference,) = (one for one in company["differences"] if one["against"].startswith(against))
    assert difference["exact"]
    return {
        part["section"]: {(cause["kind"], cause["name"], cause["line"]) for cause in part["causes"]}
        for part in difference["sections"]
    }


def carried_out(root: Path) -> set[str]:
    """The companies of which a build changes a file."""
    before = statements(root / "output")
    run(root, "build")
    after = statements(root / "output")
    return {path.split("/")[0] for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


def pending(companies: dict[str, dict[str, Any]]) -> set[str]:
    return {slug for slug, company in companies.items() if company["pending"]}


def test_nothing_to_do_is_nothing_to_tell(published: Path) -> None:
    ran = run(published, "plan", "--exit-code")
    assert (ran.code, ran.out) == (0, "")
    assert "A build would change no company. 3 companies unaffected." in ran.err


def test_a_line_of_a_company_is_the_cause_of_what_it_changes(published: Path) -> None:
    change(published, BROOD, "020 555 01 23", "020 555 01 99")
    companies = planned(published)
    assert pending(companies) == {"lindehof-brood"}
    found = causes(companies["lindehof-brood"])
    assert found, "the number stands in some section"
    line = line_of(published, BROOD, "020 555 01 99")
    assert set.union(*found.values()) == {("company", "contact.phone", line)}


def test_a_line_of_the_group_is_the_cause_for_each_member(published: Path) -> None:
    change(published, GROUP, "period: P7Y", "period: P8Y")
    companies = planned(published)
    assert pending(companies) == {"lindehof-brood", "lindehof-koffie"}
    cause = ("group", "processings.accounting.retention.period", line_of(published, GROUP, "P8Y"))
    for company in companies.values():
        assert set.union(*causes(company).values()) == {cause}


def test_a_template_is_the_cause_where_it_differs(published: Path) -> None:
    template = f"{LIBRARY}/sections/changes.md.jinja"
    path = published / template
    path.write_text(path.read_text("utf-8") + "\nNog een zin.\n", "utf-8")
    last = len(path.read_text("utf-8").splitlines())
    companies = planned(published)
    for slug in pending(companies):
        found = causes(companies[slug])
        assert set(found) == {"changes"}
        ((kind, _, line),) = found["changes"]
        assert (kind, line) == ("template", last)
    assert pending(companies) >= {"lindehof-brood", "lindehof-koffie"}
    assert carried_out(published) == pending(companies)


def test_a_wording_is_the_cause_by_its_key(published: Path) -> None:
    text = (published / PURPOSES).read_text("utf-8")
    words = next(line for line in text.splitlines() if "nieuwsbrief" in line)
    (published / PURPOSES).write_text(text.replace(words, words.replace("nieuwsbrief", "periodiek")), "utf-8")
    companies = planned(published)
    kinds = {
        (kind, name.split(".")[0], line)
        for slug in pending(companies)
        for found in causes(companies[slug]).values()
        for kind, name, line in found
    }
    assert kinds <= {("wording", "purposes", line_of(published, PURPOSES, "periodiek"))}
    assert carried_out(published) == pending(companies)


def test_what_is_no_longer_stated_is_told_by_its_name(published: Path) -> None:
    change(published, BROOD, '  phone: "020 555 01 23"\n', "")
    (brood,) = planned(published).values()
    told = [cause for part in brood["differences"][0]["sections"] for cause in part["causes"]]
    assert {(one["name"], one["what"], one["file"], one["line"]) for one in told} == {
        ("contact.phone", "no longer stated", BROOD, None)
    }


def test_a_record_that_comes_is_one_cause_and_not_each_of_its_fields(published: Path) -> None:
    change(published, KOFFIE, "without: [processings.recruitment]\n", "")
    (koffie,) = planned(published).values()
    names = {name for found in causes(koffie).values() for _, name, _ in found}
    assert names == {"processings.recruitment"}
    change(published, KOFFIE, "extends: lindehof", "extends: lindehof\nwithout: [processings.recruitment, dpo]")
    (koffie,) = planned(published).values()
    found = {cause for some in causes(koffie).values() for cause in some}
    assert all(kind == "company" for kind, _, _ in found), "what a company leaves out is its own line"


def test_words_are_shown_when_asked(published: Path) -> None:
    change(published, BROOD, "Lindehof Brood B.V.", "Lindehof Brood en Gebak B.V.")
    assert "{+" not in run(published, "plan").out
    shown = run(published, "plan", "--diff").out
    assert "{+en Gebak +}" in shown or "en Gebak" in shown
    assert "because of profiles/lindehof-brood.yaml:" in shown


def test_drafts_are_held_against_the_draft_that_was_built(built: Path) -> None:
    change(built, BROOD, "020 555 01 23", "020 555 01 99")
    (brood,) = planned(built).values()
    found = causes(brood, "the draft")
    assert {name for some in found.values() for _, name, _ in some} == {"contact.phone"}


def test_on_another_machine_the_cause_of_a_draft_is_not_guessed(built: Path) -> None:
    shutil.rmtree(built.parent / "cache")
    change(built, BROOD, "020 555 01 23", "020 555 01 99")
    (brood,) = planned(built).values()
    (difference,) = brood["differences"]
    assert not difference["exact"]
    assert sum(part["inserted"] for part in difference["sections"]) > 0, "the words are known"
    assert {cause["kind"] for part in difference["sections"] for cause in part["causes"]} == {"unknown"}


def test_a_new_house_style_changes_drafts_and_nothing_published(published: Path) -> None:
    style = published / "templates" / "house-style.docx"
    other = folders.TESTS / "house_style_dutch"
    named = next(iter(sorted(other.rglob("*.docx"))), None)
    if named is None:
        from docx import Document

        Document().save(str(style))
    else:
        shutil.copyfile(named, style)
    assert planned(published) == {}, "published files stay as they were published"
    change(published, BROOD, "020 555 01 23", "020 555 01 99")
    assert pending(planned(published)) == {"lindehof-brood"}


def test_a_draft_whose_look_alone_changes_says_by_what(built: Path) -> None:
    from docx import Document

    Document().save(str(built / "templates" / "house-style.docx"))
    companies = planned(built)
    assert {company["fate"] for company in companies.values()} == {"look"}
    (difference,) = companies["lindehof-brood"]["differences"]
    assert [cause["file"] for cause in difference["causes"]] == ["templates/house-style.docx"]
    assert carried_out(built) == pending(companies)


def test_new_gone_and_renamed_companies_are_told(built: Path) -> None:
    (built / BROOD).rename(built / "profiles" / "lindehof-gebak.yaml")
    (built / KOFFIE).unlink()
    companies = planned(built)
    fates = {slug: (company["fate"], company["former"]) for slug, company in companies.items()}
    assert fates == {
        "lindehof-brood": ("gone", None),
        "lindehof-gebak": ("new", "lindehof-brood"),
        "lindehof-koffie": ("gone", None),
    }
    assert carried_out(built) == pending(companies)


def test_a_company_with_errors_keeps_its_files_and_is_told(built: Path) -> None:
    change(built, BROOD, "email: privacy@", "emial: privacy@")
    ran = run(built, "plan", "--exit-code")
    assert ran.code == 1
    assert "lindehof-brood: has errors, and keeps the files it has" in ran.out


def test_an_edited_file_is_told_and_the_verdict_is_that_of_a_build(built: Path) -> None:
    page = built / "output" / "lindehof-brood" / "lindehof-brood.html"
    page.write_text("by hand", "utf-8")
    ran = run(built, "plan")
    assert ran.code == run(built, "build", "--dry-run").code == run(built, "build").code == 1
    assert "output-edited" in ran.err and "lindehof-brood" in ran.out
    assert page.read_text("utf-8") == "by hand"


def test_exit_code_3_tells_of_changes_when_asked(built: Path) -> None:
    assert run(built, "plan", "--exit-code").code == 0
    change(built, BROOD, "020 555 01 23", "020 555 01 99")
    assert run(built, "plan").code == 0
    assert run(built, "plan", "--exit-code").code == 3


def test_a_built_draft_that_waits_to_be_published_is_told(published: Path) -> None:
    change(published, BROOD, "020 555 01 23", "020 555 01 99")
    run(published, "build")
    (brood,) = planned(published).values()
    assert (brood["fate"], brood["pending"], brood["publishes"]) == ("waiting", False, True)
    assert run(published, "plan", "--exit-code").code == 3


def test_a_dry_run_says_what_a_build_does_and_writes_nothing(built: Path) -> None:
    change(built, BROOD, "020 555 01 23", "020 555 01 99")
    (built / "output" / "lindehof-koffie" / "lindehof-koffie.md").write_text("by hand", "utf-8")
    before = tree(built / "output")
    for options in ((), ("--force",)):
        dry = run(built, "build", *options, "--dry-run", "--json")
        assert tree(built / "output") == before
        if options:
            done = run(built, "build", *options, "--json")
            assert (dry.code, dry.answer["files"]) == (done.code, done.answer["files"])


def test_a_plan_of_some_companies_is_about_those_alone(built: Path) -> None:
    for name in (BROOD, KOFFIE):
        change(built, name, "Voorbeeldstad", "Elders")
    assert set(planned(built, "lindehof-koffie")) == {"lindehof-koffie"}
    assert set(planned(built)) == {"lindehof-brood", "lindehof-koffie"} <= set(COMPANIES)
