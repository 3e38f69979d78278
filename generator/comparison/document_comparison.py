"""One tree of two versions."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from msgspec.structs import replace

from generator.comparison.alignment import Measured, steps
from generator.comparison.block_pairs import merged, pair
from generator.comparison.section_pairs import headings
from generator.comparison.similarity import measured_block
from generator.document import Block, Comparison, Document

Side: TypeAlias = Sequence[Measured[Block]]


def compare(old: Document, new: Document, comparison: Comparison) -> Document:
    """Two statements, neither a redline, in one tree with the ``meta`` of ``new``: all of both, each in its order.

    Sections are matched by anchor, then by their words; a section that moved is gone there and new here. Inside them
    blocks, list items and table rows are matched by their words, and the words of a pair by sentence and word.
    What is new stands before what is gone. A change of a run's formatting or link is a change of its words; a change
    of a heading's level, or of a list's kind or start, is ``former``; a table of another number of columns is another.

    A redline may break the rules of a statement's headings: levels may skip, an
    anchor may be there twice (a moved section's heading stands in both places, once deleted), and a deleted link may
    lead to a heading that is not there.
    """
    sides = [measured_block(block) for block in old.blocks], [measured_block(block) for block in new.blocks]
    return Document(replace(new.meta, comparison=comparison), tuple(_blocks(*sides)))


def _blocks(old: Side, new: Side) -> Iterator[Block]:
    found = headings(old, new)
    sides = _without(old, found.gone, "gone"), _without(new, found.come, "come")
    for step in steps(found.pairs, len(old), len(new)):
        yield from merged(sides[0][step.old], sides[1][step.new])
        if step.pair:
            yield pair(old[step.pair[0]], new[step.pair[1]])


def _without(blocks: Side, moved: frozenset[int], where: str) -> Side:
    """The blocks, those of a part that moved like no other: they are all gone here and all new there."""
    return [
        replace(block, identity=(where, place), bag=Counter(), weight=0) if place in moved else block
        for place, block in enumerate(blocks)
    ]
