"""Where the statements of a group's companies differ from what the group alone gives, and whether anybody said why.

A company is held against itself without its own policy: who it is, with all else as its group has it. What differs then
is what the company states or pins itself, section by section.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from generator import comparison as redline
from generator import workspace
from generator import yaml as source
from generator.cache.store import Shelf
from generator.diagnostics import Diagnostics, KeyPath, Location, dotted, in_order, is_error
from generator.document import Comparison, Document
from generator.profile import IDENTITY, Profile, merge
from generator.statement.composition import Composer, Statement
from generator.template import RenderedSection
from generator.workspace import Workspace
from generator.yaml import Source

_OWN: tuple[KeyPath, ...] = (*IDENTITY, ("extends",), ("statement",), ("presentation",), ("deviations",))
"""What a company states without differing from its group."""

_REQUIRED = ("policy", "language", "form_of_address", "supervisory_authority")
"""What a company must state itself where its group does not."""

_NO_DAY = date(1, 1, 1)


class Relation(Enum):
    """How a section of a company stands to its group's."""

    SAME = "same"
    EXPLAINED = "differs, with a reason"
    UNEXPLAINED = "differs, no reason stated"


class Cause(Struct, frozen=True):
    """What makes a section differ: the dotted name of the company's own value, and where it stands."""

    name: str
    place: Location


class Difference(Struct, frozen=True):
    """A section of one company against its group's.

    ``inserted`` and ``deleted`` count words; ``redline`` shows them, the group's text being the old one. ``absent``
    says on which side the section is not there: ``company``, ``group``, or neither.
    """

    section: str
    relation: Relation
    inserted: int = 0
    deleted: int = 0
    reason: str = ""
    causes: tuple[Cause, ...] = ()
    absent: str = ""
    redline: Document | None = None


class Drift(Struct, frozen=True):
    """One company against its group: every section of either, in the order of the policy."""

    slug: str
    differences: tuple[Difference, ...]

    @property
    def unexplained(self) -> tuple[Difference, ...]:
        """The sections that differ without a reason."""
        return tuple(one for one in self.differences if one.relation is Relation.UNEXPLAINED)


def drift(where: Workspace, slugs: Sequence[str], shelf: Shelf | None = None) -> tuple[tuple[Drift, ...], Diagnostics]:
    """Each company of ``slugs`` against its group; one whose statement has errors is left out, with its findings."""
    composer = Composer(where, shelf)
    found: Diagnostics = ()
    drifts: list[Drift] = []
    for slug in slugs:
        sides, more = _sides(where, composer, slug)
        found += more
        if sides is not None:
            drifts.append(Drift(slug, tuple(_differences(composer, *sides))))
    return tuple(drifts), in_order(found)


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


def _differences(composer: Composer, own: Statement, shared: Statement) -> Iterator[Difference]:
    mine, theirs = ({section.id: section for section in one.sections} for one in (own, shared))
    order = [section.id for section in own.policy.sections]
    order += [section.id for section in shared.policy.sections if section.id not in order]
    for name in order:
        if name in mine or name in theirs:
            yield _difference(composer, name, (own, shared), mine.get(name), theirs.get(name))


def _difference(
    composer: Composer,
    name: str,
    sides: tuple[Statement, Statement],
    mine: RenderedSection | None,
    theirs: RenderedSection | None,
) -> Difference:
    own, shared = sides
    before, after = composer.section(shared, theirs), composer.section(own, mine)
    compared = redline.compare(before, after, Comparison("group", own.slug, "", _NO_DAY))
    changes = redline.summary(compared)
    if not any(change.changed for change in changes):
        return Difference(name, Relation.SAME)
    reason = _reason(own.profile, name)
    return Difference(
        name,
        Relation.EXPLAINED if reason else Relation.UNEXPLAINED,
        sum(change.inserted for change in changes),
        sum(change.deleted for change in changes),
        reason,
        tuple(_causes(own.profile, name, mine, theirs)),
        "company" if mine is None else "group" if theirs is None else "",
        compared,
    )


def _reason(profile: Profile, section: str) -> str:
    stated = profile.data.get("deviations")
    return str(stated.get(section) or "") if isinstance(stated, Mapping) else ""


def _causes(
    profile: Profile, name: str, mine: RenderedSection | None, theirs: RenderedSection | None
) -> Iterator[Cause]:
    """The company's own values behind a section: the edition that it pins, what it prints of its own, what it drops."""
    pin: KeyPath = ("editions", name)
    if pin in profile.origins:
        yield Cause(dotted(pin), profile.origins[pin].value)
    keys = [key for section in (mine, theirs) if section for key in _keys(section)]
    seen: set[Location] = set()
    for key in keys:
        origin = profile.origins.get(key)
        is_own = origin is not None and not origin.inherited and not any(key[: len(own)] == own for own in _OWN)
        if origin is not None and is_own and origin.value not in seen:
            seen.add(origin.value)
            yield Cause(dotted(key), origin.value)
    if not seen and pin not in profile.origins and ("without",) in profile.origins:
        yield Cause("without", profile.origins["without",].value)


def _keys(section: RenderedSection) -> Iterator[KeyPath]:
    yield from (slot.key for slot in section.values)
    yield from section.worded
