"""What a rule can ask of a profile: a small closed language, so that a lawyer can read a rule; types only."""

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias


class Start(Enum):
    """Where a path starts: at the record that is looked at, at the one around it, or at the top of the profile."""

    HERE = ""
    OUTER = "^"
    TOP = "/"
    WORDS = "own_words"
    """Every text in the company's own words, wherever it stands below the record."""


@dataclass(frozen=True, slots=True)
class Path:
    """The way to a fact: ``retention.period``, ``/legal_bases`` or ``^country``; through each row of a list."""

    start: Start
    parts: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.start.value + ".".join(self.parts)


@dataclass(frozen=True, slots=True)
class Stated:
    """Something is stated at the path: not ``~``, and not an empty list or record."""

    path: Path


@dataclass(frozen=True, slots=True)
class SaysNone:
    """The list at the path is stated as empty: there are none."""

    path: Path


@dataclass(frozen=True, slots=True)
class In:
    """One of the values at the path is among these ``values``, or in the dated list of this ``name`` on the day."""

    path: Path
    values: frozenset[str | int | bool] = frozenset()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Outside:
    """A value is stated at the path that is not in the dated list of this ``name`` on the day."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class Longer:
    """A period at the path is longer than ``hours``, both counted at their longest."""

    path: Path
    hours: int


@dataclass(frozen=True, slots=True)
class Shorter:
    """A period at the path is shorter than ``hours``, both counted at their longest."""

    path: Path
    hours: int


@dataclass(frozen=True, slots=True)
class Mentions:
    """A text at or below the path holds one of these words, as whole words and in any capitals."""

    path: Path
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Same:
    """Both facts are stated and a value of the one is a value of the other, capitals aside."""

    path: Path
    other: Path


@dataclass(frozen=True, slots=True)
class Past:
    """The date at the path lies before the day."""

    path: Path


@dataclass(frozen=True, slots=True)
class Not:
    """The condition does not hold."""

    of: "Condition"


@dataclass(frozen=True, slots=True)
class All:
    """Every condition holds."""

    of: "tuple[Condition, ...]"


@dataclass(frozen=True, slots=True)
class Some:
    """At least one of the conditions holds."""

    of: "tuple[Condition, ...]"


@dataclass(frozen=True, slots=True)
class Rows:
    """The records of the lists at these paths for which ``where`` holds."""

    paths: tuple[Path, ...]
    where: "Condition"


@dataclass(frozen=True, slots=True)
class EachRow:
    """The condition holds for each of the rows; with no row it holds."""

    rows: Rows
    holds: "Condition"


@dataclass(frozen=True, slots=True)
class SomeRow:
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
