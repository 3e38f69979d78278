"""How words, phrases, periods, dates and forms of address are found in a Dutch text."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.law.text import is_dutch
from generator.law.text.dutch_language import mixed_forms
from generator.law.text.figures import dates, periods
from generator.law.text.passages import fold, passages, words_of
from generator.law.text.phrases import Hit, IndexedText, PhraseIndex, PhrasePattern, parse
from generator.law.text.text_addresses import literals, mail_elsewhere, unlabelled
from tests.support.text_cases import document_of

NO_PHRASES = PhraseIndex(())


def found(phrase: str, text: str) -> list[str]:
    """The words that a phrase finds in a text."""
    parsed = parse(phrase)
    assert parsed is not None, f"'{phrase}' is no phrase"
    words = IndexedText(document_of(f"# Titel\n\n{text}\n"), PhraseIndex((parsed,)))
    return quoted(words, words.find((parsed,)))


def quoted(words: IndexedText, hits: list[Hit]) -> list[str]:
    return [words.passages[hit.passage].text[hit.start : hit.end] for hit in hits]


@pytest.mark.parametrize(
    ("phrase", "text", "words"),
    [
        ("klacht", "Een KLACHT over ons.", ["KLACHT"]),
        ("klacht", "Een rechtsklachten over ons.", []),
        ("klacht*", "Uw klachten en klachtrecht.", ["klachten", "klachtrecht"]),
        ("*plicht", "De bewaarplicht is een plicht.", ["bewaarplicht", "plicht"]),
        ("in|te zien", "Om in te zien.", ["te zien"]),
        ("recht .. inzage", "Het recht van elke klant op snelle inzage.", ["recht van elke klant op snelle inzage"]),
        ("recht .. inzage", "Recht een twee drie vier vijf zes zeven inzage.", []),
        ("recht .. inzage", "Dat is uw recht. Inzage volgt.", []),
        ("recht inzage", "Het recht op inzage.", []),
        ("financiele", "Een financiële dienst.", ["financiële"]),
        ("financiële", "Een financiele dienst.", ["financiele"]),
        ("foto's", "Onze foto’s.", ["foto’s"]),
        ("########", "KvK 01234567 en 1234567.", ["01234567"]),
        ("6 1 f", "Op grond van art. 6(1)(f) AVG.", ["6(1)(f"]),
        ("u", "Uw bureau, nu, en bij u.", ["u"]),
        ("*@*", "Mail a.b@vouw.example.", ["a.b@vouw.example"]),
        ("b.v", "Vouw B.V. en BV.", ["B.V"]),
        ("inzage", "Om inzage/correctie te krijgen.", ["inzage"]),
    ],
)
def test_a_phrase_finds_whole_words_with_the_endings_it_allows(phrase: str, text: str, words: list[str]) -> None:
    assert found(phrase, text) == words


@pytest.mark.parametrize("text", ["", "..", ".. a", "a ..", "a ( b", "*", "a (b|c)+", " ".join("abcdefghijklm")])
def test_what_is_no_phrase_is_refused(text: str) -> None:
    assert parse(text) is None


@given(st.text(alphabet="ab*|#. ()[]\\+?", max_size=20), st.text(alphabet="ab .", max_size=200))
def test_no_phrase_of_any_signs_can_break_or_hang_the_search(phrase: str, text: str) -> None:
    parsed = parse(phrase)
    assert parsed is None or isinstance(parsed, PhrasePattern)
    if parsed is not None:
        words = IndexedText(document_of(f"# Titel\n\n{text}\n"), PhraseIndex((parsed,)))
        for hit in words.find((parsed,)):
            assert words.passages[hit.passage].text[hit.start : hit.end]


@given(st.text(max_size=60))
def test_every_word_lies_where_it_says(text: str) -> None:
    for word in words_of(text):
        assert fold(text[word.start : word.end]) == word.folded


def test_passages_know_their_heading_and_a_row_is_one() -> None:
    table = "| Soort | Termijn |\n| --- | --- |\n| Foto’s | 1 jaar. Dan weg. |\n"
    text = f"# Titel\n\nEen zin. Nog een zin.\n\n## Termijnen\n\n{table}"
    told = [(one.section, one.is_heading, one.shown) for one in passages(document_of(text))]
    assert told == [
        (1, True, "Titel"),
        (1, False, "Een zin."),
        (1, False, "Nog een zin."),
        (2, True, "Termijnen"),
        (2, False, "Soort | Termijn"),
        (2, False, "Foto’s | 1 jaar. Dan weg."),
    ]


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("binnen vier weken", [672]), ("1 maand", [744]), ("één maand", [744]), ("een half jaar", [4392]),
        ("28 dagen", [672]), ("binnen 24 uur", [24]), ("ouder dan 16 jaar oud", []), ("elk jaar", []),
        ("2018 jaar en dagen", [2018 * 8784]), ("5 weken of 2 jaar", [840, 17568]),
    ],
)  # fmt: skip
def test_a_period_is_read_as_dutch_writes_it(text: str, hours: list[float]) -> None:
    (_, passage) = passages(document_of(f"# Titel\n\n{text}\n"))
    assert [span.hours for span in periods(passage)] == hours


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("op 1 mei 2026", [date(2026, 5, 1)]), ("op 2026-05-01", [date(2026, 5, 1)]),
        ("op 01-05-2026", [date(2026, 5, 1)]), ("op 31 februari 2026", []), ("in mei 2026", []),
    ],
)  # fmt: skip
def test_a_date_is_read_as_dutch_writes_it(text: str, days: list[date]) -> None:
    (_, passage) = passages(document_of(f"# Titel\n\n{text}\n"))
    assert list(dates(passage)) == days


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Wij geven u uw geld. Dat is jouw geld.", ["jouw"]),
        ("Wij geven je jouw geld. Dat is uw geld.", ["uw"]),
        ("Wij geven u uw geld. Op de knop staat “Neem je geld”.", []),
        ("Wij geven u uw geld. Op de knop staat 'Neem je geld'.", []),
        ("Wij geven je geld binnen 24 u, uur na uur, in de buurt.", []),
        ("U en uw geld horen bij Jij & Wij.", []),
        ("U en uw geld. De uitgever heet Jullie.", []),
        ("Er is geld.", []),
    ],
)
def test_the_form_that_the_text_has_less_often_is_told(text: str, words: list[str]) -> None:
    read = IndexedText(document_of(f"# Titel\n\n{text}\n"), NO_PHRASES)
    assert quoted(read, mixed_forms(read)) == words


def test_one_address_said_twice_needs_no_label() -> None:
    words = IndexedText(
        document_of("# Titel\n\nLindelaan 1, 1234 AB Assen.\n\nPost: Lindelaan 1, 1234AB Assen.\n"), NO_PHRASES
    )
    assert unlabelled(words, ()) == []


def test_a_mail_address_is_held_against_what_the_text_calls_its_website() -> None:
    words = IndexedText(
        document_of("# Titel\n\nOnze website is www.vouw.nl. Mail a@vouw.nl of b@mail.vouw.nl of c@vuow.nl.\n"),
        NO_PHRASES,
    )
    assert quoted(words, mail_elsewhere(words, ())) == ["c@vuow.nl"]


def test_a_placeholder_is_found_as_it_stands() -> None:
    words = IndexedText(document_of("# Titel\n\nVul in: [datum] en TODO, niet TODOLIJST of [zie 3].\n"), NO_PHRASES)
    assert quoted(words, list(literals(words, ("[datum", "TODO")))) == ["[datum", "TODO"]


@pytest.mark.parametrize(
    ("text", "dutch"),
    [
        ("Wij bewaren de gegevens van u en delen die niet met anderen.", True),
        ("We keep the data that you give to us and do not share it with others.", False),
        ("Wir speichern die Daten, die Sie uns geben, und teilen sie nicht mit anderen.", False),
        ("Nous gardons les données que vous donnez et ne les partageons pas avec des tiers.", False),
        ("1234 5678", False),
    ],
)
def test_dutch_is_told_from_its_neighbours(text: str, dutch: bool) -> None:
    assert is_dutch(document_of(f"# AVG\n\n{text}\n")) is dutch
