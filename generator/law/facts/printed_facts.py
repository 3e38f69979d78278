"""Which sections print the facts that meet a rule: what is stated and printed by none meets nothing."""

from collections.abc import Iterable
from functools import cache, lru_cache

from msgspec import Struct
from msgspec.structs import replace

from generator.diagnostics import KeyPath, diagnose
from generator.law.facts.assessment import Assessment
from generator.law.facts.fact_rules import Status

FieldPath = tuple[str, ...]
"""Where a field stands in every profile; a row of a list is ``[]``."""

_ROW = "[]"


class Printed(Struct, frozen=True):
    """A section of a statement: the profile values that it prints, and the fields that its template reads.

    A yes or no is not printed but chooses words: only ``fields`` has it.
    """

    id: str
    keys: frozenset[KeyPath]
    fields: frozenset[FieldPath] = frozenset()


def in_sections(assessments: tuple[Assessment, ...], printed: tuple[Printed, ...]) -> tuple[Assessment, ...]:
    """The assessments with the sections that print their facts; one met by facts that no section prints is missing."""
    index = _index(printed)
    return tuple(_in_sections(one, index) for one in assessments)


class _SectionIndex:
    """Which sections print a fact or go by it, looked up by its key path."""

    def __init__(self, printed: tuple[Printed, ...]) -> None:
        self.order = tuple(section.id for section in printed)
        self._printing = _Paths((section.id, section.keys) for section in printed)
        self._reading = _Paths((section.id, section.fields) for section in printed)
        self.printing = cache(self._printing.find)
        self.reading = cache(self._find_reading)

    def _find_reading(self, key: KeyPath) -> frozenset[str]:
        field = tuple(_ROW if isinstance(part, int) else part for part in key)
        return self._reading.find(field[:-1] if field[-1:] == (_ROW,) else field)

    def listed(self, sections: Iterable[str]) -> tuple[str, ...]:
        """Some sections in the order of the statement."""
        wanted = set(sections)
        return tuple(one for one in self.order if one in wanted)


_index = lru_cache(maxsize=64)(_SectionIndex)
"""Sister companies that state the same kinds of facts share an index."""


class _Paths:
    """Paths and what has them."""

    def __init__(self, paths: Iterable[tuple[str, Iterable[KeyPath]]]) -> None:
        self._at: dict[KeyPath, set[str]] = {}
        self._at_or_below: dict[KeyPath, set[str]] = {}
        for name, path in ((name, path) for name, some in paths for path in some if path):
            self._at.setdefault(path, set()).add(name)
            for size in range(1, len(path) + 1):
                self._at_or_below.setdefault(path[:size], set()).add(name)

    def find(self, path: KeyPath) -> frozenset[str]:
        """What has this path, one below it, or one that it lies below."""
        above = (self._at.get(path[:size], ()) for size in range(1, len(path)))
        return frozenset(self._at_or_below.get(path, ())).union(*above)


def _in_sections(one: Assessment, index: _SectionIndex) -> Assessment:
    if one.status not in (Status.MET, Status.PARTLY, Status.WRONG) or not one.keys:
        return one
    shown = frozenset[str]().union(*map(index.printing, one.keys))
    going_by = frozenset[str]().union(*map(index.reading, one.keys))
    placed = replace(one, sections=index.listed(shown or going_by))
    if one.status is not Status.MET or not one.rule.printed:
        return placed
    if not placed.sections:
        return _missing(placed, "no section of the policy prints it", "take up a section that does", Status.MISSING)
    own = one.rule.section
    if own and own not in shown and own not in going_by:
        what = f"it does not stand in a section '{own}' of its own"
        return _missing(placed, what, f"take up the section '{own}' in the policy", Status.PARTLY)
    return replace(placed, sections=(own,)) if own else placed


def _missing(one: Assessment, what: str, hint: str, status: Status) -> Assessment:
    rule = one.rule
    found = diagnose(
        "not-printed",
        one.place,
        rule.severity,
        key=one.keys[0] if one.keys else (),
        rule=rule.id,
        title=rule.title,
        what=what,
        article=rule.article,
        hint=hint,
    )
    return replace(one, status=status, diagnostics=(*one.diagnostics, found))
