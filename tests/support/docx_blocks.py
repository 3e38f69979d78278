"""Reads the blocks of a statement back from a Word document, by what its parts say: styles, numbering, relationships.

It uses the standard library and the document types, and nothing of the writer. What the file cannot tell it cannot
give: two bulleted lists that touch are read as one (``as_read`` says what to expect of a document).
"""

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from urllib.parse import unquote
from xml.etree import ElementTree

from msgspec import Struct, field
from msgspec.structs import replace

from generator.document import (
    Block,
    Content,
    Document,
    Heading,
    Inline,
    LineBreak,
    List,
    ListItem,
    Paragraph,
    Table,
    Text,
)
from generator.document.walk import join

Element = ElementTree.Element
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
HEADINGS = {"title": 1, "heading 1": 2, "heading 2": 3, "heading 3": 4}


def read_blocks(data: bytes) -> tuple[Block, ...]:
    """The blocks of a document's body, without its contents list; runs of one formatting are one."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        trees = {
            name: ElementTree.fromstring(archive.read(name))
            for name in archive.namelist()
            if name.endswith(("xml", "rels"))
        }
    return tuple(_Reader.of(trees).blocks(trees["word/document.xml"]))


def as_read(document: Document) -> tuple[Block, ...]:
    """The blocks of a document as ``read_blocks`` gives them."""
    return _merged(tuple(_plain(block) for block in document.blocks))


def _plain(block: Block) -> Block:
    match block:
        case Heading() | Paragraph():
            return replace(block, content=_content(block.content))
        case Table():
            rows = tuple(tuple(map(_content, row)) for row in block.rows)
            return Table(tuple(map(_content, block.header)), rows)
        case List():
            items = tuple(ListItem(_merged(tuple(map(_plain, item.blocks)))) for item in block.items)  # type: ignore[arg-type]
            return List(items, block.ordered, block.start)


def _content(content: Content) -> Content:
    unquoted = (replace(run, href=unquote(run.href)) if isinstance(run, Text) and run.href else run for run in content)
    return join(tuple(unquoted))


def _merged(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    merged: list[Block] = []
    for block in blocks:
        last = merged[-1] if merged else None
        if isinstance(block, List) and isinstance(last, List) and not block.ordered and not last.ordered:
            merged[-1] = List((*last.items, *block.items))
        else:
            merged.append(block)
    return tuple(merged)


class _Item(Struct, frozen=True):
    """A paragraph of a list: the first of an item has the list's ``number``, a later one has none."""

    level: int
    paragraph: Paragraph
    number: str = ""


class _OpenList(Struct):
    number: str
    ordered: bool
    start: int
    items: "list[list[Paragraph | _OpenList]]" = field(default_factory=list)

    def closed(self) -> List:
        items = (tuple(b.closed() if isinstance(b, _OpenList) else b for b in item) for item in self.items)
        return List(tuple(map(ListItem, items)), self.ordered, self.start)


