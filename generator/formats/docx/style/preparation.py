"""Opens and checks a reference document: what it is refused for, and python-docx's view of it."""

import io
import zipfile
from collections.abc import Iterator

import docx
from docx.document import Document as Reference
from docx.opc.part import Part as SourcePart
from lxml import etree

from generator.diagnostics import Diagnostics, Location, diagnose_by_rule, has_errors
from generator.formats.docx.docx_package import pack
from generator.formats.docx.house_style import HeaderSlot, HouseStyle
from generator.formats.docx.style.elements import as_text, child, element, name, remove
from generator.formats.docx.style.headers_footers import KINDS, Kind, Slots, Stories, Story
from generator.formats.docx.style.list_levels import prepare_numbering
from generator.formats.docx.style.page_setup import (
    PageSection,
    References,
    has_even_pages,
    prepare_settings,
    read_section,
)
from generator.formats.docx.style.parts import Stock, carry
from generator.formats.docx.style.security import Parts, StyleProblem, hazards, parse, unpack, unreadable
from generator.formats.docx.style.stylesheet import StyleSheet, prepare_styles, table_em
from generator.formats.docx.wordprocessingml import RELATIONSHIPS, WORD_TYPE, relationships

_TEMPLATE, _DOCUMENT = (f"{WORD_TYPE}.{kind}.main+xml".encode() for kind in ("template", "document"))


def prepare(data: bytes, file: str) -> tuple[HouseStyle | None, Diagnostics]:
    """A reference document made ready, and what is wrong with it; ``file`` is where the diagnostics say it is."""
    style, problems = _prepared(data)
    diagnostics = tuple(diagnose_by_rule(p.code, p.message, Location(file), p.severity, p.hint) for p in problems)
    return (None if has_errors(diagnostics) else style), diagnostics


def _prepared(data: bytes) -> tuple[HouseStyle | None, tuple[StyleProblem, ...]]:
    parts, problems = unpack(data)
    problems = problems or tuple(hazards(parts))
    if problems:
        return None, problems
    reference = _opened(parts)
    if isinstance(reference, StyleProblem):
        return None, (reference,)
    try:
        return assemble(reference)
    except etree.XMLSyntaxError as error:
        return None, (unreadable(f"a part is not the XML that its relationship promises: {error}"),)


