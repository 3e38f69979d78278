"""The shape of a profile as templates see it: which fields there are and what stands in them; types only."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias


class Kind(Enum):
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


@dataclass(frozen=True, slots=True)
class Leaf:
    """A single value; ``catalogue`` names the wording file whose keys it takes."""

    kind: Kind
    catalogue: str | None = None
    internal: bool = False
    """Steers the program and is never printed, as ``language`` is."""


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping with known fields."""

    fields: "Mapping[str, Shape]"


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of one shape."""

    item: "Shape"


Shape: TypeAlias = Leaf | Record | Sequence
