"""Phrases as a rule writes them, and where these stand in a text.

``bewaar*`` is any word that begins so, ``*plicht`` one that ends so, ``kan|kunnen`` either, ``######`` six digits, and
``..`` stands for at most six words. Capitals and accents make no difference. A text is searched by its vocabulary
first, so that many phrases are looked for in it at once.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from msgspec import Struct

from generator.document import Document
from generator.law.text.passages import Passage, fold, passages

GAP = 6
"""So many words ``..`` stands for at most."""

MOST_WORDS = 12
"""So many words a phrase has at most."""

_GAP = ".."
_WORD = re.compile(r"[\w'.@&*#\-]+(?:\|[\w'.@&*#\-]+)*")


class PhraseWord(Struct, frozen=True, array_like=True):
    """One word of a phrase: the spellings that it may have; ``after_gap`` is whether other words may precede it."""

    spellings: tuple[str, ...]
    after_gap: bool


class Phrase(Struct, frozen=True, array_like=True, cache_hash=True):
    """The words of a phrase in order, the first without a gap before it."""

    parts: tuple[PhraseWord, ...]


Phrases: TypeAlias = tuple[Phrase, ...]


def parse(text: str) -> Phrase | None:
    """The phrase that a rule writes so; ``None`` where it is none: empty, too long, or with another sign in it."""
    parts: list[PhraseWord] = []
    gap = False
    for word in text.split():
        if word == _GAP and parts:
            gap = True
        elif _WORD.fullmatch(word) and word.strip("*|.'&-"):
            parts.append(PhraseWord(tuple(fold(one) for one in word.split("|")), gap))
            gap = False
        else:
            return None
    return Phrase(tuple(parts)) if 0 < len(parts) <= MOST_WORDS and not gap else None


class Hit(NamedTuple):
    """Where words stand: the number of a passage, and characters of it."""

    passage: int
    start: int
    end: int


class IndexedText:
    """A document's passages and where each of its words stands; made once for all rules."""

    def __init__(self, document: Document) -> None:
        self.passages: Sequence[Passage] = passages(document)
        self._places: dict[str, list[tuple[int, int]]] = {}
        for number, passage in enumerate(self.passages):
            for position, word in enumerate(passage.words):
                self._places.setdefault(word.folded, []).append((number, position))
        self._forward = sorted(self._places)
        self._backward = sorted(word[::-1] for word in self._places)
        self._known: dict[tuple[str, ...], frozenset[str]] = {}
        self._found: dict[Phrase, tuple[Hit, ...]] = {}

    def __len__(self) -> int:
        return sum(map(len, self._places.values()))

    def find(self, phrases: Phrases) -> list[Hit]:
        """Where any of the phrases stands, in reading order."""
        return sorted({hit for phrase in phrases for hit in self._find(phrase)})

    def _find(self, phrase: Phrase) -> tuple[Hit, ...]:
        if phrase not in self._found:
            self._found[phrase] = tuple(self._search(phrase))
        return self._found[phrase]

    def _search(self, phrase: Phrase) -> Iterator[Hit]:
        spelled = [(self._spelled(part.spellings), part) for part in phrase.parts]
        if not all(words for words, _ in spelled):
            return
        first, rest = spelled[0][0], spelled[1:]
        for word in first:
            for number, position in self._places[word]:
                passage = self.passages[number]
                last = _follow(passage.folded, position, rest)
                if last is not None:
                    yield Hit(number, passage.words[position].start, passage.words[last].end)

    def _spelled(self, spellings: tuple[str, ...]) -> frozenset[str]:
        """The words of the text that are spelled so."""
        if spellings not in self._known:
            self._known[spellings] = frozenset(word for one in spellings for word in self._like(one))
        return self._known[spellings]

    def _like(self, spelling: str) -> list[str]:
        inner = spelling.strip("*")
        if "*" in inner or "#" in inner or (spelling[0] == "*" == spelling[-1]):
            pattern = _pattern(spelling)
            return [word for word in self._forward if pattern.fullmatch(word)]
        if spelling.endswith("*"):
            return _beginning(self._forward, inner)
        if spelling.startswith("*"):
            return [word[::-1] for word in _beginning(self._backward, inner[::-1])]
        return [spelling] if spelling in self._places else []


def _follow(words: tuple[str, ...], position: int, rest: list[tuple[frozenset[str], PhraseWord]]) -> int | None:
    """The place of the last word where the others follow the first; the nearest where there is a gap."""
    for spelled, part in rest:
        reach = range(position + 1, min(len(words), position + 2 + (GAP if part.after_gap else 0)))
        position = next((place for place in reach if words[place] in spelled), -1)
        if position < 0:
            return None
    return position


def _beginning(words: list[str], start: str) -> list[str]:
    first = bisect_left(words, start)
    return words[first : bisect_left(words, f"{start}\U0010ffff", first)]


@lru_cache(maxsize=2_000)
def _pattern(spelling: str) -> re.Pattern[str]:
    """What a word with signs in its middle matches; each sign stands alone, so that no word takes long."""
    return re.compile(re.escape(spelling).replace(r"\*", ".*").replace(r"\#", r"\d"))
