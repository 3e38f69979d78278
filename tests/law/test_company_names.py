"""Names of other companies are found in a text in one pass, however many companies there are."""

import re
from typing import ClassVar

from hypothesis import given
from hypothesis import strategies as st

from generator.law.text import CompanyNames, Passage

NAMES = {"een": ("Eén Groep B.V.", "Eén"), "twee": ("Twee & Zonen", "Zonen"), "drie": ("3D-Print", "3D")}


def found(names: CompanyNames, text: str, besides: str) -> list[str]:
    """The names of others in a text, in reading order."""
    passage = Passage(text, 1, "Titel", 1, False, None, ())
    spans = [(name, text[start:end]) for name, start, end in names.find(passage, besides)]
    assert all(name == words for name, words in spans), spans
    return [name for name, _ in spans]


def test_names_of_others_are_found_where_they_stand() -> None:
    text = "Wij delen met 3D-Print, met Twee & Zonen en met Eén Groep B.V. zelf."
    assert found(CompanyNames(NAMES), text, "een") == ["3D", "3D-Print", "Twee & Zonen", "Zonen"]


def test_a_name_that_two_companies_have_is_one_of_another() -> None:
    names = CompanyNames({"een": ("Vouw",), "twee": ("Vouw",)})
    assert found(names, "Vouw levert.", "een") == ["Vouw"]


def test_a_name_in_a_word_or_an_address_is_none() -> None:
    names = CompanyNames({"een": ("Vouw",)})
    assert found(names, "Vouwwerk, OrigamiVouw, info@Vouw.nl, www.Vouw.nl, vouw en Vouw.", "twee") == ["Vouw"]


@given(st.lists(st.sampled_from("Lind Lindehof Brood B.V. & Co. 3D .nl @ /".split()), max_size=8))
def test_what_is_found_is_what_a_search_for_each_name_finds(words: list[str]) -> None:
    names = {"a": ("Lind", "Lindehof Brood B.V."), "b": ("Brood & Co.", "3D", "Co.", "Brood")}
    for text in (" ".join(words), "".join(words)):
        wanted = [name for name in names["b"] for _ in re.finditer(rf"(?<![\w.@/]){re.escape(name)}(?!\w|\.\w)", text)]
        assert sorted(found(CompanyNames(names), text, "a")) == sorted(wanted)


def test_a_text_is_not_searched_once_for_each_company() -> None:
    """Names that all begin alike are looked up too: as many slices of the text are taken as there are lengths."""

    class Counted(str):
        __slots__ = ()
        slices: ClassVar[list[object]] = []

        def __getitem__(self, index: object) -> str:
            self.slices.append(index)
            return str.__getitem__(self, index)  # type: ignore[index]

    many = {f"c{number}": (f"Stichting Bedrijf {number} B.V.",) for number in range(1_000, 3_000)}
    text = Counted("Aan Stichting Bedrijf 1007 B.V. leveren wij.")
    assert found(CompanyNames(many), text, "c1008") == ["Stichting Bedrijf 1007 B.V."]
    assert len(Counted.slices) < 10, f"{len(Counted.slices)} slices for one word that 2,000 names begin with"
