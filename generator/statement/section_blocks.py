"""Sections parsed to blocks with slots: once for sisters that fill a section alike, and for the runs to come."""

import pickle
from typing import TypeAlias

from generator.cache.store import Shelf, place
from generator.diagnostics import Diagnostics, in_order
from generator.document import Block
from generator.formats.markdown import reader

TEMPLATES, FORMS = 4_096, 1_024
"""So many templates have places of their own, and so many forms of each, as companies state more or fewer facts."""

Skeleton: TypeAlias = tuple[tuple[Block, ...], Diagnostics]


class Skeletons:
    """Gives the blocks of a section's Markdown, in which the company's values are slots."""

    def __init__(self, shelf: Shelf | None) -> None:
        """Without a ``shelf`` nothing is kept between runs."""
        self._shelf = shelf
        self._read: dict[tuple[str, str], Skeleton] = {}

    def of(self, markdown: str, name: str) -> Skeleton:
        """The blocks of a section, and what is wrong with it; ``name`` is its template's display path."""
        if (markdown, name) not in self._read:
            self._read[markdown, name] = self._kept(markdown, name)
        return self._read[markdown, name]

    def _kept(self, markdown: str, name: str) -> Skeleton:
        if self._shelf is None:
            return _read(markdown, name)
        origin = f"{name}\0{markdown}"
        where = place(place("section", name, TEMPLATES), markdown, FORMS)
        if (content := self._shelf.load(where, origin.encode())) is not None:
            return pickle.loads(content), ()  # sealed
        blocks, found = _read(markdown, name)
        if not found:
            self._shelf.save(where, origin.encode(), pickle.dumps(blocks, pickle.HIGHEST_PROTOCOL))
        return blocks, found


def _read(markdown: str, name: str) -> Skeleton:
    blocks, found = reader.read(markdown, name)
    return blocks, in_order(found + reader.slips(markdown, name))
