"""The HTML writer: what is in the tree is on the page, as it is and nothing else; and the page keeps its promises."""

import re
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from msgspec.structs import replace

from generator.document import Document, Heading, LineBreak, List, ListItem, Paragraph, Table, Text
from generator.document.walk import joined, words
from generator.formats.html import writer as html
from generator.formats.words import labels
from tests.support import html_reader, programs, report_samples, samples
from tests.support.html_reader import Element
from tests.support.nu_checker import NU_CHECKER, fragment_in_a_page
from tests.support.strategies import documents

Write = Callable[[Document], bytes]


def page_of(*blocks: Heading | Paragraph | List | Table, **meta: object) -> Element:
    title = samples.heading(1, "Verklaring", "verklaring")
    return html_reader.parse(html.write(Document(replace(samples.META, **meta), (title, *blocks))))


def properties(page: Element) -> dict[str, str]:
    named = [element.attributes for element in page.every("meta") if "name" in element.attributes]
    return {attributes["name"]: attributes["content"] for attributes in named}


@given(documents())
def test_a_page_reads_back_as_the_document(document: Document) -> None:
    main = html_reader.parse(html.write(document)).only("main")
    assert html_reader.blocks(main) == joined(document).blocks


@given(documents())
def test_a_fragment_reads_back_as_the_document_with_its_headings_one_level_lower(document: Document) -> None:
    article = html_reader.parse(html.write_fragment(document)).only("article")
    assert html_reader.blocks(article, shift=1) == joined(document).blocks


@given(documents())
def test_the_visible_words_are_those_of_the_document(document: Document) -> None:
    assert html_reader.parse(html.write(document)).only("main").text().split() == words(document)
    assert html_reader.parse(html.write_fragment(document)).text().split() == words(document)


@given(documents())
def test_a_page_has_one_main_one_title_and_no_anchor_but_those_of_the_headings(document: Document) -> None:
    page = html_reader.parse(html.write(document))
    assert len(page.every("main")) == len(page.every("h1")) == 1
    anchors = [element.attributes["id"] for element in page.walk() if "id" in element.attributes]
    assert anchors == [block.anchor for block in document.blocks if isinstance(block, Heading)]


@pytest.mark.parametrize("write", [html.write, html.write_fragment])
@pytest.mark.parametrize("text", samples.HOSTILE)
def test_no_text_changes_the_markup_around_it(text: str, write: Write) -> None:
    hostile, harmless = (html_reader.parse(write(samples.hostile(words))) for words in (text, "woorden"))
    names = [[element.name for element in tree.walk() if element.name != "span"] for tree in (hostile, harmless)]
    assert names[0] == names[1]
    assert {element.only("a").text() for element in hostile.every("p") if element.every("a")} == {text}


@pytest.mark.parametrize("text", samples.HOSTILE)
def test_what_a_statement_says_about_itself_comes_out_as_it_is(text: str) -> None:
    page = html_reader.parse(html.write(samples.hostile(text)))
    assert page.only("title").children == [text]
    assert properties(page) | {"description": text, "author": text, "dcterms.hasVersion": text} == properties(page)
    assert page.only("img").attributes["alt"] == text
    assert page.only("header").every("p")[0].text().strip() == text.strip()
    assert {cell.attributes["data-label"] for cell in page.every("td")} == {" ".join(text.split())}


@pytest.mark.parametrize("text", samples.HOSTILE)
def test_the_margins_of_printed_pages_say_what_the_statement_says(text: str) -> None:
    style = html_reader.parse(html.write(samples.hostile(text))).only("style").text()
    shown = re.search(r"@top-left \{ content: \"((?:[^\"\\]|\\[0-9a-f]+ )*)\" \}", style)
    assert shown, "the title in the page margin is not one CSS string"
    assert re.sub(r"\\([0-9a-f]+) ", lambda found: chr(int(found[1], 16)), shown[1]) == text


def test_a_page_loads_nothing_and_runs_nothing() -> None:
    page = html_reader.parse(html.write(samples.statement(draft=True, with_logo=True)))
    assert not {element.name for element in page.walk()} & {
        "script",
        "link",
        "iframe",
        "object",
        "embed",
        "base",
        "form",
    }
    assert not [
        name for element in page.walk() for name in element.attributes if name.startswith("on") or name == "style"
    ]
    assert page.only("img").attributes["src"].startswith("data:image/png;base64,")
    assert not re.search(
        r"url\((?!\))|@import|@font-face|expression", page.only("style").text().replace("data-target url", "")
    )


