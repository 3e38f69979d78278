"""What cerberus found, in plain English: what stands there, what is expected, what to do."""

from typing import TYPE_CHECKING

from generator.diagnostics import KeyPath, dotted
from generator.diagnostics.suggestion import nearest, suggest
from generator.profile.schema.breach import SchemaBreach
from generator.profile.schema.conversions import conversion
from generator.profile.schema.field_rules import Field, FieldRules, Fields
from generator.profile.schema.value_problem import quoted
from generator.profile.schema.value_types import MOST_KEYS

if TYPE_CHECKING:
    from cerberus.errors import ValidationError

_EXPECTED = {
    "line": "text", "string": "text", "text": "text, or words per language", "date": "a date, as text",
    "period": "an ISO 8601 period, as text", "item": "a key of the wording, or own words per language",
    "key": "a key of the wording", "integer": "a whole number", "boolean": "true or false",
    "dict": "a mapping (`name: value` lines)", "list": "a list (`- value` lines)",
}  # fmt: skip
_FOUND = {bool: "true or false", int: "a number", str: "text", dict: "a mapping", list: "a list", float: "a number"}
_MEANT = {
    "jij": "je", "jou": "je", "jullie": "je", "informeel": "je", "formeel": "u", "uw": "u",
    "nederlands": "nl", "dutch": "nl", "engels": "en", "english": "en", "duits": "de", "frans": "fr",
}  # fmt: skip
"""Other words for one of a few values."""
_LIMITS = {
    "min": ("out-of-range", "is less than {}"), "max": ("out-of-range", "is more than {}"),
    "minlength": ("too-short", "is shorter than {}"), "maxlength": ("too-long", "is longer than {}"),
    "empty": ("empty-text", "is empty"), "regex": ("wrong-form", "does not have the form {}"),
}  # fmt: skip


def find_breach(error: "ValidationError", rules: FieldRules) -> SchemaBreach:
    """The finding for one error of cerberus about shape; a rule that has no words of its own gets its name."""
    key: KeyPath = error.document_path
    match error.rule:
        case None:
            return unknown_key(key, rules)
        case "required":
            return missing_key(key, rules)
        case "nullable":
            return not_stated(key, rules)
        case "type":
            return wrong_type(key, error.value, rules)
        case "allowed":
            return not_allowed(key, error.value, error.constraint)
        case rule:
            code, words = _LIMITS.get(rule, ("breaks-rule", f"breaks the rule {rule}: {{}}"))
            return SchemaBreach(code, key, f"{quoted(error.value)} {words.format(error.constraint)}")


def unknown_key(key: KeyPath, rules: FieldRules) -> SchemaBreach:
    """A field that its record does not have; the hint is the nearest name, else the same name elsewhere, else all."""
    *above, name = key
    record = rules.field_at(tuple(above))
    every: Fields = (rules.fields_of(record) if record else None) or {}
    if name in every:
        return of_the_ledger(key)
    known = {name: field for name, field in every.items() if not field.ledger}
    hint = suggest(str(name), known) or _elsewhere(str(name), rules) or _fields_here(str(name), known)
    place = f"'{dotted(tuple(above))}'" if above else "a profile"
    return SchemaBreach("unknown-key", key, f"{place} has no field {quoted(name)}", hint, at_key=True)


def of_the_ledger(key: KeyPath) -> SchemaBreach:
    """A fact that a statement has from the record of what was published."""
    hint = f"take it out; `statements publish --effective DATE` gives each version its {key[-1]}"
    return SchemaBreach(
        "ledger-fact", key, f"no profile states '{dotted(key)}': it comes from the ledger", hint, at_key=True
    )


def _fields_here(name: str, known: Fields) -> str:
    if len(known) <= MOST_KEYS:
        return f"fields here: {', '.join(known)}"
    return f"the nearest of {len(known)} fields here: {', '.join(nearest(name, known, MOST_KEYS))}"


def _elsewhere(name: str, rules: FieldRules) -> str:
    places = [dotted((top, name)) for top, field in rules.fields.items() if name in (rules.fields_of(field) or {})]
    return f"there is a field {' and a field '.join(places)}" if places else ""


def missing_key(key: KeyPath, rules: FieldRules) -> SchemaBreach:
    """A required field that is absent, placed at the record that lacks it."""
    *above, name = key
    place = f"'{dotted(tuple(above))}'" if above else "the profile"
    return SchemaBreach("missing-key", key, f"{place} lacks the field '{name}'", _addition(key, rules), at_key=True)


def not_stated(key: KeyPath, rules: FieldRules) -> SchemaBreach:
    """A ``~`` where a value is required, or as an item of a list."""
    if isinstance(key[-1], int):
        return SchemaBreach("missing-key", key, "the list has an item that is not stated (~)", "take the item out")
    return SchemaBreach("missing-key", key, f"'{key[-1]}' is not stated (~), but is required", _addition(key, rules))


def _addition(key: KeyPath, rules: FieldRules) -> str:
    field = rules.field_at(key) or Field("line")
    example = field.examples[0] if field.examples else "|".join(field.limits.get("allowed", ())) or "…"
    return f"add {key[-1]}: {example}" + (f" ({field.description.rstrip('.')})" if field.description else "")


def wrong_type(key: KeyPath, value: object, rules: FieldRules) -> SchemaBreach:
    """A value of another type than its field takes; a number that should be text needs quotes."""
    field = rules.field_at(key) or Field("line")
    found = _FOUND.get(type(value), "something else")
    message = f"{_named(key)} is {found}; expected {_EXPECTED[field.type]}"
    return SchemaBreach("wrong-type", key, message, conversion(value, field, rules))


def not_allowed(key: KeyPath, value: object, allowed: list[str]) -> SchemaBreach:
    """A value outside a short list of values."""
    few = allowed if len(allowed) <= MOST_KEYS else [*nearest(str(value), allowed, MOST_KEYS), "…"]
    message = f"{quoted(value)} is not allowed for {_named(key)}; expected {', '.join(few)}"
    meant = _MEANT.get(str(value).casefold())
    return SchemaBreach("not-allowed", key, message, suggest(meant if meant in allowed else str(value), allowed))


def _named(key: KeyPath) -> str:
    name = next((part for part in reversed(key) if isinstance(part, str)), "")
    return f"an item of '{name}'" if isinstance(key[-1], int) else f"'{name}'"
