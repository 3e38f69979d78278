"""Carries a plan out: the only way that anything below ``output/`` changes."""

from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace

from generator.diagnostics import Diagnostics, in_order
from generator.storage import lock
from generator.storage.disk import ABSENT, LARGEST_RECORD, Disk, Obstacle
from generator.storage.flush import flush_folder
from generator.storage.lock import Busy
from generator.storage.plan import journal, manifest, output_problems
from generator.storage.plan.changes import STANDING, Change, Kind, Plan, Report, say
from generator.storage.plan.file_names import slug_of
from generator.storage.plan.journal import Journal
from generator.storage.plan.manifest import Manifest
from generator.storage.plan.planning import again
from generator.storage.plan.transaction import TransactionOutcome, recover, transact

_MEANWHILE = "a person changed it while this run was at work"


def apply(plan: Plan, output: Path, *, force: bool = False, wait: float = 0.0) -> Report:
    """Brings ``output`` to what the plan wants, all of it or nothing, but for single files that are in the way.

    ``force`` replaces what a person edited too, after keeping it as ``<name>.orig`` (``.orig.2`` and so on when there
    is one). ``wait`` is how many seconds to wait for another run that is writing. A plan that has nothing to change
    touches nothing. Every failure is a diagnostic in the report; nothing is raised but for bugs.
    """
    if plan.refused or _is_settled(plan, force):
        return Report(plan.changes, diagnostics=plan.diagnostics)
    disk = Disk(output)
    try:
        _make_folder(output)
        held = lock.acquire(output, wait)
        if isinstance(held, Busy):
            return Report(diagnostics=(output_problems.in_use(plan.folder, held.holder),))
        try:
            return _apply(plan, disk, force)
        finally:
            held.release()
    except OSError as error:
        failure = output_problems.failed(plan.folder, error, output, pending=disk.exists(journal.NAME))
        return Report(diagnostics=(failure,))


def foresee(plan: Plan, output: Path, *, force: bool = False) -> Report:
    """What ``apply`` would report, as far as the disk can be known beforehand; reads, and changes nothing."""
    if plan.refused or _is_settled(plan, force):
        return Report(plan.changes, diagnostics=plan.diagnostics)
    draft = _draft(plan, Disk(output), force)
    changes = _as_done(plan, draft, TransactionOutcome(frozenset(draft.steps), {}))
    return Report(changes, diagnostics=in_order(plan.faults + say(changes, plan.folder)))


def _make_folder(output: Path) -> None:
    if not output.is_dir():
        output.mkdir(parents=True, exist_ok=True)  # another first run may be quicker
        flush_folder(output.parent)


def _apply(plan: Plan, disk: Disk, force: bool) -> Report:
    """Carries out what is still to be done, now that no other run writes."""
    recovered = recover(disk)
    if disk.load(manifest.NAME, LARGEST_RECORD) != plan.recorded:  # a repair or another run moved it
        plan = again(plan, disk)
    repaired = tuple(sorted(recovered.done)) if recovered else ()
    note: Diagnostics = (output_problems.repaired(plan.folder, len(repaired)),) if repaired else ()
    draft, changes = _draft(plan, disk, force), plan.changes
    if not plan.refused and not _is_done(plan, draft):
        changes = _as_done(plan, draft, transact(disk, draft, plan.wanted))
    return Report(changes, repaired, in_order(note + plan.faults + say(changes, plan.folder)))


def _is_settled(plan: Plan, force: bool) -> bool:
    return not plan.unfinished and _is_done(plan, Journal(_steps(plan, force), {}, _target(plan, force)))


def _is_done(plan: Plan, draft: Journal) -> bool:
    return not draft.steps and draft.target == plan.record


def _draft(plan: Plan, disk: Disk, force: bool) -> Journal:
    steps = _steps(plan, force)
    edited = [change for change in plan.changes if change.kind is Kind.EDITED and change.path in steps]
    copies = {change.path: _copy_name(disk, change) for change in edited}
    return Journal(steps, copies, _target(plan, force))


def _steps(plan: Plan, force: bool) -> Mapping[str, str]:
    return {change.path: change.before for change in plan.changes if not _stays(change, force)}


def _stays(change: Change, force: bool) -> bool:
    return change.kind in STANDING and not (force and change.kind is Kind.EDITED)


def _target(plan: Plan, force: bool) -> Manifest:
    """The manifest when every step succeeds. What is not ours stays recorded as what a build last wrote there."""
    old = plan.record or Manifest()
    settled = {c.path: c.after for c in plan.changes if c.kind is Kind.UNCHANGED or not _stays(c, force)}
    files = old.with_files(settled).files
    about = {slug_of(change.path) for change in plan.changes}
    mixed = {slug_of(path) for path in [*files, *plan.wanted] if settled.get(path, ABSENT) == ABSENT}
    present = set(map(slug_of, files))
    inputs = _of(old.inputs, present - about) | _of(plan.inputs, (present & about) - mixed)
    return Manifest(files, inputs)


def _of(inputs: Mapping[str, str], slugs: set[str]) -> dict[str, str]:
    return {slug: digest for slug, digest in inputs.items() if slug in slugs}


def _copy_name(disk: Disk, change: Change) -> str:
    """The first name that is free, or under which these very bytes are kept already."""
    name, number = f"{change.path}.orig", 1
    while disk.exists(name) and disk.digest(name) != change.before:
        number += 1
        name = f"{change.path}.orig.{number}"
    return name


def _as_done(plan: Plan, draft: Journal, outcome: TransactionOutcome) -> tuple[Change, ...]:
    return tuple(_came_out(change, draft, outcome) for change in plan.changes)


def _came_out(change: Change, draft: Journal, outcome: TransactionOutcome) -> Change:
    if (found := outcome.undone.get(change.path)) is not None:
        if isinstance(found, Obstacle):
            return replace(change, kind=Kind.BLOCKED, reason=found.reason)
        return replace(change, kind=Kind.EDITED, before=found, reason=_MEANWHILE)
    if copy := draft.copies.get(change.path):
        kind = Kind.UPDATED if change.after else Kind.REMOVED
        return replace(change, kind=kind, reason="", copy=copy)
    return change
