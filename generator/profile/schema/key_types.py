"""Keys that are not text, taken out before cerberus, which cannot sort its errors with them in."""

from collections.abc import Mapping
from typing import Any

from generator.diagnostics import KeyPath
from generator.profile.schema.breach import SchemaBreach


def text_keys(data: Mapping[Any, object]) -> tuple[dict[str, object], list[SchemaBreach]]:
    """The same data with text keys only, and a finding for each key left out, placed at its record."""
    findings: list[SchemaBreach] = []
    return _mapping(data, (), findings), findings


def _mapping(data: Mapping[Any, object], key: KeyPath, findings: list[SchemaBreach]) -> dict[str, object]:
    kept: dict[str, object] = {}
    for name, value in data.items():
        if isinstance(name, str):
            kept[name] = _value(value, (*key, name), findings)
        else:
            message = f"the name of a field is text; found {name!r}"
            findings.append(SchemaBreach("key-not-text", key, message, "quote it, or take it out", at_key=True))
    return kept


def _value(value: object, key: KeyPath, findings: list[SchemaBreach]) -> object:
    if isinstance(value, Mapping):
        return _mapping(value, key, findings)
    if isinstance(value, list):
        return [_value(inner, (*key, position), findings) for position, inner in enumerate(value)]
    return value
