"""The texts of a profile that a statement can print."""

from collections.abc import Iterator, Mapping

from generator.diagnostics import KeyPath
from generator.profile.schema.field_rules import Field, FieldRules, Fields


def printed(data: Mapping[str, object], rules: FieldRules) -> Iterator[tuple[KeyPath, str]]:
    """Each line and each of the company's own words, with its key path; keys of the wording are left out."""
    return _of_record(data, rules.fields, (), rules)


def _of_record(
    data: Mapping[str, object], fields: Fields, key: KeyPath, rules: FieldRules
) -> Iterator[tuple[KeyPath, str]]:
    for name, value in data.items():
        field = fields.get(name)
        if field is not None and not field.internal:
            yield from _of_value(value, field, (*key, name), rules)


def _of_value(value: object, field: Field, key: KeyPath, rules: FieldRules) -> Iterator[tuple[KeyPath, str]]:
    match value:
        case str() if field.type in ("line", "text"):
            yield key, value
        case list() if field.item is not None:
            for position, inner in enumerate(value):
                yield from _of_value(inner, field.item, (*key, position), rules)
        case dict() if field.type in ("text", "item"):
            yield from (((*key, language), words) for language, words in value.items() if isinstance(words, str))
        case dict():
            yield from _of_record(value, rules.fields_of(field) or {}, key, rules)
