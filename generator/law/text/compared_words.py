"""The words of a text as they compare: without capitals and accents, each with its place."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+(?:['’.\-@&][^\W_]+)*")
"""``e-mail``, ``foto's``, ``B.V`` and ``info@bedrijf.nl`` are one word, ``inzage/correctie`` are two."""


class Word(NamedTuple):
    """A word as it compares, and the characters of the text that it is."""

    folded: str
    start: int
    end: int


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text in order."""
    return tuple(Word(fold(match[0]), match.start(), match.end()) for match in _WORD.finditer(text))


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """A text in small letters, without accents, with one kind of apostrophe."""
    bare = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'"))
    return "".join(c for c in bare if not unicodedata.combining(c)).casefold()
