"""Reads a condition about a text: a mapping with one word of the language and what that word is about."""

from collections.abc import Callable, Mapping

from generator.diagnostics import KeyPath
from generator.diagnostics.suggestion import suggest
from generator.law.rule_problems import Page
from generator.law.text.phrase_patterns import GAP, MOST_WORDS, Phrase, Phrases, parse
from generator.law.text.text_conditions import (
    ALWAYS,
    All,
    Dated,
    HeadingLike,
    Links,
    Literal,
    MailElsewhere,
    MixedForms,
    Near,
    Not,
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
from generator.profile.periods import hours

TextWords = Callable[[Page, object, KeyPath], TextCondition]

_CODE = "rule-condition"
_HOW = (
    f"words with spaces between them; * for an ending, a|b for either, .. for up to {GAP} words; {MOST_WORDS} at most"
)


def condition(page: Page, value: object, key: KeyPath) -> TextCondition:
    """The condition written at ``key``; one that is wrong is told, and read as one that always holds."""
    if not isinstance(value, Mapping) or len(value) != 1:
        hint = "write {says: [kosteloos, gratis]}; join several with all or any"
        page.tell(_CODE, key, "a condition is one word and what it is about", hint)
        return ALWAYS
    ((word, about),) = value.items()
    if word not in TEXT_WORDS:
        hint = suggest(word, TEXT_WORDS) or f"there are: {', '.join(TEXT_WORDS)}"
        page.tell(_CODE, key, f"there is no condition '{word}' about a text", hint)
        return ALWAYS
    return TEXT_WORDS[word](page, about, (*key, word))


def _phrases(page: Page, value: object, key: KeyPath) -> Phrases:
    found: list[Phrase] = []
    items = page.items(value, key, "what a text says")
    if not items:
        page.tell(_CODE, key, "no phrase stands here", _HOW)
    for place, item in items:
        phrase = parse(item) if isinstance(item, str) else None
        if phrase is None:
            page.tell(_CODE, place, f"'{item}' is no phrase", _HOW)
        else:
            found.append(phrase)
    return tuple(found)


def _strings(page: Page, value: object, key: KeyPath) -> tuple[str, ...]:
    items = page.items(value, key, "what stands in a text")
    texts = [item for _, item in items if isinstance(item, str) and item]
    if not items or len(texts) != len(items):
        page.tell(_CODE, key, "here stands a list of texts", "put each in quotes")
    return tuple(texts)


class _Fields:
    """The fields of a condition that has several."""

    def __init__(self, page: Page, value: object, key: KeyPath, known: tuple[str, ...]) -> None:
        self._page, self._key = page, key
        self._fields = page.record(value, key, known, f"'{key[-1]}'")

    def phrases(self, name: str, *, needed: bool = False) -> Phrases:
        if name in self._fields:
            return _phrases(self._page, self._fields[name], (*self._key, name))
        if needed:
            self._page.tell(_CODE, self._key, f"'{name}' is missing", f"add {name}: […]")
        return ()

    def number(self, name: str, default: int) -> int:
        value = self._fields.get(name, default)
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1000:
            return value
        self._page.tell(_CODE, (*self._key, name), f"'{name}' is a number", "write it without quotes")
        return default

    def hours(self, name: str) -> int | None:
        if name not in self._fields:
            return None
        limit = hours(str(self._fields[name]))
        if not limit:
            self._page.tell(_CODE, (*self._key, name), f"'{name}' is no period", "write it as P4W, P28D or PT72H")
        return limit


def _near(page: Page, value: object, key: KeyPath) -> TextCondition:
    fields = _Fields(page, value, key, ("says", "with", "without", "within"))
    says = fields.phrases("says", needed=True)
    return Near(says, fields.phrases("with"), fields.phrases("without"), fields.number("within", 0))


def _under(page: Page, value: object, key: KeyPath) -> TextCondition:
    fields = _Fields(page, value, key, ("heading", "says", "least"))
    heading, says = fields.phrases("heading", needed=True), fields.phrases("says", needed=True)
    return Under(heading, says, fields.number("least", 1))


def _times(page: Page, value: object, key: KeyPath) -> TextCondition:
    fields = _Fields(page, value, key, ("says", "least"))
    return Times(fields.phrases("says", needed=True), fields.number("least", 2))


def _share(page: Page, value: object, key: KeyPath) -> TextCondition:
    fields = _Fields(page, value, key, ("says", "least"))
    return Share(fields.phrases("says", needed=True), fields.number("least", 10))


def _period(page: Page, value: object, key: KeyPath) -> TextCondition:
    fields = _Fields(page, value, key, ("about", "without", "longer", "shorter", "least", "within"))
    about, without = fields.phrases("about", needed=True), fields.phrases("without")
    least, within = fields.number("least", 1), fields.number("within", 0)
    return Period(about, without, fields.hours("longer"), fields.hours("shorter"), least, within)


def _two_periods(page: Page, value: object, key: KeyPath) -> TextCondition:
    fields = _Fields(page, value, key, ("about", "without"))
    return TwoPeriods(fields.phrases("about", needed=True), fields.phrases("without"))


def _bare(made: TextCondition) -> TextWords:
    """Reads a word that takes nothing but ``true``."""

    def read(page: Page, value: object, key: KeyPath) -> TextCondition:
        if value is not True:
            page.tell(_CODE, key, f"'{key[-1]}' takes nothing", f"write {{{key[-1]}: true}}")
        return made

    return read


def _of_phrases(made: Callable[[Phrases], TextCondition]) -> TextWords:
    return lambda page, value, key: made(_phrases(page, value, key))


def _several(page: Page, value: object, key: KeyPath) -> tuple[TextCondition, ...]:
    return tuple(condition(page, item, place) for place, item in page.items(value, key, "what is joined"))


TEXT_WORDS: Mapping[str, TextWords] = {
    "says": _of_phrases(Says),
    "near": _near,
    "heading_like": _of_phrases(HeadingLike),
    "under": _under,
    "times": _times,
    "share": _share,
    "period": _period,
    "two_periods": _two_periods,
    "dated": _of_phrases(lambda phrases: Dated(phrases, passed=False)),
    "date_passed": _of_phrases(lambda phrases: Dated(phrases, passed=True)),
    "literal": lambda page, value, key: Literal(_strings(page, value, key)),
    "link": lambda page, value, key: Links(_strings(page, value, key)),
    "postcode_without": _of_phrases(Postcode),
    "two_addresses_without": _of_phrases(TwoAddresses),
    "mail_elsewhere_without": _of_phrases(MailElsewhere),
    "mixed_forms": _bare(MixedForms()),
    "other_names": _bare(OtherNames()),
    "not": lambda page, value, key: Not(condition(page, value, key)),
    "all": lambda page, value, key: All(_several(page, value, key)),
    "any": lambda page, value, key: Some(_several(page, value, key)),
}
"""Each word of the language about texts and what reads it."""
