"""What the words of a statement show of the law, whatever its profile states: each finding at its template or value."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property

from msgspec import Struct

from generator import template
from generator.diagnostics import Diagnostic, Diagnostics, KeyPath, Location, Severity, diagnose
from generator.document import Document
from generator.law import Assessment, Rules, Status
from generator.law import text as texts
from generator.law.text import CompanyNames, Passage, Quote, TextResult, TextStatus
from generator.profile import Profile, locate, schema
from generator.template import Policy, RenderedSection

MOST = 3
"""So many places are reported of one rule; whoever mends those finds the others."""


class Composed(Struct, frozen=True):
    """A statement as it was composed: what it states, by which policy, its sections and the words that came of it."""

    profile: Profile
    policy: Policy
    sections: tuple[RenderedSection, ...]
    document: Document


class TextChecker:
    """Holds the words of statements against the rules about texts of one day; ``names`` are those of all companies."""

    def __init__(self, rules: Rules, on: date, names: CompanyNames) -> None:
        self._assessor = texts.TextAssessor(rules.texts, on)
        self._names = names

    def check(self, composed: Composed, assessments: tuple[Assessment, ...], beside: Diagnostics) -> Diagnostics:
        """The findings about the words of a Dutch statement, but those that ``beside`` has of the same facts.

        ``assessments`` are what its profile meets.
        """
        if not composed.document.meta.language.startswith("nl"):
            return ()
        results = self._assessor.assess(composed.document, _Strangers(composed.profile, self._names).find)
        met = {one.rule.id: one for one in assessments if one.status is Status.MET and one.keys}
        absent = [_absent(met[one.rule.shows], one, composed) for one in results if _is_absent(one, met)]
        return (*absent, *(found for one in results for found in _warnings(one, composed, beside)))


def _is_absent(one: TextResult, met: dict[str, Assessment]) -> bool:
    return one.status is TextStatus.NOT_FOUND and one.rule.shows in met and met[one.rule.shows].rule.printed


def _absent(met: Assessment, one: TextResult, composed: Composed) -> Diagnostic:
    """That a fact is stated and its words are not: at the template of the section that should say it."""
    templates = {section.id: section.template for section in composed.sections}
    files = [templates[name] for name in met.sections if name in templates]
    place = Location(files[0]) if files else met.place
    header = one.rule.header
    return diagnose(
        "not-in-text",
        place,
        Severity.WARNING,
        key=met.keys[0],
        title=header.title,
        stated=met.place,
        article=header.article,
    )


def _warnings(one: TextResult, composed: Composed, beside: Diagnostics) -> Iterator[Diagnostic]:
    reported = [finding.key for finding in beside if finding.code == one.rule.header.code]
    quotes = one.quotes if one.status is TextStatus.SUSPICIOUS else ()
    if one.status is TextStatus.SUSPICIOUS and not quotes:  # of what is not there no words can be shown
        yield texts.warning(one, locate(composed.profile, ("policy",)), None)
    known = {quote for quote in quotes if _is_reported(texts.quote_key(quote), reported)}
    if known and texts.finds_pairs(one.rule.warns):
        return  # what is reported of one of the two is reported of both
    for quote in [quote for quote in quotes[:MOST] if quote not in known]:  # a statement is composed twice at times
        yield from _at_its_place(one, quote, texts.quote_key(quote), composed)


def _is_reported(key: KeyPath | None, reported: list[KeyPath]) -> bool:
    """Whether words that came from this value, or from none, are those that something is reported of already."""
    return any(key is None or _same_record(key, other) for other in reported)


def _same_record(one: KeyPath, other: KeyPath) -> bool:
    """Whether two values are of one record: the same, one in the other, or side by side."""
    size = max(1, min(len(one), len(other)) - 1)
    return one[:size] == other[:size]


def _at_its_place(one: TextResult, quote: Quote, key: KeyPath | None, composed: Composed) -> Iterator[Diagnostic]:
    """The finding at the profile value that holds the words, or else at the line of the template that says them."""
    if key is not None:
        yield texts.warning(one, locate(composed.profile, key), quote)
        return
    for section in composed.sections:
        place = _line(section, quote) if section.template == quote.passage.template else None
        if place is not None:
            found = texts.warning(one, place, quote)
            yield from template.relocate(composed.policy, composed.profile, schema.shape(), section, (found,))
            return
    yield texts.warning(one, Location(quote.passage.template or composed.profile.slug), quote)


def _line(section: RenderedSection, quote: Quote) -> Location | None:
    """The line of a section's Markdown that has most of the quoted passage, its first quoted word among it."""
    first = re.escape(quote.words.split()[0])
    spoken = set(quote.passage.text.split())
    lines = [(number, line) for number, line in enumerate(section.markdown.split("\n"), 1) if re.search(first, line)]
    if not lines:
        return None
    number, line = max(lines, key=lambda one: len(spoken.intersection(one[1].split())))
    column = line.find(quote.words.split()[0]) + 1
    return Location(section.template, number, column, len(quote.words.split()[0]), line)


class _Strangers:
    """Finds the names of other companies that a profile does not state, as a recipient's or a partner's for example.

    In a text of the company's own words a name can be a slip, and does not count as stated.
    """

    def __init__(self, profile: Profile, names: CompanyNames) -> None:
        self._profile = profile
        self._names = names

    def find(self, passage: Passage) -> Iterator[tuple[int, int]]:
        """The characters of a passage that name such a company."""
        for name, start, end in self._names.find(passage, besides=self._profile.slug):
            if name not in self._stated:
                yield start, end

    @cached_property
    def _stated(self) -> str:
        """All that the profile states, one value a line; no name has a line break. Read only where a name is found."""
        return "\n".join(_stated(self._profile.data))


def _stated(value: object, name: str = "") -> Iterator[str]:
    if isinstance(value, str):
        if name not in schema.LANGUAGES:
            yield value
    elif isinstance(value, dict):
        for below, item in value.items():
            yield from _stated(item, str(below))
    elif isinstance(value, list):
        for item in value:
            yield from _stated(item)


_NAME = re.compile(r"\b(?:legal_name|short_name):[ \t]*(?:\"([^\"\n]{3,120})\"|'([^'\n]{3,120})'|([^,}\n#\"']{3,120}))")


def names_in(written: str) -> tuple[str, ...]:
    """The full and the short name of the company in a profile as it is written, the first of each.

    Only these lines are looked at: reading all profiles to check one would take longer than the check.
    """
    names: dict[str, str] = {}
    for found in _NAME.finditer(written):
        names.setdefault(found[0].partition(":")[0], next(filter(None, found.groups())).strip())
    return tuple(dict.fromkeys(names.values()))
