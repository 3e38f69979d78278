"""``statements verify --against``: which version a page of a website shows, whatever the site has put around it."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.support.cli import BROOD, COMPANIES, Ran, change, make_workspace, run, tree

pytestmark = pytest.mark.thorough

EPOCH = "1795305600"
"""22 November 2026."""

SITE = """<!doctype html><html lang="nl"><head><title>Winkel</title></head><body><header><nav><a href="/">Home</a></nav>
</header><main><p>U bent hier: Home, Over ons, Privacy</p>{}<p>Vragen? Bel onze winkel tijdens kantooruren.</p></main>
<footer>Algemene voorwaarden</footer></body></html>"""


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three companies; of one there is a second version, which holds from June 2026, and a third from 2027."""
    root = make_workspace(tmp_path_factory.mktemp("published"))
    for old, new, effective in (
        ("", "", "2026-01-01"),
        ("01 23", "01 99", "2026-06-01"),
        ("01 99", "01 77", "2027-01-01"),
    ):
        if old:
            change(root, BROOD, f"020 555 {old}", f"020 555 {new}")
        assert told(root, "publish", "--effective", effective, "--reason", "Een reden").code == 0
    return root


@pytest.fixture
def root(tmp_path: Path, published: Path) -> Path:
    """A copy of that workspace."""
    shutil.copytree(published, tmp_path / "workspace")
    return tmp_path / "workspace"


def told(root: Path, *words: str) -> Ran:
    return run(root, *words, SOURCE_DATE_EPOCH=EPOCH)


def save(root: Path, slug: str, version: int, name: str = "page.html", old: str = "", new: str = "") -> str:
    """A page of a company's website that shows a version, with a word changed; gives its path."""
    folder = root / "output" / "published" / slug / str(version)
    text = (folder / f"{slug}.fragment.html").read_text("utf-8")
    assert old in text, f"the statement no longer says {old!r}: mend this test"
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(SITE.format(text.replace(old, new) if old else text), "utf-8")
    return name


def page_of(root: Path, *words: str) -> dict[str, Any]:
    (page,) = told(root, "verify", "--json", *words).answer["pages"]
    return dict(page)


def test_a_page_that_shows_what_is_in_force_is_right_in_any_frame(root: Path) -> None:
    before = tree(root)
    ran = told(root, "verify", "--against", save(root, "lindehof-brood", 2))
    assert ran.code == 0, ran.err
    assert ran.out.splitlines()[1].split() == ["page.html", "lindehof-brood", "2", "in", "force", "100%"]
    assert "1 of 1 page shows what is in force on 2026-11-22." in ran.err
    assert {name: content for name, content in tree(root).items() if name != "page.html"} == before


@pytest.mark.parametrize("suffix", [".html", ".fragment.html", ".md", ".docx"])
def test_what_was_published_is_right_in_every_format(root: Path, suffix: str) -> None:
    file = f"output/published/lindehof-koffie/1/lindehof-koffie{suffix}"
    assert told(root, "verify", "lindehof-koffie", "--against", file).code == 0


def test_a_page_that_still_shows_an_old_text_is_told_with_its_version_and_with_what_it_lacks(root: Path) -> None:
    page = save(root, "lindehof-brood", 1)
    ran = told(root, "verify", "--against", page)
    assert ran.code == 1
    assert "page.html: error [page-old]" in ran.err
    assert (
        "version 1 of lindehof-brood" in ran.err
        and "version 2 of lindehof-brood is in force since 2026-06-01" in ran.err
    )
    assert "output/published/lindehof-brood/2/lindehof-brood.fragment.html" in ran.err, (
        "the hint says what to put there"
    )
    found = page_of(root, "--against", page)
    assert (found["verdict"], found["version"], found["in_force"]) == ("old", 1, 2)
    assert any("99" in passage for passage in found["missing"]) and any("23" in passage for passage in found["added"])
    assert "[-" in ran.out and "{+" in ran.out


def test_the_day_decides_what_is_in_force(root: Path) -> None:
    pages = {number: save(root, "lindehof-brood", number, f"{number}.html") for number in (1, 2, 3)}
    verdicts = {
        on: [page_of(root, "--on", on, "--against", page)["verdict"] for page in pages.values()]
        for on in ("2025-12-31", "2026-05-31", "2026-06-01", "2027-01-01")
    }
    assert verdicts == {
        "2025-12-31": ["early", "early", "early"],
        "2026-05-31": ["in-force", "early", "early"],
        "2026-06-01": ["old", "in-force", "early"],
        "2027-01-01": ["old", "old", "in-force"],
    }


