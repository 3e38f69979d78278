"""What a redline says of each smallest piece: the revision of a list, a row or an item is that of all that is in it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import assert_never

from msgspec.structs import replace

from generator.document import Block, Content, Heading, Inline, LineBreak, List, ListItem, Paragraph, Revision, Table
from generator.document.walk import join


def spread(blocks: Iterable[Block], revision: Revision | None = None) -> tuple[Block, ...]:
    """The blocks with every revision written on each piece it covers, down to the runs; ``revision`` covers them all.

    In a stretch of changed runs what is new comes before what is gone: LibreOffice and others join two paragraphs
    when a change that ends one has it the other way round. A paragraph of which nothing stands in one version is new
    or gone as a whole, or that version would have an empty one. ``row_revisions`` has one for each row afterwards.
    """
    return tuple(_spread(block, revision) for block in blocks)


def _spread(block: Block, outer: Revision | None) -> Block:
    own = outer or block.revision
    match block:
        case Heading() | Paragraph():
            content = _content(block.content, own)
            return replace(block, content=content, revision=own or _whole(content))
        case List():
            return replace(block, items=tuple(_item(item, own) for item in block.items), revision=own)
        case Table():
            of_rows = tuple(own or row for row in block.row_revisions or (None,) * len(block.rows))
            header = tuple(_content(cell, own) for cell in block.header)
            pairs = zip(block.rows, of_rows, strict=True)
            rows = tuple(tuple(_content(cell, of_row) for cell in row) for row, of_row in pairs)
            return replace(block, header=header, rows=rows, revision=own, row_revisions=of_rows)
        case _:
            assert_never(block)


def _item(item: ListItem, outer: Revision | None) -> ListItem:
    own = outer or item.revision
    blocks = tuple(block for block in spread(item.blocks, own) if isinstance(block, Paragraph | List))
    return ListItem(blocks, own)


def _whole(content: Content) -> Revision | None:
    revisions = {inline.revision for inline in content}
    return revisions.pop() if len(revisions) == 1 else None


def _content(content: Content, outer: Revision | None) -> Content:
    runs: Iterable[Inline] = content
    if outer is not None:
        runs = (replace(inline, revision=outer) for inline in content)
    return join(tuple(_new_before_gone(runs)))


def _new_before_gone(content: Iterable[Inline]) -> Iterator[Inline]:
    for is_changed, stretch in groupby(content, key=lambda inline: inline.revision is not None):
        runs = list(stretch)
        yield from sorted(runs, key=_is_gone) if is_changed else runs


def _is_gone(inline: Inline) -> bool:
    return inline.revision is Revision.DELETED


def told_apart(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with no anchor twice: a heading that is gone gives way to one that stands in the new version."""
    headings = {place: block for place, block in enumerate(blocks) if isinstance(block, Heading)}
    anchors: dict[int, str] = {}
    for place in sorted(headings, key=lambda place: headings[place].revision is Revision.DELETED):
        anchor = headings[place].anchor
        while anchor in anchors.values():
            anchor += "-was"
        anchors[place] = anchor
    return tuple(
        replace(block, anchor=anchors[place]) if isinstance(block, Heading) else block
        for place, block in enumerate(blocks)
    )


def plain_in_new(content: Content) -> str:
    """The characters of a content as they read in the new version; all of them where the new version has none."""
    kept = [inline for inline in content if not _is_gone(inline)] or content
    return "".join("\n" if isinstance(inline, LineBreak) else inline.text for inline in kept)
