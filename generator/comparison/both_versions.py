"""The two versions that a redline holds: what its reader has who accepts all changes, or rejects them."""

from typing import assert_never

from msgspec.structs import replace

from generator.document import Block, Content, Document, Heading, List, ListItem, Paragraph, Revision, Table
from generator.document.walk import join


def accepted(redline: Document) -> Document:
    """The new version, its runs joined: of ``compare(old, new, …)`` exactly ``joined(new)``."""
    return _version(redline, Revision.DELETED)


def rejected(redline: Document) -> Document:
    """The old version, its runs joined: of ``compare(old, new, …)`` the blocks of ``joined(old)``, but for anchors.

    A heading that is gone has its old anchor and one that stands in both versions the new one's, which in statements
    of one policy is the same. A heading that became a paragraph has none: ``""``. ``meta`` is the new one's.
    """
    return _version(redline, Revision.INSERTED)


def _version(redline: Document, absent: Revision) -> Document:
    blocks = tuple(_block(block, absent) for block in redline.blocks if block.revision is not absent)
    return Document(replace(redline.meta, comparison=None), blocks)


def _block(block: Block, absent: Revision) -> Block:
    match block:
        case Heading() | Paragraph():
            return _text(block, absent)
        case List():
            return _list(block, absent)
        case Table():
            return _table(block, absent)
        case _:
            assert_never(block)


def _text(block: Heading | Paragraph, absent: Revision) -> Heading | Paragraph:
    level = block.level if isinstance(block, Heading) else 0
    if absent is Revision.INSERTED and block.former is not None:
        level = block.former
    content = _content(block.content, absent)
    if level:
        anchor = block.anchor if isinstance(block, Heading) else ""
        return Heading(level, content, anchor, block.template)
    return Paragraph(content, block.template)


def _list(block: List, absent: Revision) -> List:
    ordered, start = block.ordered, block.start
    if absent is Revision.INSERTED and block.former is not None:
        ordered, start = block.former
    items = tuple(_item(item, absent) for item in block.items if item.revision is not absent)
    return List(items, ordered, start, block.template)


def _item(item: ListItem, absent: Revision) -> ListItem:
    blocks = [_block(block, absent) for block in item.blocks if block.revision is not absent]
    return ListItem(tuple(block for block in blocks if isinstance(block, Paragraph | List)))


def _table(block: Table, absent: Revision) -> Table:
    revisions = block.row_revisions or (None,) * len(block.rows)
    rows = [row for row, revision in zip(block.rows, revisions, strict=True) if revision is not absent]
    cells = tuple(tuple(_content(cell, absent) for cell in row) for row in rows)
    return Table(tuple(_content(cell, absent) for cell in block.header), cells, block.template)


def _content(content: Content, absent: Revision) -> Content:
    return join(tuple(replace(inline, revision=None) for inline in content if inline.revision is not absent))
