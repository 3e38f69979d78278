"""What an expression of a template can stand for, as far as it can be told without a profile."""

from typing import TypeAlias, Union

from jinja2 import nodes
from msgspec import Struct

from generator.profile.shape import Leaf, Record, Sequence, Shape
from generator.values import Sourced

ITEM = "[]"
"""An item of a list, in the path of a field."""

FieldPath: TypeAlias = tuple[str, ...]
"""Where a field stands in every profile: ``("processings", "[]", "purpose")``."""


class Known(Sourced, frozen=True, eq=False):
    """A value of the profile: which field, and its shape."""

    origins = ("shape",)

    path: FieldPath
    shape: Shape


class Listed(Struct, frozen=True):
    """A list that a template made."""

    item: "Value"


class Literal(Struct, frozen=True):
    """A text or number written in the template."""

    value: str | int


class WordsType(Struct, frozen=True):
    """Text that is ready to print."""


class Anything(Struct, frozen=True):
    """A value of which nothing is known: nothing is said about it."""


class MacroValue(Struct, frozen=True, eq=False):
    """A macro, and the names that it sees."""

    node: nodes.Macro
    template: str
    scope: "dict[str, Value]"


class Module(Struct, frozen=True, eq=False):
    """An imported file: the names that it sets."""

    names: "dict[str, Value]"


class Either(Struct, frozen=True):
    """One of several values, as ``a or b`` gives."""

    options: tuple["Value", ...]


Value: TypeAlias = Union[Known, Listed, Literal, WordsType, Anything, MacroValue, Module, Either]  # noqa: UP007

WORDS, ANYTHING = WordsType(), Anything()


def either(*values: Value) -> Value:
    """One value that stands for all of these."""
    options: dict[Value, None] = {}
    for value in values:
        options.update(dict.fromkeys(value.options if isinstance(value, Either) else (value,)))
    return next(iter(options)) if len(options) == 1 else Either(tuple(options))


def options_of(value: Value) -> tuple[Value, ...]:
    """The values that this one can be."""
    return value.options if isinstance(value, Either) else (value,)


def item_of(value: Value) -> Value | None:
    """What a loop over this value meets; ``None`` when it is no list."""
    match value:
        case Known(path, Sequence() as sequence):
            return Known((*path, ITEM), sequence.item)
        case Listed(item):
            return item
        case Anything():
            return ANYTHING
        case Either(options):
            found = [item_of(option) for option in options]
            return either(*(item for item in found if item is not None)) if None not in found else None
        case _:
            return None


def leaves(shape: Shape, path: FieldPath = ()) -> list[tuple[FieldPath, Leaf]]:
    """Every single value below a shape that a statement can print, with its path."""
    match shape:
        case Leaf():
            return [] if shape.internal else [(path, shape)]
        case Record():
            return [leaf for name, below in shape.fields.items() for leaf in leaves(below, (*path, name))]
        case Sequence():
            return leaves(shape.item, (*path, ITEM))


def spelled(path: FieldPath) -> str:
    """A path as it is written: ``processings[].purpose``."""
    return ".".join(path).replace(f".{ITEM}", ITEM)
