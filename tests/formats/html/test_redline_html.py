"""Redlines as pages: what is new or gone is told without colour, and a keyboard goes from change to change."""

import re
import subprocess
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.comparison import accepted, compare, rejected
from generator.document import Block, Comparison, Document, Heading, Table
from generator.document.walk import words
from generator.formats.html import writer
from tests.support import decided_html, html_reader, programs, samples
from tests.support.decided_html import page_words
from tests.support.nu_checker import NU_CHECKER, fragment_in_a_page
from tests.support.redline_pairs import COMPARISON, office_pair, sample

CHANGE = re.compile(r"redline_[0-9]+")


def statement_words(document: Document, dropped: str) -> list[str]:
    return page_words(writer.write(document), dropped)


@pytest.mark.parametrize("seed", range(40))
def test_without_what_is_gone_it_reads_as_the_new_version_and_without_what_is_new_as_the_old(seed: int) -> None:
    redline = compare(*office_pair(seed), COMPARISON)
    assert "".join(statement_words(redline, "del")) == "".join(words(accepted(redline)))
    assert "".join(statement_words(redline, "ins")) == "".join(words(rejected(redline)))


def test_each_change_links_to_the_one_before_and_after_it_and_the_ends_to_the_summary() -> None:
    page = html_reader.parse(writer.write(sample()))
    steps = [one for one in page.every("span") if one.attributes.get("class") == "steps"]
    links = [[link.attributes["href"] for link in step.every("a")] for step in steps]
    count = len(steps)
    around = ["#redline_summary", *(f"#redline_{place}" for place in range(1, count + 1)), "#redline_summary"]
    assert links == [[around[place], around[place + 2]] for place in range(count)]
    assert [step.attributes["id"] for step in steps] == [f"redline_{place}" for place in range(1, count + 1)]


def test_the_summary_names_both_versions_and_counts_the_changes() -> None:
    page = html_reader.parse(writer.write(sample()))
    (summary,) = (one for one in page.every("section") if one.attributes.get("class") == "comparison")
    count = len({one.attributes["id"] for one in page.every("span") if CHANGE.fullmatch(one.attributes.get("id", ""))})
    assert "Vergelijking: versie 1 van 23 mei 2018 met concept" in summary.text()
    assert f"{count} wijzigingen" in summary.text()
    assert "Vergelijking" in page.only("title").text()


def test_a_screen_reader_is_told_what_is_new_and_what_is_gone() -> None:
    page = html_reader.parse(writer.write(sample()))
    assert all("Nieuw:" in one.text() and "(einde)" in one.text() for one in page.every("ins"))
    assert all("Vervallen:" in one.text() and "(einde)" in one.text() for one in page.every("del"))


def test_a_comparison_without_author_and_day_says_neither() -> None:
    redline = sample()
    bare = replace(redline, meta=replace(redline.meta, comparison=Comparison("a", "b", "", None)))
    sections = html_reader.parse(writer.write(bare)).every("section")
    (summary,) = (one for one in sections if one.attributes.get("class") == "comparison")
    assert all(one.text().strip() for one in summary.every("p"))


def test_the_contents_of_headings_that_skip_levels_are_lists_in_lists() -> None:
    levels = ((3, "diep"), (1, "hoog"), (3, "weer"), (1, "slot"))
    odd = tuple(samples.heading(level, anchor, anchor) for level, anchor in levels)
    page = html_reader.parse(writer.write(replace(sample(), blocks=(*sample().blocks, *odd))))
    (contents,) = page.every("nav")
    inside = [child for one in contents.every("ul") for child in one.children]
    assert {child.name for child in inside if not isinstance(child, str)} == {"li"}
    assert [link.attributes["href"] for link in contents.every("a")][-4:] == ["#diep", "#hoog", "#weer", "#slot"]


def test_a_page_of_a_statement_knows_nothing_of_redlines() -> None:
    page = writer.write(samples.statement())
    assert b"redline" not in page and b"<ins" not in page and b".steps" not in page


@pytest.mark.needs("java", "node-tools")
def test_the_nu_html_checker_finds_nothing_in_a_redline(tmp_path: Path) -> None:
    files = {"page.html": writer.write(sample()), "fragment.html": fragment_in_a_page(sample())}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    paths = [str(tmp_path / name) for name in files]
    command = [programs.path_of("java"), "-jar", str(NU_CHECKER), "--format", "gnu", *paths]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout + run.stderr) == (0, "")


def without_former(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks of a redline as if headings, paragraphs and lists had their form in the old version too."""
    return tuple(block if isinstance(block, Table) else replace(block, former=None) for block in blocks)


def without_anchors(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(replace(block, anchor="") if isinstance(block, Heading) else block for block in blocks)


@pytest.mark.parametrize("seed", range(40))
def test_the_page_and_the_fragment_hold_the_trees_of_both_versions(seed: int) -> None:
    redline = compare(*office_pair(seed), COMPARISON)
    page = html_reader.parse(writer.write(redline)).only("main")
    fragment = html_reader.parse(writer.write_fragment(redline)).only("article")
    # A page says in a note what form a block had: its tags are those of the new version.
    old = rejected(replace(redline, blocks=without_former(redline.blocks)))
    for dropped, version in (("del", accepted(redline)), ("ins", old)):
        for element, shift in ((page, 0), (fragment, 1)):
            found = html_reader.blocks(decided_html.without(element, dropped), shift)
            assert without_anchors(found) == without_anchors(version.blocks), f"without {dropped}, shift {shift}"
