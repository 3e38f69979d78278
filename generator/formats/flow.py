"""Building blocks from a file that flows: runs of text gather to a paragraph until something ends it."""

import re
from collections.abc import Iterable
from typing import TypeAlias

from msgspec import Struct, field
from msgspec.structs import replace

from generator.document import Block, Content, Inline, LineBreak, List, ListItem, Paragraph, Table, Text
from generator.document.walk import contents, join

Inside: TypeAlias = Paragraph | List
_SPACE = re.compile("[ \t\r\n\f]+")
DEEPEST = 100
"""What is nested deeper is read as text: no reader follows it, and no file of good will has it."""


class Flow(Struct):
    """Gathers runs; ``end`` makes a paragraph of them, ``add`` a block of its own after it."""

    blocks: list[Block] = field(default_factory=list)
    runs: list[Inline] = field(default_factory=list)

    def end(self) -> None:
        """Ends the paragraph; without visible text there is none."""
        content = tidy(self.runs)
        self.runs = []
        if content:
            self.blocks.append(Paragraph(content))

    def add(self, block: Block) -> None:
        """Puts a block after what was gathered."""
        self.end()
        self.blocks.append(block)

    def closed(self) -> tuple[Block, ...]:
        """All blocks, the last paragraph with them."""
        self.end()
        return tuple(self.blocks)


def tidy(runs: Iterable[Inline]) -> Content:
    """Runs with white space as one space and none at the edges of a line; empty when nothing is visible."""
    lines: list[list[Text]] = [[]]
    for run in runs:
        match run:
            case LineBreak():
                lines.append([])
            case Text():
                lines[-1].append(run)
    tidied = [_line(line) for line in lines]
    while tidied and not tidied[0]:
        tidied.pop(0)
    while tidied and not tidied[-1]:
        tidied.pop()
    result: list[Inline] = []
    for number, line in enumerate(tidied):
        result += [LineBreak()] if number else []
        result += line
    return join(tuple(result))


def _line(runs: list[Text]) -> list[Text]:
    line: list[Text] = []
    space = True
    for run in runs:
        text = _SPACE.sub(" ", run.text)
        text = text.removeprefix(" ") if space else text
        if text:
            line.append(replace(run, text=text))
            space = text.endswith(" ")
    while line and line[-1].text.endswith(" "):
        last = line.pop()
        if text := last.text.removesuffix(" "):
            line.append(replace(last, text=text))
    return line


def inside(blocks: Iterable[Block]) -> tuple[Inside, ...]:
    """The blocks as an item of a list can hold them: what is neither paragraph nor list becomes paragraphs."""
    result: list[Inside] = []
    for block in blocks:
        if isinstance(block, Paragraph | List):
            result.append(block)
        else:
            result += [Paragraph(content) for content in contents((block,)) if content]
    return tuple(result)


def listed(items: Iterable[tuple[Block, ...]], *, ordered: bool, start: int = 1) -> List | None:
    """A list of items that have something in them; ``None`` when there is none."""
    full = tuple(ListItem(_led(inside(item))) for item in items if item)
    return List(full, ordered=ordered, start=start) if full else None


def _led(blocks: tuple[Inside, ...]) -> tuple[Inside, ...]:
    return blocks if isinstance(blocks[0], Paragraph) else (Paragraph(()), *blocks)


def tabled(rows: Iterable[Iterable[Content]]) -> Table | None:
    """A table whose first row is its header, short rows filled up; ``None`` where no cell has a text."""
    cells = [tuple(row) for row in rows]
    width = max(map(len, cells), default=0)
    if not any(any(row) for row in cells):
        return None
    header, *rest = (row + ((),) * (width - len(row)) for row in cells)
    return Table(header, tuple(rest))


def one_content(blocks: Iterable[Block]) -> Content:
    """All that stands in blocks as the content of one cell, a line break between the pieces."""
    runs: list[Inline] = []
    for content in contents(tuple(blocks)):
        runs += [LineBreak(), *content] if runs else content
    return tuple(runs)
