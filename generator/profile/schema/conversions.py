"""How a value of the wrong type is written right."""

from generator.profile.schema import corrections
from generator.profile.schema.field_rules import Field, FieldRules, Fields

_TRUE, _FALSE = ("true", "yes", "on", "ja", "oui", "wahr"), ("false", "no", "off", "nee", "non", "falsch")
_YES_NO = dict.fromkeys(_TRUE, "true") | dict.fromkeys(_FALSE, "false")


def conversion(value: object, field: Field, rules: FieldRules) -> str:
    """The hint for a value of another type than ``field`` takes; empty where there is nothing to say."""
    match field.type, value:
        case "list", str() if field.item and field.item.type not in ("dict", "list"):
            return f"write [{value}]"
        case "list", _:
            return _as_items(value, field, rules)
        case "dict", str():
            return _as_record(value, rules.fields_of(field) or {})
        case "dict", list() if len(value) == 1:
            return "take out the - before its names"
        case "dict", _:
            return ""
    return _as_scalar(value, field)


def _as_scalar(value: object, field: Field) -> str:
    match field.type, value:
        case "boolean", _:
            meant = _YES_NO.get(str(value).lower())
            return f"write {meant}, without quotes" if meant else "write true or false"
        case "integer", str():
            return f"write {value}, without quotes" if value.isdecimal() else "write it in digits"
        case "period", int() if not isinstance(value, bool):
            return f"add the unit: P{value}Y for years, P{value}M for months, P{value}D for days"
        case _, int() if field.type != "integer":  # with a 0 before it, it is text: the number is as it was written
            return f'quote it: "{str(value).lower()}"'
    return ""


def _as_items(value: object, field: Field, rules: FieldRules) -> str:
    fields = rules.fields_of(field.item) if field.item else None
    if isinstance(value, str) and fields and (alone := _alone(fields)):
        return f"write - {alone}: {value}, on a line of its own"
    return "write each item on a line of its own, after `- `"


def _as_record(value: str, fields: Fields) -> str:
    """A record of one fact is that fact; one with a term has a period; of any other the names that it must have."""
    if "period" in fields:
        return f"write {{period: {corrections.period(value) or 'P1Y'}}}"
    if alone := _alone(fields):
        return f"write - {alone}: {value}"
    names = [name for name, field in fields.items() if field.required] or list(fields)[:3]
    return f"write its facts under their names, as in {{{', '.join(f'{name}: …' for name in names)}}}" if names else ""


def _alone(fields: Fields) -> str:
    """The field of a record that has but one; else empty."""
    return next(iter(fields)) if len(fields) == 1 else ""
