"""What a rule can ask of a profile: a small closed language, so that a lawyer can read a rule; types only."""

from enum import Enum
from typing import TypeAlias

from msgspec import Struct


class Start(Enum):
    """Where a path starts: at the record that is looked at, at the one around it, or at the top of the profile."""

    HERE = ""
    OUTER = "^"
    TOP = "/"
    WORDS = "own_words"
    """Every text in the company's own words, wherever it stands below the record."""


class Path(Struct, frozen=True):
    """The way to a fact: ``retention.period``, ``/legal_bases`` or ``^country``; through each row of a list."""

    start: Start
    parts: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.start.value + ".".join(self.parts)


class Stated(Struct, frozen=True):
    """Something is stated at the path: not ``~``, and not an empty list or record."""

    path: Path


class SaysNone(Struct, frozen=True):
    """The list at the path is stated as empty: there are none."""

    path: Path


class In(Struct, frozen=True):
    """One of the values at the path is among these ``values``, or in the dated list of this ``name`` on the day."""

    path: Path
    values: frozenset[str | int | bool] = frozenset()
    name: str = ""


class Outside(Struct, frozen=True):
    """A value is stated at the path that is not in the dated list of this ``name`` on the day."""

    path: Path
    name: str


class Longer(Struct, frozen=True):
    """A period at the path is longer than ``hours``, both counted at their longest."""

    path: Path
    hours: int


class Shorter(Struct, frozen=True):
    """A period at the path is shorter than ``hours``, both counted at their longest."""

    path: Path
    hours: int


class Mentions(Struct, frozen=True):
    """A text at or below the path holds one of these words, as whole words and in any capitals."""

    path: Path
    words: tuple[str, ...]


class Same(Struct, frozen=True):
    """Both facts are stated and a value of the one is a value of the other, capitals aside."""

    path: Path
    other: Path


class Past(Struct, frozen=True):
    """The date at the path lies before the day."""

    path: Path


class Not(Struct, frozen=True):
    """The condition does not hold."""

    of: "Condition"


class All(Struct, frozen=True):
    """Every condition holds."""

    of: "tuple[Condition, ...]"


class Some(Struct, frozen=True):
    """At least one of the conditions holds."""

    of: "tuple[Condition, ...]"


class Rows(Struct, frozen=True):
    """The records of the lists at these paths for which ``where`` holds."""

    paths: tuple[Path, ...]
    where: "Condition"


class EachRow(Struct, frozen=True):
    """The condition holds for each of the rows; with no row it holds."""

    rows: Rows
    holds: "Condition"


class SomeRow(Struct, frozen=True):
    """The condition holds for at least one of the rows."""

    rows: Rows
    holds: "Condition"


OfValue: TypeAlias = In | Outside | Longer | Shorter | Past
"""What is asked of each value at a path."""
OfFacts: TypeAlias = Stated | SaysNone | Mentions | Same | OfValue
"""What is asked of the facts at a path."""
Condition: TypeAlias = OfFacts | Not | All | Some | EachRow | SomeRow

ALWAYS = All(())
"""The condition of what applies to everybody."""
