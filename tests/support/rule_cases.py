"""Profiles held against one rule each, with the finding written beside the line that it is about.

The first line of a case says how far the rule is met and on which day: ``# partly met on 2026-11-22``. A comment
``# severity code: words`` is a finding at that line; the words stand in its message.
"""

import re
from datetime import date
from functools import cache
from pathlib import Path

from msgspec import Struct

from generator.diagnostics import Diagnostic
from generator.law import Assessment, Assessor, Rules, Status, load
from generator.profile import Profile, merge, schema
from generator.yaml import read
from tests.support import folders

CASES = folders.CASES / "rules"
TODAY = date(2026, 11, 22)
"""The day of the tests: no test knows what day it is."""

NOT_IN_FORCE = "not in force"
_HEAD = re.compile(r"# (?P<degree>[a-z ]+) on (?P<day>\d{4}-\d{2}-\d{2})")
_COMMENT = re.compile(r"  # (?P<severity>error|warning|note) (?P<code>[a-z-]+): (?P<words>.*)$")


class Expected(Struct, frozen=True):
    """A finding that a case announces."""

    line: int
    severity: str
    code: str
    words: str

    def is_met_by(self, found: Diagnostic) -> bool:
        """Whether this is the finding that was announced."""
        same = (found.location.line, found.severity.value, found.code) == (self.line, self.severity, self.code)
        return same and self.words in found.message


class Case(Struct, frozen=True):
    """A profile, the day, how far the rule is met, and the findings."""

    profile: Profile
    day: date
    status: str
    expected: tuple[Expected, ...]


@cache
def rules() -> Rules:
    """The rules of the program, which have no mistake."""
    found = load(None, schema.shape())
    assert not found.found, f"mend the rules: {found.found}"
    return found


def assess(profile: Profile, rules: Rules, on: date) -> tuple[Assessment, ...]:
    """One profile held against the rules of a day."""
    return Assessor(rules.facts, rules.lists, on).assess(profile)


def profile_of(path: Path) -> Profile:
    """A company's file as a profile of its own."""
    source, diagnostics = read(path, path.name)
    assert source is not None, f"mend the YAML of this case: {diagnostics}"
    return merge(path.stem, source, None)[0]


def case_of(path: Path) -> Case:
    """The case in a file."""
    lines = path.read_text("utf-8").splitlines()
    head = _HEAD.fullmatch(lines[0])
    degrees = {degree.value for degree in Status} | {NOT_IN_FORCE}
    assert head and head["degree"] in degrees, f"{path}: the first line says `# met on 2026-11-22`: {sorted(degrees)}"
    comments = ((number, _COMMENT.search(line)) for number, line in enumerate(lines, 1))
    expected = tuple(Expected(number, c["severity"], c["code"], c["words"]) for number, c in comments if c)
    return Case(profile_of(path), date.fromisoformat(head["day"]), head["degree"], expected)


def assessment(case: Case, rule: str) -> Assessment | None:
    """What one rule makes of a case; ``None`` where it is not in force."""
    found = assess(case.profile, rules(), case.day)
    return next((one for one in found if one.rule.id == rule), None)
