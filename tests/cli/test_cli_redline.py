"""``statements redline``: the change of a statement, and of a group, on the screen and as documents."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.cli import change, make_workspace, run, tree
from tests.support.docx_lint import lint
from tests.support.docx_parts import W
from tests.support.docx_parts import tree as xml
from tests.support.programs import HANGS, LIBREOFFICE_REVISIONS, SYSTEM_PYTHON, path_of
from tests.support.readers import docx_text
from tests.support.redline_workspace import (
    COMPANY,
    EPOCH,
    GROUP,
    SISTER,
    draft_words,
    make_story,
    published,
    read_back,
    squeezed,
    version_words,
)

pytestmark = pytest.mark.thorough

DRAFT = f"redlines/{COMPANY}/{COMPANY}-redline-2-draft"
FIRST = f"redlines/{COMPANY}/{COMPANY}-redline-1-2"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The story, for tests that only read it and write redlines."""
    return make_story(tmp_path_factory.mktemp("told"))


@pytest.fixture
def root(told: Path, tmp_path: Path) -> Path:
    """The story, for a test that spoils it."""
    shutil.copytree(told, tmp_path / "workspace", ignore=shutil.ignore_patterns("redlines"))
    return tmp_path / "workspace"


def test_a_pin_taken_away_changes_the_security_section_and_nothing_else(told: Path) -> None:
    before = tree(told / "output")
    answer = run(told, "redline", COMPANY, "--json").answer
    (redline,) = answer["redlines"]
    assert [(part["anchor"], part["fate"]) for part in redline["sections"]] == [("beveiliging", "changed")]
    assert (redline["from"], redline["to"]) == ("2", "draft")
    assert [f"redlines/{path}" for path in redline["files"]] == [f"{DRAFT}{s}" for s in (".docx", ".html", ".md")]
    assert tree(told / "output") == before, "a redline changes nothing in output/"


def test_the_screen_shows_the_changed_words_of_each_section_and_where_the_files_are(told: Path) -> None:
    ran = run(told, "redline", COMPANY, width=100, NO_COLOR="1")
    assert "Hoe wij gegevens beveiligen: " in ran.out and "words new" in ran.out
    assert "[-Onze systemen zijn beveiligd met een wachtwoord.-]" in " ".join(ran.out.split())
    assert "1 statement changed: 1 section" in ran.err
    assert f"  {DRAFT}.docx" in ran.err


@pytest.mark.parametrize("versions", ["1-2", "2-draft"])
def test_rejecting_all_gives_the_old_version_and_accepting_all_the_new_one_in_each_format(
    told: Path, versions: str
) -> None:
    old, new = versions.split("-")
    assert run(told, "redline", COMPANY, "--from", old, "--to", new).code == 0
    path = told / f"redlines/{COMPANY}/{COMPANY}-redline-{versions}"
    found = read_back(path)
    wanted = draft_words(told, COMPANY) if new == "draft" else version_words(told, COMPANY, int(new))
    assert wanted != version_words(told, COMPANY, int(old))
    for suffix in (".md", ".html", ".docx"):
        assert found.old[suffix] == version_words(told, COMPANY, int(old)), f"rejecting all in {suffix}"
        assert found.new[suffix] == wanted, f"accepting all in {suffix}"
    assert lint(path.with_name(f"{path.name}.docx").read_bytes()) == []


@pytest.mark.needs("soffice", "uno")
def test_libreoffice_accepts_to_the_draft_and_rejects_to_the_version_in_force(told: Path, tmp_path: Path) -> None:
    run(told, "redline", COMPANY)
    (tmp_path / "redline.docx").write_bytes((told / f"{DRAFT}.docx").read_bytes())
    jobs = "\n".join(f"{decision}\tredline.docx\t{decision}.docx" for decision in ("accept", "reject"))
    command = [SYSTEM_PYTHON, str(LIBREOFFICE_REVISIONS), path_of("soffice"), str(tmp_path)]
    subprocess.run(command, input=jobs, text=True, capture_output=True, check=True, timeout=HANGS)
    accepted, rejected = ((tmp_path / f"{decision}.docx").read_bytes() for decision in ("accept", "reject"))
    assert squeezed(docx_text(accepted)) == draft_words(told, COMPANY)
    assert squeezed(docx_text(rejected)) == version_words(told, COMPANY, 2)


def test_a_version_is_held_against_the_one_before_it(told: Path) -> None:
    ran = run(told, "redline", COMPANY, "--to", "2", "--json")
    assert [(one["from"], one["to"]) for one in ran.answer["redlines"]] == [("1", "2")]
    assert run(told, "redline", COMPANY, "--to", "latest", "--json").out == ran.out


def test_two_versions_may_be_compared_the_other_way_round(told: Path) -> None:
    run(told, "redline", COMPANY, "--from", "draft", "--to", "2")
    path = told / f"redlines/{COMPANY}/{COMPANY}-redline-draft-2"
    assert read_back(path).new[".docx"] == version_words(told, COMPANY, 2)


