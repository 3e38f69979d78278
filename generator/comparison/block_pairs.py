"""Blocks of both versions as one sequence: each pair as one block, and what is in one version only where it stood."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from generator.comparison.alignment import Measured, align, steps
from generator.comparison.marks import marked, marked_item, marked_row
from generator.comparison.similarity import (
    Row,
    measured_block,
    measured_item,
    measured_row,
    of_blocks,
    of_items,
    of_rows,
)
from generator.comparison.text_comparison import reworded
from generator.document import Block, Heading, List, ListItem, Paragraph, Revision, Table


def merged(old: Sequence[Measured[Block]], new: Sequence[Measured[Block]]) -> Iterator[Block]:
    """The blocks of both versions in one order, each version's own order being kept."""
    for step in steps(align(old, new, of_blocks), len(old), len(new)):
        yield from _unpaired([one.piece for one in old[step.old]], [one.piece for one in new[step.new]])
        if step.pair:
            yield pair(old[step.pair[0]], new[step.pair[1]])


def _unpaired(old: Sequence[Block], new: Sequence[Block]) -> Iterator[Block]:
    """Blocks that have no other version, what is new first; what ends a section comes before any other section."""
    cuts = _lead(old), _lead(new)
    yield from (marked(block, Revision.INSERTED) for block in new[: cuts[1]])
    yield from (marked(block, Revision.DELETED) for block in old[: cuts[0]])
    yield from (marked(block, Revision.INSERTED) for block in new[cuts[1] :])
    yield from (marked(block, Revision.DELETED) for block in old[cuts[0] :])


def _lead(blocks: Sequence[Block]) -> int:
    return next((i for i, block in enumerate(blocks) if isinstance(block, Heading)), len(blocks))


def pair(old: Measured[Block], new: Measured[Block]) -> Block:
    """Two versions of a block as one; the new one as it is when they say the same."""
    return new.piece if old.identity == new.identity else _paired(old.piece, new.piece)


def _paired(old: Block, new: Block) -> Block:
    """Two versions of a block as one, in the new one's form; ``former`` says which form the old one had."""
    match old, new:
        case (List(), List()):
            return _list(old, new)
        case (Table(), Table()):
            return _table(old, new)
        case (Heading() | Paragraph(), Heading() | Paragraph()):
            was, level = _level(old), _level(new)
            return replace(new, content=reworded(old.content, new.content), former=was if was != level else None)
        case _:
            raise TypeError(f"a {type(old).__name__} has no version that is a {type(new).__name__}")


def _level(block: Heading | Paragraph) -> int:
    return block.level if isinstance(block, Heading) else 0


def _list(old: List, new: List) -> List:
    form = old.ordered, old.start
    items = tuple(_items(old.items, new.items))
    return replace(new, items=items, former=form if form != (new.ordered, new.start) else None)


def _items(old: Sequence[ListItem], new: Sequence[ListItem]) -> Iterator[ListItem]:
    sides = [measured_item(item) for item in old], [measured_item(item) for item in new]
    for step in steps(align(*sides, of_items), len(old), len(new)):
        yield from (marked_item(item, Revision.INSERTED) for item in new[step.new])
        yield from (marked_item(item, Revision.DELETED) for item in old[step.old])
        if step.pair:
            yield _item(old[step.pair[0]], new[step.pair[1]])


def _item(old: ListItem, new: ListItem) -> ListItem:
    """Two versions of an item; its first paragraph stays the first, whatever became of its words."""
    first = _paired(old.blocks[0], new.blocks[0])
    rest = merged([*map(measured_block, old.blocks[1:])], [*map(measured_block, new.blocks[1:])])
    return ListItem(tuple(block for block in (first, *rest) if isinstance(block, Paragraph | List)))


def _table(old: Table, new: Table) -> Table:
    rows = list(_rows(old.rows, new.rows))
    revisions = tuple(revision for _, revision in rows)
    return replace(
        new,
        header=_row(old.header, new.header),
        rows=tuple(row for row, _ in rows),
        row_revisions=revisions if any(revisions) else (),
    )


def _rows(old: Sequence[Row], new: Sequence[Row]) -> Iterator[tuple[Row, Revision | None]]:
    sides = [measured_row(row) for row in old], [measured_row(row) for row in new]
    for step in steps(align(*sides, of_rows), len(old), len(new)):
        yield from ((marked_row(row, Revision.INSERTED), Revision.INSERTED) for row in new[step.new])
        yield from ((marked_row(row, Revision.DELETED), Revision.DELETED) for row in old[step.old])
        if step.pair:
            yield _row(old[step.pair[0]], new[step.pair[1]]), None


def _row(old: Row, new: Row) -> Row:
    return tuple(reworded(one, other) for one, other in zip(old, new, strict=True))
