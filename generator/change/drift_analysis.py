"""Drift: where the statements of a group's companies differ from what the group alone gives, and the stated reason.

A company is held against itself without its own policy: who it is, with all else as its group has it. What differs then
is what the company states or pins itself, section by section.
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from generator import workspace
from generator import yaml as source
from generator.cache.store import Shelf
from generator.change.section_changes import Observers, SectionChange, section_changes
from generator.diagnostics import Diagnostics, KeyPath, in_order, is_error
from generator.profile import IDENTITY, Profile, merge
from generator.statement.composition import Composer, Statement
from generator.workspace import Workspace
from generator.yaml import Source

_OWN: tuple[KeyPath, ...] = (*IDENTITY, ("extends",), ("statement",), ("presentation",), ("deviations",))
"""What a company states without differing from its group."""

_REQUIRED = ("policy", "language", "form_of_address", "supervisory_authority")
"""What a company must state itself where its group does not."""


class Relation(Enum):
    """How a section of a company stands to its group's."""

    SAME = "same"
    EXPLAINED = "differs, with a reason"
    UNEXPLAINED = "differs, no reason stated"


class Deviation(Struct, frozen=True):
    """A section of one company against its group's: how they stand to each other, and what differs if anything does.

    The group's text is the old one in ``change``. ``reason`` is what the company states under ``deviations``.
    """

    section: str
    relation: Relation
    change: SectionChange | None = None
    reason: str = ""

    @property
    def absent(self) -> str:
        """On which side the section is not there: ``company``, ``group``, or neither."""
        return {"gone": "company", "new": "group"}.get(self.change.fate, "") if self.change else ""


class Drift(Struct, frozen=True):
    """One company against its group: every section of either, in the order of the policy."""

    slug: str
    sections: tuple[Deviation, ...]

    @property
    def unexplained(self) -> tuple[Deviation, ...]:
        """The sections that differ without a reason."""
        return tuple(one for one in self.sections if one.relation is Relation.UNEXPLAINED)


class DriftResult(Struct, frozen=True):
    """The companies of a group against it; ``failed`` were left out, for their statements have errors."""

    diagnostics: Diagnostics
    group: str
    companies: tuple[Drift, ...]
    failed: int


def drift(where: Workspace, group: str, slugs: Sequence[str], shelf: Shelf | None = None) -> DriftResult:
    """Each company of ``slugs`` against its group; one whose statement has errors is left out, with its findings."""
    composer, observers = Composer(where, shelf), Observers()
    found: Diagnostics = ()
    drifts: list[Drift] = []
    for slug in slugs:
        sides, more = _sides(where, composer, slug)
        found += more
        if sides is not None:
            drifts.append(Drift(slug, tuple(_deviations(composer, *sides, observers))))
    return DriftResult(in_order(found), group, tuple(drifts), len(slugs) - len(drifts))


def _sides(where: Workspace, composer: Composer, slug: str) -> tuple[tuple[Statement, Statement] | None, Diagnostics]:
    """The company's statement and the one that its group alone would give it, and why there are none."""
    company, found = workspace.load(where, slug)
    if company is None:
        return None, found
    own = composer.compose_profile(company, found)
    if own.statement is None:
        return None, tuple(filter(is_error, own.diagnostics))
    bare, found = _bare(where, company)
    shared = composer.compose_profile(bare, found)
    if shared.statement is None:
        return None, tuple(filter(is_error, shared.diagnostics))
    return (own.statement, shared.statement), ()


def _bare(where: Workspace, profile: Profile) -> tuple[Profile, Diagnostics]:
    """The company as its group has it: its own facts are who it is, and what the group leaves to it."""
    path, group_path = where.companies[profile.slug], where.groups[profile.group or ""]
    company, found = source.read(path, where.display(path))
    group, more = source.read(group_path, where.display(group_path))
    assert company is not None and group is not None  # both were read a moment ago
    needed = tuple((name,) for name in _REQUIRED if name not in group.data)
    kept = _only(company, (*_OWN, *needed))
    merged, again = merge(profile.slug, kept, group)
    return merged, found + more + again


def _only(company: Source, paths: Sequence[KeyPath]) -> Source:
    data = {name: _kept(value, (name,), paths) for name, value in company.data.items() if _leads((name,), paths)}
    return replace(company, data=data)


def _kept(value: object, path: KeyPath, paths: Sequence[KeyPath]) -> object:
    if path in paths or not isinstance(value, dict):
        return value
    return {name: _kept(inner, (*path, name), paths) for name, inner in value.items() if _leads((*path, name), paths)}


def _leads(path: KeyPath, paths: Sequence[KeyPath]) -> bool:
    return any(wanted[: len(path)] == path for wanted in paths)


def _deviations(composer: Composer, own: Statement, shared: Statement, observers: Observers) -> Iterator[Deviation]:
    found = section_changes((shared, composer), (own, composer), observers)
    changes = {change.section: change for change in found if change.fate != "moved"}
    there = {section.id for one in (own, shared) for section in one.sections}
    order = dict.fromkeys(section.id for one in (own, shared) for section in one.policy.sections)
    for name in filter(there.__contains__, order):
        change = changes.get(name)
        reason = _reason(own.profile, name) if change else ""
        differs = Relation.EXPLAINED if reason else Relation.UNEXPLAINED
        yield Deviation(name, differs if change else Relation.SAME, change, reason)


def _reason(profile: Profile, section: str) -> str:
    stated = profile.data.get("deviations")
    return str(stated.get(section) or "") if isinstance(stated, Mapping) else ""
