"""Phrases as a rule writes them, and where these stand in a text.

``bewaar*`` is any word that begins so, ``*plicht`` one that ends so, ``kan|kunnen`` either, ``######`` six digits, and
``..`` stands for at most six words. Capitals and accents make no difference.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple, TypeAlias

from msgspec import Struct

from generator.document import Document
from generator.law.text.passages import Passage, fold, passages, words_of

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


class PhrasePattern(Struct, frozen=True, array_like=True, cache_hash=True):
    """The words of a phrase in order, the first without a gap before it."""

    parts: tuple[PhraseWord, ...]


Phrases: TypeAlias = tuple[PhrasePattern, ...]
_Spellings: TypeAlias = dict[str, set[int]]


def parse(text: str) -> PhrasePattern | None:
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
    return PhrasePattern(tuple(parts)) if 0 < len(parts) <= MOST_WORDS and not gap else None


class PhraseIndex:
    """Finds many phrases at once. What stands in a sentence is kept: sister companies share most of theirs.

    Each word of a text is first held against all spellings that the phrases have; only then do phrases begin.
    """

    def __init__(self, phrases: Iterable[PhrasePattern]) -> None:
        self._numbers: dict[tuple[str, ...], int] = {}
        self._beginning: dict[int, list[tuple[PhrasePattern, list[tuple[int, bool]]]]] = {}
        for phrase in dict.fromkeys(phrases):
            parts = [(self._number(part.spellings), part.after_gap) for part in phrase.parts]
            self._beginning.setdefault(parts[0][0], []).append((phrase, parts[1:]))
        self._exact, self._starts, self._ends = _Spellings(), _Spellings(), _Spellings()
        self._patterns: list[tuple[re.Pattern[str], int]] = []
        for spellings, number in self._numbers.items():
            for spelling in spellings:
                self._learn(spelling, number)
        self._spelled = cache(self._find_spelled)
        self.find = lru_cache(maxsize=20_000)(self._search)

    def _number(self, spellings: tuple[str, ...]) -> int:
        return self._numbers.setdefault(spellings, len(self._numbers))

    def _learn(self, spelling: str, number: int) -> None:
        inner = spelling.strip("*")
        if "*" in inner or "#" in inner or (spelling[0] == "*" == spelling[-1]):
            # each sign stands alone, so that no word takes long
            pattern = re.escape(spelling).replace(r"\*", ".*").replace(r"\#", r"\d")
            self._patterns.append((re.compile(pattern), number))
        elif spelling.endswith("*"):
            self._starts.setdefault(inner, set()).add(number)
        elif spelling.startswith("*"):
            self._ends.setdefault(inner, set()).add(number)
        else:
            self._exact.setdefault(spelling, set()).add(number)

    def _find_spelled(self, word: str) -> frozenset[int]:
        """The numbers of the spellings that a word has."""
        found = set(self._exact.get(word, ()))
        for size in range(1, len(word) + 1):
            found.update(self._starts.get(word[:size], ()), self._ends.get(word[-size:], ()))
        found.update(number for pattern, number in self._patterns if pattern.fullmatch(word))
        return frozenset(found)

    def _search(self, text: str) -> Mapping[PhrasePattern, tuple[tuple[int, int], ...]]:
        """The phrases that stand in a text, each with the characters where it does."""
        words = words_of(text)
        spelled = [self._spelled(word.folded) for word in words]
        found: dict[PhrasePattern, list[tuple[int, int]]] = {}
        for position, numbers in enumerate(spelled):
            for phrase, rest in (one for number in numbers for one in self._beginning.get(number, ())):
                last = _follow(spelled, position, rest)
                if last is not None:
                    found.setdefault(phrase, []).append((words[position].start, words[last].end))
        return {phrase: tuple(spans) for phrase, spans in found.items()}


def _follow(spelled: list[frozenset[int]], position: int, rest: list[tuple[int, bool]]) -> int | None:
    """The place of the last word where the others follow the first; the nearest where there is a gap."""
    for number, after_gap in rest:
        reach = range(position + 1, min(len(spelled), position + 2 + (GAP if after_gap else 0)))
        position = next((place for place in reach if number in spelled[place]), -1)
        if position < 0:
            return None
    return position


class Hit(NamedTuple):
    """Where words stand: the number of a passage, and characters of it."""

    passage: int
    start: int
    end: int


class IndexedText:
    """A document's passages, and where the phrases of an index stand in them; made once for all rules."""

    def __init__(self, document: Document, index: PhraseIndex) -> None:
        self.passages: Sequence[Passage] = passages(document)
        self._found: dict[PhrasePattern, list[Hit]] = {}
        for number, passage in enumerate(self.passages):
            for phrase, spans in index.find(passage.text).items():
                self._found.setdefault(phrase, []).extend(Hit(number, *span) for span in spans)

    def __len__(self) -> int:
        return sum(len(passage.words) for passage in self.passages)

    def find(self, phrases: Phrases) -> list[Hit]:
        """Where any of the phrases, which the index has, stands, in reading order."""
        return sorted({hit for phrase in phrases for hit in self._found.get(phrase, ())})
