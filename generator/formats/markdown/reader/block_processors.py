"""The blocks of the dialect, each a processor of Python-Markdown's block parser.

A processor takes the lines that are its own from the first chunk and puts the others back. What it makes carries the
number of its line, so that a finding inside it can be placed.
"""

import re
from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import BlockProcessor
from markdown.extensions.tables import TableProcessor

from generator.formats.markdown.reader.chunks import Chunk, first_line, put_back, take
from generator.formats.markdown.reader.element_problems import note
from generator.formats.markdown.reader.line_starts import (
    DELIMITER_ROW,
    HEADING,
    UNDERLINE,
    ends_paragraph,
    is_heading,
    marker,
    refusal_of_first,
)

ANCHORED = re.compile(
    r"""(?P<text>.*?) [ ]* (?: (?<!\\) \{\#(?P<short>[^{}]*)\} | <a[ ]id="(?P<long>[^"<>]*)"></a> ) [ ]*$""", re.VERBOSE
)
ANCHOR = re.compile(r"[a-z][a-z0-9-]*")
HYPHENS = re.compile(r" *\|?(?: *-+ *\|)* *-+ *\|? *$")
ROW = re.compile(r" {0,3}\|(?:.*[^\\])?\| *$")
BAR = re.compile(r"(?<!\\)(?:\\\\)*\|")
CODE = re.compile(r"(?<!\\)(?:\\\\)*`")
UNCLEAR_BAR = re.compile(r"(?<!\\)(?:\\\\)+\|")
DEEPEST_HEADING = 4


class RefusedBlocks(BlockProcessor):
    """Code, quotations, rules and definitions of links, which leave a finding only."""

    def test(self, parent: Element, block: str) -> bool:
        """Whether the first line starts one of them."""
        return refusal_of_first(first_line(block)) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Leaves the finding; what it is about ends at the next blank line unless it is one line by nature."""
        chunk = take(blocks)
        lines = chunk.split("\n")
        code = refusal_of_first(lines[0]) or ""
        note(parent, code, lines[0].strip(" "), chunk.line)
        put_back(blocks, chunk, 1 if code in {"rule", "heading-space"} else len(lines))


class Headings(BlockProcessor):
    """ATX headings with an anchor at their end, ``{#id}`` or ``<a id="id"></a>``."""

    def test(self, parent: Element, block: str) -> bool:
        """Whether the first line is a heading."""
        return is_heading(first_line(block))

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Makes ``h1`` … ``h4`` with its anchor as ``id``."""
        chunk = take(blocks)
        first = first_line(chunk)
        put_back(blocks, chunk, 1)
        if match := HEADING.match(first):
            self._add(parent, chunk.line, match["marks"], match["text"] or "")

    def _add(self, parent: Element, line: int, marks: str, text: str) -> None:
        match = ANCHORED.match(text)
        heading = SubElement(parent, f"h{len(marks)}", line=str(line))
        heading.text = (match["text"] if match else text).strip(" ")
        anchor = (match["short"] or match["long"] or "") if match else ""
        heading.set("id", anchor)
        if len(marks) > DEEPEST_HEADING:
            note(heading, "heading-level", marks, about=str(len(marks)))
        if not heading.text:
            note(heading, "heading-empty")
        if not match:
            note(heading, "heading-anchor")
        elif not ANCHOR.fullmatch(anchor):
            note(heading, "anchor-name", text[match.end("text") :].strip(" "), about=anchor)


class Tables(TableProcessor):
    """Pipe tables whose every row has bars at both ends and as many cells as the header."""

    def test(self, parent: Element, block: str) -> bool:
        """Whether the second line is a row of hyphens and bars, under a header with bars."""
        rows = block.split("\n")
        return len(rows) > 1 and "|" in rows[0] and "|" in rows[1] and DELIMITER_ROW.match(rows[1]) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Makes a ``table`` in which each ``tr`` has its line; a table with findings has only those."""
        chunk = take(blocks)
        table = SubElement(parent, "table", line=str(chunk.line))
        if self._refuse(table, chunk):
            return
        # Python-Markdown learns from its test where the edges are.
        assert super().test(parent, chunk)
        super().run(table, [chunk])
        rows = list(table.iter("tr"))[: len(chunk.split("\n")) - 1]
        for number, row in enumerate(rows):
            row.set("line", str(chunk.line + number + (number > 0)))
        table[:] = rows

    def _refuse(self, table: Element, chunk: Chunk) -> bool:
        rows = chunk.split("\n")
        count = len(BAR.findall(rows[0]))
        for line, row in enumerate(rows, chunk.line):
            bars = len(BAR.findall(row))
            if not ROW.match(row):
                note(table, "table-edges", row.strip(" "), line)
            elif unclear := UNCLEAR_BAR.search(row):
                note(table, "table-bar", unclear[0], line)
            elif code := CODE.search(row):
                note(table, "code", code[0], line)
            elif bars != count:
                note(table, "table-cells", row.strip(" "), line, about=f"{bars - 1} and not {count - 1}")
        if ":" in rows[1]:
            note(table, "table-alignment", ":", chunk.line + 1)
        elif not HYPHENS.match(rows[1]):
            note(table, "table-unclear", rows[1].strip(" "), chunk.line + 1)
        return len(table) > 0


class Paragraphs(BlockProcessor):
    """What is nothing else, up to a line that ends a paragraph."""

    def test(self, parent: Element, block: str) -> bool:
        """Always: this one comes last."""
        return True

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Makes a ``p`` of the lines, and a finding of each that another reader, or its writer, may take otherwise."""
        chunk = take(blocks)
        lines = chunk.split("\n")
        end = next((index for index, line in enumerate(lines) if index and ends_paragraph(line)), len(lines))
        put_back(blocks, chunk, end)
        paragraph = SubElement(parent, "p", line=str(chunk.line))
        paragraph.text = "\n".join(line.strip(" ") for line in lines[:end])
        for index, line in enumerate(lines[:end]):
            if code := self._doubt(line, first=index == 0, last=index == end - 1):
                note(parent, code, line.strip(" "), chunk.line + index)

    def _doubt(self, line: str, first: bool, last: bool) -> str | None:
        item = None if first else marker(line)
        if not first and UNDERLINE.match(line):
            return "heading-underlined"
        if line.lstrip(" ").startswith("|") or (not first and DELIMITER_ROW.match(line)):
            return "table-unclear"
        if item and item.indent >= 4:
            return "list-indent"
        if item and item.number is not None:
            return "list-number"
        if not last and line.endswith(("  ", "\\ ")):
            return "spaces-at-end"
        return None
