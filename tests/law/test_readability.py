"""Plain language: what is counted is what a reader stumbles over, and nothing else."""

import pytest

from generator.document import Document, Heading, Meta, Text
from generator.law.readability import Measure, read
from generator.law.readability.dutch import is_long, is_passive, syllables, vague, words
from generator.law.readability.measure import total
from tests.support import samples
from tests.support.samples import bullets, heading, paragraph, table


def document(*blocks: object, language: str = "nl-NL") -> Document:
    title = Heading(1, (Text("Privacyverklaring van ons"),), "titel")
    return Document(Meta("Privacyverklaring van ons", language, "", ""), (title, *blocks))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("u", 1), ("wij", 1), ("gegevens", 3), ("persoonsgegevens", 5), ("nieuw", 1), ("eeuwig", 2), ("idee", 2),
        ("functionaris", 5), ("coördinatie", 5), ("bedrijfsruimte", 4), ("B.V", 1), ("2025", 1), ("koeien", 2),
        ("verwerkingsverantwoordelijke", 9), ("ooit", 1), ("draaien", 2), ("café", 2), ("beïnvloeden", 4),
    ],
)  # fmt: skip
def test_syllables_are_those_that_a_reader_speaks(word: str, count: int) -> None:
    assert syllables(word) == count, f"{word!r} has {count} syllables"


@pytest.mark.parametrize(
    "sentence",
    [
        "Uw gegevens worden bewaard.",
        "Dit wordt door ons niet gebruikt.",
        "De beelden werden na vier weken verwijderd.",
        "Uw naam wordt opgeslagen.",
        "Daarna zijn ze ontvangen geworden.",
    ],
)
def test_worden_with_a_participle_is_a_passive(sentence: str) -> None:
    assert is_passive(words(sentence)), sentence


@pytest.mark.parametrize(
    "sentence",
    ["Wij bewaren uw gegevens.", "U wordt klant bij ons.", "Wij hebben uw gegevens bewaard.", "Het wordt later."],
)
def test_a_sentence_that_says_who_does_it_is_no_passive(sentence: str) -> None:
    assert not is_passive(words(sentence)), sentence


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Wij kunnen uw gegevens soms delen.", 2),
        ("U kunt uw toestemming intrekken.", 0),
        ("Daarom kun je bezwaar maken.", 0),
        ("Het kan zijn dat wij eventueel bellen.", 2),
        ("Wij delen uw adres met PostNL.", 0),
    ],
)
def test_words_that_leave_the_reader_in_doubt_are_counted_but_no_offers(sentence: str, count: int) -> None:
    assert vague(words(sentence)) == count, sentence


def test_an_address_is_no_long_word() -> None:
    assert is_long("verantwoordelijke") and not is_long("administratie@smart2led.nl") and not is_long("gegevens")


def test_headings_and_tables_are_no_sentences() -> None:
    parts = [heading(2, "Een kop van vijf woorden", "a"), table("een|twee", "drie|vier"), paragraph("Wij zijn er.")]
    reading = read(document(*parts))
    assert reading is not None and reading.whole == Measure(sentences=1, words=3, syllables=3)


def test_each_item_of_a_list_counts_as_it_is_split_in_sentences() -> None:
    reading = read(document(paragraph("Wij doen dit:"), bullets("bewaren", "Delen. En weg.")))
    assert reading is not None and (reading.whole.sentences, reading.whole.words) == (4, 7)


def test_the_sections_add_up_to_the_whole() -> None:
    reading = read(samples.statement(draft=False, with_logo=False))
    assert reading is not None
    assert total(part.measure for part in reading.sections) == reading.whole


def test_the_hardest_sentence_comes_first_with_its_section() -> None:
    long = "Indien en voor zover dat redelijkerwijs mogelijk is worden uw gegevens eventueel door ons verwijderd."
    reading = read(document(paragraph("Kort."), heading(2, "Bewaren", "bewaren"), paragraph(f"Kort. {long} Ook kort.")))
    assert reading is not None and (reading.hardest[0].text, reading.hardest[0].section) == (long, "Bewaren")


def test_the_score_is_that_of_douma() -> None:
    # 206.84 - 0.77 x 150 syllables in a hundred words - 0.93 x 10 words in a sentence
    assert Measure(sentences=10, words=100, syllables=150).score == pytest.approx(82.04)


def test_another_language_is_not_measured() -> None:
    assert read(document(paragraph("We keep your data."), language="en-GB")) is None
