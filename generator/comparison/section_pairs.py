"""Which headings of two versions are the same, so that a section that moved does not make the rest look new."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from generator.comparison.alignment import LARGEST_GAP, Measured, Pair, heaviest, shared
from generator.document import Block, Heading, Paragraph
from generator.document.walk import plain

ALIKE = 0.5
"""Two sections without an anchor in common that share this part of their words, by weight, are one section."""


class SectionPart(Struct, frozen=True):
    """A heading, with what stands under it up to the next one: the blocks from ``start`` up to ``stop``."""

    start: int
    stop: int
    heading: Heading | None
    words: Measured[None]

    @property
    def title(self) -> str:
        """The words of the heading."""
        return plain(self.heading.content) if self.heading else ""


class HeadingPairs(Struct, frozen=True):
    """Headings that stand in both versions, as places of blocks, in order.

    ``gone`` and ``come`` are the places of all blocks of the parts that moved: in ``old``, and in ``new``.
    """

    pairs: list[Pair]
    gone: frozenset[int]
    come: frozenset[int]


def headings(old: Sequence[Measured[Block]], new: Sequence[Measured[Block]]) -> HeadingPairs:
    """The headings of both versions that are one, by anchor or else by the words of their part.

    Where parts changed places, those stay that together keep most words; each of the others moved.
    """
    sides = parts(old), parts(new)
    said = _said(old), _said(new)
    same = sorted(_matches(*sides, said))
    gains = [shared(sides[0][i].words, sides[1][j].words) for i, j in same]
    kept = heaviest(same, [gain + 1 for gain in gains])
    stay = set(kept)
    away = [
        (sides[0][i], sides[1][j])
        for (i, j), gain in zip(same, gains, strict=True)
        if (i, j) not in stay and _alike(sides[0][i], sides[1][j], gain)
    ]
    pairs = [(sides[0][i].start, sides[1][j].start) for i, j in kept]
    return HeadingPairs(pairs, _places(one for one, _ in away), _places(other for _, other in away))


def _places(found: Iterable[SectionPart]) -> frozenset[int]:
    return frozenset(place for part in found for place in range(part.start, part.stop))


def parts(blocks: Sequence[Measured[Block]]) -> list[SectionPart]:
    """A version cut before each heading, of any level."""
    starts = [i for i, block in enumerate(blocks) if i == 0 or isinstance(block.piece, Heading)]
    stops = [*starts[1:], len(blocks)][: len(starts)]  # without blocks there is no part
    return [_part(blocks, start, stop) for start, stop in zip(starts, stops, strict=True)]


def _part(blocks: Sequence[Measured[Block]], start: int, stop: int) -> SectionPart:
    words = blocks[start].bag.copy()
    for block in blocks[start + 1 : stop]:
        words.update(block.bag)
    first = blocks[start].piece
    return SectionPart(
        start, stop, first if isinstance(first, Heading) else None, Measured(None, None, words, words.total())
    )


def _said(blocks: Sequence[Measured[Block]]) -> frozenset[str]:
    """What the headings and paragraphs of a version say."""
    texts = (block.piece for block in blocks)
    return frozenset(plain(block.content) for block in texts if isinstance(block, Heading | Paragraph))


def _matches(
    old: Sequence[SectionPart], new: Sequence[SectionPart], said: tuple[frozenset[str], frozenset[str]]
) -> Iterator[Pair]:
    """Each part of a version with at most one of the other: the title, the same anchor, or most alike."""
    if old and new and _is_title(old[0]) and _is_title(new[0]):
        yield 0, 0
    names = _anchors(old), _anchors(new)
    yield from ((i, names[1][anchor]) for anchor, i in names[0].items() if anchor in names[1])
    free = [[i for anchor, i in side.items() if anchor not in other] for side, other in (names, names[::-1])]
    if len(free[0]) * len(free[1]) <= LARGEST_GAP:
        offers = [(i, j) for i in free[0] for j in free[1] if _may_be_one(old[i].title, new[j].title, said)]
        yield from _most_alike(old, new, offers)


def _may_be_one(old: str, new: str, said: tuple[frozenset[str], frozenset[str]]) -> bool:
    """Whether a heading can have been reworded: not when its words, or the new ones, stand in both versions."""
    return old == new or (old not in said[1] and new not in said[0])


def _anchors(side: Sequence[SectionPart]) -> dict[str, int]:
    return {part.heading.anchor: i for i, part in enumerate(side) if part.heading and not _is_title(part)}


def _is_title(part: SectionPart) -> bool:
    return part.heading is not None and part.heading.level == 1


def _most_alike(old: Sequence[SectionPart], new: Sequence[SectionPart], pairs: Iterable[Pair]) -> Iterator[Pair]:
    gains = ((shared(old[i].words, new[j].words), i, j) for i, j in pairs)
    offers = sorted((-gain, i, j) for gain, i, j in gains if _alike(old[i], new[j], gain))
    taken: tuple[set[int], set[int]] = (set(), set())
    for _, i, j in offers:
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            yield i, j


def _alike(old: SectionPart, new: SectionPart, gain: int) -> bool:
    return gain > 0 and 2 * gain >= ALIKE * (old.words.weight + new.words.weight)
