"""Names of other companies are found in a text in one pass, however many companies there are."""

from hypothesis import given
from hypothesis import strategies as st

from generator.statement.text_checks import CompanyNames

NAMES = {"een": ("Eén Groep B.V.", "Eén"), "twee": ("Twee & Zonen", "Zonen"), "drie": ("3D-Print", "3D")}


def test_names_of_others_are_found_in_the_order_of_companies() -> None:
    text = "Wij delen met 3D-Print, met Twee & Zonen en met Eén Groep B.V. zelf."
    assert CompanyNames.of(NAMES).in_text(text, besides="een") == ("Twee & Zonen", "Zonen", "3D-Print", "3D")


@given(st.lists(st.sampled_from("Lind Lindehof Brood B.V. & Co. 3D".split()), max_size=6).map(" ".join))
def test_each_name_is_found_that_a_search_for_it_finds(text: str) -> None:
    names = {"a": ("Lind", "Lindehof Brood B.V."), "b": ("Brood & Co.", "3D", "Co.")}
    found = CompanyNames.of(names).in_text(text, besides="a")
    assert set(found) <= {name for name in names["b"] if name in text}
    assert {name for name in names["b"] if f" {name} " in f" {text} "} <= set(found)


def test_a_text_is_not_searched_once_for_each_company() -> None:
    many = {f"c{number}": (f"Bedrijf{number} B.V.",) for number in range(2_000)}
    names = CompanyNames.of(many)
    assert max(map(len, names.by_word.values())) == 1, "names that begin alike share a list; others must not"
    assert names.in_text("Bedrijf7 B.V. levert.", besides="c8") == ("Bedrijf7 B.V.",)
