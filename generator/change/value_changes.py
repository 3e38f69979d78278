"""Values of a profile under names that stay when a list gets longer, to compare two profiles by."""

from typing import assert_never

from msgspec import Struct

from generator.diagnostics import KeyPath
from generator.profile import Profile
from generator.profile.shape import Leaf, Record, Sequence, Shape

Name = tuple[str | int, ...]
"""A key path in which a record of a list stands under its ``id``, where it has one."""

_ABSENT = object()


class StatedValue(Struct, frozen=True):
    """A value of a profile under a name: its key path there, and what a template can see of it without looking below.

    ``stated`` is whether the profile has the key at all.
    """

    key: KeyPath
    visible: object
    stated: bool


def name_of(profile: Profile, key: KeyPath) -> Name:
    """The name of what stands at a key path."""
    value: object = profile.data
    name: list[str | int] = []
    for part in key:
        value = _below(value, part)
        own = value.get("id") if isinstance(part, int) and isinstance(value, dict) else None
        name.append(own if isinstance(own, str) else part)
    return tuple(name)


def spelled(name: Name) -> str:
    """A name as ``without`` and ``explain`` spell it: ``processings.newsletter.purpose``."""
    return ".".join(map(str, name))


def value_at(profile: Profile, shape: Shape, name: Name) -> StatedValue:
    """What a profile has under a name, which another profile may have given."""
    value: object = profile.data
    key: list[str | int] = []
    for part in name:
        at = _index(value, part)
        value = _ABSENT if at is None else _below(value, at)
        shape = _within(shape, part)
        key.append(part if at is None else at)
    stated = value is not _ABSENT
    return StatedValue(tuple(key), _visible(value, shape, profile.data.get("language")) if stated else None, stated)


def _below(value: object, part: str | int) -> object:
    if isinstance(value, dict):
        return value.get(str(part), _ABSENT)
    if isinstance(value, list) and isinstance(part, int) and part < len(value):
        return value[part]
    return _ABSENT


def _index(value: object, part: str | int) -> str | int | None:
    """What leads from a mapping or list to the part of a name; ``None`` where it has no such part."""
    if isinstance(value, dict):
        return part if part in value else None
    if not isinstance(value, list):
        return None
    if isinstance(part, int):
        return part if part < len(value) else None
    return next((i for i, one in enumerate(value) if isinstance(one, dict) and one.get("id") == part), None)


def _within(shape: Shape, part: str | int) -> Shape:
    match shape:
        case Record(fields):
            return fields.get(str(part), shape)
        case Sequence(item):
            return item
        case Leaf():
            return shape
        case _:
            assert_never(shape)


def _visible(value: object, shape: Shape, language: object) -> object:
    """Of a record whether it says anything, of a list of records which they are, of all else the whole of it."""
    if isinstance(shape, Record):
        return isinstance(value, dict) and any(inner is not None for inner in value.values())
    if isinstance(shape, Sequence) and isinstance(shape.item, Record) and isinstance(value, list):
        return [one.get("id") if isinstance(one, dict) else None for one in value]
    if isinstance(shape, Leaf) and isinstance(value, dict):
        return value.get(language)
    return value
