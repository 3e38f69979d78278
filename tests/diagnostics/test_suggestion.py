"""Did you mean: a hint for a misspelled name, and none that only confuses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics.suggestion import closest, nearest, suggest

FIELDS = ["email", "phone", "legal_name", "short_name", "kvk", "vat", "id", "processings", "data_categories"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("emial", "email"),
        ("e-mail", "email"),
        ("Phone", "phone"),
        ("legalname", "legal_name"),
        ("legal-name", "legal_name"),
        ("kvk_", "kvk"),
        ("kwk", "kvk"),
        ("procesings", "processings"),
        ("processing", "processings"),
        ("data_catagories", "data_categories"),
        ("ID", "id"),
    ],
)
def test_a_name_with_one_or_two_wrong_letters_is_recognised(word: str, meant: str) -> None:
    assert suggest(word, FIELDS) == f"did you mean '{meant}'?"


@pytest.mark.parametrize("word", ["", "x", "fax", "telephone_number", "registration", "dates"])
def test_another_word_gets_no_hint(word: str) -> None:
    assert suggest(word, FIELDS) == ""


@given(st.text(max_size=30), st.lists(st.text(max_size=10), max_size=8))
def test_a_suggestion_is_a_candidate_and_does_not_depend_on_their_order(word: str, candidates: list[str]) -> None:
    found = closest(word, candidates)
    assert found is None or found in candidates
    assert found == closest(word, reversed(candidates))


@given(st.sampled_from(FIELDS))
def test_a_name_that_exists_is_its_own_nearest(word: str) -> None:
    assert closest(word, FIELDS) == word


def test_the_nearest_names_come_first_and_not_more_than_asked_for() -> None:
    assert nearest("adres", ["telephone", "address", "dress", "name"], 2) == ["address", "dress"]
    assert nearest("x", ["b", "a"], 8) == ["a", "b"]
