"""Marking a whole piece as new or gone: the piece, what it holds, and each run in it."""

from typing import TypeVar, assert_never

from msgspec.structs import replace

from generator.document import Block, Content, Heading, Inline, List, ListItem, Paragraph, Revision, Table

Marked = TypeVar("Marked", bound=Inline)


def marked(block: Block, revision: Revision) -> Block:
    """The block as all new or all gone, down to its runs, so that a reader of any part of it sees so."""
    match block:
        case Heading() | Paragraph():
            return replace(block, content=marked_content(block.content, revision), revision=revision)
        case List():
            items = tuple(marked_item(item, revision) for item in block.items)
            return replace(block, items=items, revision=revision)
        case Table():
            header = marked_row(block.header, revision)
            rows = tuple(marked_row(row, revision) for row in block.rows)
            return replace(
                block, header=header, rows=rows, revision=revision, row_revisions=tuple(revision for _ in rows)
            )
        case _:
            assert_never(block)


def marked_item(item: ListItem, revision: Revision) -> ListItem:
    """The item as all new or all gone."""
    blocks = tuple(marked(block, revision) for block in item.blocks)
    return ListItem(tuple(block for block in blocks if isinstance(block, Paragraph | List)), revision)


def marked_row(row: tuple[Content, ...], revision: Revision) -> tuple[Content, ...]:
    """The cells of a row that is new or gone."""
    return tuple(marked_content(cell, revision) for cell in row)


def marked_content(content: Content, revision: Revision) -> Content:
    """Each run and line break as new or gone."""
    return tuple(marked_inline(inline, revision) for inline in content)


def marked_inline(inline: Marked, revision: Revision) -> Marked:
    """The run or line break as new or gone."""
    return replace(inline, revision=revision)
