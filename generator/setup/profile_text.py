"""The text of a new profile: what was answered, as YAML that every reader takes for the same, with comments."""

import re
from collections.abc import Mapping
from typing import TypeAlias

from generator.diagnostics import KeyPath

Value: TypeAlias = str | bool | int | None
Answers: TypeAlias = Mapping[KeyPath, Value]
"""Key path in the profile -> value, as ``("controller", "legal_name")``; a string is text whatever it looks like."""

_WIDTH = 118
_PLAIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ](?:[A-Za-z0-9À-ÖØ-öø-ÿ .'@/&()+_-]*[A-Za-z0-9À-ÖØ-öø-ÿ.)])?")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_MEANINGFUL = re.compile(r"true|false|yes|no|on|off|y|n|null", re.IGNORECASE)
_QUOTED = frozenset({"kvk", "phone", "number", "establishment_number", "rsin", "kbo", "po_box", "vat"})
"""Numbers that are names: quoted whatever they look like, so that the next one to edit them keeps the quotes."""

_ABOUT = {
    "policy": "The policy in templates/ that the statement follows, its language and its form of address (u or je).",
    "controller": "Who decides on the processing, as in the commercial register.",
    "contact": "Where people can ask questions about privacy.",
    "websites": "The sites that the statement covers; the first is the main one.",
}
_GROUP = "What the group states holds for this company too, unless this file states it differently."
_ALONE = "The facts of one company: first who it is, then what it does with personal data."
_TO_ADD = """
# What most companies also state: remove the # where it is true, and see docs/officer/profiles.md for the rest.
# dpo: {appointed: false}
# processings:
#   - id: contract
#     purpose: contract
#     legal_bases: [A6-1-b]
#     data_subjects: [customers]
#     data_categories: [name_and_address, contact_details]
#     retention: {period: P2Y, from: end_of_customer_relation}
# transfers: {countries: []}
# automated_decisions: {in_use: false}
# cookies: {kinds: [technical_and_functional]}
# rights: {granted: [access, rectification, erasure, restriction, portability, objection], response: P1M}
# complaint: {authority: true}
# changes: {announced: [website]}
"""
_SCHEMA = "# yaml-language-server: $schema=../.schema/company.json"


def profile(answers: Answers) -> str:
    """The text of a profile with these facts, to stand in profiles/."""
    data: dict[str, object] = {}
    for key, answer in answers.items():
        _put(data, key, answer)
    lines = [_SCHEMA, f"# {_GROUP if 'extends' in data else _ALONE}"]
    for name, value in data.items():
        lines += [f"# {_ABOUT[name]}"] if name in _ABOUT else []
        lines += _field(name, value, 0)
    return "\n".join(lines) + "\n" + ("" if "extends" in data else _TO_ADD)


def _put(data: dict[str, object], key: KeyPath, value: object) -> None:
    """Puts a value in its place; an index in the path is that of the only record of a list."""
    place: dict[str, object] = data
    for part, after in zip(key, (*key[1:], None), strict=True):
        if isinstance(part, int):
            continue
        if after is None:
            place[part] = value
            return
        if isinstance(after, int):
            record: dict[str, object] = {}
            place[part], place = [record], record
        else:
            below = place.setdefault(part, {})
            if not isinstance(below, dict):
                below = place[part] = {}
            place = below


def _field(name: str, value: object, indent: int) -> list[str]:
    margin = "  " * indent
    line = f"{margin}{name}: {_flow(name, value)}"
    if not isinstance(value, dict) or (len(line) <= _WIDTH and (indent or len(value) == 1) and _is_flat(value)):
        return [line]
    return [f"{margin}{name}:", *(below for part in value for below in _field(part, value[part], indent + 1))]


def _is_flat(value: dict[str, object]) -> bool:
    return not any(isinstance(below, dict) for below in value.values())


def _flow(name: str, value: object) -> str:
    match value:
        case dict():
            return "{" + ", ".join(f"{part}: {_flow(part, below)}" for part, below in value.items()) + "}"
        case list():
            return "[" + ", ".join(_flow(name, item) for item in value) + "]"
        case bool() | None:
            return "~" if value is None else str(value).lower()
        case int():
            return str(value)
        case _:
            return scalar(name, str(value))


def scalar(name: str, text: str) -> str:
    """A text as YAML: plain where every reader takes it for that text, else in double quotes."""
    if name == "review_by" and _DATE.fullmatch(text):
        return text
    if name not in _QUOTED and _PLAIN.fullmatch(text) and not _MEANINGFUL.fullmatch(text):
        return text
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    return character if character.isprintable() else f"\\U{ord(character):08X}"
