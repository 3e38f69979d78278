"""``statements build``: what is written, what is kept, and what is said about it."""

from pathlib import Path
from unittest.mock import patch

import pytest

from tests.support import cli
from tests.support.cli import BROOD, COMPANIES, change, make_workspace, run, statements, tree

SUFFIXES = (".docx", ".fragment.html", ".html", ".md")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_workspace(tmp_path)


def _break(root: Path) -> None:
    change(root, BROOD, "email: privacy@", "emial: privacy@")


def test_every_statement_is_written_in_the_default_formats(root: Path) -> None:
    ran = run(root, "build")
    assert ran.code == 0, ran.err
    wanted = {f"{slug}/{slug}{suffix}" for slug in COMPANIES for suffix in SUFFIXES}
    assert statements(root / "output").keys() == wanted
    assert "3 statements in output/: 17 files written." in ran.err
    assert ran.out == "", "what is said goes to stderr; stdout is for --json and -v"


def test_a_second_build_changes_nothing(root: Path) -> None:
    run(root, "build")
    before = tree(root / "output")
    ran = run(root, "build")
    assert tree(root / "output") == before
    assert "0 files written, 17 unchanged." in ran.err


def test_it_works_from_any_folder_below_the_workspace(root: Path) -> None:
    ran = run(root / "templates" / "library", "build", "lindehof-brood", "--format", "md")
    assert ran.code == 0
    assert list(statements(root / "output")) == ["lindehof-brood/lindehof-brood.md"]


@pytest.mark.parametrize(
    ("stated", "suffixes"),
    [(["md"], {".md"}), (["md,docx"], {".md", ".docx"}), (["MD", "html , md"], {".md", ".html"})],
)
def test_formats_are_named_with_commas_or_said_again(root: Path, stated: list[str], suffixes: set[str]) -> None:
    options = [word for part in stated for word in ("--format", part)]
    assert run(root, "build", "lindehof-brood", *options).code == 0
    assert {name.removeprefix("lindehof-brood/lindehof-brood") for name in statements(root / "output")} == suffixes


def test_an_unknown_format_is_wrong_use(root: Path) -> None:
    ran = run(root, "build", "--format", "dcox")
    assert ran.code == 2
    assert "did you mean 'docx'?" in ran.err
    assert not (root / "output").exists()


def test_an_unknown_company_is_wrong_use_and_nothing_is_written(root: Path) -> None:
    ran = run(root, "build", "lindehof-broot")
    assert ran.code == 2
    assert "did you mean 'lindehof-brood'?" in ran.err
    assert not (root / "output").exists()


def test_a_statement_with_errors_keeps_its_files_and_the_others_are_written(root: Path) -> None:
    run(root, "build")
    before = tree(root / "output")
    _break(root)
    change(root, "profiles/lindehof-koffie.yaml", "short_name: Lindehof Koffie", "short_name: De Koffie van Lindehof")
    ran = run(root, "build")
    after = tree(root / "output")
    assert ran.code == 1
    assert f"{BROOD}:11:3: error [unknown-key]" in ran.err
    assert "1 statement has errors and keeps the files there were: lindehof-brood." in ran.err
    changed = {name.rpartition("/")[0] for name in statements(root / "output") if before[name] != after[name]}
    assert changed == {"lindehof-koffie"}
    assert before.keys() == after.keys()


def test_strict_writes_nothing_when_anything_has_an_error(root: Path) -> None:
    _break(root)
    ran = run(root, "build", "--strict")
    assert ran.code == 1
    assert "Nothing was written" in ran.err
    assert not (root / "output").exists()


def test_warnings_do_not_stop_a_strict_build(root: Path) -> None:
    change(root, BROOD, "email: privacy@lindehofbrood.example", "email: privacy@elders.example")
    ran = run(root, "build", "--strict", "--format", "md")
    assert ran.code == 0
    assert "warning [mail-domain]" in ran.err
    assert "8 files written" in ran.err


def test_files_of_a_company_that_is_gone_are_removed_by_a_build_of_everything_only(root: Path) -> None:
    run(root, "build", "--format", "md")
    (root / "profiles" / "lindehof-koffie.yaml").unlink()
    run(root, "build", "lindehof-brood", "--format", "md")
    assert "lindehof-koffie/lindehof-koffie.md" in tree(root / "output")
    ran = run(root, "build", "--format", "md")
    assert "lindehof-koffie/lindehof-koffie.md" not in tree(root / "output")
    assert "1 removed" in ran.err


def test_a_company_that_a_wrong_file_name_hides_keeps_its_files(root: Path) -> None:
    run(root, "build", "--format", "md")
    (root / "profiles" / "lindehof-koffie.yaml").rename(root / "profiles" / "Lindehof Koffie.yaml")
    ran = run(root, "build", "--format", "md")
    assert ran.code == 1
    assert "lindehof-koffie/lindehof-koffie.md" in tree(root / "output"), "its files are not those of a company gone"


