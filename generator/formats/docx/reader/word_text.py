"""A Word file as blocks: what a reader sees once all tracked changes are accepted, without headers and pictures."""

import re
from collections.abc import Iterator
from itertools import groupby

from lxml import etree
from msgspec import Struct

from generator.diagnostics import Diagnostics, Location, diagnose
from generator.document import Block, Heading, Inline, LineBreak, Paragraph, Table, Text
from generator.formats.docx.reader.word_lists import Item, lists
from generator.formats.docx.reader.word_package import Damaged, Package, R, W, attribute, number, open_package
from generator.formats.flow import DEEPEST, one_content, tabled, tidy

_HEADING = re.compile(r"heading (\d)")
_AROUND = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
_GONE = frozenset(f"{W}{name}" for name in ("del", "moveFrom", "sectPr", "pPr"))


def read_docx(data: bytes, name: str) -> tuple[tuple[Block, ...], str, str, Diagnostics]:
    """The blocks of a Word file, its title and language, and why it cannot be read."""
    try:
        package = open_package(data)
    except Damaged as damage:
        return (), "", "", (diagnose("file-unreadable.docx", Location(name), damage=damage),)
    blocks = _Reader(package, _above(package)).blocks(package.body, 0)
    return tuple(blocks), package.title, package.language, ()


def _above(package: Package) -> int:
    """How far headings stand under the title: by one where a paragraph has Word's style for titles."""
    styles = (attribute(paragraph, "pPr", "pStyle") for paragraph in package.body.iter(f"{W}p"))
    return int(any(package.look.names.get(style) == "title" for style in styles))


class _Reader(Struct, frozen=True):
    package: Package
    above: int

    def blocks(self, parent: etree._Element, depth: int) -> Iterator[Block]:
        units = self._units(parent, depth)
        for is_list, group in groupby(units, key=lambda unit: isinstance(unit, Item)):
            if is_list:
                yield from lists([unit for unit in group if isinstance(unit, Item)], self.package.kinds)
            else:
                yield from (unit for unit in group if not isinstance(unit, Item))

    def _units(self, parent: etree._Element, depth: int) -> Iterator[Block | Item]:
        after_item = False
        for child in parent if depth < DEEPEST else ():
            units = list(self._unit(child, depth, after_item))
            yield from units
            after_item = isinstance(units[-1], Item) if units else after_item

    def _unit(self, child: etree._Element, depth: int, after_item: bool) -> Iterator[Block | Item]:
        if child.tag == f"{W}p":
            yield from self._paragraph(child, after_item)
        elif child.tag == f"{W}tbl":
            yield from self._table(child, depth)
        elif child.tag in _AROUND and not _is_contents(child):
            yield from self._units(child, depth + 1)

    def _table(self, table: etree._Element, depth: int) -> Iterator[Table]:
        rows = [row for row in table.iterfind(f"{W}tr") if row.find(f"{W}trPr/{W}del") is None]
        cells = ([tidy(one_content(self.blocks(cell, depth + 1))) for cell in row.iterfind(f"{W}tc")] for row in rows)
        if (read := tabled(cells)) is not None:
            yield read

    def _paragraph(self, paragraph: etree._Element, after_item: bool) -> Iterator[Block | Item]:
        content = tidy(self._inlines(paragraph, None, 0))
        style = attribute(paragraph, "pPr", "pStyle")
        named = self.package.look.names.get(style, "")
        if not content or named.startswith("toc "):
            return
        if level := self._level(paragraph, style, named):
            yield Heading(level, content, _anchor(paragraph))
            return
        listed, depth = self._list(paragraph, style)
        if listed not in ("", "0"):
            yield Item(min(depth, DEEPEST), content, listed)
        elif after_item and named.startswith("list"):
            yield Item(max(0, number(named[-1:]) - 1), content)
        else:
            yield Paragraph(content)

    def _level(self, paragraph: etree._Element, style: str, named: str) -> int:
        """The level of a heading, 0 for any other paragraph."""
        if named == "title":
            return 1
        if found := _HEADING.fullmatch(named):
            return int(found[1]) + self.above
        outline = attribute(paragraph, "pPr", "outlineLvl")
        level = number(outline) if outline else self.package.look.levels.get(style, 9)
        return level + 1 + self.above if level < 9 else 0

    def _list(self, paragraph: etree._Element, style: str) -> tuple[str, int]:
        own = attribute(paragraph, "pPr", "numPr", "numId")
        if not own:
            return self.package.look.lists.get(style, ("", 0))
        return own, number(attribute(paragraph, "pPr", "numPr", "ilvl"))

    def _inlines(self, parent: etree._Element, href: str | None, depth: int) -> Iterator[Inline]:
        for child in parent if depth < DEEPEST else ():
            if child.tag == f"{W}r":
                yield from _run(child, href)
            elif child.tag == f"{W}hyperlink":
                yield from self._inlines(child, self._target(child), depth + 1)
            elif child.tag not in _GONE:
                yield from self._inlines(child, href, depth + 1)

    def _target(self, link: etree._Element) -> str | None:
        if anchor := str(link.get(f"{W}anchor", "")):
            return f"#{anchor.replace('_', '-')}"
        return self.package.targets.get(str(link.get(f"{R}id", ""))) or None


def _is_contents(control: etree._Element) -> bool:
    return attribute(control, "sdtPr", "docPartObj", "docPartGallery") == "Table of Contents"


def _run(run: etree._Element, href: str | None) -> Iterator[Inline]:
    strong, emphasis = (_is_on(run, name) for name in ("b", "i"))
    for child in run:
        match str(child.tag).removeprefix(W):
            case "br" | "cr":
                yield LineBreak()
            case "t":
                yield Text(child.text or "", strong, emphasis, href)
            case "tab":
                yield Text("\t", strong, emphasis, href)
            case "noBreakHyphen":
                yield Text("\u2011", strong, emphasis, href)
            case _:
                pass


def _is_on(run: etree._Element, name: str) -> bool:
    found = run.find(f"{W}rPr/{W}{name}")
    return found is not None and str(found.get(f"{W}val", "1")) not in ("0", "false", "off")


def _anchor(paragraph: etree._Element) -> str:
    marks = (str(mark.get(f"{W}name", "")) for mark in paragraph.iter(f"{W}bookmarkStart"))
    return next((name.replace("_", "-") for name in marks if not name.startswith("_")), "")