@pytest.mark.parametrize("with_logo", [True, False])
def test_the_policy_of_a_page_forbids_whatever_the_page_does_without(with_logo: bool) -> None:
    page = html_reader.parse(html.write(samples.statement(with_logo=with_logo)))
    policy = next(element.attributes["content"] for element in page.every("meta") if "http-equiv" in element.attributes)
    assert "base-uri 'none'; form-action 'none'" in policy
    assert ("script-src 'none'" if with_logo else "default-src 'none'") in policy


def test_the_head_begins_with_the_character_set_and_names_language_and_company() -> None:
    written = html.write(samples.statement())
    page = html_reader.parse(written)
    assert written.startswith(b'<!DOCTYPE html>\n<html lang="nl-NL">\n<head>\n<meta charset="utf-8">\n')
    assert page.only("title").children == ["Privacyverklaring – Installatietechniek De Dijkhoek B.V."]
    assert properties(page)["dcterms.date"] == "2026-09-01"
    assert page.only("footer").text().strip() == "Versie 2.1, 1 september 2026"


def test_a_title_that_names_the_company_does_not_name_it_twice() -> None:
    page = page_of(title="Privacyverklaring van Dijk", company="Dijk")
    assert page.only("title").children == ["Privacyverklaring van Dijk"]


def test_what_is_not_known_is_left_out() -> None:
    page = page_of(version=None, date=None, description="")
    assert not page.every("footer")
    assert set(properties(page)) == {"viewport", "author", "color-scheme"}


def test_a_draft_says_so_and_keeps_search_engines_away() -> None:
    draft, final = (html_reader.parse(html.write(samples.statement(draft=draft))) for draft in (True, False))
    assert draft.only("header").text().split()[-1] == "Concept"
    assert properties(draft)["robots"] == "noindex"
    assert "Concept" not in final.only("header").text()
    assert "robots" not in properties(final)


def test_the_contents_list_leads_to_each_section_in_order() -> None:
    document = samples.statement()
    nav = html_reader.parse(html.write(document)).only("nav")
    skip, *entries = nav.every("a")
    headings = [block for block in document.blocks if isinstance(block, Heading) and block.level in (2, 3)]
    assert [entry.attributes["href"] for entry in entries] == [f"#{heading.anchor}" for heading in headings]
    assert nav.attributes["aria-label"] == "Inhoud"
    assert skip.attributes["href"] == f"#{headings[0].anchor}", "the link past the list leads to what follows the list"


def test_deeper_headings_stand_under_theirs_in_the_contents_list() -> None:
    nav = html_reader.parse(html.write(samples.statement())).only("nav")
    purposes = next(item for item in nav.every("li") if "#doelen" in item.children[0].attributes.values())  # type: ignore[union-attr]
    assert len(purposes.only("ul").every("li")) == 3


def test_a_long_contents_list_names_sections_only() -> None:
    sections = [samples.heading(2 + (place % 8 > 0), f"Deel {place}", f"deel-{place}") for place in range(32)]
    assert len(page_of(*sections).only("nav").every("li")) == 4


def test_a_statement_without_sections_has_no_contents_list() -> None:
    assert not page_of(samples.paragraph("Kort.")).every("nav")


def test_neighbouring_runs_to_one_target_are_one_link() -> None:
    runs = (Text("zie ", href="#a"), Text("hier", True, href="#a"), LineBreak(), Text("of daar", href="#b"))
    page = page_of(samples.heading(2, "A", "a"), samples.heading(2, "B", "b"), Paragraph(runs))
    links = page.only("main").every("p")[-1].every("a")
    assert [link.text() for link in links] == ["zie hier", "of daar"]


@pytest.mark.parametrize("href", ["javascript:alert(1)", "data:text/html,x", "//elders.example", "verklaring.html", ""])
def test_a_link_that_no_statement_may_have_is_a_bug(href: str) -> None:
    with pytest.raises(ValueError, match="link"):
        page_of(Paragraph((Text("klik", href=href),)))


@pytest.mark.parametrize(
    ("text", "href", "printed"),
    [
        ("het formulier", "https://www.dijk.example/contact", "www.dijk.example/contact"),
        ("www.dijk.example", "https://www.dijk.example/", None),
        ("WWW.Dijk.example", "https://www.dijk.example", None),
        ("ons", "mailto:info@dijk.example", "info@dijk.example"),
        ("info@dijk.example", "mailto:info@dijk.example", None),
        ("info@dijk.example", "mailto:info@dijk.example?subject=Inzage", None),
        ("(050) 555 01 23", "tel:+31505550123", None),
        ("bel ons", "tel:+31505550123", "+31505550123"),
        ("hierboven", "#verklaring", None),
    ],
)
def test_paper_shows_where_a_link_leads_when_its_words_do_not(text: str, href: str, printed: str | None) -> None:
    noted = [
        element.attributes["data-address"]
        for element in page_of(Paragraph((Text(text, href=href),))).walk()
        if "data-address" in element.attributes
    ]
    assert noted == ([printed] if printed else [])