def test_a_file_that_a_person_edited_stays_until_a_build_is_forced(root: Path) -> None:
    run(root, "build", "--format", "md")
    edited = root / "output" / "lindehof-brood" / "lindehof-brood.md"
    edited.write_text("mijn eigen tekst\n", "utf-8")
    ran = run(root, "build", "--format", "md")
    assert ran.code == 1
    assert "output-edited" in ran.err
    assert "1 kept as they are" in ran.err
    assert edited.read_text("utf-8") == "mijn eigen tekst\n"
    assert run(root, "build", "--format", "md", "--force").code == 0
    assert edited.read_text("utf-8").startswith("# Privacyverklaring")


def test_statements_can_be_written_elsewhere(root: Path, tmp_path: Path) -> None:
    ran = run(root, "build", "lindehof-brood", "--format", "md", "--output", str(tmp_path / "else"))
    assert ran.code == 0
    assert list(statements(tmp_path / "else")) == ["lindehof-brood/lindehof-brood.md"]
    assert not (root / "output").exists()


@pytest.mark.parametrize("folder", ["profiles", "templates/new", "."])
def test_statements_are_not_written_among_their_sources(root: Path, folder: str) -> None:
    ran = run(root, "build", "--output", folder)
    assert ran.code == 2
    assert "name a folder of their own" in ran.err


def test_json_says_what_was_done_on_stdout_alone(root: Path) -> None:
    ran = run(root, "build", "--json", "--format", "md")
    answer = ran.answer
    assert (answer["schema"], answer["command"], answer["ok"], answer["exit_code"]) == (1, "build", True, 0)
    pages = ["index.html", "review.json", *(f"{slug}/review.html" for slug in COMPANIES)]
    assert answer["files"]["created"] == sorted([*pages, *(f"{slug}/{slug}.md" for slug in COMPANIES)])
    assert answer["statements"] == [{"slug": slug, "ok": True, "version": None} for slug in COMPANIES]
    assert (answer["workspace"], answer["formats"]) == (str(root.resolve()), ["md"])


def test_json_gives_each_finding_with_its_place(root: Path) -> None:
    _break(root)
    ran = run(root, "build", "--json", "--format", "md")
    (finding,) = [d for d in ran.answer["diagnostics"] if d["severity"] == "error"]
    assert (finding["code"], finding["file"], finding["line"], finding["column"]) == ("unknown-key", BROOD, 11, 3)
    assert (finding["key"], finding["length"]) == ("contact.emial", 5)
    assert "did you mean 'email'?" in finding["hint"]


def test_quiet_says_errors_only_and_changes_no_exit_code(root: Path) -> None:
    assert run(root, "build", "-q", "--format", "md") == cli.Ran(0, "", "")
    _break(root)
    ran = run(root, "build", "-q", "--format", "md")
    assert (ran.code, "error [unknown-key]" in ran.err, "statements in" in ran.err) == (1, True, False)
    assert run(root, "build", "-qq", "--format", "md") == cli.Ran(1, "", "")


def test_verbose_lists_each_file(root: Path) -> None:
    ran = run(root, "build", "lindehof-brood", "-v", "--format", "md")
    names = ("index.html", "lindehof-brood/lindehof-brood.md", "lindehof-brood/review.html", "review.json")
    assert ran.out == "".join(f"created    output/{name}\n" for name in names)


def test_many_workers_write_the_same_bytes(root: Path) -> None:
    first = (root / BROOD).read_text("utf-8")
    for number in range(30):
        own = first.replace('"01234567"', f'"{number:08}"')
        (root / "profiles" / f"bakker-{number}.yaml").write_text(own, "utf-8")
    assert run(root, "build", "--format", "md,docx", "--jobs", "1").code == 0
    assert run(root, "build", "--format", "md,docx", "--jobs", "3", "--output", "again").code == 0
    assert tree(root / "output") == tree(root / "again")


def test_a_workspace_without_companies_builds_nothing_and_is_fine(root: Path) -> None:
    for path in (root / "profiles").glob("*.yaml"):
        path.unlink()
    ran = run(root, "build")
    assert ran.code == 0
    assert "0 statements in output/: 2 files written." in ran.err


def test_pdf_without_what_writes_it_is_wrong_use_that_says_how_to_get_it(root: Path) -> None:
    before = tree(root)
    with patch("generator.formats.pdf.import_module", side_effect=ImportError):
        ran = run(root, "build", "--format", "docx,pdf")
    assert (ran.code, tree(root)) == (2, before)
    assert "pip install 'privacy-statements[pdf]'" in ran.err
    assert "make pdf" in ran.err
