"""How plain each statement's Dutch is, in a line for people and in figures for programs."""

from generator.drafting import Made
from generator.law.readability import Measure, Reading

_FIGURES = ("words_per_sentence", "passive_share", "vague_share", "long_share", "score")


def show(made: Made) -> str:
    """One line; empty for a statement that was not measured."""
    reading = made.evidence.reading if made.evidence else None
    if reading is None:
        return ""
    whole = reading.whole
    return (
        f"{made.slug}: {whole.words_per_sentence:.1f} words a sentence, "
        f"{whole.passive_share:.1f} % of sentences passive, "
        f"{whole.vague_share:.2f} % of words vague, {whole.long_share:.1f} % long; score {whole.score:.1f}"
    )


def to_json(made: Made) -> dict[str, object] | None:
    """The figures of the whole and of each section, and the hardest sentences; null where nothing was measured."""
    reading = made.evidence.reading if made.evidence else None
    return None if reading is None else _of(reading)


def _of(reading: Reading) -> dict[str, object]:
    sections = [{"section": one.title, "anchor": one.anchor, **_figures(one.measure)} for one in reading.sections]
    hardest = [{"section": one.section, "sentence": one.text, "words": one.measure.words} for one in reading.hardest]
    return {**_figures(reading.whole), "sections": sections, "hardest": hardest}


def _figures(measure: Measure) -> dict[str, object]:
    counts = {"sentences": measure.sentences, "words": measure.words}
    return counts | {name: round(getattr(measure, name), 2) for name in _FIGURES}
