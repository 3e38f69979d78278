"""The words of rules about texts: what a file of rules writes after each, and which words of a text it finds.

A new word is one function that finds the places, and one line in ``TEXT_WORDS``.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from enum import Enum
from typing import TypeAlias

from msgspec import Struct

from generator.law.conditions import Condition, Evaluator, Judge, Verdict, terms_of
from generator.law.text import figures, text_addresses
from generator.law.text.dutch_language import mixed_forms
from generator.law.text.passages import Passage
from generator.law.text.phrases import Hit, IndexedText, PhrasePattern, Phrases


class TextTerm(Struct, frozen=True, tag="text", omit_defaults=True):
    """A word, and what it looks for.

    ``phrases`` are what the word is about, ``beside`` and ``without`` what has to stand, or not, in its reach:
    ``within`` so many sentences on either side under the same heading. ``least``: so many are needed. ``longer`` and
    ``shorter`` are in hours, a month counted as 31 days; ``signs`` are looked for as they stand.
    """

    word: str
    phrases: Phrases = ()
    beside: Phrases = ()
    without: Phrases = ()
    heading: Phrases = ()
    within: int = 0
    least: int = 1
    longer: int | None = None
    shorter: int | None = None
    signs: tuple[str, ...] = ()


FindStrangers: TypeAlias = Callable[[Passage], Iterable[tuple[int, int]]]
"""Gives the characters of a passage that name another company."""


class TextScope(Struct, frozen=True):
    """A text on a day, and what finds the names in a passage that should not stand there."""

    text: IndexedText
    on: date
    find_strangers: FindStrangers


TextCondition: TypeAlias = Condition[TextTerm]
TextJudge: TypeAlias = Judge[TextScope, Hit]


def judge_text(condition: TextCondition) -> TextJudge:
    """What gives the verdict on a condition; its evidence is the words that show it, none for what is absent."""
    return Evaluator(_judge_term, denial_shows=False).judge(condition)


def phrases_of(condition: TextCondition) -> Iterator[PhrasePattern]:
    """All phrases that a condition looks for."""
    for term in terms_of(condition):
        yield from (*term.phrases, *term.beside, *term.without, *term.heading)


def _judge_term(term: TextTerm) -> TextJudge:
    find = TEXT_WORDS[term.word].find

    def judge(scope: TextScope) -> Verdict[Hit]:
        hits = find(term, scope)
        return Verdict(bool(hits), tuple(dict.fromkeys(hits)))

    return judge


class TextForm(Enum):
    """What stands after a word in a file of rules."""

    PHRASES = "phrases"
    SIGNS = "texts as they stand"
    NOTHING = "true"
    FIELDS = "a record"


class TextWord(Struct, frozen=True):
    """What stands after a word, what finds it, and when it holds.

    ``least`` is how many places it takes where the rule does not say; ``pairs``: the places contradict one another.
    """

    form: TextForm
    find: Callable[[TextTerm, TextScope], list[Hit]]
    meaning: str
    fields: tuple[str, ...] = ()
    least: int = 1
    pairs: bool = False


def _says(term: TextTerm, scope: TextScope) -> list[Hit]:
    return scope.text.find(term.phrases)


def _near(term: TextTerm, scope: TextScope) -> list[Hit]:
    """The hits that have the least reach, for those show it best."""
    text = scope.text
    without = _numbers(text, term.without)
    free = [hit for hit in text.find(term.phrases) if not _reaches(text, hit.passage, without, term.within)]
    if not term.beside:
        return free
    beside = _numbers(text, term.beside)
    reached = ([hit for hit in free if _reaches(text, hit.passage, beside, n)] for n in range(term.within + 1))
    return next(filter(None, reached), [])


def _heads(term: TextTerm, scope: TextScope) -> list[Hit]:
    return [hit for hit in scope.text.find(term.phrases) if scope.text.passages[hit.passage].is_heading]


def _under(term: TextTerm, scope: TextScope) -> list[Hit]:
    passages = scope.text.passages
    heads = (passages[hit.passage] for hit in scope.text.find(term.heading))
    sections = {passage.section for passage in heads if passage.is_heading}
    hits = ((hit, passages[hit.passage]) for hit in scope.text.find(term.phrases))
    below = [hit for hit, passage in hits if passage.section in sections and not passage.is_heading]
    return _often(below, term.least)


def _times(term: TextTerm, scope: TextScope) -> list[Hit]:
    return _often(scope.text.find(term.phrases), term.least)


def _share(term: TextTerm, scope: TextScope) -> list[Hit]:
    hits = scope.text.find(term.phrases)
    return hits if 1000 * len(hits) >= term.least * len(scope.text) else []


def _period(term: TextTerm, scope: TextScope) -> list[Hit]:
    text, within = scope.text, term.within
    about, without = _numbers(text, term.phrases), _numbers(text, term.without)
    reached = {near for number in about for near in range(number - within, number + within + 1)}
    hits = [
        Hit(number, span.start, span.end)
        for number in sorted(reached - without)
        if 0 <= number < len(text.passages) and _reaches(text, number, about, within)
        for span in figures.periods(text.passages[number])
        if (term.longer is None or span.hours > term.longer) and (term.shorter is None or span.hours < term.shorter)
    ]
    return _often(hits, term.least)


def _two_periods(term: TextTerm, scope: TextScope) -> list[Hit]:
    text = scope.text
    without = _numbers(text, term.without)
    found: list[Hit] = []
    for thing in term.phrases:
        first: dict[float, Hit] = {}
        for number in sorted(_numbers(text, (thing,)) - without):
            spans = list(figures.periods(text.passages[number]))
            if len(spans) == 1:
                first.setdefault(spans[0].hours, Hit(number, spans[0].start, spans[0].end))
        found += first.values() if len(first) > 1 else []
    return found


def _dated(term: TextTerm, scope: TextScope) -> list[Hit]:
    passages = scope.text.passages
    return [hit for hit in scope.text.find(term.phrases) if any(figures.dates(passages[hit.passage]))]


def _date_passed(term: TextTerm, scope: TextScope) -> list[Hit]:
    passages, on = scope.text.passages, scope.on
    return [
        hit for hit in scope.text.find(term.phrases) if any(day < on for day in figures.dates(passages[hit.passage]))
    ]


def _literal(term: TextTerm, scope: TextScope) -> list[Hit]:
    return list(text_addresses.literals(scope.text, term.signs))


def _links(term: TextTerm, scope: TextScope) -> list[Hit]:
    return list(text_addresses.links(scope.text, term.signs))


def _postcodes(term: TextTerm, scope: TextScope) -> list[Hit]:
    passages = scope.text.passages
    blocks = {passages[number].block for number in _numbers(scope.text, term.phrases)}
    hits = (hit for _, hit in text_addresses.postcodes(scope.text))
    return [hit for hit in hits if passages[hit.passage].block not in blocks]


def _two_addresses(term: TextTerm, scope: TextScope) -> list[Hit]:
    return text_addresses.unlabelled(scope.text, term.phrases)


def _mail_elsewhere(term: TextTerm, scope: TextScope) -> list[Hit]:
    return text_addresses.mail_elsewhere(scope.text, term.phrases)


def _mixed_forms(term: TextTerm, scope: TextScope) -> list[Hit]:
    return mixed_forms(scope.text)


def _other_names(term: TextTerm, scope: TextScope) -> list[Hit]:
    return [
        Hit(number, start, end)
        for number, passage in enumerate(scope.text.passages)
        for start, end in scope.find_strangers(passage)
    ]


TEXT_WORDS: Mapping[str, TextWord] = {
    "says": TextWord(
        TextForm.PHRASES, _says, "a passage says one of these phrases: `{says: [kosteloos, kost .. niets]}`"
    ),
    "near": TextWord(
        TextForm.FIELDS,
        _near,
        "it says one of `says`, beside it one of `with` and none of `without`; `within` so many sentences",
        ("says", "with", "without", "within"),
    ),
    "heading_like": TextWord(TextForm.PHRASES, _heads, "a heading says one of these"),
    "under": TextWord(
        TextForm.FIELDS,
        _under,
        "below a heading that says one of `heading` at least `least` passages say one of `says`",
        ("heading", "says", "least"),
    ),
    "times": TextWord(
        TextForm.FIELDS, _times, "at least `least` passages say one of `says`", ("says", "least"), least=2
    ),
    "share": TextWord(
        TextForm.FIELDS, _share, "of a thousand words at least `least` are one of `says`", ("says", "least"), least=10
    ),
    "period": TextWord(
        TextForm.FIELDS,
        _period,
        "a passage about one of `about`, without `without`, has a period, `longer` or `shorter` than this",
        ("about", "without", "longer", "shorter", "least", "within"),
    ),
    "two_periods": TextWord(
        TextForm.FIELDS,
        _two_periods,
        "two passages about one thing of `about`, without one of `without`, have each another period",
        ("about", "without"),
        pairs=True,
    ),
    "dated": TextWord(TextForm.PHRASES, _dated, "a passage says one of these and has a date"),
    "date_passed": TextWord(TextForm.PHRASES, _date_passed, "the same, and the date lies before the day of the check"),
    "literal": TextWord(TextForm.SIGNS, _literal, "the text has one of these signs, as they stand"),
    "link": TextWord(TextForm.SIGNS, _links, "a link or an address begins so: `{link: ['http://']}`"),
    "postcode_without": TextWord(TextForm.PHRASES, _postcodes, "a paragraph has a postcode and none of these phrases"),
    "two_addresses_without": TextWord(
        TextForm.PHRASES,
        _two_addresses,
        "two postcodes have none of these labels, in their paragraph or heading",
        pairs=True,
    ),
    "mail_elsewhere_without": TextWord(
        TextForm.PHRASES,
        _mail_elsewhere,
        "a mail address, in a sentence without these, has another domain than the websites named",
    ),
    "mixed_forms": TextWord(
        TextForm.NOTHING, _mixed_forms, "the reader is `u` here and `je` there; quotations do not count"
    ),
    "other_names": TextWord(
        TextForm.NOTHING, _other_names, "another company of the workspace is named that the profile does not state"
    ),
}
"""Each word about texts."""


def finds_pairs(condition: TextCondition | None) -> bool:
    """Whether a condition is a word that finds places which contradict one another."""
    return isinstance(condition, TextTerm) and TEXT_WORDS[condition.word].pairs


def _numbers(text: IndexedText, phrases: Phrases) -> frozenset[int]:
    """The passages that say one of the phrases."""
    return frozenset(hit.passage for hit in text.find(phrases))


def _reaches(text: IndexedText, number: int, others: frozenset[int], within: int) -> bool:
    """Whether one of the other passages stands so near, under the same heading."""
    section = text.passages[number].section
    return any(
        other in others and text.passages[other].section == section
        for other in range(number - within, number + within + 1)
    )


def _often(hits: list[Hit], least: int) -> list[Hit]:
    """The hits where they stand in so many passages; else none."""
    return hits if len({hit.passage for hit in hits}) >= least else []
