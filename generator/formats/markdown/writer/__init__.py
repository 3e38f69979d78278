"""A statement as Markdown: CommonMark with pipe tables, one form for one text.

Plain to read and short in a ``git diff``: one sentence a line, no padding in tables, and an escape only where without
it some reader of Markdown would see something else. ``generator.formats.markdown.reader`` reads back the same blocks.
"""

from collections.abc import Iterator
from typing import assert_never

from generator.document import Block, Content, Document, Heading, List, ListItem, Paragraph, Table
from generator.formats.markdown.writer.markdown_inlines import line, lines
from generator.formats.markdown.writer.markdown_redline import redline

BULLETS = "-*"
AFTER_NUMBER = ".)"
"""A list right after another of its kind would be one with it, so it takes the other character."""


def write(document: Document) -> bytes:
    """A statement as UTF-8 with LF ends, from its title on; of what ``meta`` holds only the title is in it.

    A ``ValueError`` says that Markdown has no form for something: a line break in a heading or a table cell, or at the
    end of a paragraph. A redline is CriticMarkup under a title that says so, and no statement that could be read.
    """
    if document.meta.comparison:
        return redline(document, document.meta.comparison)
    return ("\n".join(_blocks(document.blocks, gap=True)) + "\n").encode()


def _blocks(blocks: tuple[Block, ...], gap: bool) -> Iterator[str]:
    """The lines of blocks, with a blank line between two of them if ``gap``."""
    other = False
    for index, block in enumerate(blocks):
        other = _continues(blocks[index - 1], block) and not other if index else False
        if index and gap:
            yield ""
        yield from _block(block, other)


def _continues(previous: Block, block: Block) -> bool:
    return isinstance(previous, List) and isinstance(block, List) and previous.ordered == block.ordered


def _block(block: Block, other: bool) -> Iterator[str]:
    match block:
        case Heading(level, content, anchor):
            yield f'{"#" * level} {line(content)} <a id="{anchor}"></a>'
        case Paragraph(content):
            yield from lines(content)
        case List():
            yield from _list(block, other)
        case Table(header, rows):
            yield _row(header)
            yield "|" + " --- |" * len(header)
            yield from map(_row, rows)
        case _:
            assert_never(block)


def _row(cells: tuple[Content, ...]) -> str:
    return f"| {' | '.join(map(line, cells))} |"


def _list(block: List, other: bool) -> Iterator[str]:
    tight = all(map(_is_tight, block.items))
    for index, item in enumerate(block.items):
        marker = f"{block.start + index}{AFTER_NUMBER[other]}" if block.ordered else BULLETS[other]
        if index and not tight:
            yield ""
        for number, text in enumerate(_blocks(item.blocks, gap=not tight)):
            margin = " " * (len(marker) + 1) if number else f"{marker} "
            yield f"{margin}{text}".rstrip(" ")


def _is_tight(item: ListItem) -> bool:
    """Whether an item needs no blank lines: one paragraph, then lists that can start right after a line of text."""
    return all(isinstance(block, List) and (block.start == 1 or not block.ordered) for block in item.blocks[1:])
