"""Which sections print the facts that meet a rule: what is stated and printed by none meets nothing."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.diagnostics import Diagnostic, KeyPath
from generator.law.facts.fact_assessment import Assessment
from generator.law.rule import Degree

FieldPath = tuple[str, ...]
"""Where a field stands in every profile; a row of a list is ``[]``."""

_ROW = "[]"


class Printed(Struct, frozen=True):
    """A section of a statement: the profile values that it prints, and the fields that its template goes by.

    A yes or no is not printed but chosen words by: of those only the ``fields`` tell.
    """

    id: str
    keys: frozenset[KeyPath]
    fields: frozenset[FieldPath] = frozenset()


def in_sections(assessments: tuple[Assessment, ...], printed: Sequence[Printed]) -> tuple[Assessment, ...]:
    """The assessments with the sections that print their facts; one met by facts that no section prints is missing."""
    return tuple(_in_sections(one, printed) for one in assessments)


def _in_sections(one: Assessment, printed: Sequence[Printed]) -> Assessment:
    if one.degree not in (Degree.MET, Degree.PARTLY, Degree.WRONG) or not one.keys:
        return one
    shown = [section.id for section in printed if any(_shows(section, key) for key in one.keys)]
    going_by = [section.id for section in printed if any(_goes_by(section, key) for key in one.keys)]
    seen = replace(one, sections=tuple(shown or going_by))
    if one.degree is not Degree.MET or not one.rule.printed:
        return seen
    if not seen.sections:
        return _missing(seen, "no section of the policy prints it", "take up a section that does", Degree.MISSING)
    own = one.rule.section
    if own and own not in (*shown, *going_by):
        what = f"it does not stand in a section '{own}' of its own"
        return _missing(seen, what, f"take up the section '{own}' in the policy", Degree.PARTLY)
    return replace(seen, sections=(own,)) if own else seen


def _missing(one: Assessment, what: str, hint: str, degree: Degree) -> Assessment:
    rule = one.rule
    message = f"what meets '{rule.title}' is stated, but {what} ({rule.article})"
    key = one.keys[0] if one.keys else ()
    told = Diagnostic("not-printed", message, one.place, rule.severity, hint, key, rule.id)
    return replace(one, degree=degree, diagnostics=(*one.diagnostics, told))


def _shows(section: Printed, key: KeyPath) -> bool:
    return any(_overlap(key, other) for other in section.keys)


def _goes_by(section: Printed, key: KeyPath) -> bool:
    field = tuple(_ROW if isinstance(part, int) else part for part in key)
    bare = field[:-1] if field[-1:] == (_ROW,) else field
    return any(_overlap(bare, other) for other in section.fields)


def _overlap(one: tuple[str | int, ...], other: tuple[str | int, ...]) -> bool:
    size = min(len(one), len(other))
    return size > 0 and one[:size] == other[:size]
