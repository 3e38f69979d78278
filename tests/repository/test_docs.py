"""What the pages of docs/ claim: links, paths, the list of folders, decisions, the terms of the glossary."""

import re
from pathlib import Path

import pytest

from tests.support.folders import REPOSITORY

PAGES = sorted(
    path.relative_to(REPOSITORY).as_posix() for path in (*REPOSITORY.glob("*.md"), *(REPOSITORY / "docs").rglob("*.md"))
)
DEVELOPERS = REPOSITORY / "docs" / "developers"
IN_CODE = re.compile(r"\bdocs/[\w/.-]+\.md\b")
NOT_A_PATH = re.compile(r"[*<>…{}]|\.\.\.")


def anchors(page: Path) -> set[str]:
    """The anchors that a code host gives the headings of a page."""
    text = re.sub(r"^```.*?^```", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES)
def test_every_link_of_a_page_leads_somewhere(page: str) -> None:
    path = REPOSITORY / page
    text = re.sub(r"^```.*?^```", "", path.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    for target, _, anchor in (link.partition("#") for link in re.findall(r"\]\((?!https?:)([^)\s]+)\)", text)):
        file = path.parent / target if target else path
        assert file.exists(), f"{page} links to {target}, which is not there"
        if anchor and file.suffix == ".md":
            assert anchor in anchors(file), f"{page} links to {target}#{anchor}, and that page has no such heading"


def test_every_page_that_the_code_names_is_there() -> None:
    tops = ("generator", "tools", "tests/cli", "tests/laws", "tests/repository", "profiles", "bench")
    files = [path for top in tops for path in (REPOSITORY / top).rglob("*")]
    texts = {path: path.read_text("utf-8") for path in files if path.suffix in {".py", ".yaml", ".md"}}
    named = {(name, path) for path, text in texts.items() for name in IN_CODE.findall(text)}
    gone = [f"{path.relative_to(REPOSITORY)}: {name}" for name, path in named if not (REPOSITORY / name).is_file()]
    assert not gone, "These name pages of docs/ that are not there:\n" + "\n".join(sorted(gone))


def test_the_architecture_page_lists_every_package_and_no_other() -> None:
    text = (DEVELOPERS / "architecture.md").read_text("utf-8")
    listed = re.findall(r"^\| `generator/([a-z_/]+)/` \|", text, re.MULTILINE)
    there = {path.parent.relative_to(REPOSITORY / "generator").as_posix() for path in packages()}
    assert len(listed) == len(set(listed)), "a folder stands in the list twice"
    assert set(listed) == there, f"docs/developers/architecture.md: mend the list of folders: {set(listed) ^ there}"


def packages() -> list[Path]:
    """The ``__init__.py`` of each package below ``generator``."""
    return [path for path in (REPOSITORY / "generator").rglob("__init__.py") if path.parent.name != "generator"]


@pytest.mark.parametrize("page", ["architecture.md", "conventions.md"])
def test_every_file_that_a_page_for_developers_names_is_there(page: str) -> None:
    text = (DEVELOPERS / page).read_text("utf-8")
    names = [name for name in re.findall(r"`([\w./-]+/[\w./-]*)`", text) if not NOT_A_PATH.search(name)]
    tops = {path.name for path in REPOSITORY.iterdir()}
    gone = [name for name in names if name.split("/")[0] in tops and not (REPOSITORY / name).exists()]
    gone = [name for name in gone if not name.startswith("output/")]
    assert not gone, f"docs/developers/{page} names files that are not there: {gone}"


def test_each_decision_has_a_number_of_its_own() -> None:
    pages = sorted((DEVELOPERS / "decisions").glob("0*.md"))
    for number, page in enumerate(pages, start=1):
        assert page.name.startswith(f"{number:04}-"), f"{page.name}: number the decisions 1, 2, 3 …"
        assert page.read_text("utf-8").startswith(f"# {number}. "), f"{page.name}: begin with '# {number}. …'"


def test_each_term_stands_in_the_glossary_once_and_in_order() -> None:
    text = (DEVELOPERS / "glossary.md").read_text("utf-8")
    for chapter in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        terms = [term.lower() for term in re.findall(r"^\| \*\*(.+?)\*\*", chapter, re.MULTILINE)]
        assert terms, chapter
        assert terms == sorted(set(terms)), "each term once, in alphabetical order"