def test_a_draft_says_that_it_is_one_and_keeps_the_date_that_it_is_held_against(told: Path) -> None:
    run(told, "redline", COMPANY, SOURCE_DATE_EPOCH=EPOCH)
    page = (told / f"{DRAFT}.html").read_text("utf-8")
    assert "Vergelijking: versie 2 van 1 december 2026 met concept" in page
    assert 'class="draft"' in page and "<footer>" not in page, "a draft has no date and no version"


def signatures(path: Path) -> set[tuple[str | None, str | None]]:
    """Whose the tracked changes are, and of which moment."""
    root = xml(path.with_name(f"{path.name}.docx").read_bytes())
    return {(one.get(f"{W}author"), one.get(f"{W}date")) for name in ("ins", "del") for one in root.iter(W + name)}


def test_changes_have_the_author_and_day_that_are_stated(told: Path) -> None:
    run(told, "redline", COMPANY, "--author", "Mr. O'Neill & Co", "--date", "2026-10-01", "--output", "elders")
    assert signatures(told / f"elders/{COMPANY}/{COMPANY}-redline-2-draft") == {
        ("Mr. O'Neill & Co", "2026-10-01T00:00:00Z")
    }
    assert not list((told / "elders").rglob("*.pdf"))


def test_changes_of_a_version_are_of_who_published_it_and_of_a_draft_of_the_company_today(told: Path) -> None:
    run(told, "redline", COMPANY, "--to", "2", SOURCE_DATE_EPOCH="1800000000")
    assert signatures(told / FIRST) == {("J. Bakker", "2026-11-22T00:00:00Z")}
    run(told, "redline", COMPANY, SOURCE_DATE_EPOCH="1800000000")
    assert signatures(told / DRAFT) == {("Smart2Led B.V.", "2027-01-15T00:00:00Z")}


def test_the_same_redline_is_the_same_bytes(told: Path) -> None:
    words = ("redline", COMPANY, "--date", "2026-10-01", "--output")
    run(told, *words, "een")
    run(told, *words, "twee")
    assert tree(told / "een") == tree(told / "twee") != {}


def test_a_group_gets_a_document_a_company_that_changes_and_an_overview_that_counts_the_rest(told: Path) -> None:
    ran = run(told, "redline", "--group", GROUP, "--json")
    assert [one["name"] for one in ran.answer["redlines"]] == [COMPANY]
    assert ran.answer["unchanged"] == [SISTER]
    overview = (told / f"redlines/{GROUP}-overview.md").read_text("utf-8")
    assert overview.startswith("# Wijzigingen in de verklaringen van PromTeg Groep")
    assert "1 verklaring verandert. 1 andere blijft zoals zij is." in overview
    (part,) = ran.answer["redlines"][0]["sections"]
    row = f"| {part['title']} | {part['inserted']} | {part['deleted']} |"
    assert f"| Smart2Led B.V. | versie 2 van 1 december 2026 | concept {row}" in overview
    assert lint((told / f"redlines/{GROUP}-overview.docx").read_bytes()) == []


def test_several_companies_are_a_table_on_the_screen_and_are_added_up_in_the_overview(told: Path) -> None:
    ran = run(told, "redline", "--group", GROUP, "--from", "1", "--to", "2")
    assert ran.out.startswith("STATEMENT") and COMPANY in ran.out and SISTER in ran.out
    overview = (told / f"redlines/{GROUP}-overview.md").read_text("utf-8")
    assert "2 verklaringen veranderen.\nSamen zijn " in overview


def test_nothing_to_show_is_said_and_nothing_is_written(told: Path) -> None:
    ran = run(told, "redline", SISTER, "--exit-code")
    assert (ran.code, ran.out) == (0, "")
    assert "nothing to show" in ran.err
    assert not (told / "redlines" / SISTER / f"{SISTER}-redline-2-draft.md").exists()


def test_exit_code_3_tells_of_changes_when_asked(told: Path) -> None:
    assert run(told, "redline", COMPANY).code == 0
    assert run(told, "redline", COMPANY, "--exit-code").code == 3


def test_formats_are_those_asked_for(told: Path) -> None:
    run(told, "redline", COMPANY, "--format", "fragment,md", "--output", "formats")
    assert {name.partition(".")[2] for name in tree(told / "formats")} == {"fragment.html", "md"}


def test_what_a_lawyer_wrote_into_a_redline_is_kept(root: Path) -> None:
    run(root, "redline", COMPANY, "--date", "2026-10-01")
    path = root / f"{DRAFT}.md"
    path.write_text("met aantekeningen\n", "utf-8")
    ran = run(root, "redline", COMPANY, "--date", "2026-10-02", "--json")
    assert (ran.code, ran.codes) == (1, {"output-edited"})
    assert path.read_text("utf-8") == "met aantekeningen\n"
    assert run(root, "redline", COMPANY, "--force").code == 0
    assert (root / f"{DRAFT}.md.orig").read_text("utf-8") == "met aantekeningen\n"
    assert path.read_text("utf-8").startswith("# Vergelijking")


def test_one_redline_leaves_the_others_where_they_are(told: Path) -> None:
    run(told, "redline", COMPANY, "--to", "2", "--output", "naast")
    run(told, "redline", COMPANY, "--output", "naast")
    assert len(tree(told / "naast")) == 6


