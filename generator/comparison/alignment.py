"""Aligning two sequences of pieces: blocks, list items, table rows, sections.

What is identical is fixed first; only the gaps that are left are searched, and only up to a bound. So the work grows
with the length of what was changed, never with the square of a whole document.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Generic, TypeAlias, TypeVar

from msgspec import Struct

LARGEST_GAP = 40_000
"""The most pairs of pieces that one gap may offer; a larger gap is replaced whole, but for what is identical."""
SMALL_GAP = 2_500
"""A gap of so many pairs is searched for what keeps most; in a larger one what is identical is fixed first."""

Pair: TypeAlias = tuple[int, int]
Piece = TypeVar("Piece")


class Measured(Struct, Generic[Piece], frozen=True):
    """A piece with what it is compared by: its ``identity``, and its words, each as often as it counts."""

    piece: Piece
    identity: Hashable
    bag: Counter[str]
    weight: int


class Step(Struct, frozen=True):
    """One step through an alignment: a pair, preceded by what stands in one version only (as slices)."""

    old: slice
    new: slice
    pair: Pair | None


def shared(one: Measured[Piece], other: Measured[Piece]) -> int:
    """The weight of the words that two pieces have in common, in any order."""
    small, large = (one.bag, other.bag) if len(one.bag) <= len(other.bag) else (other.bag, one.bag)
    return sum(min(count, large[word]) for word, count in small.items() if word in large)


def align(
    old: Sequence[Measured[Piece]],
    new: Sequence[Measured[Piece]],
    affinity: Callable[[Measured[Piece], Measured[Piece]], int],
) -> list[Pair]:
    """The pairs of pieces that stand in both versions, in order; ``affinity`` is what a pair keeps, 0 if it is none."""
    names = [piece.identity for piece in old], [piece.identity for piece in new]
    head, tail = ends(*names)
    inner = old[head : len(old) - tail], new[head : len(new) - tail]
    fixed = [] if len(inner[0]) * len(inner[1]) <= SMALL_GAP else same(*inner)
    pairs = [(i, i) for i in range(head)]
    for step in steps(fixed, len(inner[0]), len(inner[1])):
        found = _best(inner[0][step.old], inner[1][step.new], affinity)
        pairs += [(head + step.old.start + i, head + step.new.start + j) for i, j in found]
        pairs += [(head + step.pair[0], head + step.pair[1])] if step.pair else []
    return pairs + [(len(old) - i, len(new) - i) for i in range(tail, 0, -1)]


def ends(old: Sequence[Hashable], new: Sequence[Hashable]) -> Pair:
    """How many pieces both begin with, and how many more they end with."""
    most = min(len(old), len(new))
    head = next((i for i in range(most) if old[i] != new[i]), most)
    return head, next((i for i in range(most - head) if old[-1 - i] != new[-1 - i]), most - head)


def same(old: Sequence[Measured[Piece]], new: Sequence[Measured[Piece]]) -> list[Pair]:
    """Pairs that need no search: what is there once in each version; the heaviest of those that keep their order."""
    once = _once(old), _once(new)
    pairs = sorted((place, once[1][identity]) for identity, place in once[0].items() if identity in once[1])
    return heaviest(pairs, [old[i].weight + 1 for i, _ in pairs])


def _once(pieces: Sequence[Measured[Piece]]) -> dict[Hashable, int]:
    counts = Counter(piece.identity for piece in pieces)
    return {piece.identity: place for place, piece in enumerate(pieces) if counts[piece.identity] == 1}


def heaviest(pairs: Sequence[Pair], weights: Sequence[int]) -> list[Pair]:
    """Of pairs in the order of the old version those that keep the new one's order too, as heavy as they can be."""
    stops: list[int] = []
    sums: list[int] = []
    chains: list[tuple[Pair, object] | None] = []
    for pair, weight in zip(pairs, weights, strict=True):
        at = bisect_left(stops, pair[1])
        total = weight + (sums[at - 1] if at else 0)
        stop = at
        while stop < len(stops) and sums[stop] <= total:
            stop += 1
        if stop == at and at < len(stops) and stops[at] == pair[1]:
            continue
        stops[at:stop], sums[at:stop] = [pair[1]], [total]
        chains[at:stop] = [(pair, chains[at - 1] if at else None)]
    return list(reversed(list(_links(chains[-1] if chains else None))))


def _links(chain: object) -> Iterator[Pair]:
    while isinstance(chain, tuple):
        pair, chain = chain
        yield pair


def steps(pairs: Iterable[Pair], old: int, new: int) -> Iterator[Step]:
    """The walk through two sequences of so many pieces, pair by pair; the last step has none."""
    i = j = 0
    for pair in pairs:
        yield Step(slice(i, pair[0]), slice(j, pair[1]), pair)
        i, j = pair[0] + 1, pair[1] + 1
    yield Step(slice(i, old), slice(j, new), None)


def _best(
    old: Sequence[Measured[Piece]],
    new: Sequence[Measured[Piece]],
    affinity: Callable[[Measured[Piece], Measured[Piece]], int],
) -> list[Pair]:
    """The pairs of a gap that together keep most, in order."""
    if not old or not new or len(old) * len(new) > LARGEST_GAP:
        return []
    gains = [[affinity(one, other) for other in new] for one in old]
    sums = [[0] * (len(new) + 1)]
    for row in gains:
        above, line = sums[-1], [0]
        for j, gain in enumerate(row):
            best = max(above[j + 1], line[j])
            line.append(max(best, above[j] + gain) if gain else best)
        sums.append(line)
    return _traced(gains, sums)


def _traced(gains: list[list[int]], sums: list[list[int]]) -> list[Pair]:
    i, j = len(gains), len(sums[0]) - 1
    pairs: list[Pair] = []
    while i and j:
        gain = gains[i - 1][j - 1]
        if gain and sums[i][j] == sums[i - 1][j - 1] + gain:
            i, j = i - 1, j - 1
            pairs.append((i, j))
        elif sums[i][j] == sums[i - 1][j]:
            i -= 1
        else:
            j -= 1
    return pairs[::-1]
