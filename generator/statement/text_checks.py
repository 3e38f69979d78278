"""What the words of a statement show of the law, whatever its profile states: each finding at its template or value."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct

from generator import template
from generator.diagnostics import Diagnostic, Diagnostics, KeyPath, Location, Severity
from generator.document import Document
from generator.document.walk import contents, plain
from generator.law import Assessment, Degree
from generator.law import text as texts
from generator.law.text import Quote, Seen, Sight
from generator.law.text.text_conditions import TwoAddresses, TwoPeriods
from generator.profile import Profile, locate, schema
from generator.template import Policy, RenderedSection

MOST = 3
"""So many places are told of one rule; whoever mends those finds the others."""


class Composed(Struct, frozen=True):
    """A statement as it was composed: what it states, by which policy, its sections and the words that came of it."""

    profile: Profile
    policy: Policy
    sections: tuple[RenderedSection, ...]
    document: Document


class Said:
    """The rules about texts of a workspace on one day."""

    def __init__(self, templates: Path, on: date) -> None:
        rules, _ = texts.load_texts(templates)  # what is wrong with the rules themselves `check` tells
        self._assessor = texts.TextAssessor(rules, on)

    def of(
        self, composed: Composed, names: "CompanyNames", assessments: tuple[Assessment, ...], beside: Diagnostics
    ) -> Diagnostics:
        """What there is to tell of the words of a Dutch statement, that ``beside`` does not tell of the same facts.

        ``names`` are those of all companies; ``assessments`` are what its profile meets.
        """
        if not composed.document.meta.language.startswith("nl"):
            return ()
        text = " ".join(plain(content) for content in contents(composed.document.blocks))
        others = names.in_text(text, besides=composed.profile.slug)
        strangers = tuple(name for name in others if not _is_named(composed.profile, name))
        seen = self._assessor.assess(composed.document, strangers)
        met = {one.rule.id: one for one in assessments if one.degree is Degree.MET and one.keys}
        absent = [_absent(met[one.rule.shows], one, composed) for one in seen if _is_absent(one, met)]
        return (*absent, *(told for one in seen for told in _warnings(one, composed, beside)))


def _is_absent(one: Seen, met: dict[str, Assessment]) -> bool:
    return one.sight is Sight.NOT_FOUND and one.rule.shows in met and met[one.rule.shows].rule.printed


def _absent(met: Assessment, one: Seen, composed: Composed) -> Diagnostic:
    """That a fact is stated and its words are not: at the template of the section that should say it."""
    templates = {section.id: section.template for section in composed.sections}
    files = [templates[name] for name in met.sections if name in templates]
    place = Location(files[0]) if files else met.place
    about = one.rule.about
    message = f"'{about.title}' is stated in {met.place}, and no words of the statement show it ({about.article})"
    hint = "say it in the section in words that a reader knows; docs/lawyer/rules.md lists those that are looked for"
    return Diagnostic("not-in-text", message, place, Severity.WARNING, hint, met.keys[0])


def _warnings(one: Seen, composed: Composed, beside: Diagnostics) -> Iterator[Diagnostic]:
    told = [finding.key for finding in beside if finding.code == one.rule.about.code]
    quotes = one.quotes if one.sight is Sight.SUSPICIOUS else ()
    if one.sight is Sight.SUSPICIOUS and not quotes:  # of what is not there no words can be shown
        yield texts.warning(one, locate(composed.profile, ("policy",)), None)
    known = {quote for quote in quotes if _is_told(texts.quote_key(quote), told)}
    if known and isinstance(one.rule.warns, TwoAddresses | TwoPeriods):
        return  # what is told of one of the two is told of both
    for quote in [quote for quote in quotes[:MOST] if quote not in known]:  # a statement is composed twice at times
        yield from _at_its_place(one, quote, texts.quote_key(quote), composed)


def _is_told(key: KeyPath | None, told: list[KeyPath]) -> bool:
    """Whether words that came from this value, or from none, are those that something is told of already."""
    return any(key is None or _same_record(key, other) for other in told)


def _same_record(one: KeyPath, other: KeyPath) -> bool:
    """Whether two values are of one record: the same, one in the other, or side by side."""
    size = max(1, min(len(one), len(other)) - 1)
    return one[:size] == other[:size]


def _at_its_place(one: Seen, quote: Quote, key: KeyPath | None, composed: Composed) -> Iterator[Diagnostic]:
    """The finding at the profile value that holds the words, or else at the line of the template that says them."""
    if key is not None:
        yield texts.warning(one, locate(composed.profile, key), quote)
        return
    for section in composed.sections:
        place = _line(section, quote) if section.template == quote.passage.template else None
        if place is not None:
            told = texts.warning(one, place, quote)
            yield from template.relocate(composed.policy, composed.profile, schema.shape(), section, (told,))
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


def _is_named(profile: Profile, name: str) -> bool:
    """Whether a profile states a name itself, as its own, its group's, a recipient's or a joint controller's.

    In a text of the company's own words a name can be a slip, and does not count.
    """
    return any(name in text for text in _stated(profile.data))


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


class CompanyNames(Struct, frozen=True):
    """The names of all companies of a workspace, found in a text in one pass over its words.

    ``by_word`` has the names under their first word, each with its place in the order of companies and its company.
    """

    by_word: Mapping[str, tuple[tuple[int, str, str], ...]]

    @classmethod
    def of(cls, names: Mapping[str, Iterable[str]]) -> "CompanyNames":
        """The names of each company, by slug."""
        found: dict[str, list[tuple[int, str, str]]] = {}
        ordered = ((slug, name) for slug, some in names.items() for name in some)
        for place, (slug, name) in enumerate(ordered):
            if first := _WORD.search(name):
                found.setdefault(first[0], []).append((place, slug, name))
        return cls({word: tuple(some) for word, some in found.items()})

    def in_text(self, text: str, besides: str) -> tuple[str, ...]:
        """The names of companies other than ``besides`` whose characters stand in a text, in the order of companies."""
        words = dict.fromkeys(_WORD.findall(text))
        known = (one for word in words for one in self.by_word.get(word, ()))
        return tuple(dict.fromkeys(name for _, slug, name in sorted(known) if slug != besides and name in text))


_WORD = re.compile(r"\w+")
_NAME = re.compile(r"\b(?:legal_name|short_name):[ \t]*(?:\"([^\"\n]{3,120})\"|'([^'\n]{3,120})'|([^,}\n#\"']{3,120}))")


def names_in(written: str) -> tuple[str, ...]:
    """The full and the short name of the company in a profile as it is written, the first of each.

    Only these lines are looked at: reading all profiles to check one would take longer than the check.
    """
    names: dict[str, str] = {}
    for found in _NAME.finditer(written):
        names.setdefault(found[0].partition(":")[0], next(filter(None, found.groups())).strip())
    return tuple(dict.fromkeys(names.values()))
