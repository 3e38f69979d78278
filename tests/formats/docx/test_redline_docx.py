"""Redlines in Word: accepting all changes gives the new statement, rejecting them the old, and nothing is left over."""

import pytest
from hypothesis import given
from msgspec.structs import replace

from generator.comparison import accepted, compare, rejected
from generator.document import Block, Document, Heading, List, Paragraph, Revision, Text
from generator.formats.docx import write
from tests.support import samples
from tests.support.docx_blocks import as_read, read_blocks
from tests.support.docx_lint import lint
from tests.support.docx_parts import W, has, part, stories, tree
from tests.support.docx_revisions import accept_all, reject_all
from tests.support.house_styles import shipped
from tests.support.redline_pairs import COMPARISON, MARKS, office_pair, pairs, redline_of, redlines, sample

pytestmark = pytest.mark.thorough

OF_THE_TREE = ("link to missing bookmark", "heading of level")
"""Faults that a version has whose headings were taken away at random, and no statement has."""


def without_anchors(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with no heading's anchor: where old and new have one of a name, one of them gives way."""
    return tuple(replace(block, anchor="") if isinstance(block, Heading) else block for block in blocks)


def check(redline: Document) -> None:
    data = write(redline, shipped())
    assert [fault for fault in lint(data) if "heading of level" not in fault] == []
    for decide, version in ((accept_all, accepted(redline)), (reject_all, rejected(redline))):
        decided = decide(data)
        assert without_anchors(read_blocks(decided)) == without_anchors(as_read(version)), decide.__name__
        faults = [
            fault for fault in lint(decided) if not fault.removeprefix("word/document.xml: ").startswith(OF_THE_TREE)
        ]
        assert faults == [], decide.__name__


@given(pairs())
def test_accepting_gives_the_new_statement_and_rejecting_the_old(pair: tuple[Document, Document]) -> None:
    check(compare(*pair, COMPARISON))


@given(redlines())
def test_any_redline_gives_both_its_versions(redline: Document) -> None:
    check(redline)


@pytest.mark.parametrize("seed", range(60))
def test_an_edited_sample_gives_both_its_versions(seed: int) -> None:
    check(compare(*office_pair(seed), COMPARISON))


@pytest.mark.parametrize("revision", [mark for mark in MARKS if mark])
@pytest.mark.parametrize("after", [(), (samples.table("a | b", "c | d"),)], ids=["at-the-end", "before-a-table"])
@pytest.mark.parametrize(
    "changed",
    [
        samples.paragraph("los"),
        samples.bullets("een", "twee"),
        samples.numbers("een", "twee", start=4),
        samples.table("x | y", "z | w"),
    ],
    ids=["paragraph", "bullets", "numbers", "table"],
)
def test_what_is_new_or_gone_leaves_nothing_where_its_end_cannot_go(
    changed: Block, after: tuple[Block, ...], revision: Revision
) -> None:
    check(redline_of(samples.paragraph("vast"), replace(changed, revision=revision), *after))


def test_a_list_that_was_of_another_kind_gets_its_numbers_back() -> None:
    check(redline_of(replace(samples.bullets("een", "twee"), former=(True, 3)), samples.paragraph("slot")))


def test_a_heading_that_was_a_paragraph_is_one_again() -> None:
    check(redline_of(replace(samples.heading(2, "Kop", "kop"), former=0), replace(samples.paragraph("slot"), former=2)))


def test_a_change_in_a_link_stands_inside_the_link() -> None:
    link = (Text("onze ", href="https://x.nl"), Text("site", href="https://x.nl", revision=Revision.INSERTED))
    data = write(redline_of(Paragraph(link), samples.paragraph("slot")), shipped())
    (found,) = tree(data).iter(f"{W}hyperlink")
    assert [child.tag.removeprefix(W) for child in found] == ["r", "ins"]


def test_every_change_has_the_author_and_date_of_the_comparison_and_an_id_of_its_own() -> None:
    root = tree(write(sample(), shipped()))
    changes = [found for name in ("ins", "del", "pPrChange") for found in root.iter(W + name)]
    assert {(one.get(f"{W}author"), one.get(f"{W}date")) for one in changes} == {
        ("Jo de Vries", "2026-09-01T00:00:00Z")
    }
    assert len({one.get(f"{W}id") for one in changes}) == len(changes)


def test_a_redline_says_what_it_compares_goes_on_tracking_and_has_no_contents_list() -> None:
    data = write(sample(), shipped())
    said = "Vergelijking: versie 1 van 23 mei 2018 met concept"
    assert all(said in words for place, words in stories(data).items() if place.startswith("header"))
    assert said in part(data, "docProps/core.xml").decode()
    assert has(tree(data, "settings"), "trackRevisions")
    assert not has(tree(data), "body", "sdt")


def test_a_redline_of_no_known_day_dates_no_change() -> None:
    redline = sample()
    comparison = replace(COMPARISON, date=None)
    root = tree(write(replace(redline, meta=replace(redline.meta, comparison=comparison)), shipped()))
    changes = [found for name in ("ins", "del", "pPrChange") for found in root.iter(W + name)]
    assert changes and not any(f"{W}date" in one.attrib for one in changes)


def test_what_is_compared_stands_on_a_line_of_its_own_in_each_header() -> None:
    data = write(sample(), shipped())
    for label in ("header1", "header2"):
        lines = ["".join(text.text or "" for text in one.iter(f"{W}t")) for one in tree(data, label).iter(f"{W}p")]
        assert "Vergelijking: versie 1 van 23 mei 2018 met concept" in lines, lines


def test_a_statement_tracks_nothing() -> None:
    assert not has(tree(write(samples.statement(), shipped()), "settings"), "trackRevisions")


@pytest.mark.parametrize("kind", [List, Heading])
def test_a_redline_is_the_same_bytes_each_time(kind: type[Block]) -> None:
    assert any(isinstance(block, kind) for block in sample().blocks)
    assert write(sample(), shipped()) == write(sample(), shipped())


def inserted(text: str) -> Text:
    return Text(text, revision=Revision.INSERTED)


@pytest.mark.parametrize("between", [(), (replace(samples.paragraph("Nieuw."), revision=Revision.INSERTED),)])
def test_new_words_that_end_a_paragraph_and_begin_the_next_have_a_deletion_between_them(
    between: tuple[Block, ...],
) -> None:
    ends = Paragraph((Text("Dat is zo. "), Text("Soms."), inserted(" Vaak.")))
    redline = redline_of(ends, *between, Paragraph((inserted("Nu "), Text("ook dit."))))
    check(redline)
    first = tree(write(redline, shipped())).findall(f"{W}body/{W}p")[1]
    assert [child.tag.removeprefix(W) for child in first] == ["pPr", "r", "ins", "del"], (
        "LibreOffice joins the paragraphs when the change is rejected"
    )
    assert "".join(first.itertext()) == "Dat is zo. Soms. Vaak.."
