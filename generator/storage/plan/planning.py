"""Holds what is wanted against what stands in ``output/``: reads, and changes nothing."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from generator.diagnostics import Diagnostic, Diagnostics
from generator.storage.disk import ABSENT, LARGEST_RECORD, Disk, Obstacle, digest, parents
from generator.storage.error_text import reason
from generator.storage.plan import journal, manifest, output_problems
from generator.storage.plan.changes import Change, Kind, Plan, Scope
from generator.storage.plan.file_names import folders, is_safe, rivals, slug_of
from generator.storage.plan.journal import Journal
from generator.storage.plan.manifest import Manifest

_CHANGED = "a person changed it since the program wrote it"
_UNKNOWN = "nothing records that the program wrote it"
_NOTHING: Mapping[str, str] = MappingProxyType({})


class _Standing(Struct, frozen=True):
    """What the folder says of itself: the manifest, its bytes, and what an interrupted run was about to do."""

    record: Manifest | None
    recorded: bytes | None
    interrupted: Journal
    unfinished: bool

    def is_ours(self, path: str, digest: str) -> bool:
        """Whether a build wrote what stands there; an interrupted one may have before it could record it."""
        return digest in (self.digest_of(path), self.interrupted.target.get(path))

    def digest_of(self, path: str) -> str:
        """What a build recorded to have written there."""
        return self.record.get(path) if self.record else ABSENT


def compare(
    output: Path, wanted: Mapping[str, bytes], scope: Scope | None = None, inputs: Mapping[str, str] = _NOTHING
) -> Plan:
    """What would change so that ``output`` holds ``wanted``, a mapping from paths such as ``smt/smt.md`` to bytes.

    ``scope`` says what this run is about; without one that is the whole workspace. ``inputs`` maps slugs to a digest
    of all that their files were made of, to be found in the manifest by the next run. Names that lead out of the
    folder, are hidden, stand in ``published/`` or differ only in capitals refuse the whole plan.
    """
    plan = Plan(MappingProxyType(dict(wanted)), scope or Scope(), MappingProxyType(dict(inputs)), folder=output.name)
    return again(plan, Disk(output))


def again(plan: Plan, disk: Disk) -> Plan:
    """The same comparison with what stands there now."""
    name = plan.folder
    faults: Diagnostics = tuple(output_problems.unsafe(name, path) for path in sorted(plan.wanted) if not is_safe(path))
    faults += tuple(output_problems.rivals(name, *pair) for pair in rivals(plan.wanted))
    if faults:
        return replace(plan, faults=faults, refused=True)
    standing = _standing(disk, name)
    if not isinstance(standing, _Standing):
        return replace(plan, faults=(standing,), refused=True)
    return replace(
        plan,
        changes=tuple(_changes(disk, plan, standing)),
        faults=(output_problems.damaged(name, manifest.NAME),)
        if standing.recorded is not None and standing.record is None
        else (),
        record=standing.record,
        recorded=standing.recorded,
        unfinished=standing.unfinished,
    )


def recorded(output: Path) -> Manifest:
    """What the last run recorded; empty when it recorded nothing or the record is damaged."""
    standing = _standing(Disk(output), output.name)
    return (standing.record if isinstance(standing, _Standing) else None) or Manifest()


def intact(output: Path, record: Manifest, slugs: Iterable[str]) -> frozenset[str]:
    """Those of the companies that have files, all of which stand as ``record`` says that they were written."""
    asked = frozenset(slugs)
    files = {path: digest for path, digest in record.files.items() if slug_of(path) in asked}
    disk = Disk(output)
    closed = _closed_folders(disk, files)
    altered = {slug_of(path) for path, written in files.items() if not _is(written, _found(disk, path, closed))}
    return frozenset(map(slug_of, files)) - altered


def _is(written: str, found: bytes | Obstacle | None) -> bool:
    return isinstance(found, bytes) and digest(found) == written


def _standing(disk: Disk, folder: str) -> _Standing | Diagnostic:
    if obstacle := disk.folder_obstacle(""):
        return output_problems.unreadable(folder, obstacle.reason)
    name = manifest.NAME
    try:
        found = disk.load(name, LARGEST_RECORD)
        name = journal.NAME
        left = disk.load(name, LARGEST_RECORD)
    except OSError as error:
        return output_problems.unreadable(f"{folder}/{name}", reason(error))
    return _Standing(
        record=None if found is None else manifest.parse(found),
        recorded=found,
        interrupted=(None if left is None else journal.parse(left)) or Journal(),
        unfinished=left is not None or disk.exists(journal.STAGE),
    )


def _changes(disk: Disk, plan: Plan, standing: _Standing) -> Iterable[Change]:
    gone = [
        path for path in (standing.record or Manifest()).files if path not in plan.wanted and plan.scope.covers(path)
    ]
    closed = _closed_folders(disk, [*plan.wanted, *gone])
    for path in sorted([*plan.wanted, *gone]):
        content = plan.wanted.get(path)
        yield _judge(path, _found(disk, path, closed), content, standing)


def _judge(path: str, found: bytes | Obstacle | None, content: bytes | None, standing: _Standing) -> Change:
    after = digest(content)
    if isinstance(found, Obstacle):
        return Change(path, Kind.BLOCKED, after=after, reason=found.reason)
    before = after if found == content else digest(found)
    if after == ABSENT and (before == ABSENT or standing.is_ours(path, before)):
        return Change(path, Kind.REMOVED, before, after)
    if before == after:
        return Change(path, Kind.UNCHANGED, before, after)
    if before == ABSENT:
        return Change(path, Kind.CREATED, before, after)
    if standing.is_ours(path, before):
        return Change(path, Kind.UPDATED, before, after)
    reason = _CHANGED if standing.digest_of(path) else _UNKNOWN
    return Change(path, Kind.EDITED, before, after, reason)


def _closed_folders(disk: Disk, paths: Iterable[str]) -> dict[str, Obstacle]:
    return {folder: found for folder in folders(paths) if (found := disk.folder_obstacle(folder))}


def _found(disk: Disk, path: str, closed: Mapping[str, Obstacle]) -> bytes | Obstacle | None:
    return next((closed[folder] for folder in parents(path) if folder in closed), None) or disk.read(path)
