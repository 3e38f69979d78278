"""Counts of a text, and the figures that follow from them."""

from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import astuple

from generator.law.readability import dutch


class Measure(Struct, frozen=True):
    """Counts of a text; ``total`` adds those of texts. ``passives`` are sentences, ``vague`` and ``long`` are words."""

    sentences: int = 0
    words: int = 0
    syllables: int = 0
    passives: int = 0
    vague: int = 0
    long: int = 0

    @property
    def words_per_sentence(self) -> float:
        """The mean length of a sentence, in words."""
        return self.words / self.sentences if self.sentences else 0.0

    @property
    def passive_share(self) -> float:
        """Passive sentences in a hundred."""
        return 100 * self.passives / self.sentences if self.sentences else 0.0

    @property
    def vague_share(self) -> float:
        """Vague words in a hundred words."""
        return 100 * self.vague / self.words if self.words else 0.0

    @property
    def long_share(self) -> float:
        """Long words in a hundred words."""
        return 100 * self.long / self.words if self.words else 0.0

    @property
    def score(self) -> float:
        """The readability after Flesch-Douma: 0 very hard, 60 to 70 normal, 100 very easy; below 0 is possible.

        206.84 - 0.77 x syllables in a hundred words - 0.93 x words in a sentence: W.H. Douma, De leesbaarheid van
        landbouwbladen, Landbouwhogeschool Wageningen, 1960.
        """
        if not self.words:
            return 0.0
        return 206.84 - 0.77 * 100 * self.syllables / self.words - 0.93 * self.words_per_sentence


def measured(sentences: Iterable[str]) -> Measure:
    """The counts of sentences."""
    return total(map(measured_sentence, sentences))


def total(measures: Iterable[Measure]) -> Measure:
    """The counts of several texts together."""
    return Measure(*map(sum, zip(*map(astuple, measures), strict=True)))


@lru_cache(maxsize=50_000)
def measured_sentence(sentence: str) -> Measure:
    """The counts of one sentence; kept, since sister companies share most of theirs."""
    spoken = dutch.words(sentence)
    if not spoken:
        return Measure()
    return Measure(
        sentences=1,
        words=len(spoken),
        syllables=sum(map(dutch.syllables, spoken)),
        passives=int(dutch.is_passive(spoken)),
        vague=dutch.vague(spoken),
        long=sum(map(dutch.is_long, spoken)),
    )