class _Reader(Struct, frozen=True):
    styles: Mapping[str, str]
    targets: Mapping[str, str]
    numbering: Element

    @classmethod
    def of(cls, trees: Mapping[str, Element]) -> "_Reader":
        styles = trees["word/styles.xml"].iter(f"{W}style")
        names = {style.get(f"{W}styleId", ""): _value(style, "name").lower() for style in styles}
        relationships = trees["word/_rels/document.xml.rels"]
        targets = {found.get("Id", ""): unquote(found.get("Target", "")) for found in relationships}
        return cls(names, targets, trees["word/numbering.xml"])

    def blocks(self, document: Element) -> Iterator[Block]:
        body = document.find(f"{W}body")
        assert body is not None, "the document has no body"
        units = [unit for child in body if (unit := self._unit(child)) is not None]
        for is_list, group in groupby(units, key=lambda unit: isinstance(unit, _Item)):
            members = list(group)
            if is_list:
                yield from self._lists([unit for unit in members if isinstance(unit, _Item)])
            else:
                yield from (unit for unit in members if not isinstance(unit, _Item))

    def _unit(self, child: Element) -> "Block | _Item | None":
        match child.tag.removeprefix(W):
            case "tbl":
                header, *rows = (tuple(map(self._cell, row.findall(f"{W}tc"))) for row in child.findall(f"{W}tr"))
                return Table(header, tuple(rows))
            case "p" if any(True for _ in child.iter(f"{W}t")):
                return self._paragraph(child)
            case "p" | "sdt" | "sectPr":
                return None
            case other:
                raise AssertionError(f"nobody wrote a {other} into the body")

    def _cell(self, cell: Element) -> Content:
        (paragraph,) = cell.findall(f"{W}p")
        return self._content(paragraph)

    def _paragraph(self, element: Element) -> Block | _Item:
        content = self._content(element)
        style = self.styles[_value(element, "pPr", "pStyle")]
        if style in HEADINGS:
            mark = element.find(f"{W}bookmarkStart")
            anchor = "" if mark is None else mark.get(f"{W}name", "").replace("_", "-")
            return Heading(HEADINGS[style], content, anchor)
        if number := _value(element, "pPr", "numPr", "numId"):
            return _Item(int(_value(element, "pPr", "numPr", "ilvl")), Paragraph(content), number)
        if style.startswith("list continue"):
            return _Item(int(style.removeprefix("list continue") or 1) - 1, Paragraph(content))
        assert style == "normal", f"a paragraph of text is in the style {style}"
        return Paragraph(content)

    def _content(self, paragraph: Element) -> Content:
        return join(tuple(self._inlines(paragraph, None)))

    def _inlines(self, parent: Element, href: str | None) -> Iterator[Inline]:
        for child in parent:
            if child.tag == f"{W}hyperlink":
                anchor = (child.get(f"{W}anchor") or "").replace("_", "-")
                yield from self._inlines(child, f"#{anchor}" if anchor else self.targets[child.get(f"{R}id", "")])
            elif child.tag == f"{W}r":
                yield from _run(child, href)

    def _lists(self, items: Iterable[_Item]) -> Iterator[List]:
        roots: list[_OpenList] = []
        stack: list[_OpenList] = []
        for item in items:
            del stack[item.level + 1 :]
            if not item.number:
                stack[item.level].items[-1].append(item.paragraph)
                continue
            if len(stack) > item.level and stack[-1].number != item.number:
                stack.pop()
            if len(stack) == item.level:
                opened = self._opened(item)
                (stack[-1].items[-1] if stack else roots).append(opened)
                stack.append(opened)
            stack[-1].items.append([item.paragraph])
        return (root.closed() for root in roots)

    def _opened(self, item: _Item) -> _OpenList:
        listed = _with(self.numbering, "num", "numId", item.number)
        definition = _with(self.numbering, "abstractNum", "abstractNumId", _value(listed, "abstractNumId"))
        kind = _value(_with(definition, "lvl", "ilvl", str(item.level)), "numFmt")
        overrides = [found for found in listed if found.get(f"{W}ilvl") == str(item.level)]
        start = _value(overrides[0], "startOverride") if overrides else "1"
        return _OpenList(item.number, kind != "bullet", int(start))


def _run(run: Element, href: str | None) -> Iterator[Inline]:
    strong, emphasis = (run.find(f"{W}rPr/{W}{tag}") is not None for tag in ("b", "i"))
    for child in run:
        if child.tag == f"{W}br":
            yield LineBreak()
        elif child.tag == f"{W}t":
            yield Text(child.text or "", strong, emphasis, href)


def _value(element: Element, *path: str) -> str:
    found = element.find("/".join(W + name for name in path))
    return "" if found is None else found.get(f"{W}val", "")


def _with(parent: Element, tag: str, key: str, wanted: str) -> Element:
    (found,) = (child for child in parent.findall(W + tag) if child.get(W + key) == wanted)
    return found
