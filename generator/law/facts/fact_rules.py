"""A rule about the facts of a profile: for whom it applies, what must hold, and how far it is met otherwise."""

from enum import Enum

from msgspec import Struct

from generator.diagnostics import Location
from generator.law.conditions import All
from generator.law.facts.fact_paths import Path
from generator.law.facts.fact_words import FactCondition, Rows
from generator.law.rules import RuleHeader


class Status(Enum):
    """How far a statement meets a requirement."""

    MET = "met"
    PARTLY = "partly met"
    MISSING = "missing"
    WRONG = "wrong"
    """Stated, but not as the law has it."""
    UNKNOWN = "unknown"
    """What is stated does not decide it."""
    NOT_APPLICABLE = "not applicable"


class FactRule(Struct, frozen=True):
    """A rule: for whom it ``applies``, of which ``rows`` (``None``: of the whole profile), what ``holds``.

    Where that does not hold but ``partly`` does, the rule is met partly, and else it is ``otherwise``. The finding
    stands ``at`` a path, or where the fact is that decided; ``message`` can name facts, as in ``{id}``. ``place`` is
    where the rule is written.
    """

    header: RuleHeader
    message: str
    holds: FactCondition
    place: Location
    applies: FactCondition = All(())
    rows: Rows | None = None
    partly: FactCondition | None = None
    otherwise: Status = Status.MISSING
    at: Path | None = None
