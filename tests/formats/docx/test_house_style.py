"""House styles: a document that an officer made in Word decides how statements look, and an unfit one is refused."""

import json

import pytest

from generator.document import Document
from generator.formats.docx import HouseStyle, load_style, plain_style, write
from tests.support import samples
from tests.support.docx_blocks import as_read, read_blocks
from tests.support.docx_lint import lint
from tests.support.docx_parts import Element, W, has, names, paragraph, part, stories, style, tree, value
from tests.support.house_styles import (
    MAIN_TYPE,
    SHIPPED,
    TEMPLATE_TYPE,
    dutch,
    dutch_parts,
    loaded,
    shipped,
    with_header,
    zipped,
)
from tests.support.house_styles import paragraph as typed
from tools.house_style_theme import ALARM, INK, LINK, QUIET, TINT
from tools.make_house_style import house_style

STATEMENT = samples.statement()
DRAFT = samples.statement(draft=True, with_logo=True)


def in_style(data: bytes, document: Document = STATEMENT) -> bytes:
    return write(document, loaded(data))


def header(markup: str, document: Document = STATEMENT) -> str:
    """What the header of a statement says when that of the house style holds ``markup``."""
    return stories(in_style(with_header(markup), document))["header default"]


# What a Dutch Word saved


def test_styles_are_found_by_name_whatever_word_calls_them_in_dutch() -> None:
    ids = loaded(dutch()).ids
    expected = {
        "normal": "Standaard",
        "heading 1": "Kop1",
        "heading 2": "Kop2",
        "title": "Titel",
        "list bullet": "Lijstopsomteken",
        "header": "Koptekst",
        "footer": "Voettekst",
        "table grid": "Tabelraster",
        "toc 1": "Inhopg1",
        "toc heading": "Kopvaninhoudsopgave",
    }
    assert {name: ids[name] for name in expected} == expected


def test_a_statement_in_a_dutch_house_style_is_sound_and_says_the_same() -> None:
    data = in_style(dutch(), DRAFT)
    assert lint(data) == []
    assert read_blocks(data) == as_read(DRAFT)


def test_a_template_does_as_well_as_a_document() -> None:
    parts = dutch_parts()
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(MAIN_TYPE, TEMPLATE_TYPE)
    data = in_style(zipped(parts))
    assert data == in_style(dutch())
    assert TEMPLATE_TYPE not in part(data, "[Content_Types].xml"), "a statement is a document, not a template"


def test_what_was_restyled_shows_in_the_statement() -> None:
    data = in_style(dutch())
    assert value(style(data, "heading 1"), "rPr", "color") == "7A1F5C"
    fonts = style(data, "Title").find(f"{W}rPr/{W}rFonts")
    assert fonts is not None, "the house style's title has a typeface"
    assert fonts.get(f"{W}ascii") == "Georgia"
    (margins,) = tree(data).iter(f"{W}pgMar")
    assert margins.get(f"{W}left") == "1985"
    assert b'typeface="Verdana"' in part(data, "word/theme1.xml")
    assert has(tree(data, "settings"), "autoHyphenation")
    assert sum(int(found.get(f"{W}w", 0)) for found in next(tree(data).iter(f"{W}tblGrid"))) == 11906 - 1985 - 1701


def test_the_letterhead_comes_along_with_its_picture() -> None:
    data = in_style(dutch())
    found = stories(data)
    assert found["header default"] == "Kantoor De Wit voor Installatietechniek De Dijkhoek B.V., versie: 2.1"
    assert found["footer default"] == "Blad 1"
    assert part(data, "word/media/header1-1.png") == samples.logo().data


def test_lists_look_as_the_list_styles_of_the_house() -> None:
    data = in_style(dutch())
    bullet = level_of(data, "Een offerte maken")
    assert value(bullet, "lvlText") == "»"
    assert value(bullet, "rPr", "color") == "7A1F5C"
    number = level_of(data, "uw gegevens in te zien")
    assert (value(number, "numFmt"), value(number, "lvlText"), value(number, "start")) == ("lowerLetter", "%1)", "1")
    assert loaded(dutch()).number_indents[0] == 640, "a style's own indent goes before that of its list"
    nested = level_of(data, "de monteur leest")
    assert value(nested, "lvlText") == "–", "a level that the house has no style for gets ours"


def level_of(data: bytes, start: str) -> Element:
    """The level of the numbering that the list item starting so is on."""
    item, numbering = paragraph(data, start), tree(data, "numbering")
    number, depth = value(item, "pPr", "numPr", "numId"), value(item, "pPr", "numPr", "ilvl")
    (listed,) = (found for found in numbering.iter(f"{W}num") if found.get(f"{W}numId") == number)
    kind = value(listed, "abstractNumId")
    (definition,) = (found for found in numbering.iter(f"{W}abstractNum") if found.get(f"{W}abstractNumId") == kind)
    (level,) = (found for found in definition.iter(f"{W}lvl") if found.get(f"{W}ilvl") == depth)
    return level


def test_styles_that_the_house_does_not_have_are_added_under_ids_that_are_free() -> None:
    data = in_style(dutch())
    assert style(data, "Een eigen stijl").get(f"{W}styleId") == "TableText"
    assert style(data, "Table Text").get(f"{W}styleId") not in {None, "TableText"}


def test_an_added_level_keeps_the_distances_of_the_level_that_the_house_has() -> None:
    spacing = style(in_style(dutch()), "toc 2").find(f"{W}pPr/{W}spacing")
    assert spacing is not None, "the first level has a spacing"
    assert spacing.get(f"{W}after") == "20"


def test_bold_in_the_table_style_does_not_undo_bold_in_the_header_cells() -> None:
    table = style(in_style(dutch()), "Table Grid")
    assert not list(table.iter(f"{W}b")), "bold in a table style and in a paragraph style make plain text"


