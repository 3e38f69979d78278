"""Lists whose members come and go: the countries of the EEA, those with an adequacy decision, safeguards in force."""

from collections.abc import Mapping
from datetime import date
from typing import TypeAlias

from msgspec import Struct


class Term(Struct, frozen=True):
    """The days on which something holds, first and last included; ``None`` where there is no first or last."""

    since: date | None = None
    until: date | None = None

    def holds(self, on: date) -> bool:
        """Whether a day lies in the term."""
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


class Member(Struct, frozen=True):
    """A value of a list in a term; a value can have several terms. ``note`` names the decision behind it."""

    value: str
    term: Term
    note: str = ""


class DatedList(Struct, frozen=True):
    """A list of values with their terms; ``confirmed`` is whether somebody read all of them in the ``source``."""

    name: str
    title: str
    source: str
    confirmed: bool
    members: tuple[Member, ...]

    def on(self, day: date) -> frozenset[str]:
        """The values that hold on a day."""
        return frozenset(member.value for member in self.members if member.term.holds(day))


Lists: TypeAlias = Mapping[str, DatedList]
