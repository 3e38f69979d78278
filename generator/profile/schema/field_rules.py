"""The rules of a profile as typed values, read once from ``fields/*.yaml``.

The cerberus schema, the shape that templates see and the editor's JSON Schema are three views of these values.
"""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, TypeAlias

from msgspec import Struct, field

from generator.diagnostics import KeyPath
from generator.profile.schema import field_data

TYPES = frozenset({"line", "text", "date", "period", "item", "key", "integer", "boolean", "string", "dict", "list"})
LIMITS = frozenset({"allowed", "regex", "min", "max", "minlength", "maxlength", "empty", "keysrules", "valuesrules"})
"""The rules of cerberus that pass through as they are."""
_RULES = LIMITS | {"type", "required", "catalogue", "check_with", "schema", "meta"}
_META = frozenset({"description", "internal", "ledger", "examples"})


class Field(Struct, frozen=True):
    """What one value may be.

    ``type`` is one of ``TYPES``. A ``dict`` has ``fields``, or the name of a ``definition`` that holds them; a
    ``list`` has an ``item``. ``catalogue`` names the wording whose keys are taken, ``check`` one of
    ``value_checks``; ``limits`` are further cerberus rules. Without ``required`` the value may be ``~``.
    What comes from the ``ledger`` no profile can state.
    """

    type: str
    required: bool = False
    catalogue: str | None = None
    check: str | None = None
    definition: str | None = None
    fields: "Fields | None" = None
    item: "Field | None" = None
    limits: Mapping[str, Any] = field(default_factory=dict)
    description: str = ""
    examples: tuple[object, ...] = ()
    internal: bool = False
    ledger: bool = False


Fields: TypeAlias = Mapping[str, Field]


class FieldRules(Struct, frozen=True):
    """The top-level fields of a profile, and the named records that fields share."""

    fields: Fields
    definitions: Mapping[str, Fields]

    def fields_of(self, value: Field) -> Fields | None:
        """The fields of a record; ``None`` for every other type, and for a mapping with free keys."""
        return self.definitions[value.definition] if value.definition else value.fields

    def field_at(self, key: KeyPath) -> Field | None:
        """The rules of the value at ``key``, ``()`` being the profile; ``None`` where a profile can have no value."""
        value: Field | None = Field("dict", fields=self.fields)
        for part in key:
            if value is None:
                return None
            known = self.fields_of(value) or {}
            value = value.item if isinstance(part, int) else known.get(part)
        return value


@lru_cache(maxsize=1)
def load() -> FieldRules:
    """The rules of this version of the program."""
    return parse(*field_data.read(("profile.yaml", "definitions.yaml")))


def parse(profile: Mapping[str, Any], definitions: Mapping[str, Any]) -> FieldRules:
    """The rules from the plain data of the two files; a ``ValueError`` names a rule that is not known."""
    rules = FieldRules(
        _fields(profile), MappingProxyType({name: _fields(fields) for name, fields in definitions.items()})
    )
    for fields in (rules.fields, *rules.definitions.values()):
        for name, value in fields.items():
            _refuse_unknown_definition(name, value, rules)
    return rules


def _fields(data: Mapping[str, Any]) -> Fields:
    return MappingProxyType({name: _field(name, rules) for name, rules in data.items()})


def _field(name: str, rules: Mapping[str, Any]) -> Field:
    meta = rules.get("meta", {})
    if unknown := (rules.keys() - _RULES) | (meta.keys() - _META):
        raise ValueError(f"{name}: no such rule: {', '.join(sorted(unknown))}")
    if rules["type"] not in TYPES:
        raise ValueError(f"{name}: no such type: {rules['type']}")
    below = rules.get("schema")
    return Field(
        type=rules["type"],
        required=rules.get("required", False),
        catalogue=rules.get("catalogue"),
        check=rules.get("check_with"),
        definition=below if isinstance(below, str) else None,
        fields=_fields(below) if isinstance(below, Mapping) and rules["type"] == "dict" else None,
        item=_field(name, below) if isinstance(below, Mapping) and rules["type"] == "list" else None,
        limits={rule: rules[rule] for rule in rules if rule in LIMITS},
        description=meta.get("description", ""),
        examples=tuple(meta.get("examples", ())),
        internal=meta.get("internal", False),
        ledger=meta.get("ledger", False),
    )


def _refuse_unknown_definition(name: str, value: Field, rules: FieldRules) -> None:
    if value.definition is not None and value.definition not in rules.definitions:
        raise ValueError(f"{name}: no such definition: {value.definition}")
    for below, inner in (value.fields or {}).items():
        _refuse_unknown_definition(below, inner, rules)
    if value.item is not None:
        _refuse_unknown_definition(name, value.item, rules)
