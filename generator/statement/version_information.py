"""What the ledger adds to a company's facts: which version its statement is, from which day, and what came before."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from generator.diagnostics import KeyPath, Location
from generator.ledger import Version
from generator.profile import Origin, Profile

_STATEMENT = "statement"


class VersionChange(Struct, frozen=True):
    """A version as the statements that come after it tell of it; ``place`` is its line in the ledger."""

    version: int
    day: date | None
    reason: str
    place: Location


class Imprint(Struct, frozen=True):
    """The versions so far, the oldest first; the statement is the last of them, or a ``draft`` of the next one."""

    changes: tuple[VersionChange, ...] = ()
    draft: bool = True


DRAFT = Imprint()
"""A statement of which nothing was published yet."""


def of_version(versions: Sequence[Version]) -> Imprint:
    """The imprint of the last of a company's versions; that of a draft where there is none."""
    return Imprint(_changes(versions), draft=not versions)


def of_draft(versions: Sequence[Version]) -> Imprint:
    """The imprint of what is not published yet, after these versions."""
    return Imprint(_changes(versions))


def _changes(versions: Sequence[Version]) -> tuple[VersionChange, ...]:
    return tuple(VersionChange(one.version, one.effective, one.reason, one.place) for one in versions)


def stamp(profile: Profile, imprint: Imprint) -> Profile:
    """The profile with ``statement.date``, ``.version`` and ``.changes`` of an imprint; each leads to its line.

    A draft has neither date nor version, a version of an unknown day no date.
    """
    stated = profile.data.get(_STATEMENT)
    own = dict(stated) if isinstance(stated, dict) else {}
    facts = _facts(imprint)
    statement = {key: value for key, value in own.items() if key not in ("date", "version", "changes")} | facts
    origins = {key: origin for key, origin in profile.origins.items() if not _is_stamped(key)}
    for key, place in _places(imprint, facts):
        origins.setdefault(key, Origin(place, place))
    data = {**profile.data, _STATEMENT: statement} if facts or stated is not None else profile.data
    return replace(profile, data=data, origins=origins)


def _is_stamped(key: KeyPath) -> bool:
    return key[:1] == (_STATEMENT,) and key[1:2] in (("date",), ("version",), ("changes",))


def _facts(imprint: Imprint) -> dict[str, object]:
    if not imprint.changes:
        return {}
    facts: dict[str, object] = {}
    latest = imprint.changes[-1]
    if not imprint.draft:
        facts = {"date": latest.day.isoformat()} if latest.day else {}
        facts["version"] = latest.version
    return facts | {"changes": [_record(change) for change in imprint.changes]}


def _record(change: VersionChange) -> dict[str, object]:
    day = {"date": change.day.isoformat()} if change.day else {}
    return {"version": change.version, **day, "reason": change.reason}


def _places(imprint: Imprint, facts: dict[str, object]) -> list[tuple[KeyPath, Location]]:
    """Each key path of the stamped facts with the line that it comes from."""
    if not facts:
        return []
    latest = imprint.changes[-1].place
    found: list[tuple[KeyPath, Location]] = [((_STATEMENT,), latest)]
    found += [((_STATEMENT, name), latest) for name in facts]
    for index, change in enumerate(imprint.changes):
        key: KeyPath = (_STATEMENT, "changes", index)
        found += [(key, change.place), *(((*key, name), change.place) for name in _record(change))]
    return found
