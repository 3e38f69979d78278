"""What a check of one value takes and gives."""

import re
from collections.abc import Callable, Mapping
from typing import TypeAlias

from msgspec import Struct

from generator.diagnostics import KeyPath, Severity

LANGUAGES = ("nl", "en", "de", "fr")
"""The languages that a statement, and a company's own words, can be in."""
Catalogues: TypeAlias = Mapping[str, frozenset[str]]
"""Name of a wording catalogue -> the keys that it has words for."""


class ValueProblem(Struct, frozen=True):
    """What is wrong with a value; ``below`` leads from the value to the part of it that is wrong."""

    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    below: KeyPath = ()


def quoted(value: object) -> str:
    """A value as messages show it, cut after 80 characters."""
    text = str(value)
    return f"'{text}'" if len(text) <= 80 else f"'{text[:79]}…'"


Problems: TypeAlias = tuple[ValueProblem, ...]


class Around(Struct, frozen=True):
    """Where a value stands: its record, the whole profile, and the wording of the profile's policy."""

    record: Mapping[str, object]
    profile: Mapping[str, object]
    catalogues: Catalogues

    @property
    def language(self) -> str:
        """The statement's language, Dutch as long as none is stated."""
        stated = self.profile.get("language")
        return stated if isinstance(stated, str) and stated in LANGUAGES else "nl"

    def country(self) -> str:
        """The country whose rules a value follows: its record's, else the controller's, else the Netherlands.

        Empty when the one stated is no country code, which is an error of its own.
        """
        controller = self.profile.get("controller")
        address = controller.get("address") if isinstance(controller, Mapping) else None
        for place in (self.record, self.record.get("address"), address):
            stated = place.get("country") if isinstance(place, Mapping) else None
            if isinstance(stated, str):
                return stated if re.fullmatch("[A-Z]{2}", stated) else ""
        return "NL"


Check: TypeAlias = Callable[[str, Around], Problems]
"""A check of one line of text."""
