"""Reading statements from files: ours come back whole, those of others with every word that a visitor reads."""

import io
import zipfile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.document import Document, Heading, List, Paragraph, Table
from generator.document.walk import joined, plain, words
from generator.formats.docx import write
from generator.formats.html import writer as html
from generator.formats.markdown import writer as markdown
from generator.formats.readers import LARGEST, read_file
from tests.support import folders, samples
from tests.support.docx_blocks import as_read
from tests.support.house_styles import shipped
from tests.support.strategies import documents

pytestmark = pytest.mark.thorough

SITE = folders.CASES / "files" / "site.html"


def read(data: bytes | str, name: str) -> Document:
    document, found = read_file(data.encode() if isinstance(data, str) else data, name)
    assert document is not None, f"{name} should be readable; it was refused: {found}"
    return document


# What we wrote ourselves


@given(documents())
def test_our_markdown_comes_back_as_it_was(document: Document) -> None:
    assert read(markdown.write(document), "a.md").blocks == joined(document).blocks


@given(documents())
def test_our_page_and_fragment_have_the_words_of_the_document(document: Document) -> None:
    assert words(read(html.write(document), "a.html")) == words(document)
    assert words(read(html.write_fragment(document), "a.html")) == words(document)


@given(documents())
@settings(max_examples=40)
def test_our_word_file_comes_back_as_far_as_word_can_tell(document: Document) -> None:
    assert as_read(read(write(document, shipped()), "a.docx")) == as_read(document)


def test_all_our_formats_of_the_sample_are_one_tree() -> None:
    document = samples.statement(draft=False, with_logo=False)
    expected = joined(document).blocks
    assert read(html.write(document), "a.html").blocks == expected
    assert read(html.write_fragment(document), "a.html").blocks == expected
    assert as_read(read(write(document, shipped()), "a.docx")) == as_read(document)


# What others wrote


def test_of_a_page_from_a_website_only_the_text_is_read() -> None:
    document = read(SITE.read_bytes(), "site.html")
    assert document.meta.title == "Privacy bij Bakkerij Korenaar"
    assert document.meta.language == "nl"
    assert [type(block) for block in document.blocks] == [
        Heading, Paragraph, Heading, List, Heading, Paragraph, Table, Paragraph
    ]  # fmt: skip
    text = " ".join(words(document))
    for gone in ("Winkelwagen", "cookies accepteren", "Volg ons", "analytics", "Zoeken"):
        assert gone not in text, f"{gone!r} belongs to the frame of the site"
    for kept in ("Wij bakken brood.", "uw naam", "uw adres", "zeven jaar", "Vragen? Bel ons."):
        assert kept in text, f"{kept!r} stands in the text of the page"


def test_a_page_whose_tags_do_not_close_is_read_to_its_end() -> None:
    document = read("<h1>Privacy<p>Een<p>Twee<ul><li>drie<li>vier</ul><table><tr><td>vijf", "a.html")
    assert words(document) == ["Privacy", "Een", "Twee", "drie", "vier", "vijf"]


def test_a_word_file_of_another_program_is_read() -> None:
    made = docx.Document()
    made.add_heading("Privacyverklaring", 1)
    made.add_paragraph("Wij zijn Korenaar.").add_run(" Vet.").bold = True
    made.add_paragraph("een", style="List Bullet")
    made.add_paragraph("twee", style="List Bullet")
    made.add_paragraph("stap", style="List Number")
    cells = made.add_table(2, 2).rows
    cells[0].cells[0].text, cells[0].cells[1].text, cells[1].cells[0].text = "Doel", "Termijn", "bezorgen"
    stored = io.BytesIO()
    made.save(stored)
    heading, paragraph, bullets, numbers, table = read(stored.getvalue(), "a.docx").blocks
    assert isinstance(heading, Heading) and heading.level == 1
    assert isinstance(paragraph, Paragraph) and [run.strong for run in paragraph.content] == [False, True]  # type: ignore[union-attr]
    assert isinstance(bullets, List) and not bullets.ordered and len(bullets.items) == 2
    assert isinstance(numbers, List) and numbers.ordered
    assert isinstance(table, Table) and [plain(cell) for cell in table.rows[0]] == ["bezorgen", ""]


def test_tracked_changes_are_read_as_accepted() -> None:
    body = (
        '<w:p><w:r><w:t xml:space="preserve">Wij </w:t></w:r><w:ins w:id="1" w:author="a"><w:r><w:t>bewaren</w:t></w:r>'
        '</w:ins><w:del w:id="2" w:author="a"><w:r><w:delText>delen</w:delText></w:r></w:del></w:p>'
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>kop</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:del/></w:trPr><w:tc>"
        "<w:p><w:r><w:t>weg</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    assert words(read(_word_file(body), "a.docx")) == ["Wij", "bewaren", "kop"]


def test_plain_text_has_headings_lists_and_paragraphs() -> None:
    text = "Privacy bij Korenaar\n\nWij bakken brood\nen bezorgen het, ook bij u thuis in de straat waar u woont.\n\n"
    text += "Wat bewaren wij?\n\n- uw naam\n- uw\n  adres\n\n1. eerst dit\n\nDat was het."
    heading, paragraph, question, items, last = read(text, "a.txt").blocks
    assert isinstance(heading, Heading) and isinstance(question, Heading), "short open lines are headings"
    assert isinstance(paragraph, Paragraph) and isinstance(last, Paragraph)
    assert isinstance(items, List) and len(items.items) == 3


@pytest.mark.parametrize("text", ["> geciteerd", "# Kop\n\n<b>HTML</b>", "Kop\n===\n\n* a\n* b"])
def test_markdown_of_any_dialect_is_read(text: str) -> None:
    assert words(read(text, "a.md"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_any_usual_encoding_is_read(encoding: str) -> None:
    assert words(read("Privacy in één café".encode(encoding), "a.txt")) == ["Privacy", "in", "één", "café"]


# What cannot be read


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.pdf", b"%PDF-1.7", "file-kind"),
        ("a.docx", b"PK no archive", "file-unreadable"),
        ("a.docx", b"", "file-unreadable"),
        ("a.txt", bytes(LARGEST + 1), "file-too-large"),
    ],
)
def test_what_cannot_be_read_is_said(name: str, data: bytes, code: str) -> None:
    document, found = read_file(data, name)
    assert document is None and [one.code for one in found] == [code]
    assert all(one.hint and one.location.path == name for one in found)


def test_a_word_file_that_unpacks_to_gigabytes_is_refused() -> None:
    document, found = read_file(_word_file("<w:p/>" + " " * 30_000_000), "a.docx")
    assert document is None and found[0].code == "file-unreadable"


@given(st.binary(max_size=300), st.sampled_from(["a.md", "a.html", "a.docx", "a.txt"]))
def test_no_bytes_at_all_raise(data: bytes, name: str) -> None:
    read_file(data, name)


@given(st.text("<>/ae=\"'!-hpulitdr1 \0&;", max_size=200))
def test_no_tag_soup_raises(soup: str) -> None:
    read_file(soup.encode(), "a.html")


def test_a_thousand_nested_elements_are_read() -> None:
    assert "kern" in words(read("<div>" * 1_000 + "kern", "a.html"))


def _word_file(body: str) -> bytes:
    stored = io.BytesIO()
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>')
    return stored.getvalue()
