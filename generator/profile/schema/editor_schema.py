"""The rules as a JSON Schema, by which an editor completes and checks a file while it is written.

Draft-07, the newest that YAML language servers take. It is looser than ``check``: a company's file alone does not show
what its group supplies, and check digits are no matter of form.
"""

from collections.abc import Sequence
from typing import Any, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from generator.diagnostics import KeyPath
from generator.profile import IDENTITY
from generator.profile.schema.field_rules import Field, FieldRules, Fields
from generator.profile.schema.value_problem import LANGUAGES, Catalogues
from generator.profile.schema.value_types import LONGEST_LINE

JsonSchema: TypeAlias = dict[str, Any]

COMPANY_ONLY: tuple[KeyPath, ...] = (("extends",), ("without",), ("deviations",))
"""What steers the merge, which a group takes no part in."""
_LANGUAGE = "language"
_OWN_WORDS = "own_words"
_NULL: JsonSchema = {"type": "null"}
_WORDS: JsonSchema = {"$ref": f"#/definitions/{_OWN_WORDS}"}
_STRING: JsonSchema = {"type": "string", "minLength": 1}
_FORMS = {
    "kvk": "^[0-9]{8}$", "establishment_number": "^[0-9]{12}$", "rsin": "^[0-9]{9}$",
    "slug": "^[a-z0-9]+([-_][a-z0-9]+)*$", "country": "^[A-Z]{2}$",
    "date": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "period": "^P([0-9]+[YMWD])*(T[0-9]+H)?$",
}  # fmt: skip
_LIMITS = {"min": "minimum", "max": "maximum", "regex": "pattern"}


def company_schema(rules: FieldRules, catalogues: Catalogues, languages: Sequence[str] = LANGUAGES) -> JsonSchema:
    """The JSON Schema of a company's file; ``catalogues`` give the keys that it offers, ``languages`` the languages."""
    required = [name for name, field in rules.fields.items() if field.required and _is_own(name)]
    about = {
        "title": "Company profile",
        "description": "The facts of one company, from which its privacy statement is made.",
    }
    view = _View(rules, catalogues, languages)
    return _document(about | view.record(rules.fields) | {"required": required}, view)


def group_schema(rules: FieldRules, catalogues: Catalogues, languages: Sequence[str] = LANGUAGES) -> JsonSchema:
    """The JSON Schema of a group's file: nothing is required, and a company's identity has no place in it."""
    about = {"title": "Group profile", "description": "The facts that the companies of a group share."}
    view = _View(rules, catalogues, languages)
    return _document(about | view.record(_shared(rules.fields)), view)


def _shared(fields: Fields, above: KeyPath = ()) -> Fields:
    """The fields that a group can give."""
    return {
        name: replace(field, fields=_shared(field.fields, (*above, name))) if field.fields else field
        for name, field in fields.items()
        if (*above, name) not in IDENTITY and (*above, name) not in COMPANY_ONLY
    }


def _document(schema: JsonSchema, view: "_View") -> JsonSchema:
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        **schema,
        "definitions": {
            _OWN_WORDS: {
                "description": "A company's own words, per language.",
                "type": "object",
                "properties": dict.fromkeys(LANGUAGES, _STRING),
                "additionalProperties": False,
                "minProperties": 1,
            },
            **{name: view.record(fields) for name, fields in view.rules.definitions.items()},
        },
    }


class _View(Struct, frozen=True):
    rules: FieldRules
    catalogues: Catalogues
    languages: Sequence[str]

    def record(self, fields: Fields, own: bool = False) -> JsonSchema:
        """A mapping; only one that is the company's ``own``, never its group's, lists the fields that are required."""
        required = [name for name, field in fields.items() if field.required and own]
        return {
            "type": "object",
            "properties": {name: self.field(name, field) for name, field in fields.items() if not field.ledger},
            "additionalProperties": False,
            **({"required": required} if required else {}),
        }

    def field(self, name: str, field: Field) -> JsonSchema:
        """A field of a record, with its description and examples; ``~`` unless it is required."""
        value = self.value(field, own=_is_own(name))
        if name == _LANGUAGE and self.languages:
            value = {"enum": list(self.languages)}
        described: JsonSchema = {"description": field.description} if field.description else {}
        if field.examples:
            described["examples"] = list(field.examples)
        return described | (value if field.required else _or_null(value))

    def value(self, field: Field, own: bool = False) -> JsonSchema:
        """What a value may be, as one schema without ``~``."""
        match field.type:
            case "dict":
                schema = self._mapping(field, own)
            case "list":
                schema = {"type": "array", "items": self._item(field.item) if field.item else {}}
            case "item":
                schema = {"anyOf": [self._keys(field), _WORDS]}
            case "text":
                schema = {"anyOf": [_STRING, _WORDS]}
            case "key":
                schema = self._keys(field)
            case "integer" | "boolean":
                schema = {"type": field.type} | _limits(field)
            case _:
                schema = _line(field)
        return schema

    def _keys(self, field: Field) -> JsonSchema:
        keys = field.limits.get("allowed") or sorted(self.catalogues.get(field.catalogue or "", ()))
        return {"enum": list(keys)} if keys else _line(field)

    def _mapping(self, field: Field, own: bool) -> JsonSchema:
        if field.definition is not None:
            return {"allOf": [{"$ref": f"#/definitions/{field.definition}"}]}
        if field.fields is not None:
            return self.record(field.fields, own)
        return {"type": "object", "additionalProperties": {"type": "string"}}

    def _item(self, item: Field) -> JsonSchema:
        """An item of a list: one with an ``id`` may complete the group's record of that name, any other is whole."""
        fields = self.rules.fields_of(item) or {}
        required = ["id"] if "id" in fields else [name for name, field in fields.items() if field.required]
        return self.value(item) | ({"required": required} if required else {})


def _is_own(name: str) -> bool:
    return (name,) in IDENTITY


def _or_null(value: JsonSchema) -> JsonSchema:
    if "enum" in value:
        return value | {"enum": [*value["enum"], None]}
    if isinstance(value.get("type"), str):
        return value | {"type": [value["type"], "null"]}
    return {"anyOf": [*value.get("anyOf", [value]), _NULL]}


def _line(field: Field) -> JsonSchema:
    form = _FORMS.get(field.check or field.type)
    return _STRING | {"maxLength": LONGEST_LINE} | ({"pattern": form} if form else {}) | _limits(field)


def _limits(field: Field) -> JsonSchema:
    return {_LIMITS[rule]: value for rule, value in field.limits.items() if rule in _LIMITS}
