"""Phrases as a rule writes them: words one after the other, with ``*`` for an ending, a beginning or what is between.

``bewaar*`` is any word that begins so, ``*plicht`` one that ends so, ``kan|kunnen`` either, ``######`` six digits, and
``..`` stands for at most six words. Capitals and accents make no difference.
"""

import re
from typing import TypeAlias

from msgspec import Struct

from generator.law.text.compared_words import fold

GAP = 6
"""So many words ``..`` stands for at most."""

MOST_WORDS = 12
"""So many words a phrase has at most."""

_GAP = ".."
_WORD = re.compile(r"[\w'.@&*#\-]+(?:\|[\w'.@&*#\-]+)*")


class Part(Struct, frozen=True):
    """One word of a phrase: the spellings that it may have; ``after_gap`` is whether other words may precede it."""

    spellings: tuple[str, ...]
    after_gap: bool


class Phrase(Struct, frozen=True):
    """The words of a phrase in order, the first without a gap before it."""

    parts: tuple[Part, ...]


Phrases: TypeAlias = tuple[Phrase, ...]


def parse(text: str) -> Phrase | None:
    """The phrase that a rule writes so; ``None`` where it is none: empty, too long, or with another sign in it."""
    parts: list[Part] = []
    gap = False
    for word in text.split():
        if word == _GAP and parts:
            gap = True
        elif _WORD.fullmatch(word) and word.strip("*|.'&-"):
            parts.append(Part(tuple(fold(one) for one in word.split("|")), gap))
            gap = False
        else:
            return None
    return Phrase(tuple(parts)) if 0 < len(parts) <= MOST_WORDS and not gap else None