def test_a_company_that_is_gone_has_its_versions_still(root: Path) -> None:
    (root / f"profiles/{COMPANY}.yaml").unlink()
    ran = run(root, "redline", COMPANY, "--from", "1", "--to", "2")
    assert ran.code == 0, ran.err
    assert read_back(root / FIRST).new[".docx"] == version_words(root, COMPANY, 2)
    assert run(root, "redline", COMPANY).code == 1, "it has no draft"


WRONG = {
    "nothing": ((), "say what to compare"),
    "three": (("a", "b", "c"), "too much to compare"),
    "a company and a group": ((COMPANY, "--group", GROUP), "too much to compare"),
    "a company that is not there": (("smart2let",), "did you mean 'smart2led'"),
    "a group that is not there": (("--group", "promtek"), "did you mean 'promteg'"),
    "no version": ((COMPANY, "--from", "eerste"), "with a number from 1, latest or draft"),
    "version nought": ((COMPANY, "--from", "0"), "with a number from 1"),
    "a version that is not there": ((COMPANY, "--to", "9"), "there is no version 9"),
    "what is before the first": ((COMPANY, "--to", "1"), "there is no version before version 1"),
    "no day": ((COMPANY, "--date", "1-10-2026"), "is not a date such as 2026-12-01"),
    "no author": ((COMPANY, "--author", " "), "the author is empty"),
    "an author that cannot be printed": ((COMPANY, "--author", "x\x07"), "cannot be printed"),
    "no format": ((COMPANY, "--format", "doc"), "'doc' is no format"),
    "a file alone": (("oud.docx",), "name two files"),
    "into output": ((COMPANY, "--output", "output"), "name a folder of their own"),
    "into profiles": ((COMPANY, "--output", "profiles/x"), "name a folder of their own"),
    "versions of files": (("a.md", "b.md", "--to", "2"), "--from and --to name versions"),
    "a file that is not there": (("a.md", "b.md"), "there is no file or folder 'a.md'"),
    "a file and a folder": ((f"profiles/{COMPANY}.yaml", "templates"), "a file cannot be compared with a folder"),
    "a folder without statements": (("profiles", "templates"), "there is no statement in 'profiles'"),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_use_says_what_to_do(told: Path, name: str) -> None:
    words, said = WRONG[name]
    ran = run(told, "redline", *words)
    assert (ran.code, ran.out) == (2, ""), ran.out
    assert said in ran.err


def alter_version(root: Path) -> None:
    (root / f"output/published/{COMPANY}/2/{COMPANY}.md").write_text("anders\n", "utf-8")


def lose_version(root: Path) -> None:
    (root / f"output/published/{COMPANY}/2/{COMPANY}.md").unlink()


def break_chain(root: Path) -> None:
    change(root, "output/published/ledger.jsonl", "Nieuwe woorden", "Andere woorden")


def break_profile(root: Path) -> None:
    change(root, f"profiles/{COMPANY}.yaml", "contact:", "kontact:")


def spoil_style(root: Path) -> None:
    (root / "templates/house-style.docx").write_bytes(b"geen Word")


BAD: dict[str, tuple[Callable[[Path], None], str]] = {
    "an altered version": (alter_version, "published-altered"),
    "a lost version": (lose_version, "published-missing"),
    "a damaged ledger": (break_chain, "ledger-broken"),
    "a profile with errors": (break_profile, "unknown-key"),
    "a damaged house style": (spoil_style, "house-style-unreadable"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_told_and_nothing_is_written(root: Path, name: str) -> None:
    spoil, code = BAD[name]
    spoil(root)
    ran = run(root, "redline", COMPANY, "--json")
    assert ran.code == 1
    assert code in ran.codes, ran.answer["diagnostics"]
    assert not (root / "redlines" / COMPANY).exists()


def test_a_company_of_a_group_that_cannot_be_compared_is_told_and_the_others_are(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    order = ("--effective", "2026-01-01", "--reason", "Eerste versie")
    assert run(root, "publish", "lindehof-brood", *order, SOURCE_DATE_EPOCH=EPOCH).code == 0
    change(root, "profiles/lindehof-brood.yaml", "020 555 01 23", "020 555 01 99")
    ran = run(root, "redline", "--group", "lindehof", "--json")
    assert (ran.code, ran.codes) == (0, {"version-missing"})
    assert [one["name"] for one in ran.answer["redlines"]] == ["lindehof-brood"]
    assert ran.answer["failed"] == ["lindehof-koffie"]
    assert "1 kon niet worden vergeleken: lindehof-koffie." in (root / "redlines/lindehof-overview.md").read_text()
    refused = run(root, "redline", "lindehof-koffie")
    assert refused.code == 2 and "nothing of it was published yet" in refused.err
    assert json.loads(run(root, "redline", "--json", "lindehof-koffie").out)["fault"]["kind"] == "wrong-use"


def test_the_story_has_two_versions(told: Path) -> None:
    assert [len(published(told).versions(slug)) for slug in (COMPANY, SISTER)] == [2, 2]
