"""The review site in ``output/``: what a build leaves of it, whichever companies and formats it was asked for."""

import re
from pathlib import Path

import pytest

from tests.support.cli import BROOD, COMPANIES, change, make_workspace, run, tree
from tests.support.html_reader import Element, parse

pytestmark = pytest.mark.thorough

FIRST = ("--effective", "2026-01-01", "--reason", "Eerste versie")
NEXT = ("--effective", "2099-01-01", "--reason", "Ander telefoonnummer")
PHONE = ('phone: "020 555 01 23"', 'phone: "020 555 01 99"')
KOFFIE = "profiles/lindehof-koffie.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_workspace(tmp_path)


@pytest.fixture
def published(root: Path) -> Path:
    """A workspace of which everything was published and one statement was changed since then."""
    assert run(root, "publish", *FIRST).code == 0
    change(root, BROOD, *PHONE)
    assert run(root, "build").code == 0
    return root


def page(root: Path, name: str = "index.html") -> Element:
    return parse((root / "output" / name).read_bytes())


def rows(root: Path) -> dict[str, str]:
    """What stands in each row of the page of all companies, by slug."""
    found = {}
    for row in page(root).every("tr"):
        for span in row.every("span"):
            if span.attributes.get("class") == "slug":
                found[span.text().strip()] = " ".join(row.text().split())
    return found


def dead_links(root: Path) -> list[str]:
    """The links and frames of the site that lead to no file."""
    output = root / "output"
    found = []
    for path in [output / "index.html", *output.glob("*/review.html")]:
        for element in parse(path.read_bytes()).walk():
            target = element.attributes.get("href") or element.attributes.get("src") or ""
            if target and not (path.parent / target.partition("#")[0]).is_file():
                found.append(f"{path.name}: {target}")
    return found


def test_each_company_has_a_row_and_a_page(root: Path) -> None:
    run(root, "build")
    assert list(rows(root)) == list(COMPANIES)
    assert all("never published" in row for row in rows(root).values())
    assert dead_links(root) == []
    assert all(f"../{slug}/{slug}.html" in str(tree(root / "output")[f"{slug}/review.html"]) for slug in COMPANIES)


def test_a_draft_that_differs_has_a_redline_beside_it_and_one_for_word(published: Path) -> None:
    files = tree(published / "output")
    redlines = {path for path in files if ".redline." in path}
    assert redlines == {f"lindehof-brood/lindehof-brood.redline.{kind}" for kind in ("docx", "html")}
    shown = files["lindehof-brood/lindehof-brood.redline.html"].decode()
    assert re.search(r"<ins>.*01.99", shown) and re.search(r"<del>.*01.23", shown)
    frames = [frame.attributes["src"] for frame in page(published, "lindehof-brood/review.html").every("iframe")]
    assert frames == ["../lindehof-brood/lindehof-brood.html", "../lindehof-brood/lindehof-brood.redline.html"]
    assert "draft differs" in rows(published)["lindehof-brood"]
    assert dead_links(published) == []


def test_publishing_takes_the_redline_away_and_tells_of_the_version(published: Path) -> None:
    assert run(published, "publish", *NEXT).code == 0
    before = tree(published / "output")
    assert not [path for path in before if path.startswith("lindehof-brood/") and ".redline." in path]
    assert "2099-01-01 as published" in rows(published)["lindehof-brood"]
    assert "../published/lindehof-brood/1/lindehof-brood.html" in before["lindehof-brood/review.html"].decode()
    assert dead_links(published) == []
    run(published, "build")
    assert tree(published / "output") == before, "publishing leaves the site as a build does"


def test_the_text_that_was_published_takes_the_redline_away(published: Path) -> None:
    change(published, BROOD, *reversed(PHONE))
    run(published, "build", "--format", "html,docx")
    assert not [path for path in tree(published / "output") if ".redline." in path]


def test_a_build_of_one_company_leaves_the_site_of_all(published: Path) -> None:
    change(published, KOFFIE, "short_name: Lindehof Koffie", "short_name: De Koffie van Lindehof")
    run(published, "build", "lindehof-koffie")
    one = tree(published / "output")
    for path in (published / "output").glob("*.*"):
        path.unlink()
    run(published, "build", "--force")
    assert {path for path in one if one[path] != tree(published / "output")[path]} == set()


def test_a_company_that_no_build_has_looked_at_is_there_all_the_same(root: Path) -> None:
    run(root, "build", "lindehof-brood", "--format", "md")
    assert {slug: "not built yet" in row for slug, row in rows(root).items()} == {
        slug: slug != "lindehof-brood" for slug in COMPANIES
    }
    assert dead_links(root) == []


def test_a_statement_with_errors_keeps_its_files_and_its_page_says_where_they_are(published: Path) -> None:
    before = tree(published / "output")
    change(published, BROOD, "email: privacy@", "emial: privacy@")
    assert run(published, "build").code == 1
    after = tree(published / "output")
    assert before.keys() == after.keys()
    assert {path for path in before if before[path] != after[path]} == {
        "index.html",
        "review.json",
        "lindehof-brood/review.html",
    }
    assert "has errors" in rows(published)["lindehof-brood"] and f"{BROOD}:11:3" in rows(published)["lindehof-brood"]
    assert "Lindehof Brood B.V." in rows(published)["lindehof-brood"], "its name can still be read"
    assert f"{BROOD}:11:3" in page(published, "lindehof-brood/review.html").text()
    assert dead_links(published) == []


def test_a_company_that_is_gone_leaves_nothing(published: Path) -> None:
    (published / BROOD).unlink()
    run(published, "build")
    assert not (published / "output" / "lindehof-brood").exists()
    assert "lindehof-brood" not in rows(published)
    assert dead_links(published) == []


def test_a_gone_company_of_which_other_formats_stay_keeps_its_row(published: Path) -> None:
    (published / BROOD).unlink()
    run(published, "build", "--format", "md")
    assert "lindehof-brood" in rows(published)
    assert dead_links(published) == []


def test_what_the_site_knows_is_believed_only_as_a_build_wrote_it(root: Path) -> None:
    run(root, "build")
    knowledge = root / "output" / "review.json"
    knowledge.write_text(knowledge.read_text("utf-8").replace('"NEW"', '"CURRENT"'), "utf-8")
    ran = run(root, "build", "lindehof-brood")
    assert "output-edited" in ran.err
    assert "not built yet" in rows(root)["lindehof-koffie"], "nobody knows how it stands"
    run(root, "build", "--force")
    assert "as published" not in str(rows(root))


def test_a_page_that_a_person_edited_stays(root: Path) -> None:
    run(root, "build")
    edited = root / "output" / "index.html"
    edited.write_text("mijn eigen lijst\n", "utf-8")
    assert run(root, "build").code == 1
    assert edited.read_text("utf-8") == "mijn eigen lijst\n"


def test_a_published_file_that_was_altered_costs_the_redline_only(published: Path) -> None:
    (published / "output/published/lindehof-brood/1/lindehof-brood.md").write_text("anders\n", "utf-8")
    ran = run(published, "build", XDG_CACHE_HOME=str(published.parent / "another"))
    assert (ran.code, "warning [" in ran.err) == (0, True), ran.err
    assert not [path for path in tree(published / "output") if ".redline." in path]
    assert dead_links(published) == []


def test_in_another_folder_no_link_leads_to_what_was_published(published: Path, tmp_path: Path) -> None:
    run(published, "build", "--output", str(tmp_path / "else"))
    assert "published/" not in (tmp_path / "else" / "index.html").read_text("utf-8")
