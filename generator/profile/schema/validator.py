"""The rules as a cerberus schema, and each breach that cerberus finds as a finding."""

from collections.abc import Iterable, Iterator, Mapping, Set
from functools import lru_cache
from typing import Any

from cerberus import TypeDefinition, Validator
from cerberus.errors import BaseErrorHandler, ErrorDefinition, ValidationError
from cerberus.schema import SchemaRegistry, UnvalidatedSchema

from generator.profile.schema.breach import SchemaBreach
from generator.profile.schema.field_rules import Field, FieldRules, Fields, load
from generator.profile.schema.messages import find_breach
from generator.profile.schema.value_checks import CHECKS
from generator.profile.schema.value_problem import Around, Catalogues, ValueProblem
from generator.profile.schema.value_types import KINDS

CONTENT = ErrorDefinition(0x1000, None)
"""Cerberus' number for a problem that a check of ours found; it is neither a group of errors nor a logical one."""

_ANYTHING = {"nullable": True}
_TEXT, _WORDS = (str,), (str, dict)
_TYPES = {
    "line": _TEXT, "date": _TEXT, "period": _TEXT, "key": _TEXT, "text": _WORDS, "item": _WORDS,
    "dict": (dict,), "list": (list,), "string": _TEXT, "boolean": (bool,),
}  # fmt: skip


class ProfileValidator(Validator):  # type: ignore[misc]  # cerberus has no types
    """A cerberus validator that knows our value types, with a rule ``content`` for what cannot be seen in a type."""

    types_mapping = {name: TypeDefinition(name, types, ()) for name, types in _TYPES.items()} | {
        "integer": TypeDefinition("integer", (int,), (bool,))
    }

    def _validate_content(self, content: Mapping[str, str], field: str | int, value: object) -> None:
        """Runs the checks of one value.

        The rule's arguments are validated against this schema: {'type': 'dict'}
        """
        if value is None:
            return
        around = Around(self.document, self.root_document, self._config["catalogues"])
        for problem in _problems(content, value, around):
            self._error(field, CONTENT, problem)


def _problems(content: Mapping[str, str], value: object, around: Around) -> Iterable[ValueProblem]:
    """The problems that the first check to find any has found; what a key looks like comes before what it means."""
    kind, check = KINDS.get(content["kind"]), CHECKS.get(content.get("check", ""))
    of_kind = kind(value, content.get("catalogue"), around) if kind else ()
    if content["kind"] != "key" and of_kind:
        return of_kind
    return (check(value, around) if check and isinstance(value, str) else ()) or of_kind


class FindingsHandler(BaseErrorHandler):  # type: ignore[misc]  # cerberus has no types
    """Gives cerberus' errors as findings, the members of a group one by one."""

    def __call__(self, errors: Iterable[ValidationError]) -> list[SchemaBreach]:
        """The findings of one validation, in cerberus' order."""
        return list(_findings(errors, load()))


def _findings(errors: Iterable[ValidationError], rules: FieldRules) -> Iterator[SchemaBreach]:
    for error in errors:
        if error.is_group_error:
            yield from _findings(error.child_errors, rules)
        elif error.code == CONTENT.code:
            problem: ValueProblem = error.info[0]
            key = error.document_path + problem.below
            yield SchemaBreach(problem.code, key, problem.message, problem.hint, problem.severity)
        else:
            yield find_breach(error, rules)


def validate(
    data: Mapping[str, object], catalogues: Catalogues, accepted: Set[str] = frozenset()
) -> list[SchemaBreach]:
    """The breaches of shape and value types in a profile's data: dicts with keys of text at every depth, and lists.

    The fields in ``accepted`` are taken for right.
    """
    rules = _schema() | dict.fromkeys(accepted & _schema().keys(), _ANYTHING)
    validator = ProfileValidator(
        UnvalidatedSchema(rules), schema_registry=_registry(), error_handler=FindingsHandler, catalogues=catalogues
    )
    validator.validate(data, normalize=False)
    findings: list[SchemaBreach] = validator.errors
    return findings


@lru_cache(maxsize=1)
def _schema() -> dict[str, dict[str, Any]]:
    """The schema, unchecked: that takes cerberus 40 ms and is left to a test.

    A validator made from it is cheap, holds the state of one validation and is used for one.
    """
    return cerberus_schema(load().fields)


@lru_cache(maxsize=1)
def _registry() -> SchemaRegistry:
    return SchemaRegistry({name: cerberus_schema(fields) for name, fields in load().definitions.items()})


def cerberus_schema(fields: Fields) -> dict[str, dict[str, Any]]:
    """The rules of a record in cerberus' words, without what no profile states; what is not required may be ``~``."""
    return {
        name: _rules(field) | {"required": field.required, "nullable": not field.required}
        for name, field in fields.items()
        if not field.ledger
    }


def _rules(field: Field) -> dict[str, Any]:
    rules: dict[str, Any] = {"type": field.type, **field.limits}
    if field.definition is not None:
        rules["schema"] = field.definition
    elif field.fields is not None:
        rules["schema"] = cerberus_schema(field.fields)
    elif field.item is not None:
        rules["schema"] = _rules(field.item)
    if field.type in KINDS:
        content = {"kind": field.type, "catalogue": field.catalogue, "check": field.check}
        rules["content"] = {name: value for name, value in content.items() if value is not None}
    return rules
