"""A line of the ledger: canonical JSON, so that one version has one spelling and one SHA-256."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from msgspec.structs import asdict, fields

from generator.diagnostics import Diagnostic, Location
from generator.ledger import damage
from generator.ledger.version import RecordedWaiver, Version
from generator.storage.disk import digest, is_digest

FORMAT = 2
"""Since format 2 an entry says of each waiver what, why, who and how long; in format 1 there were none."""

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_FILE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?")


def canonical(value: object) -> bytes:
    """A value as JSON in its one spelling: UTF-8, keys in order, no space."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def write(version: Version) -> bytes:
    """The line of a version, without the line end."""
    return canonical(
        {
            "by": version.by,
            "company": version.company,
            "effective": version.effective and version.effective.isoformat(),
            "files": dict(version.files),
            "format": FORMAT,
            "inputs": version.inputs,
            "kind": "publish" if version.restores is None else "rollback",
            "language": version.language,
            "number": version.number,
            "previous": version.previous,
            "program": dict(version.program),
            "reason": version.reason,
            "recorded": version.recorded.isoformat(),
            "restores": version.restores,
            "slug": version.slug,
            "text": version.text,
            "title": version.title,
            "version": version.version,
            "waivers": [_record(waiver) for waiver in version.waivers],
            "warnings": list(version.warnings),
        }
    )


def parse(line: bytes, place: Location) -> Version | Diagnostic:
    """The version that a line records, or what is wrong with the line; ``place`` is the line's own."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return damage.no_entry(place)
    if not isinstance(value, dict) or not isinstance(value.get("format"), int):
        return damage.no_entry(place)
    if value["format"] > FORMAT:
        return damage.newer(place, value["format"])
    if value.keys() != _FIELDS.keys():
        return damage.other_fields(place, sorted(value.keys() ^ _FIELDS.keys()))
    for name, fits in (_FIELDS if value["format"] > 1 else {**_FIELDS, **_FIRST}).items():
        if not fits(value[name]):
            return damage.wrong_field(at(place, name), name)
    if canonical(value) != line or (value["kind"] == "rollback") != (value["restores"] is not None):
        return damage.respelled(place)
    return _version(value, digest(line), at(place, "effective"))


def at(place: Location, name: str) -> Location:
    """The place of a field in a line."""
    column = place.source.find(f'"{name}":') + 1
    return Location(place.path, place.line, max(column, 1), len(name) + 2 if column else 1, place.source)


def _version(value: Mapping[str, Any], own: str, place: Location) -> Version:
    known = {name: value[name] for name in _SAME} | {"warnings": tuple(value["warnings"])}
    known["waivers"] = tuple(
        RecordedWaiver(**one | {"until": date.fromisoformat(one["until"])}) for one in value["waivers"]
    )
    stated = value["effective"]
    known["effective"] = stated and date.fromisoformat(stated)
    known["recorded"] = date.fromisoformat(value["recorded"])
    return Version(**known, digest=own, place=place)


def _record(waiver: RecordedWaiver) -> dict[str, str]:
    return asdict(waiver) | {"until": waiver.until.isoformat()}


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_sum(value: object) -> bool:
    return isinstance(value, str) and is_digest(value)


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _are_waivers(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_waiver, value))


def _is_waiver(value: object) -> bool:
    return (
        isinstance(value, dict)
        and value.keys() == {field.name for field in fields(RecordedWaiver)}
        and all(map(_is_text, value.values()))
        and _is_day(value["until"])
    )


def _are_files(value: object) -> bool:
    return (
        isinstance(value, dict)
        and bool(value)
        and all(map(_FILE.fullmatch, value))
        and all(map(_is_sum, value.values()))
    )


def _are_programs(value: object) -> bool:
    return isinstance(value, dict) and all(map(_is_text, value.values()))


def _or_none(fits: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda value: value is None or fits(value)


_FIELDS: Mapping[str, Callable[[object], bool]] = {
    "by": _or_none(_is_text),
    "company": _is_text,
    "effective": _or_none(_is_day),
    "files": _are_files,
    "format": _is_count,
    "inputs": _is_sum,
    "kind": lambda value: value in ("publish", "rollback"),
    "language": _is_text,
    "number": _is_count,
    "previous": _is_sum,
    "program": _are_programs,
    "reason": _is_text,
    "recorded": _is_day,
    "restores": _or_none(_is_count),
    "slug": lambda value: isinstance(value, str) and bool(_SLUG.fullmatch(value)),
    "text": _is_sum,
    "title": _is_text,
    "version": _is_count,
    "waivers": _are_waivers,
    "warnings": _are_texts,
}
"""The fields of a line and what each may hold."""

_FIRST: Mapping[str, Callable[[object], bool]] = {"waivers": lambda value: value == []}
"""What the fields of format 1 held otherwise."""

_SAME = _FIELDS.keys() - {"format", "kind", "effective", "recorded", "warnings", "waivers"}
