"""Lists as CommonMark has them: what is indented as far as an item's text belongs to the item.

Python-Markdown wants four spaces, flattens what has two or three, and reads a list right after a line of text as text.
"""

from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import BlockProcessor

from generator.formats.markdown.reader.chunks import Chunk, first_line, put_back, take
from generator.formats.markdown.reader.element_problems import TAG, note
from generator.formats.markdown.reader.line_starts import Marker, ends_item, indentation, marker

DEEPEST_LIST = 9
"""As deep as Word goes."""


class Lists(BlockProcessor):
    """Bulleted and numbered lists; another bullet, or another character after the number, starts another list."""

    def test(self, parent: Element, block: str) -> bool:
        """Whether the first line starts an item."""
        return marker(first_line(block)) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Makes ``ul``, or ``ol`` with its ``start``, with an ``li`` for each item."""
        first = _first_marker(blocks)
        assert first is not None
        depth = int(parent.get("depth", "0")) + 1
        tag = "ul" if first.number is None else "ol"
        element = SubElement(parent, tag, start=str(first.number or 0), depth=str(depth))
        if depth > DEEPEST_LIST:
            note(element, "list-depth", line=take(blocks).line, about=str(DEEPEST_LIST))
            return
        while (item := _first_marker(blocks)) and item.kind == first.kind:
            if item.indent != first.indent:
                _note_indent(element, blocks)
            self._add_item(element, item, blocks)
        if blocks and indentation(blocks[0]) > first.indent:
            _note_indent(parent, blocks)

    def _add_item(self, parent: Element, start: Marker, blocks: list[str]) -> None:
        chunk = take(blocks)
        item = SubElement(parent, "li", line=str(chunk.line), depth=parent.attrib["depth"])
        if not first_line(chunk)[start.width :].strip(" "):
            note(item, "item-empty")
        elif start.gap > 4:
            note(item, "code-block")
        margin = _margin(start, chunk, blocks)
        chunks = [_own_part(item, chunk, blocks, margin, start.width)]
        while blocks and indentation(blocks[0]) >= margin:
            chunks.append(_own_part(item, take(blocks), blocks, margin))
        self.parser.parseBlocks(item, [chunk for chunk in chunks if chunk.strip()])
        _check(item)


def _first_marker(blocks: list[str]) -> Marker | None:
    return marker(first_line(blocks[0])) if blocks else None


def _margin(start: Marker, chunk: Chunk, blocks: list[str]) -> int:
    """How far what belongs to an item is indented: as far as its text or, if its first line is at two, two spaces."""
    following = chunk.split("\n")[1:] or blocks
    indent = indentation(following[0]) if following else start.width
    return indent if start.indent + 2 <= indent < start.width else start.width


def _own_part(item: Element, chunk: Chunk, blocks: list[str], margin: int, width: int = 0) -> Chunk:
    """The lines of a chunk that belong to an item, without their margin, the first ``width`` wide."""
    first, *others = chunk.split("\n")
    own = [first[width or margin :]]
    for line in others:
        if indentation(line) >= margin:
            own.append(line[margin:])
        elif ends_item(line):
            break
        else:
            note(item, "item-unindented", line.strip(" "), chunk.line + len(own))
            own.append(line)
    put_back(blocks, chunk, len(own))
    return Chunk(own, chunk.line)


def _note_indent(parent: Element, blocks: list[str]) -> None:
    chunk = blocks[0]
    assert isinstance(chunk, Chunk)
    note(parent, "list-indent", line=chunk.line)


def _check(item: Element) -> None:
    made = [child for child in item if child.tag != TAG]
    if made and made[0].tag != "p":
        note(item, "item-start")
    for child in made:
        if child.tag not in {"p", "ul", "ol"}:
            note(item, "item-content", line=int(child.attrib["line"]))
