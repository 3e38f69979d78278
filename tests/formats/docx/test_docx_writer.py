"""The DOCX writer: what is in the tree is in the document, as it is and nothing else, and Word is told what it is."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.document import Block, Document, Table, Text
from generator.document.walk import plain, words
from generator.formats.docx import write
from generator.formats.docx.writer.docx_tables import column_widths, text_width
from generator.formats.docx.writer.runs import as_address, bookmark_name
from tests.support import docx_readers, readers, samples
from tests.support.docx_blocks import as_read, read_blocks
from tests.support.docx_lint import lint
from tests.support.docx_parts import Element, R, W, has, paragraph, part, stories, tree, value
from tests.support.house_styles import shipped
from tests.support.strategies import documents, tables

PYTHON_READERS = (docx_readers.xml_words, docx_readers.mammoth_words, docx_readers.docx2python_words)
READERS = (*PYTHON_READERS, pytest.param(docx_readers.pandoc_words, marks=pytest.mark.needs("pandoc")))
Read = Callable[[bytes], list[str]]


def written(*blocks: Block) -> bytes:
    title = samples.heading(1, "Verklaring", "verklaring")
    return write(Document(samples.META, (title, *blocks)), shipped())


# What it says


@given(documents())
def test_a_document_reads_back_as_it_was(document: Document) -> None:
    assert read_blocks(write(document, shipped())) == as_read(document)


@given(documents())
def test_the_words_are_those_of_the_document_and_its_contents_list(document: Document) -> None:
    data = write(document, shipped())
    assert docx_readers.xml_words(data) == docx_readers.expected_words(document)
    assert readers.docx_text(data).split() == words(document)


@given(documents())
@settings(max_examples=20)
def test_mammoth_reads_the_words_of_any_document(document: Document) -> None:
    assert docx_readers.mammoth_words(write(document, shipped())) == docx_readers.expected_words(document)


@given(documents())
def test_no_document_has_a_fault_that_the_lint_knows(document: Document) -> None:
    assert lint(write(document, shipped())) == []


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("draft", [False, True], ids=["final", "draft"])
def test_independent_readers_find_the_words_of_the_sample(read: Read, draft: bool) -> None:
    document = samples.statement(draft=draft, with_logo=draft)
    assert read(write(document, shipped())) == docx_readers.expected_words(document)


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("hostile", samples.HOSTILE)
def test_independent_readers_find_hostile_text_as_it_is(read: Read, hostile: str) -> None:
    document = samples.hostile(hostile)
    assert read(write(document, shipped())) == docx_readers.expected_words(document)


@pytest.mark.parametrize("hostile", samples.HOSTILE)
def test_hostile_text_leaves_properties_headers_and_structure_whole(hostile: str) -> None:
    document = samples.hostile(hostile)
    data = write(document, shipped())
    assert lint(data) == []
    assert read_blocks(data) == as_read(document)
    assert hostile in stories(data)["header default"], "the header must print company and title as they are"


@pytest.mark.parametrize("character", ["\0", "\x02", "\x0b", "\ufffe"])
def test_a_character_that_xml_cannot_hold_is_refused_by_name(character: str) -> None:
    with pytest.raises(ValueError, match=f"U\\+{ord(character):04X}"):
        written(samples.paragraph(f"a{character}b"))


def test_white_space_at_the_ends_of_a_run_and_tabs_are_kept() -> None:
    data = written(samples.paragraph("a ", samples.strong("b"), " c\td"))
    texts = [(found.text, found.get("{http://www.w3.org/XML/1998/namespace}space")) for found in _texts(data, "a ")]
    assert texts == [("a ", "preserve"), ("b", None), (" c", "preserve"), ("d", "preserve")]
    assert has(paragraph(data, "a "), "r", "tab")


def _texts(data: bytes, start: str) -> list[Element]:
    return list(paragraph(data, start).iter(f"{W}t"))


# Lists


def numbered(data: bytes, start: str) -> tuple[str | None, str | None]:
    """The list and the level of the item that starts so."""
    found = paragraph(data, start)
    return value(found, "pPr", "numPr", "numId"), value(found, "pPr", "numPr", "ilvl")


def restart(data: bytes, number: str | None) -> list[tuple[str | None, str | None]]:
    """At which levels a list starts anew, and with what."""
    lists = [found for found in tree(data, "numbering").iter(f"{W}num") if found.get(f"{W}numId") == number]
    overrides = [override for found in lists for override in found.iter(f"{W}lvlOverride")]
    return [(override.get(f"{W}ilvl"), value(override, "startOverride")) for override in overrides]


def test_each_ordered_list_starts_its_own_numbers() -> None:
    data = written(samples.numbers("een", "twee"), samples.paragraph("x"), samples.numbers("drie", start=3))
    assert numbered(data, "een") == numbered(data, "twee")
    assert restart(data, numbered(data, "een")[0]) == [("0", "1")]
    assert restart(data, numbered(data, "drie")[0]) == [("0", "3")]


def test_another_program_counts_as_the_document_does() -> None:
    inner = samples.numbers("binnen")
    data = written(
        samples.numbers("een", samples.item("twee", inner), samples.item("drie", inner), "vier"),
        samples.paragraph("tussen"),
        samples.numbers("een", "twee"),
    )
    assert docx_readers.printed_numbers(data) == ["1)", "2)", "1)", "3)", "1)", "4)", "1)", "2)"]


def test_a_list_in_a_list_is_one_level_deeper_and_has_its_own_style() -> None:
    data = written(samples.bullets(samples.item("buiten", samples.bullets("binnen"))))
    assert numbered(data, "buiten")[1] == "0"
    assert numbered(data, "binnen")[1] == "1"
    assert value(paragraph(data, "binnen"), "pPr", "pStyle") == "ListBullet2"


def test_lists_deeper_than_word_has_levels_stay_on_the_last() -> None:
    block = samples.bullets("niveau 12")
    for level in range(11, 0, -1):
        block = samples.bullets(samples.item(f"niveau {level}", block))
    data = written(block)
    assert numbered(data, "niveau 12")[1] == "8"
    assert lint(data) == []


def test_a_second_paragraph_of_an_item_has_no_number_and_stands_under_the_first() -> None:
    data = written(samples.numbers(samples.item("eerste", "tweede")))
    second = paragraph(data, "tweede").find(f"{W}pPr/{W}ind")
    assert not has(paragraph(data, "tweede"), "pPr", "numPr")
    assert second is not None, "the second paragraph needs the indent of its item"
    assert int(second.get(f"{W}left", "0")) == shipped().number_indents[0]


# What stays together


def is_kept(data: bytes, start: str) -> bool:
    """Whether the paragraph that starts so stays on the page of the next."""
    return has(paragraph(data, start), "pPr", "keepNext")


def test_what_introduces_a_list_or_table_stays_with_it() -> None:
    table = samples.table("Kop | Kop", "cel | cel")
    data = written(samples.paragraph("los"), samples.paragraph("bij de tabel"), table, samples.paragraph("na"))
    assert (is_kept(data, "los"), is_kept(data, "bij de tabel"), is_kept(data, "na")) == (False, True, False)
    inner = samples.bullets("eerste", samples.item("tweede", samples.bullets("derde")), "vierde", "vijfde", "zesde")
    data = written(samples.paragraph("bij de lijst"), inner)
    kept = [start for start in ("bij de lijst", "tweede") if is_kept(data, start)]
    assert kept == ["bij de lijst", "tweede"]


def test_no_page_begins_or_ends_with_one_paragraph_of_a_list() -> None:
    data = written(samples.bullets("een", "twee", "drie", "vier"))
    assert [is_kept(data, start) for start in ("een", "twee", "drie", "vier")] == [True, False, True, False]


# Tables


def rows(data: bytes) -> list[Element]:
    return list(tree(data).iter(f"{W}tr"))


def test_a_header_row_repeats_and_rows_stay_whole() -> None:
    header, row = rows(written(samples.table("Soort | Termijn", "Foto | 1 jaar")))
    assert has(header, "trPr", "tblHeader"), "the header row must repeat on the next page"
    assert not has(row, "trPr", "tblHeader")
    assert has(row, "trPr", "cantSplit")
    styles = [value(cell, "p", "pPr", "pStyle") for each in (header, row) for cell in each.iter(f"{W}tc")]
    assert styles == ["TableHeading", "TableHeading", "TableRowHeading", "TableText"]
    assert all(has(cell, "p", "pPr", "keepNext") for cell in header.iter(f"{W}tc")), "a header row stays with a row"


def test_a_table_says_what_it_is_by_its_heading_and_columns() -> None:
    data = written(samples.heading(2, "Bewaartermijnen", "b"), samples.table("Soort | Termijn", "Foto | 1 jaar"))
    (properties,) = tree(data).iter(f"{W}tblPr")
    assert value(properties, "tblCaption") == "Bewaartermijnen"
    assert value(properties, "tblDescription") == "Soort, Termijn"


def test_tables_that_touch_are_kept_apart_and_the_last_is_followed_by_a_hair() -> None:
    table = samples.table("Kop", "cel")
    data = written(table, table)
    assert lint(data) == []
    empty = [p for p in tree(data).iter(f"{W}p") if not has(p, "r")]
    assert len(empty) == 2, "a paragraph between the tables, and one after the last; nothing else is empty"


@given(tables(), st.integers(2000, 12000), st.integers(120, 400), st.integers(0, 400))
def test_columns_fill_the_page_and_no_column_is_under_its_longest_word_when_all_fit(
    table: Table, total: int, em: int, padding: int
) -> None:
    widths = column_widths(table, total, em, padding)
    columns = zip(table.header, *table.rows, strict=True)
    longest = [max(text_width(word) for cell in column for word in plain(cell).split()) for column in columns]
    least = [width * em / 1000 + padding for width in longest]
    assert sum(widths) == total
    assert min(widths) > 0
    if sum(least) * 1.08 + len(least) < total:
        assert all(width >= word - 1 for width, word in zip(widths, least, strict=True))


def test_a_column_of_short_values_leaves_its_room_to_the_sentences() -> None:
    table = samples.table("Termijn | Doel", "1 jaar | " + "het beantwoorden van uw vragen en klachten " * 5)
    narrow, wide = column_widths(table, 9000, 200, 200)
    assert narrow < wide / 4


def test_words_that_do_not_fit_beside_each_other_cost_the_widest_column_most() -> None:
    table = samples.table("aa | bb", f"kort | {'lang' * 60}")
    narrow, _ = column_widths(table, 9000, 200, 200)
    assert narrow >= text_width("kort") * 200 / 1000 + 200


# Links and places


def relationships(data: bytes) -> bytes:
    return part(data, "word/_rels/document.xml.rels")


def test_a_link_is_one_relationship_however_many_runs_it_has() -> None:
    href = "https://www.example.nl/a?b=1&c=2"
    data = written(
        samples.paragraph(Text("een ", href=href), Text("twee", strong=True, href=href), " ", Text("x", href=href))
    )
    links = list(paragraph(data, "een").iter(f"{W}hyperlink"))
    assert [len(link) for link in links] == [2, 1]
    assert len({link.get(f"{R}id") for link in links}) == 1
    assert b'Target="https://www.example.nl/a?b=1&amp;c=2" TargetMode="External"' in relationships(data)


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("https://x.nl/a b", "https://x.nl/a%20b"),
        ('https://x.nl/<a>"b"', "https://x.nl/%3Ca%3E%22b%22"),
        ("https://x.nl/100%", "https://x.nl/100%25"),
        ("https://x.nl/%41\\", "https://x.nl/%41%5C"),
        ("https://x.nl/é", "https://x.nl/é"),
        ("mailto:a@x.nl?subject=a%20b", "mailto:a@x.nl?subject=a%20b"),
    ],
)
def test_an_address_is_written_as_word_wants_it(href: str, address: str) -> None:
    assert as_address(href) == address


def test_a_link_to_a_heading_goes_to_its_bookmark_and_one_to_nowhere_is_only_words() -> None:
    link, lost = Text("rechten", href="#uw-rechten"), Text("weg", href="#weg")
    data = written(samples.paragraph(link, " of ", lost), samples.heading(2, "Uw rechten", "uw-rechten"))
    (found,) = paragraph(data, "rechten").iter(f"{W}hyperlink")
    assert found.get(f"{W}anchor") == "uw_rechten"


@given(st.sets(st.text(min_size=1, max_size=60), min_size=2, max_size=5))
def test_bookmarks_are_names_that_word_allows_and_tells_apart(anchors: set[str]) -> None:
    marks = {bookmark_name(anchor) for anchor in anchors}
    assert len({mark.lower() for mark in marks}) == len(anchors)
    assert all(mark.replace("_", "").isalnum() and mark.isascii() and mark[0].isalpha() for mark in marks)
    assert max(map(len, marks)) <= 40


def test_a_bookmark_does_not_depend_on_the_rest_of_the_document() -> None:
    assert bookmark_name("uw-rechten") == "uw_rechten"
    assert bookmark_name("uw_rechten") != "uw_rechten", "or two anchors would share a bookmark"


def test_headings_are_in_the_styles_that_word_navigates_by() -> None:
    data = write(samples.statement(), shipped())
    found = [
        value(paragraph(data, start), "pPr", "pStyle")
        for start in ("Privacyverklaring", "Welke rechten", "Bezwaar", "Reclame")
    ]
    assert found == ["Title", "Heading1", "Heading2", "Heading3"]
