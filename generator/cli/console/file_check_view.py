"""What is found of the law in the text of a file: as a table for an officer, and as JSON."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from generator.cli.console.layout import columns
from generator.cli.console.terminal import Screen
from generator.law import text as texts
from generator.law.text import Quote, TextResult, TextStatus

_SHOWN = 100
"""The most characters of a sentence that the table quotes."""

_ORDER = (TextStatus.FOUND, TextStatus.PARTLY, TextStatus.NOT_FOUND, TextStatus.SUSPICIOUS)


def show(name: str, results: tuple[TextResult, ...], on: date, screen: Screen, *, whole: bool) -> str:
    """A table of a file: each requirement, what else is suspicious, and the words that show it.

    With ``whole`` also the parts of requirements, and all of each sentence.
    """
    rows = [row for group in _groups(results) for row in _rows(group, whole=whole)]
    title = screen.paint(f"{name}: what the law of {on.isoformat()} asks, as far as the text shows it", "bold")
    return f"{title}\n\n{columns(('Rule', 'Verdict', 'Requirement', 'Article', 'Where'), rows, screen)}"


def _groups(results: Iterable[TextResult]) -> Iterator[tuple[str, tuple[TextResult, ...]]]:
    """The rules by requirement; a rule that only warns is one if it does."""
    for name, group in texts.by_text_requirement(results):
        if any(one.rule.finds is not None or one.status is TextStatus.SUSPICIOUS for one in group):
            yield name, group


def _rows(group: tuple[str, tuple[TextResult, ...]], *, whole: bool) -> Iterator[tuple[str, ...]]:
    name, parts = group
    status, best = texts.deciding(parts)
    header = parts[0].rule.header
    yield name, status.value, header.title, header.article, _where(best, whole=whole)
    for one in parts if whole and len(parts) > 1 else ():
        if one.status is not TextStatus.NOT_APPLICABLE:
            yield "", one.status.value, f"- {one.rule.header.title}", one.rule.header.article, _where(one, whole=whole)


def _where(one: TextResult, *, whole: bool) -> str:
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


def count_of(files: Iterable[tuple[TextResult, ...]]) -> str:
    """``of 30 requirements 12 found, 4 not found``, of all files together; empty where none could be read."""
    groups = (group for results in files for group in _groups(results))
    kinds = Counter(texts.combined_status([one.status for one in parts]) for _, parts in groups)
    counts = [f"{kinds[status]:,} {status.value}" for status in _ORDER if kinds[status]]
    return f"of {sum(kinds[status] for status in _ORDER):,} requirements {', '.join(counts)}" if counts else ""


def to_json(results: tuple[TextResult, ...]) -> list[dict[str, object]]:
    """Each requirement with its verdict, and each of its rules with the words that show it."""
    return [
        {
            "requirement": name,
            "verdict": texts.combined_status([one.status for one in parts]).value,
            "rules": [_rule(one) for one in parts],
        }
        for name, parts in texts.by_text_requirement(results)
    ]


def _rule(one: TextResult) -> dict[str, object]:
    header = one.rule.header
    return {
        "rule": header.id,
        "title": header.title,
        "article": header.article,
        "confirmed": header.confirmed,
        "verdict": one.status.value,
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
