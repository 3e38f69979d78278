"""What was seen of the law in the text of a file: as a table for an officer, and as JSON."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from generator.cli.console.layout import columns
from generator.cli.console.terminal import Screen
from generator.law import text as texts
from generator.law.text import Quote, Seen, Sight

_SHOWN = 100
"""So many characters of a sentence the table quotes."""

_ORDER = (Sight.FOUND, Sight.PARTLY, Sight.NOT_FOUND, Sight.SUSPICIOUS)


def show(name: str, seen: tuple[Seen, ...], on: date, screen: Screen, *, whole: bool) -> str:
    """A table of a file: each requirement, what is suspicious beside them, and the words that show it.

    With ``whole`` also the parts of requirements, and all of each sentence.
    """
    rows = [row for group in _groups(seen) for row in _rows(group, whole=whole)]
    title = screen.paint(f"{name}: what the law of {on.isoformat()} asks, as far as the text shows it", "bold")
    return f"{title}\n\n{columns(('Rule', 'Verdict', 'Requirement', 'Article', 'Where'), rows, screen)}"


def _groups(seen: Iterable[Seen]) -> Iterator[tuple[str, tuple[Seen, ...]]]:
    """The requirements; what only warns is one where it does."""
    for name, group in texts.by_text_requirement(seen):
        if any(one.rule.finds is not None or one.sight is Sight.SUSPICIOUS for one in group):
            yield name, group


def _rows(group: tuple[str, tuple[Seen, ...]], *, whole: bool) -> Iterator[tuple[str, ...]]:
    name, parts = group
    sight, best = texts.deciding(parts)
    about = parts[0].rule.about
    yield name, sight.value, about.title, about.article, _where(best, whole=whole)
    for one in parts if whole and len(parts) > 1 else ():
        if one.sight is not Sight.NOT_APPLICABLE:
            yield "", one.sight.value, f"- {one.rule.about.title}", one.rule.about.article, _where(one, whole=whole)


def _where(one: Seen, *, whole: bool) -> str:
    return _quoted(one.quote, whole=whole) if one.quote else ""


def _quoted(quote: Quote, *, whole: bool) -> str:
    passage = quote.passage
    text = passage.shown if whole or len(passage.shown) <= _SHOWN else _around(quote)
    section = f"section {passage.section} '{passage.title}': " if passage.section and not passage.is_heading else ""
    return f"{section}{f'heading {passage.section}: ' if passage.is_heading else ''}“{text}”"


def _around(quote: Quote) -> str:
    """The sentence cut to what stands around the words."""
    text, words = quote.passage.shown, quote.words[:_SHOWN]
    start = max(0, min(text.find(words) - _SHOWN // 3, len(text) - _SHOWN))
    cut = text[start : start + _SHOWN]
    return f"{'…' if start else ''}{cut.strip()}{'…' if start + _SHOWN < len(text) else ''}"


def count_of(files: Iterable[tuple[Seen, ...]]) -> str:
    """``of 30 requirements 12 found, 4 not found``, of all files together; empty where none could be read."""
    groups = (group for seen in files for group in _groups(seen))
    kinds = Counter(texts.combined_sight([one.sight for one in parts]) for _, parts in groups)
    told = [f"{kinds[sight]:,} {sight.value}" for sight in _ORDER if kinds[sight]]
    return f"of {sum(kinds[sight] for sight in _ORDER):,} requirements {', '.join(told)}" if told else ""


def to_json(seen: tuple[Seen, ...]) -> list[dict[str, object]]:
    """Each requirement with its verdict, and each of its rules with the words that show it."""
    return [
        {
            "requirement": name,
            "verdict": texts.combined_sight([one.sight for one in parts]).value,
            "rules": [_rule(one) for one in parts],
        }
        for name, parts in texts.by_text_requirement(seen)
    ]


def _rule(one: Seen) -> dict[str, object]:
    about = one.rule.about
    return {
        "rule": about.id,
        "title": about.title,
        "article": about.article,
        "confirmed": about.confirmed,
        "verdict": one.sight.value,
        "quotes": [
            {
                "section": quote.passage.section,
                "heading": quote.passage.title,
                "sentence": quote.passage.shown,
                "words": quote.words,
            }
            for quote in one.quotes
        ],
    }
