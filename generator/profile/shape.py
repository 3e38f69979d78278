"""The shape of a profile as templates see it: which fields there are and what stands in them; types only."""

from collections.abc import Mapping
from enum import Enum
from typing import TypeAlias

from msgspec import Struct


class LeafKind(Enum):
    """What a single value is: text, a number, yes or no, or a form that templates print in words."""

    LINE = "line"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    DATE = "date"
    PERIOD = "period"
    TEXT = "text"
    """Words per language, ``{nl: …, en: …}``; printed in the statement's language."""
    ITEM = "item"
    """A key of a wording catalogue, or a company's own words per language."""


class Leaf(Struct, frozen=True):
    """A single value; ``catalogue`` names the wording file whose keys it takes."""

    kind: LeafKind
    catalogue: str | None = None
    internal: bool = False
    """Steers the program and is never printed, as ``language`` is."""


class Record(Struct, frozen=True):
    """A mapping with known fields."""

    fields: "Mapping[str, Shape]"


class Sequence(Struct, frozen=True):
    """A list of one shape."""

    item: "Shape"


Shape: TypeAlias = Leaf | Record | Sequence
