"""When two pieces are versions of each other, and how much of them was kept."""

from collections.abc import Hashable, Iterable
from typing import TypeAlias, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from generator.comparison.alignment import Measured, shared
from generator.comparison.tokens import bag
from generator.document import Block, Content, Heading, List, ListItem, Paragraph, Table
from generator.document.walk import contents, join, joined_block

Row: TypeAlias = tuple[Content, ...]
Piece = TypeVar("Piece")


class Cells(Struct, frozen=True):
    """A table row: its first cell says what it is about, the others what is said of that."""

    row: Row
    first: Measured[Row]
    others: Measured[Row]


ALIKE = 0.4
"""Two paragraphs or items that share this part of their words, by weight, are versions of each other."""
ALIKE_WHOLES = 0.25
"""Lists and tables need share less: what they hold is compared piece by piece."""
ALIKE_IN_FORM = 0.8
"""A heading and a paragraph are one text in two forms when they share this part."""
WITHIN = 0.8
"""A text of which this part returns in a longer one has grown into it."""
LEAST_WITHIN = 30
"""What must return, by weight, to say so: three words of five letters."""


def measured_block(block: Block) -> Measured[Block]:
    """A block with what it is compared by; the anchor of a heading, which nobody reads, is not part of that."""
    form = joined_block(block)
    return _measured(block, replace(form, anchor="") if isinstance(form, Heading) else form, contents((block,)))


def measured_item(item: ListItem) -> Measured[ListItem]:
    """A list item with what it is compared by."""
    return _measured(item, tuple(map(joined_block, item.blocks)), contents(item.blocks))


def measured_row(row: Row) -> Measured[Cells]:
    """A table row with what it is compared by."""
    return _measured(Cells(row, _cells(row[:1]), _cells(row[1:])), tuple(map(join, row)), row)


def _cells(cells: Row) -> Measured[Row]:
    return _measured(cells, tuple(map(join, cells)), cells)


def _measured(piece: Piece, identity: Hashable, texts: Iterable[Content]) -> Measured[Piece]:
    words = bag(texts)
    return Measured(piece, identity, words, sum(words.values()))


def of_blocks(old: Measured[Block], new: Measured[Block]) -> int:
    """What two blocks keep of each other, by weight; 0 when they are not versions of each other.

    A list is never a version of a table, nor a table one of another number of columns: it is replaced whole.
    """
    match old.piece, new.piece:
        case (List(), List()):
            return _alike(old, new, ALIKE_WHOLES)
        case (Table(header=one), Table(header=other)):
            return _alike(old, new, ALIKE_WHOLES) if len(one) == len(other) else 0
        case (Heading(), Heading()) | (Paragraph(), Paragraph()):
            return _alike(old, new, ALIKE) or _grown(old, new)
        case (Heading(), Paragraph()) | (Paragraph(), Heading()):
            return _alike(old, new, ALIKE_IN_FORM)
        case _:
            return 0


def of_items(old: Measured[ListItem], new: Measured[ListItem]) -> int:
    """What two list items keep of each other, as of blocks."""
    return _alike(old, new, ALIKE) or _grown(old, new)


def of_rows(old: Measured[Cells], new: Measured[Cells]) -> int:
    """What two rows keep of each other: their first cells must be alike, or all the others the same."""
    if old.identity == new.identity:
        return 2 * old.weight + 1
    first, others = (old.piece.first, new.piece.first), (old.piece.others, new.piece.others)
    same = others[0].identity == others[1].identity and others[0].weight > LEAST_WITHIN
    return 2 * shared(old, new) + 1 if same or _alike(*first, ALIKE) else 0


def _alike(old: Measured[Piece], new: Measured[Piece], least: float) -> int:
    if old.identity == new.identity:
        return 2 * old.weight + 1
    common = shared(old, new)
    return 2 * common if common and 2 * common >= least * (old.weight + new.weight) else 0


def _grown(old: Measured[Piece], new: Measured[Piece]) -> int:
    common = shared(old, new)
    return 2 * common if common >= max(LEAST_WITHIN, WITHIN * min(old.weight, new.weight)) else 0
