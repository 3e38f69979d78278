"""Profiles made from the rules themselves: right ones by hypothesis, and ways to make one wrong."""

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from generator.diagnostics import KeyPath, Location
from generator.profile import Origin, Profile
from generator.profile.schema.field_rules import Field, Fields, load

LINES = ("De Dijkhoek", "Dijkweg", "a | b", "*x* _y_", "# kop", "<b>", "Fryslân", "1", "{{ x }}", "'s-Graveland")
RIGHT = {
    "kvk": "01234567", "establishment_number": "000012345678", "rsin": "123456782", "vat": "NL004495445B01",
    "kbo": "0894.523.310", "german_register": "HRB 11223", "court": "Duisburg",
    "postcode": "2719 EJ", "phone": "088 65 71 475",
    "email": "info@dijkhoek.nl", "host": "www.dijkhoek.nl", "web_page": "www.dijkhoek.nl/privacy",
    "https_url": "https://www.dijkhoek.nl", "country": "NL", "language": "nl", "slug": "de-dijkhoek",
}  # fmt: skip
"""A right value for each check."""


def _catalogues(fields: Fields) -> set[str]:
    names: set[str] = set()
    for field in fields.values():
        names |= {field.catalogue} if field.catalogue else set()
        names |= _catalogues(field.fields or {}) | (_catalogues({"item": field.item}) if field.item else set())
    return names


CATALOGUES = {
    name: frozenset({"administration", "contract", "first", "second"})
    for name in set().union(*map(_catalogues, (load().fields, *load().definitions.values())))
} | {"countries": frozenset({"NL", "BE", "DE", "US"}), "legal_bases": frozenset({"A6-1-a", "A6-1-c", "A6-1-f"})}
"""Keys for every catalogue that a field names."""


def profiles() -> st.SearchStrategy[dict[str, Any]]:
    """Profiles of the right shape, most of them without an error, in the Netherlands and in Dutch."""
    return _record(load().fields).map(lambda data: data | {"language": "nl"})


def _record(fields: Fields) -> st.SearchStrategy[dict[str, Any]]:
    required = {name: _value(field) for name, field in fields.items() if field.required and not field.ledger}
    optional = {
        name: st.none() | _value(field) for name, field in fields.items() if not field.required and not field.ledger
    }
    return st.fixed_dictionaries(required, optional=optional)


def _value(field: Field) -> st.SearchStrategy[Any]:
    if "allowed" in field.limits:
        return st.sampled_from(field.limits["allowed"])
    below = load().fields_of(field)
    match field.type:
        case "dict":
            return st.deferred(lambda: _record(below)) if below is not None else st.just({"security": "2018"})
        case "list":
            assert field.item is not None
            return st.lists(_value(field.item), max_size=2)
        case "key" | "item" | "text":
            return _words(field)
        case "integer":
            return st.integers(field.limits.get("min", 0), field.limits.get("max", 99))
        case _:
            right = st.just(RIGHT[field.check]) if field.check else st.sampled_from(LINES)
            plain = {"boolean": st.booleans(), "date": st.just("2026-09-01"), "period": st.just("P1M")}
            return plain.get(field.type, right)


def _words(field: Field) -> st.SearchStrategy[Any]:
    """A key of the wording, words in the statement's language, or words per language, as the field takes them."""
    bare = st.sampled_from(sorted(CATALOGUES[field.catalogue]) if field.catalogue else LINES)
    own = st.fixed_dictionaries({"nl": st.sampled_from(LINES)}, optional={"en": st.just("words")})
    return bare if field.type == "key" else bare | own


def placed(data: Mapping[str, Any]) -> Profile:
    """The data as a profile without a file: each value has a line of its own."""
    origins: dict[KeyPath, Origin] = {}

    def place(value: object, key: KeyPath) -> None:
        location = Location("profiles/case.yaml", len(origins) + 1)
        origins[key] = Origin(location, location)
        inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for part, below in inner:
            place(below, (*key, part))

    place(data, ())
    return Profile("case", data, origins)
