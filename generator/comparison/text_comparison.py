"""The words of a paragraph, heading or cell in both versions, as one piece of content with its changes marked."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.comparison.alignment import steps
from generator.comparison.marks import marked_inline
from generator.comparison.token_matching import match
from generator.comparison.tokens import is_space, sentences, tokens
from generator.document import Content, Inline, Revision, Text


class WordChange(Struct, frozen=True):
    """Where the versions differ: the tokens ``old[i:stop_i]`` were replaced by ``new[j:stop_j]``; one may be empty."""

    i: int
    stop_i: int
    j: int
    stop_j: int

    def moved(self, by: int) -> "WordChange":
        """The same change so many tokens further on, in both versions."""
        return WordChange(self.i + by, self.stop_i + by, self.j + by, self.stop_j + by)


def reworded(old: Content, new: Content) -> Content:
    """Both contents as one: what is new before what is gone, and each as whole words, or sentences, in one place.

    Rejecting gives the runs of ``old`` and accepting those of ``new``, joined; what stands in both has the keys of
    ``new``, and what is gone keeps its own. A run whose formatting or link changed is gone and new.
    """
    cut = tokens(old), tokens(new)
    return tuple(_merged(_written(_changes(*cut), *cut)))


def _changes(old: Sequence[Inline], new: Sequence[Inline]) -> list[WordChange]:
    found = _differences(old, new)
    result: list[WordChange] = []
    for place, change in enumerate(found):
        before = result[-1].stop_i if result else -1
        after = found[place + 1].i if place + 1 < len(found) else len(old) + 1
        result.append(_slid(change, (change.i - before - 1, after - change.stop_i - 1), old, new))
    return result


def _differences(old: Sequence[Inline], new: Sequence[Inline]) -> list[WordChange]:
    walk = steps(match(old, new), len(old), len(new))
    found = [WordChange(step.old.start, step.old.stop, step.new.start, step.new.stop) for step in walk]
    return [change for change in found if change.i < change.stop_i or change.j < change.stop_j]


def _slid(change: WordChange, room: tuple[int, int], old: Sequence[Inline], new: Sequence[Inline]) -> WordChange:
    """What was only added or only removed, moved within what repeats to where a sentence or word begins.

    Of ``a b a c`` for ``a c`` either ``a b`` or ``b a`` is new; only one of them reads as somebody wrote it.
    """
    if change.i < change.stop_i and change.j < change.stop_j:
        return change
    text, start, stop = (new, change.j, change.stop_j) if change.i == change.stop_i else (old, change.i, change.stop_i)
    begins = {0, len(text), *(sentence.start for sentence in sentences(text))}
    left = _repeated((text[start - 1 - k], text[stop - 1 - k]) for k in range(min(room[0], start)))
    right = _repeated((text[start + k], text[stop + k]) for k in range(min(room[1], len(text) - stop)))
    offers = range(-left, right + 1)
    worth = [_worth(start + by, text, begins) + _worth(stop + by, text, begins) for by in offers]
    best = max(zip(worth, offers, strict=True), key=lambda offer: (offer[0], -abs(offer[1]), offer[1]))
    return change.moved(best[1])


def _repeated(pairs: Iterable[tuple[Inline, Inline]]) -> int:
    count = 0
    for one, other in pairs:
        if one != other:
            break
        count += 1
    return count


def _worth(place: int, text: Sequence[Inline], begins: set[int]) -> int:
    """How good a place before this token is to begin or end a change."""
    if place in begins:
        return 3
    if is_space(text[place - 1]):
        return 2
    return 1 if is_space(text[place]) else 0


def _written(changes: Sequence[WordChange], old: Sequence[Inline], new: Sequence[Inline]) -> Iterator[Inline]:
    """All tokens in reading order; of each change what is new first.

    Word and LibreOffice join two paragraphs when an insertion behind a deletion at a paragraph's end is rejected.
    """
    done = 0
    for change in changes:
        yield from new[done : change.j]
        yield from (marked_inline(token, Revision.INSERTED) for token in new[change.j : change.stop_j])
        yield from (marked_inline(token, Revision.DELETED) for token in old[change.i : change.stop_i])
        done = change.stop_j
    yield from new[done:]


def _merged(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Neighbouring runs that differ in nothing but their characters made one; unlike ``join`` it keeps keys apart."""
    last: Text | None = None
    for inline in inlines:
        if isinstance(inline, Text) and last and replace(inline, text=last.text) == last and inline.key == last.key:
            last = replace(last, text=last.text + inline.text)
            continue
        if last:
            yield last
        last = inline if isinstance(inline, Text) else None
        if not isinstance(inline, Text):
            yield inline
    if last:
        yield last
