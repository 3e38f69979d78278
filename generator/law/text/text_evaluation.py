"""Whether a condition holds in a text, and the words that show it."""

from datetime import date
from typing import NamedTuple, assert_never

from msgspec import Struct

from generator.law.text import figures, text_addresses
from generator.law.text.forms_of_address import mixed_forms
from generator.law.text.phrase_matching import Hit, Words
from generator.law.text.phrase_patterns import Phrases
from generator.law.text.text_conditions import (
    All,
    Dated,
    HeadingLike,
    Links,
    Literal,
    MailElsewhere,
    MixedForms,
    Near,
    Not,
    OfFigures,
    OfForm,
    OfWords,
    OtherNames,
    Period,
    Postcode,
    Says,
    Share,
    Some,
    TextCondition,
    Times,
    TwoAddresses,
    TwoPeriods,
    Under,
)


class Shown(NamedTuple):
    """Whether a condition holds, and where the words stand that show it; what is absent has no place."""

    holds: bool
    hits: tuple[Hit, ...] = ()


class Judgement(Struct, frozen=True, dict=True):
    """What judges conditions in one text, on a day; ``others`` are the names that should not stand in it."""

    words: Words
    on: date
    others: tuple[str, ...] = ()

    def of(self, condition: TextCondition) -> Shown:
        """The verdict on a condition."""
        match condition:
            case Not(inner):
                return Shown(not self.of(inner).holds)
            case All(several):
                seen = [self.of(one) for one in several]
                return Shown(all(one.holds for one in seen), tuple(hit for one in seen for hit in one.hits))
            case Some(several):
                held = [shown for shown in map(self.of, several) if shown.holds]
                return Shown(bool(held), tuple(hit for one in held for hit in one.hits))
            case Period() | TwoPeriods() | Dated():
                hits = self._of_figures(condition)
            case Says() | Near() | HeadingLike() | Under() | Times() | Share():
                hits = self._of_words(condition)
            case _:
                hits = self._of_form(condition)
        return Shown(bool(hits), tuple(dict.fromkeys(hits)))

    def _of_words(self, condition: OfWords) -> list[Hit]:
        find = self.words.find
        match condition:
            case Says(phrases):
                return find(phrases)
            case Near():
                return self._near(condition)
            case HeadingLike(phrases):
                return [hit for hit in find(phrases) if self.words.passages[hit.passage].is_heading]
            case Under(heading, says, least):
                found = (self.words.passages[hit.passage] for hit in find(heading))
                sections = {passage.section for passage in found if passage.is_heading}
                return _often([hit for hit in find(says) if self._is_below(hit, sections)], least)
            case Times(phrases, least):
                return _often(find(phrases), least)
            case Share(phrases, least):
                hits = find(phrases)
                return hits if 1000 * len(hits) >= least * len(self.words) else []
            case _:
                assert_never(condition)

    def _is_below(self, hit: Hit, sections: set[int]) -> bool:
        passage = self.words.passages[hit.passage]
        return passage.section in sections and not passage.is_heading

    def _near(self, condition: Near) -> list[Hit]:
        """The hits that have the least reach, for those show it best."""
        without = self._numbers(condition.without)
        hits = self.words.find(condition.says)
        free = [hit for hit in hits if not self._reaches(hit.passage, without, condition.within)]
        if not condition.beside:
            return free
        beside = self._numbers(condition.beside)
        reached = ([hit for hit in free if self._reaches(hit.passage, beside, n)] for n in range(condition.within + 1))
        return next(filter(None, reached), [])

    def _numbers(self, phrases: Phrases) -> frozenset[int]:
        return frozenset(hit.passage for hit in self.words.find(phrases))

    def _reaches(self, number: int, others: frozenset[int], within: int) -> bool:
        section = self.words.passages[number].section
        return any(
            other in others and self.words.passages[other].section == section
            for other in range(number - within, number + within + 1)
        )

    def _of_figures(self, condition: OfFigures) -> list[Hit]:
        match condition:
            case Period():
                return _often(self._periods(condition), condition.least)
            case TwoPeriods():
                return self._two_periods(condition)
            case Dated(phrases, passed):
                return [
                    hit
                    for hit in self.words.find(phrases)
                    if any(not passed or day < self.on for day in figures.dates(self.words.passages[hit.passage]))
                ]
            case _:
                assert_never(condition)

    def _periods(self, condition: Period) -> list[Hit]:
        about, without = self._numbers(condition.about), self._numbers(condition.without)
        reached = {near for number in about for near in range(number - condition.within, number + condition.within + 1)}
        numbers = (n for n in sorted(reached - without) if 0 <= n < len(self.words.passages))
        return [
            Hit(number, span.start, span.end)
            for number in numbers
            if self._reaches(number, about, condition.within)
            for span in figures.periods(self.words.passages[number])
            if (condition.longer is None or span.hours > condition.longer)
            and (condition.shorter is None or span.hours < condition.shorter)
        ]

    def _two_periods(self, condition: TwoPeriods) -> list[Hit]:
        without = self._numbers(condition.without)
        told: list[Hit] = []
        for thing in condition.things:
            first: dict[float, Hit] = {}
            for number in sorted(self._numbers((thing,)) - without):
                spans = list(figures.periods(self.words.passages[number]))
                if len(spans) == 1:
                    first.setdefault(spans[0].hours, Hit(number, spans[0].start, spans[0].end))
            told += first.values() if len(first) > 1 else []
        return told

    def _of_form(self, condition: OfForm) -> list[Hit]:
        match condition:
            case Literal(signs):
                return list(text_addresses.literals(self.words, signs))
            case Links(schemes):
                return list(text_addresses.links(self.words, schemes))
            case Postcode(without):
                blocks = {self.words.passages[number].block for number in self._numbers(without)}
                found = (hit for _, hit in text_addresses.postcodes(self.words))
                return [hit for hit in found if self.words.passages[hit.passage].block not in blocks]
            case TwoAddresses(labels):
                return text_addresses.unlabelled(self.words, labels)
            case MailElsewhere(without):
                return text_addresses.mail_elsewhere(self.words, without)
            case MixedForms():
                return mixed_forms(self.words)
            case OtherNames():
                return list(text_addresses.names(self.words, self.others))
            case _:
                assert_never(condition)


def _often(hits: list[Hit], least: int) -> list[Hit]:
    """The hits where they stand in so many passages; else none."""
    return hits if len({hit.passage for hit in hits}) >= least else []
