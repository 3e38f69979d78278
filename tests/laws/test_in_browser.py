"""The pages in a real browser: axe finds nothing, nothing is loaded, nothing sticks out, and A4 paper holds them."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from generator.formats.html import writer
from generator.review.pages import overview, review
from tests.support import programs, redline_pairs, report_samples, samples
from tests.support.nu_checker import fragment_in_a_page
from tests.support.site_samples import COMPANIES as COMPANIES_OF_A_SITE
from tests.support.today import COMPANIES

pytestmark = pytest.mark.needs("chromium", "node-tools", "node")

SCRIPT = programs.BROWSER_TOOLS.parent / "check_page.mjs"
PAGES = {
    "redline.html": writer.write(redline_pairs.sample()),
    "statement.html": writer.write(samples.statement()),
    "draft.html": writer.write(samples.statement(draft=True, with_logo=True)),
    "hostile.html": writer.write(samples.hostile(samples.HOSTILE[1])),
    "wide.html": writer.write(samples.wide_table()),
    "fragment.html": fragment_in_a_page(samples.statement()),
}
STATEMENTS = [f"{slug}.html" for slug in COMPANIES]
"""The repository's own statements."""

SITE = {"overview.html": overview(COMPANIES_OF_A_SITE, "Privacy statements")} | {
    f"review-{company.slug}.html": review(replace(company, statement="", redline="")) for company in COMPANIES_OF_A_SITE
}
"""The review site; axe cannot look into frames of files on the disk, so these have none."""

REPORTS = {name: content for name, content in report_samples.pages().items() if name.endswith(".html")}
"""Reports for the file."""

PAGES |= SITE | REPORTS
OURS = [*(name for name in PAGES if name != "fragment.html"), *STATEMENTS]
"""The pages whose look is ours; a fragment's is the site's."""


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory, statement_files: dict[str, bytes]) -> dict[str, Any]:
    """What the browser saw of each page, as ``check_page.mjs`` reports it."""
    folder = tmp_path_factory.mktemp("pages")
    pages = PAGES | {f"{slug}.html": statement_files[f"{slug}/{slug}.html"] for slug in COMPANIES}
    for name, content in pages.items():
        (folder / name).write_bytes(content)
    files = [str(folder / name) for name in pages]
    command = [programs.path_of("node"), str(SCRIPT), programs.path_of("chromium"), str(folder), *files]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, f"The browser could not be driven:\n{run.stderr}"
    found: dict[str, Any] = json.loads(run.stdout)
    return found


@pytest.mark.parametrize("name", [*PAGES, *STATEMENTS])
def test_axe_finds_nothing_wrong_and_nothing_it_cannot_judge(seen: dict[str, Any], name: str) -> None:
    views = [(view["width"], view["scheme"], view["violations"], view["incomplete"]) for view in seen[name]["views"]]
    assert views == [(width, scheme, [], []) for width in (320, 840, 1280) for scheme in ("light", "dark")]


@pytest.mark.parametrize("name", [*PAGES, *STATEMENTS])
def test_a_page_is_silent_and_asks_for_nothing(seen: dict[str, Any], name: str) -> None:
    assert (seen[name]["console"], seen[name]["requests"]) == ([], [])


@pytest.mark.parametrize("name", OURS)
def test_nothing_sticks_out_of_the_screen(seen: dict[str, Any], name: str) -> None:
    assert [view["overflow"] for view in seen[name]["views"]] == [0] * 6


@pytest.mark.parametrize("name", [name for name in OURS if name not in (*STATEMENTS, "review-los.html")])
def test_a_stacked_table_is_a_table_to_a_screen_reader(seen: dict[str, Any], name: str) -> None:
    phone, *wider = (view["tableRoles"] for view in seen[name]["views"])
    assert phone["columnheader"] and phone["rowheader"]
    assert [roles for roles in wider if roles != phone] == []


@pytest.mark.needs("pdftotext")
def test_a_printed_page_is_a4_and_numbered_and_repeats_the_header_of_a_table(seen: dict[str, Any]) -> None:
    printed = Path(seen["statement.html"]["pdf"])
    pages = printed_pages(printed)
    assert page_size(printed) == "A4"
    assert [f"Pagina {number} van {len(pages)}" in page for number, page in enumerate(pages, 1)] == [True] * len(pages)
    holding = [page for page in pages if "Noorderlicht" in page or "Telefooncentrale" in page]
    assert len(holding) == 2, "the sample's long table no longer crosses a page: make it longer"
    assert all("Ontvanger" in page for page in holding)


@pytest.mark.needs("pdftotext")
def test_paper_shows_the_address_behind_a_link_and_says_that_a_draft_is_one(seen: dict[str, Any]) -> None:
    pages = printed_pages(Path(seen["draft.html"]["pdf"]))
    assert "(www.dijkhoek.example/contact)" in "".join("".join(pages).split())
    assert all("Concept" in page for page in pages)


def printed_pages(path: Path) -> list[str]:
    """The text of each page of a PDF."""
    command = [programs.path_of("pdftotext"), "-layout", str(path), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\f")[:-1]


def page_size(path: Path) -> str:
    """The name of the paper of a PDF, as ``pdfinfo`` (which comes with ``pdftotext``) gives it."""
    program = Path(programs.path_of("pdftotext")).with_name("pdfinfo")
    listed = subprocess.run([program, str(path)], capture_output=True, text=True, check=True).stdout
    size = next(line for line in listed.splitlines() if line.startswith("Page size:"))
    return size.rpartition("(")[2].rstrip(")")
