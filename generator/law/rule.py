"""A rule: what the law asks of a statement, since when, who says so, and what to do; types only."""

from enum import Enum

from msgspec import Struct

from generator.diagnostics import Location, Severity
from generator.law.dated_lists import Lists, Term
from generator.law.facts.fact_conditions import ALWAYS, Condition, Path, Rows


class Degree(Enum):
    """How far a statement meets a requirement."""

    MET = "met"
    PARTLY = "partly met"
    MISSING = "missing"
    WRONG = "wrong"
    """Stated, but not as the law has it."""
    UNKNOWN = "unknown"
    """Nobody can tell from what is stated."""
    NOT_APPLICABLE = "not applicable"


class About(Struct, frozen=True):
    """What a rule says of itself.

    ``requirement`` is the rule that it is a part of, itself where it is one of its own; ``code`` is that of its
    findings. Where it is not ``confirmed`` a lawyer has still to look at it, and its findings say so. What meets it is
    to be ``printed`` by a section of the statement, by the one called ``section`` where that has a name.
    """

    id: str
    requirement: str
    code: str
    title: str
    article: str
    severity: Severity
    advice: str
    source: str
    term: Term
    confirmed: bool
    printed: bool = True
    section: str = ""


class Test(Struct, frozen=True):
    """What a rule asks: for whom it ``applies``, of which ``rows`` (``None``: of the whole profile), what ``holds``.

    Where that does not hold but ``partly`` does, the rule is met partly, and else it is ``otherwise``. The finding
    stands ``at`` a path, or where the fact is that decided; ``message`` can name facts, as in ``{id}``.
    """

    message: str
    holds: Condition
    applies: Condition = ALWAYS
    rows: Rows | None = None
    partly: Condition | None = None
    otherwise: Degree = Degree.MISSING
    at: Path | None = None


class Rule(Struct, frozen=True):
    """A rule, and where it is written."""

    about: About
    test: Test
    place: Location


class Rules(Struct, frozen=True):
    """The rules that a statement is held against, and the dated lists that they name."""

    rules: tuple[Rule, ...]
    lists: Lists
