"""Which text a page shows, whatever the site has put around it.

A page is held against texts that are known. Words are compared, so that a site may split a paragraph, drop the bold or
draw a table another way; what stands before the first words of the text and after its last is the site's own frame.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Generic, TypeVar

from msgspec import Struct

from generator.document import Document
from generator.document.walk import words

Name = TypeVar("Name")

RUN = 5
"""So many words in a row are taken for the same text and not for chance."""

CANDIDATES = 4
"""So many texts that have the most runs in common with a page are compared with it word by word."""

TELLING = 64
"""A run of words that more texts than this have in common does not tell them apart."""

Run = tuple[str, ...]

_ALIKE = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "\u2011": "-", "\xad": None}
)


class Sighting(Struct, Generic[Name], frozen=True):
    """The known text that a page comes nearest to.

    ``missing`` are the passages of the text that the page lacks, ``added`` those between its first and its last words
    that the text does not have. ``share`` is how much of the text the page shows, from 0 to 1.
    """

    name: Name
    share: float
    missing: tuple[str, ...]
    added: tuple[str, ...]

    @property
    def is_exact(self) -> bool:
        """Whether the page shows the whole text and nothing else within it."""
        return not self.missing and not self.added


def sight(page: Document, known: Mapping[Name, Document]) -> Sighting[Name] | None:
    """The known text that a page shows, or comes nearest to; ``None`` where it has no run of words of any of them.

    Among texts that are equally near the first one counts. For many pages make ``Texts`` once.
    """
    return PublishedTexts(known).sight(page)


class PublishedTexts(Generic[Name]):
    """Texts that are known, with an index of their runs of words, so that a page is not held against each."""

    def __init__(self, known: Mapping[Name, Document]) -> None:
        self._texts = {name: _Words.of(document) for name, document in known.items()}
        self._size: dict[Name, int] = {}
        self._holding: dict[Run, list[Name]] = {}
        for name, text in self._texts.items():
            runs = text.runs()
            self._size[name] = len(runs)
            for run in runs:
                self._holding.setdefault(run, []).append(name)

    def sight(self, page: Document) -> Sighting[Name] | None:
        """The text that a page shows, or comes nearest to; ``None`` where it has no run of words of any of them."""
        seen = _Words.of(page)
        candidates = self._nearest(seen)
        for name in candidates:
            if self._texts[name].stands_in(seen):
                return Sighting(name, 1.0, (), ())
        sightings = [_compared(name, self._texts[name], seen) for name in candidates]
        return min(sightings, key=lambda sighting: (-round(sighting.share, 9), len(sighting.added)), default=None)

    def compare(self, page: Document, name: Name) -> Sighting[Name]:
        """A page held against one of the texts, whichever it shows."""
        seen, text = _Words.of(page), self._texts[name]
        return Sighting(name, 1.0, (), ()) if text.stands_in(seen) else _compared(name, text, seen)

    def _nearest(self, seen: "_Words") -> list[Name]:
        """The texts with the most runs that the page has, of those the shortest; what all sisters say tells nothing."""
        held = [self._holding[run] for run in seen.runs() if run in self._holding]
        telling = [names for names in held if len(names) <= TELLING] or held
        counts = Counter(name for names in telling for name in names)
        return sorted((name for name in self._texts if name in counts), key=lambda n: (-counts[n], self._size[n]))[
            :CANDIDATES
        ]


class _Words(Struct, frozen=True):
    """Words as they stand and as they compare."""

    shown: tuple[str, ...]
    folded: tuple[str, ...]

    @classmethod
    def of(cls, document: Document) -> "_Words":
        pairs = [(word, folded) for word in words(document) if (folded := _folded(word))]
        return cls(tuple(word for word, _ in pairs), tuple(folded for _, folded in pairs))

    def stands_in(self, page: "_Words") -> bool:
        """Whether a page has all of these words in a row."""
        return bool(self.folded) and f" {' '.join(self.folded)} " in f" {' '.join(page.folded)} "

    def runs(self) -> frozenset[Run]:
        """Every run of words; a text that is shorter is one run."""
        last = max(1, len(self.folded) - RUN + 1)
        return frozenset(self.folded[start : start + RUN] for start in range(last))


def _folded(word: str) -> str:
    return unicodedata.normalize("NFKC", word).translate(_ALIKE).casefold()


def _compared(name: Name, text: _Words, seen: _Words) -> Sighting[Name]:
    first, last = _span(text, seen)
    inside = seen.folded[first:last]
    missing: list[str] = []
    added: list[str] = []
    same = 0
    for kind, start, end, seen_start, seen_end in SequenceMatcher(None, text.folded, inside, False).get_opcodes():
        if kind == "equal":
            same += end - start
            continue
        missing += [_passage(text.shown[start:end])] if end > start else []
        added += [_passage(seen.shown[first + seen_start : first + seen_end])] if seen_end > seen_start else []
    return Sighting(name, same / max(1, len(text.folded)), tuple(missing), tuple(added))


def _span(text: _Words, seen: _Words) -> tuple[int, int]:
    """The part of a page from the first run of the text's words to the last, with the text's own ends where they are.

    A single word of the text that also stands in the frame of the site makes no part of it.
    """
    matches = SequenceMatcher(None, text.folded, seen.folded, False).get_matching_blocks()
    long = [match for match in matches if match.size >= min(RUN, len(text.folded))]
    if not long:
        return 0, 0
    first, last = long[0], long[-1]
    start = first.b - _tail(text.folded[: first.a][::-1], seen.folded[: first.b][::-1])
    return start, last.b + last.size + _tail(text.folded[last.a + last.size :], seen.folded[last.b + last.size :])


def _tail(after: Sequence[str], seen: Sequence[str]) -> int:
    """How far into ``seen`` the last word of ``after`` stands that is there; no further than twice its length."""
    wanted = set(after)
    return max((place for place, word in enumerate(seen[: 2 * len(after)], 1) if word in wanted), default=0)


def _passage(shown: Iterable[str]) -> str:
    return " ".join(shown)
