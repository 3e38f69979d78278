"""Writes ``docs/lawyer/plain-language.md``: how plain our statements are beside the five that the project began with.

    python -m tools.plain_language [SEED.txt …]

The five are no part of this repository: with their files given, their figures are measured anew and kept in
``plain_language.json``; without, the figures kept there are used. Ours are measured each time.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator import workspace
from generator.formats.readers import read_file
from generator.law import readability
from generator.law.readability import Measure, Reading
from generator.statement.composition import Composer

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "lawyer" / "plain-language.md"
KEPT = Path(__file__).with_suffix(".json")

FIGURES: Mapping[str, str] = {
    "words_per_sentence": "Words a sentence",
    "passive_share": "Passive sentences, %",
    "vague_share": "Vague words, %",
    "long_share": "Long words, %",
    "score": "Score",
}
"""The figures of a measure, and what their columns are called; of the score more is better, of all others less."""

HIGHER_IS_BETTER = frozenset({"score"})

Figures = Mapping[str, float]

_HEAD = """# How plain the statements are

This page is made by `python -m tools.plain_language`; make changes there. It compares the statements of this
repository with five statements that were found on the web when the project began, by the same measure.

The measure takes the sentences of paragraphs and lists, without headings and tables:

- words in a sentence, on average;
- passive sentences in a hundred: a form of *worden* with a past participle;
- vague words in a hundred words: words that leave open whether, when or what, such as *eventueel*, *regelmatig*,
  *bijvoorbeeld*, and *kunnen* unless it offers the reader something. The guidelines on transparency (WP260 rev.01,
  points 12 and 13) advise against them; the Dutch list is ours, in `generator/law/readability/dutch.py`;
- long words in a hundred words: twelve letters or more, without addresses;
- the score of Flesch in the form of W.H. Douma for Dutch (*De leesbaarheid van landbouwbladen*, Wageningen 1960):
  206.84 - 0.77 × syllables in a hundred words - 0.93 × words in a sentence. 0 is very hard, 60 to 70 normal.

The figures compare texts. They do not prove that a reader understands a text: a rare word that the text explains counts
as much as one that it does not. `statements check -v` prints the figures of each statement, and
`statements check --report` also those of each section, with the hardest sentences.

"""


def ours() -> dict[str, Figures]:
    """The figures of each statement of the repository, by company."""
    where, found = workspace.find(ROOT)
    assert where is not None, found
    composer = Composer(where)
    figures: dict[str, Figures] = {}
    for slug in sorted(where.companies):
        statement = composer.compose(slug).statement
        assert statement is not None, f"{slug} has errors: statements check {slug}"
        figures[slug] = _measured(readability.read(statement.document), slug)
    return figures


def kept() -> dict[str, Figures]:
    """The figures of the five, as they were measured last."""
    figures: dict[str, Figures] = json.loads(KEPT.read_text("utf-8"))
    return figures


def measure(path: Path) -> Figures:
    """The figures of a statement in a file of a kind that the reader knows."""
    document, found = read_file(path.read_bytes(), path.name)
    assert document is not None, found
    return _measured(readability.read(document), path.name)


def _measured(reading: Reading | None, name: str) -> Figures:
    assert reading is not None, f"{name} has no Dutch sentence"
    return _figures(reading.whole)


def _figures(measure: Measure) -> Figures:
    return {name: round(getattr(measure, name), 2) for name in FIGURES}


def best(figures: Mapping[str, Figures]) -> Figures:
    """The best of each figure among these statements."""
    return {name: (max if name in HIGHER_IS_BETTER else min)(one[name] for one in figures.values()) for name in FIGURES}


def page(own: Mapping[str, Figures], five: Mapping[str, Figures]) -> str:
    """The whole page."""
    return "".join([_HEAD, *_table("Ours", own), "\n", *_table("Found", {**five, "best of the five": best(five)})])


def _table(title: str, figures: Mapping[str, Figures]) -> Iterator[str]:
    yield f"| {title} | {' | '.join(FIGURES.values())} |\n| --- |{' ---: |' * len(FIGURES)}\n"
    for name, one in figures.items():
        yield f"| {name} | {' | '.join(f'{one[figure]:.2f}' for figure in FIGURES)} |\n"


if __name__ == "__main__":
    if sys.argv[1:]:
        found = {path.stem: measure(path) for path in sorted(map(Path, sys.argv[1:]))}
        KEPT.write_text(json.dumps(found, indent=2) + "\n", "utf-8")
    TARGET.write_text(page(ours(), kept()), "utf-8")