def test_the_language_is_that_of_the_statement_wherever_the_house_style_had_another() -> None:
    data = in_style(dutch())
    parts = ("styles", "header1", "footer1", "numbering")
    assert {found.get(f"{W}val") for name in parts for found in tree(data, name).iter(f"{W}lang")} == {"nl-NL"}


def test_nothing_of_the_office_behind_the_house_style_is_handed_out() -> None:
    data = in_style(dutch())
    for name in names(data):
        content = part(data, name)
        assert b"sjablonen" not in content, f"{name} names a file of the office"
        assert b"trackRevisions" not in content
        assert b"Deze tekst is een voorbeeld" not in content
    assert value(next(tree(data, "settings").iter(f"{W}compatSetting"))) == "15"


def test_a_first_page_and_even_pages_have_what_the_house_style_gives_them() -> None:
    data = in_style(
        dutch(
            ("word/document.xml", "<w:docGrid", "<w:titlePg/><w:docGrid"),
            ("word/settings.xml", "<w:autoHyphenation/>", "<w:autoHyphenation/><w:evenAndOddHeaders/>"),
        ),
        DRAFT,
    )
    found = stories(data)
    assert found["header first"] == found["header even"] == "Concept", "an empty header still says that it is a draft"
    assert "footer first" not in found
    assert has(tree(data), "body", "sectPr", "titlePg")
    assert lint(data) == []


def test_a_statement_can_serve_as_a_house_style() -> None:
    data = in_style(write(STATEMENT, shipped()))
    assert lint(data) == []
    assert stories(data)["header default"] == stories(write(STATEMENT, shipped()))["header default"]


# What can be typed in a header


@pytest.mark.parametrize(
    ("runs", "shown"),
    [
        (["{{bedrijf}} – {{titel}}"], "Installatietechniek De Dijkhoek B.V. – Privacyverklaring"),
        (["{{company}} – {{ Title }}"], "Installatietechniek De Dijkhoek B.V. – Privacyverklaring"),
        (["{", "{be", "dr", "ijf}", "} en co"], "Installatietechniek De Dijkhoek B.V. en co"),
        (["versie {{versie}} van {{datum}}"], "versie 2.1 van 1 september 2026"),
        (["{{uitgave}}", "{{edition}}"], "Versie 2.1, 1 september 2026" * 2),
        (["{{pagina}}"], "Pagina 1 van 2"),
        (["{{logo}}"], "Installatietechniek De Dijkhoek B.V."),
        (["x{{ – concept}}{{ (versie) }}"], "x (2.1)"),
        (["{enkele} accolades en {{"], "{enkele} accolades en {{"),
    ],
)
def test_a_marker_prints_what_it_names_however_word_cut_it(runs: list[str], shown: str) -> None:
    assert header(typed(*runs)) == shown


def test_a_header_without_a_mark_for_drafts_gets_one_on_drafts_only() -> None:
    assert header(typed("Kantoor"), DRAFT) == "Kantoor Concept"
    assert header(typed("Kantoor")) == "Kantoor"
    assert header(typed("{{concept}} Kantoor"), DRAFT) == "Concept Kantoor"


def test_a_value_that_looks_like_a_marker_is_only_text() -> None:
    assert header(typed("{{bedrijf}}"), samples.hostile("{{titel}}")) == "{{titel}} Concept"


def test_a_house_style_without_header_and_footer_gets_plain_ones() -> None:
    data = in_style(
        dutch(("word/document.xml", "headerReference", "x"), ("word/document.xml", "footerReference", "x")), DRAFT
    )
    assert stories(data) == {
        "header default": "Installatietechniek De Dijkhoek B.V. – Privacyverklaring – Concept",
        "footer default": "Versie 2.1, 1 september 2026 – Pagina 1 van 2",
    }


def test_the_plain_style_writes_a_sound_document() -> None:
    data = write(DRAFT, plain_style())
    assert lint(data) == []
    assert read_blocks(data) == as_read(DRAFT)


# Keeping it


def test_a_style_survives_being_kept() -> None:
    for made in (shipped(), loaded(dutch()), plain_style()):
        assert HouseStyle.from_bytes(made.to_bytes()) == made


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"null", b"{}", b'{"format": 1}', b"\xff"])
def test_what_is_no_kept_style_is_not_taken_for_one(data: bytes) -> None:
    assert HouseStyle.from_bytes(data) is None


def test_a_style_of_another_version_of_the_program_is_not_used() -> None:
    kept = json.loads(shipped().to_bytes())
    assert HouseStyle.from_bytes(json.dumps(kept | {"format": "0.0.0 1"}).encode()) is None
    assert HouseStyle.from_bytes(json.dumps(kept | {"extra": 1}).encode()) is None


# The one that comes with the project


def test_the_shipped_house_style_is_faultless_and_is_what_its_maker_makes() -> None:
    _, found = load_style(SHIPPED.read_bytes(), "templates/house-style.docx")
    assert found == ()
    made, kept = house_style(), SHIPPED.read_bytes()
    assert names(made) == names(kept)
    changed = [name for name in names(made) if part(made, name) != part(kept, name)]
    assert not changed, "Made anew it differs. If that is meant: python -m tools.make_house_style"


def test_every_colour_of_the_shipped_house_style_can_be_read() -> None:
    pairs = [(text, "FFFFFF") for text in (INK, QUIET, ALARM, LINK)] + [(INK, TINT)]
    assert min(contrast(*pair) for pair in pairs) >= 4.5, "WCAG 2.2, 1.4.3"


def contrast(text: str, ground: str) -> float:
    light, dark = sorted((luminance(text), luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
