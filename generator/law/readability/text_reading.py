"""A document measured: as a whole, by section, and which sentences are the hardest."""

from collections.abc import Iterator
from typing import assert_never

from msgspec import Struct

from generator.document import Block, Document, Heading, List, Paragraph, Table
from generator.document.sentence_ends import sentence_ends
from generator.document.walk import plain, sections
from generator.law.readability.measure import Measure, measured_sentence, total

WORST = 5
"""So many sentences are quoted."""


class Hard(Struct, frozen=True):
    """A sentence that is hard to follow, and the title of the section that it stands in."""

    text: str
    section: str
    measure: Measure


class SectionReading(Struct, frozen=True):
    """A section's title, anchor and counts."""

    title: str
    anchor: str
    measure: Measure


class Reading(Struct, frozen=True):
    """A document's counts, those of its sections in order, and its hardest sentences, the hardest first."""

    whole: Measure
    sections: tuple[SectionReading, ...]
    hardest: tuple[Hard, ...]


def read(document: Document) -> Reading | None:
    """Measures a document; ``None`` when its language is another than Dutch, or it has no sentence."""
    if not document.meta.language.lower().startswith("nl") and document.meta.language:
        return None
    parts: list[SectionReading] = []
    spoken: list[Hard] = []
    for title, anchor, blocks in _sections(document):
        texts = [text for block in blocks for text in _sentences(block)]
        sentences = [Hard(text, title, measured_sentence(text)) for text in texts]
        parts.append(SectionReading(title, anchor, total(sentence.measure for sentence in sentences)))
        spoken += sentences
    whole = total(part.measure for part in parts)
    if not whole.words:
        return None
    hardest = sorted(spoken, key=lambda hard: (-_hardness(hard.measure), hard.text))[:WORST]
    return Reading(whole, tuple(part for part in parts if part.measure.words), tuple(hardest))


def _hardness(measure: Measure) -> float:
    """Words of a sentence, with those that make it harder counted more: long or vague ones, and a passive."""
    return measure.words + 2 * measure.long + 3 * measure.vague + 5 * measure.passives


def _sections(document: Document) -> Iterator[tuple[str, str, tuple[Block, ...]]]:
    first = next((n for n, block in enumerate(document.blocks) if isinstance(block, Heading)), len(document.blocks))
    if opening := document.blocks[:first]:
        yield "", "", opening
    for section in sections(document):
        yield " ".join(plain(section.heading.content).split()), section.heading.anchor, section.blocks


def _sentences(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield from _split(" ".join(plain(block.content).split()))
        case List():
            for item in block.items:
                for part in item.blocks:
                    yield from _sentences(part)
        case Heading() | Table():
            return
        case _:
            assert_never(block)


def _split(text: str) -> Iterator[str]:
    start = 0
    for end in (*sentence_ends(text), len(text)):
        if sentence := text[start:end].strip():
            yield sentence
        start = end
