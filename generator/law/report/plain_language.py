"""How plain a statement's Dutch is: figures by section, and its hardest sentences."""

from collections.abc import Iterator

from generator.document import Block, List, ListItem, Paragraph, Text
from generator.law.readability import Hard, Measure, Reading
from generator.law.report.report_blocks import heading, paragraph, table
from generator.law.report.report_words import number

_HEADER = ("Onderdeel", "Zinnen", "Woorden per zin", "Lijdend, %", "Vaag, %", "Lang, %", "Score")


def plain_language(reading: Reading | None) -> Iterator[Block]:
    """The figures of a statement that was measured."""
    yield heading("Begrijpelijke taal", "taal")
    if reading is None:
        yield paragraph("De tekst is niet gemeten.")
        return
    yield paragraph(
        "Artikel 12, lid 1, AVG vraagt duidelijke en eenvoudige taal. Gemeten zijn de zinnen in alinea’s en lijsten: "
        "het aantal woorden per zin, lijdende zinnen per honderd zinnen, en per honderd woorden de vage woorden en de "
        "woorden van twaalf letters of meer. De score is die van Douma (1960): 206,84 min 0,77 maal de lettergrepen "
        "per honderd woorden, min 0,93 maal de woorden per zin. Hoger is makkelijker; 60 tot 70 is gewoon. De cijfers "
        "vergelijken teksten; ze bewijzen niet dat iemand de tekst begrijpt."
    )
    rows = [_row(section.title, section.measure) for section in reading.sections]
    yield table(_HEADER, [_row("De hele verklaring", reading.whole), *rows])
    yield paragraph("De moeilijkste zinnen, met het onderdeel waarin ze staan:")
    yield List(tuple(map(_item, reading.hardest)))


def _row(title: str, measure: Measure) -> tuple[str, ...]:
    figures = (
        measure.words_per_sentence,
        measure.passive_share,
        measure.vague_share,
        measure.long_share,
        measure.score,
    )
    return title, str(measure.sentences), *map(number, figures)


def _item(hard: Hard) -> ListItem:
    return ListItem((Paragraph((Text(f"{hard.section}: “{hard.text}” ({hard.measure.words} woorden)"),)),))