def _opened(parts: Parts) -> Reference | StyleProblem:
    """The document as python-docx has it; a template is one once its type says that it is a document."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for part, data in parts.items():
            archive.writestr(part, data.replace(_TEMPLATE, _DOCUMENT) if part == "[Content_Types].xml" else data)
    try:
        return docx.Document(stream)
    except Exception as error:
        # python-docx has no error of its own: a malformed package makes it raise whatever its code trips over.
        return unreadable(f"python-docx stops with {type(error).__name__}")


_PADDING = 108
_FACES = ("Regular", "Bold", "Italic", "BoldItalic")


def assemble(reference: Reference) -> tuple[HouseStyle, tuple[StyleProblem, ...]]:
    """The house style of a reference document, and what in it cannot be used."""
    main, stock, slots = reference.part, Stock(), Slots()
    settings, styles = _root(main, "settings"), _root(main, "styles")
    language = slots.take(HeaderSlot("language"))
    sheet = prepare_styles(element("<w:styles/>") if styles is None else styles, language)
    numbering = prepare_numbering(_root(main, "numbering"), sheet, slots.take(HeaderSlot("lists")))
    section, problems = read_section(_body(main))
    stories = tuple(_stories(main, section, has_even_pages(settings), Stories(sheet.identifiers(), slots)))
    stock.add_form("styles", "styles.xml", as_text(sheet.root))
    stock.add_form("numbering", "numbering.xml", numbering.form)
    stock.add_form("settings", "settings.xml", prepare_settings(settings, language, slots.take(HeaderSlot("tracking"))))
    problems += tuple(_add_look(main, stock))
    references: References = {(story.kind, story.where): _add_story(story, stock) for story in stories}
    style = HouseStyle(
        ids=sheet.identifiers(),
        text_width=section.text_width,
        paragraph_gap=sheet.length("normal", "after", "pPr", "spacing") or 0,
        cell_padding=_padding(sheet),
        table_em=table_em(sheet, _theme_root(main)),
        bullet_indents=numbering.bullet_indents,
        number_indents=numbering.number_indents,
        numbers=numbering.numbers,
        bullet_list=numbering.bullet_list,
        first_list=numbering.first_list,
        section=section.write(references),
        relationships="".join(stock.relationships),
        parts=stock.all_parts(),
        forms=tuple(stock.forms),
        slots=tuple(slots.taken),
    )
    return style, problems + tuple(problem for story in stories for problem in story.problems)


def _related(main: SourcePart, kind: str) -> SourcePart | None:
    wanted = f"{RELATIONSHIPS}/{kind}"
    found = (each for each in main.rels.values() if each.reltype == wanted and not each.is_external)
    return next((each.target_part for each in found), None)


def _root(main: SourcePart, kind: str, root_name: str = "") -> etree._Element | None:
    part = _related(main, kind)
    root = None if part is None else parse(part.blob)
    return root if root is not None and root.tag == name(root_name or kind) else None


def _body(main: SourcePart) -> etree._Element:
    body = child(parse(main.blob), "body")
    return element("<w:body/>") if body is None else body


def _stories(main: SourcePart, section: PageSection, has_even: bool, stories: Stories) -> Iterator[Story]:
    places = ("default", *(["first"] if section.title_page else []), *(["even"] if has_even else []))
    for kind in KINDS:
        yield from stories.prepare(kind, _sources(main, section, kind), places)


def _sources(main: SourcePart, section: PageSection, kind: Kind) -> dict[str, SourcePart]:
    found = {where: main.rels.get(identifier) for (of, where), identifier in section.references.items() if of == kind}
    wanted = f"{RELATIONSHIPS}/{kind}"
    return {where: each.target_part for where, each in found.items() if each is not None and each.reltype == wanted}


def _add_story(story: Story, stock: Stock) -> str:
    if story.relationships:
        stock.forms.append((f"word/_rels/{story.label}.xml.rels", relationships(story.relationships)))
    stock.add_carried(story.carried.parts, story.carried.types)
    return stock.add_form(story.kind, f"{story.label}.xml", story.form)


def _theme_root(main: SourcePart) -> etree._Element | None:
    theme = _related(main, "theme")
    return None if theme is None else parse(theme.blob)


def _add_look(main: SourcePart, stock: Stock) -> Iterator[StyleProblem]:
    """Adds the theme and the font table, without the fonts themselves: those are not ours to hand out."""
    theme = _related(main, "theme")
    if theme is not None:
        carried = carry(theme, parse(theme.blob), "theme1")
        stock.add_part("theme", "theme1.xml", theme.blob)
        if carried.relationships:
            stock.parts.append(pack("word/_rels/theme1.xml.rels", relationships(carried.relationships)))
        stock.add_carried(carried.parts, carried.types)
        yield from carried.problems
    fonts = _root(main, "fontTable", "fonts")
    if fonts is not None:
        for embedded in list(fonts.iter(*(name(f"embed{face}") for face in _FACES))):
            remove(embedded)
        stock.add_part("fontTable", "fontTable.xml", as_text(fonts))


def _padding(sheet: StyleSheet) -> int:
    """What a table cell has left and right of its text, together."""
    return sum(_side(sheet, *names) for names in (("left", "start"), ("right", "end")))


def _side(sheet: StyleSheet, *names: str) -> int:
    widths = (sheet.length("table grid", "w", "tblPr", "tblCellMar", side) for side in names)
    return next((width for width in widths if width is not None), _PADDING)
