"""What every rule of the law says of itself, and the dated lists that rules name; types only."""

from collections.abc import Mapping
from datetime import date
from typing import TypeAlias

from msgspec import Struct

from generator.diagnostics import Severity


class Term(Struct, frozen=True):
    """The days on which something holds, first and last included; ``None`` where there is no first or last."""

    since: date | None = None
    until: date | None = None

    def holds(self, on: date) -> bool:
        """Whether a day lies in the term."""
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


class ListMember(Struct, frozen=True):
    """A value of a list in a term; a value can have several terms. ``note`` names the decision behind it."""

    value: str
    term: Term
    note: str = ""


class DatedList(Struct, frozen=True):
    """A list of values with their terms; ``confirmed``: all of them were read in the ``source``."""

    name: str
    title: str
    source: str
    confirmed: bool
    members: tuple[ListMember, ...]

    def on(self, day: date) -> frozenset[str]:
        """The values that hold on a day."""
        return frozenset(member.value for member in self.members if member.term.holds(day))


Lists: TypeAlias = Mapping[str, DatedList]


class RuleHeader(Struct, frozen=True):
    """What a rule says of itself, whatever it is about.

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

    @property
    def reservation(self) -> str:
        """What the findings of a rule that is not confirmed say beside their message."""
        return "" if self.confirmed else "; a lawyer has still to confirm this rule"


def place_of(requirement: str) -> tuple[bool, int, str]:
    """What requirements are sorted by: R1 to R30 by their numbers, then those with a name."""
    number = requirement[1:] if requirement.startswith("R") else ""
    return not number.isdecimal(), int(number) if number.isdecimal() else 0, requirement