def test_a_table_is_named_by_its_heading_and_knows_its_header_cells() -> None:
    page = html_reader.parse(html.write(samples.statement()))
    retention, recipients = page.every("table")
    assert (retention.attributes["aria-labelledby"], recipients.attributes["aria-labelledby"]) == (
        "bewaartermijnen",
        "ontvangers",
    )
    scopes = [cell.attributes["scope"] for cell in recipients.every("th")]
    assert scopes == ["col"] * 4 + ["row"] * 12
    assert [cell.attributes["data-label"] for cell in recipients.every("td")[:3]] == [
        "Gegevens",
        "Bewaartermijn",
        "Doel",
    ]


def test_a_header_cell_without_text_is_no_header_cell() -> None:
    table = page_of(samples.table(" | Termijn", "Klanten | 7 jaar", " | 2 jaar")).only("table")
    assert [cell.text().strip() for cell in table.every("th")] == ["Termijn", "Klanten"]


def test_only_a_word_that_would_push_a_table_off_the_screen_may_be_broken() -> None:
    page = html_reader.parse(html.write(samples.statement()))
    assert [span.text() for span in page.every("span") if span.attributes.get("class") == "long"] == [
        "klachtenafhandelingsmedewerkers"
    ]


def test_an_ordered_list_says_where_it_starts() -> None:
    page = page_of(samples.numbers("een"), samples.numbers("drie", "vier", start=3))
    assert [element.attributes for element in page.every("ol")] == [{}, {"start": "3"}]


def test_items_have_paragraphs_of_their_own_only_in_a_list_where_one_needs_them() -> None:
    tight = List((samples.item("een", samples.bullets("onder een")), samples.item("twee")))
    loose = List((ListItem((samples.paragraph("een"), samples.paragraph("meer"))), samples.item("twee")))
    assert not page_of(tight).only("main").every("p")
    assert len(page_of(loose).only("main").every("p")) == 3


def test_a_fragment_leaves_its_look_to_the_site() -> None:
    fragment = html_reader.parse(html.write_fragment(samples.statement(draft=True, with_logo=True)))
    assert [child.name for child in fragment.children if isinstance(child, Element)] == ["article"]
    assert fragment.only("article").attributes == {"lang": "nl-NL"}
    names = {name for element in fragment.walk() for name in element.attributes}
    assert names == {"lang", "id", "href", "start", "scope", "aria-labelledby"}
    assert {element.name for element in fragment.walk() if re.fullmatch("h[1-6]", element.name)} == {
        "h2",
        "h3",
        "h4",
        "h5",
    }


@pytest.mark.parametrize(
    ("language", "contents"), [("nl-BE", "Inhoud"), ("DE", "Inhalt"), ("fr", "Sommaire"), ("pl", "Contents")]
)
def test_the_writers_own_words_are_in_the_statements_language(language: str, contents: str) -> None:
    assert page_of(samples.heading(2, "A", "a"), language=language).only("nav").attributes["aria-label"] == contents


@pytest.mark.parametrize(
    ("language", "written"),
    [("nl", "1 maart 2026"), ("en", "1 March 2026"), ("de", "1. März 2026"), ("fr", "1er mars 2026")],
)
def test_a_date_is_written_as_its_language_does(language: str, written: str) -> None:
    assert labels(language).in_words(date(2026, 3, 1)) == written


def test_the_parts_of_a_page_number_make_up_the_whole() -> None:
    assert labels("nl").page_parts() == ("Pagina ", " van ", "")


@pytest.mark.needs("java", "node-tools")
def test_the_nu_html_checker_has_nothing_to_say(tmp_path: Path) -> None:
    pages = {
        "page": html.write(samples.statement()),
        "draft": html.write(samples.statement(draft=True, with_logo=True)),
        "fragment": fragment_in_a_page(samples.statement()),
        **{f"hostile-{place}": html.write(samples.hostile(text)) for place, text in enumerate(samples.HOSTILE)},
    }
    pages |= {name: page for name, page in report_samples.pages().items() if name.endswith(".html")}
    files = []
    for name, content in pages.items():
        files.append((tmp_path / name).with_suffix(".html"))
        files[-1].write_bytes(content)
    command = [programs.path_of("java"), "-jar", str(NU_CHECKER), "--format", "gnu", *map(str, files)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout + run.stderr) == (0, "")
