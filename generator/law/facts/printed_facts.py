"""Which sections print the facts that meet a rule: what is stated and printed by none meets nothing."""

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.diagnostics import Diagnostic, KeyPath
from generator.law.facts.assessment import Assessment
from generator.law.facts.fact_rules import Status

FieldPath = tuple[str, ...]
"""Where a field stands in every profile; a row of a list is ``[]``."""

_ROW = "[]"


class Paths(Struct, frozen=True):
    """A set of paths that answers at once whether a path leads to one of them or lies below one."""

    members: frozenset[tuple[str | int, ...]]
    leading: frozenset[tuple[str | int, ...]]

    @classmethod
    def of(cls, paths: Iterable[tuple[str | int, ...]]) -> "Paths":
        """The set of these paths; an empty path is left out."""
        members = frozenset(filter(None, paths))
        return cls(members, frozenset(path[:size] for path in members for size in range(1, len(path) + 1)))

    def overlap(self, path: tuple[str | int, ...]) -> bool:
        """Whether one of the paths begins with ``path``, or ``path`` with one of them."""
        return path in self.leading or any(path[:size] in self.members for size in range(1, len(path)))


class Printed(Struct, frozen=True):
    """A section of a statement: the profile values that it prints, and the fields that its template reads.

    A yes or no is not printed but chooses words: only ``fields`` has it.
    """

    id: str
    keys: Paths
    fields: Paths = Paths(frozenset(), frozenset())


def in_sections(assessments: tuple[Assessment, ...], printed: Sequence[Printed]) -> tuple[Assessment, ...]:
    """The assessments with the sections that print their facts; one met by facts that no section prints is missing."""
    return tuple(_in_sections(one, printed) for one in assessments)


def _in_sections(one: Assessment, printed: Sequence[Printed]) -> Assessment:
    if one.status not in (Status.MET, Status.PARTLY, Status.WRONG) or not one.keys:
        return one
    shown = [section.id for section in printed if any(_shows(section, key) for key in one.keys)]
    going_by = [section.id for section in printed if any(_goes_by(section, key) for key in one.keys)]
    shown_in = replace(one, sections=tuple(shown or going_by))
    if one.status is not Status.MET or not one.rule.printed:
        return shown_in
    if not shown_in.sections:
        return _missing(shown_in, "no section of the policy prints it", "take up a section that does", Status.MISSING)
    own = one.rule.section
    if own and own not in (*shown, *going_by):
        what = f"it does not stand in a section '{own}' of its own"
        return _missing(shown_in, what, f"take up the section '{own}' in the policy", Status.PARTLY)
    return replace(shown_in, sections=(own,)) if own else shown_in


def _missing(one: Assessment, what: str, hint: str, status: Status) -> Assessment:
    rule = one.rule
    message = f"what meets '{rule.title}' is stated, but {what} ({rule.article})"
    key = one.keys[0] if one.keys else ()
    found = Diagnostic("not-printed", message, one.place, rule.severity, hint, key, rule.id)
    return replace(one, status=status, diagnostics=(*one.diagnostics, found))


def _shows(section: Printed, key: KeyPath) -> bool:
    return section.keys.overlap(key)


def _goes_by(section: Printed, key: KeyPath) -> bool:
    field = tuple(_ROW if isinstance(part, int) else part for part in key)
    return section.fields.overlap(field[:-1] if field[-1:] == (_ROW,) else field)