def test_a_word_that_the_site_changed_is_told(root: Path) -> None:
    page = save(root, "lindehof-koffie", 1, old="Autoriteit Persoonsgegevens", new="Autoriteit Koffie")
    found = page_of(root, "--against", page)
    assert (found["verdict"], found["version"]) == ("changed", 1)
    assert all("Persoonsgegevens" in passage for passage in found["missing"])
    assert {passage.strip(".,") for passage in found["added"]} == {"Koffie"}
    assert told(root, "verify", "--against", page).code == 1


def test_the_statement_of_a_sister_is_told_where_a_company_was_named(root: Path) -> None:
    page = save(root, "lindehof-koffie", 1)
    assert told(root, "verify", "--against", page).code == 0
    ran = told(root, "verify", "lindehof-brood", "--against", page)
    assert (ran.code, "error [page-other-company]" in ran.err) == (1, True)
    assert "version 1 of lindehof-koffie, not what it should" in ran.err


def test_a_page_about_something_else_shows_no_statement(root: Path) -> None:
    (root / "page.html").write_text(SITE.format("<p>Vandaag is er vers brood met krenten en rozijnen.</p>"), "utf-8")
    found = page_of(root, "--against", "page.html")
    assert (found["verdict"], found["slug"]) == ("unknown", None)
    assert told(root, "verify", "--against", "page.html").code == 1


def test_of_a_folder_each_page_is_judged_and_companies_without_one_are_named(root: Path) -> None:
    save(root, "lindehof-brood", 1, "sites/brood/privacy.html")
    save(root, "lindehof-koffie", 1, "sites/koffie.html")
    save(root, "lindehof-koffie", 1, "sites/koffie_files/frame.html")
    (root / "sites" / "logo.png").write_bytes(b"x")
    ran = told(root, "verify", "--json", "--against", "sites")
    assert {page["page"]: page["verdict"] for page in ran.answer["pages"]} == {
        "sites/brood/privacy.html": "old",
        "sites/koffie.html": "in-force",
    }
    assert ran.answer["absent"] == ["fietsatelier-de-ketting"]
    assert (ran.code, ran.codes) == (1, {"page-old", "page-absent"})


def test_a_folder_with_a_page_of_each_company_is_right(root: Path) -> None:
    for slug in COMPANIES:
        save(root, slug, 2 if "brood" in slug else 1, f"sites/{slug}.html")
    assert told(root, "verify", "--against", "sites").code == 0
    assert told(root, "verify", "--against", "sites", "--on", "2027-01-01").code == 1


def test_of_a_folder_only_companies_that_were_named_count(root: Path) -> None:
    save(root, "lindehof-brood", 1, "sites/brood.html")
    save(root, "lindehof-koffie", 1, "sites/koffie.html")
    assert told(root, "verify", "lindehof-koffie", "--against", "sites").code == 0
    assert told(root, "verify", "lindehof-brood", "--against", "sites").code == 1


def test_a_damaged_record_is_held_against_nothing(root: Path) -> None:
    page = save(root, "lindehof-koffie", 1)
    (root / "output/published/lindehof-koffie/1/lindehof-koffie.md").write_text("anders\n", "utf-8")
    ran = told(root, "verify", "--against", page)
    assert (ran.code, ran.out, "published-altered" in ran.err) == (1, "", True)


def test_a_file_that_cannot_be_read_as_a_page_is_told(root: Path) -> None:
    (root / "page.docx").write_bytes(b"no zip")
    ran = told(root, "verify", "--against", "page.docx")
    assert (ran.code, "page.docx: error" in ran.err) == (1, True)


def test_long_passages_are_shortened_on_a_screen_and_whole_in_json(root: Path) -> None:
    words = " ".join(f"woord{number}" for number in range(100))
    page = save(root, "lindehof-koffie", 1, old="Autoriteit Persoonsgegevens", new=f"Autoriteit {words}")
    assert any(words in passage for passage in page_of(root, "--against", page)["added"])
    assert all(len(line) < 200 for line in told(root, "verify", "--against", page).out.splitlines())


def test_every_field_of_the_answer_in_json_is_told(root: Path, repository: Path) -> None:
    answer = told(root, "verify", "--json", "--against", save(root, "lindehof-koffie", 1)).answer
    docs = (repository / "docs" / "officer" / "commands.md").read_text("utf-8")
    assert not [name for name in {*answer, *answer["pages"][0]} if f"`{name}`" not in docs]
