"""The element tree of a text that has no errors, as blocks."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown.util import STX
from msgspec.structs import replace

from generator.diagnostics import Diagnostic
from generator.document import Block, Content, Heading, Inline, LineBreak, List, ListItem, Paragraph, Table, Text
from generator.document.walk import join
from generator.formats.markdown.reader.inline_pass import decoded
from generator.formats.markdown.reader.markdown_position import Place
from generator.formats.markdown.reader.refusal_rules import diagnostic

LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4}
SPACES = re.compile("[ \n]+")


def check_headings(root: Element, place: Place) -> Iterator[Diagnostic]:
    """What is wrong with headings that are each fine: one skips a level, or has the anchor of another."""
    previous = 4
    anchors: set[str] = set()
    for element in root:
        if level := LEVELS.get(element.tag):
            location = place.find(int(element.attrib["line"]), "")
            if level > previous + 1:
                yield diagnostic("heading-skips", location, str(level))
            if (anchor := element.attrib["id"]) in anchors:
                yield diagnostic("anchor-twice", location, anchor)
            anchors |= {anchor} - {""}
            previous = level


def blocks(parent: Element, template: str | None = None) -> Iterator[Block]:
    """The blocks of an element without errors; ``template`` is what each of them, but not those in a list, carries."""
    for element in parent:
        match element.tag:
            case "p":
                yield Paragraph(content(element), template)
            case "ul" | "ol":
                yield _list(element, template)
            case "table":
                header, *rows = (tuple(map(content, row)) for row in element)
                yield Table(header, tuple(rows), template)
            case tag if tag in LEVELS:
                yield Heading(LEVELS[tag], content(element), element.attrib["id"], template)


def _list(element: Element, template: str | None) -> List:
    items = tuple(ListItem(tuple(_in_item(item))) for item in element.iterfind("li"))
    if element.tag == "ul":
        return List(items, template=template)
    return List(items, ordered=True, start=int(element.attrib["start"]), template=template)


def _in_item(item: Element) -> Iterator[Paragraph | List]:
    for block in blocks(item):
        assert isinstance(block, Paragraph | List)
        yield block


def content(element: Element) -> Content:
    """What stands in an element: white space as one space, none at the edges of a line, and characters as meant."""
    tidy: list[Inline] = []
    for inline in (*_inlines(element, Text("")), LineBreak()):
        if isinstance(inline, LineBreak):
            _strip_end(tidy)
            tidy.append(inline)
        elif text := _strip_start(SPACES.sub(" ", inline.text), tidy):
            tidy.append(inline if text == inline.text else replace(inline, text=text))
    return join(tuple(map(_decoded, tidy[:-1])))


def _decoded(inline: Inline) -> Inline:
    return replace(inline, text=decoded(inline.text)) if isinstance(inline, Text) and STX in inline.text else inline


def _strip_start(text: str, before: list[Inline]) -> str:
    follows_word = before and isinstance(before[-1], Text) and not before[-1].text.endswith(" ")
    return text if follows_word else text.removeprefix(" ")


def _strip_end(line: list[Inline]) -> None:
    if line and isinstance(last := line[-1], Text) and last.text.endswith(" "):
        line[-1:] = [replace(last, text=last.text[:-1])] if last.text != " " else []


def _inlines(element: Element, style: Text) -> Iterator[Inline]:
    if element.text:
        yield replace(style, text=element.text)
    for child in element:
        match child.tag:
            case "br":
                yield LineBreak()
            case "a":
                yield from _inlines(child, replace(style, href=child.attrib["href"]))
            case "run":
                strong = style.strong or "strong" in child.attrib
                emphasis = style.emphasis or "emphasis" in child.attrib
                yield from _inlines(child, replace(style, strong=strong, emphasis=emphasis))
            case _:
                yield from _inlines(child, style)
        if child.tail:
            yield replace(style, text=child.tail)
