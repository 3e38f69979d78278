"""Changes many files as if in one step: a stop at any instant leaves each of them whole, and the rest to the next run.

New files are written to the stage and flushed; then the journal says what is to be done, and only then the first
file is replaced. Without a journal nothing has happened yet, with one the next run carries on. Each step first looks
whether the file is still what it was when the step was decided, so what a person wrote meanwhile stays.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress

from msgspec import Struct

from generator.storage.disk import ABSENT, LARGEST_RECORD, Disk, Obstacle, parents
from generator.storage.error_text import reason
from generator.storage.plan import journal, manifest
from generator.storage.plan.file_names import folders, slug_of
from generator.storage.plan.journal import STAGE, STAGED_JOURNAL, STAGED_MANIFEST, Journal, staged
from generator.storage.plan.manifest import Manifest


class TransactionOutcome(Struct, frozen=True):
    """What became of the steps.

    ``done``: the files that are now as the journal wants them. ``undone``: the others, each with the digest of what a
    person put there meanwhile, or with the obstacle.
    """

    done: frozenset[str]
    undone: Mapping[str, str | Obstacle]


def transact(disk: Disk, plan: Journal, contents: Mapping[str, bytes]) -> TransactionOutcome:
    """Does what the journal says; the caller holds the lock and has recovered what was left.

    Raises ``OSError``: before the journal is in place nothing has changed, afterwards the next run carries on.
    """
    try:
        _stage(disk, plan, contents)
        disk.replace(STAGED_JOURNAL, journal.NAME)
        disk.flush([""])
    except BaseException:
        with suppress(OSError):
            disk.remove(journal.NAME)
            clear(disk)
        raise
    return _finish(disk, plan)


def recover(disk: Disk) -> TransactionOutcome | None:
    """Finishes what an interrupted run had begun and clears its stage; ``None`` when it had changed nothing yet."""
    left = disk.load(journal.NAME, LARGEST_RECORD)
    plan = None if left is None else journal.parse(left)
    if plan is not None:
        disk.make_folder(STAGE)
        return _finish(disk, plan)
    disk.remove(journal.NAME)
    clear(disk)
    return None


def clear(disk: Disk) -> None:
    """Removes the stage, and the folders that a run had made for files which never came."""
    names = disk.names(STAGE)
    for name in names:
        if disk.folder_obstacle(f"{STAGE}/{name}"):
            disk.remove(f"{STAGE}/{name}")
        else:  # no build put a folder there, and it is in nobody's way
            disk.remove_empty([f"{STAGE}/{name}"])
    disk.remove_empty(journal.folders_for(names))
    disk.remove_empty([STAGE])


def _stage(disk: Disk, plan: Journal, contents: Mapping[str, bytes]) -> None:
    disk.make_folder(STAGE)
    files = {staged(path): contents[path] for path in plan.arriving}
    disk.write(files | {STAGED_MANIFEST: plan.target.to_bytes(), STAGED_JOURNAL: plan.to_bytes()})
    for folder in folders(plan.arriving):
        with suppress(FileExistsError, NotADirectoryError, PermissionError):  # its files are told of one by one
            disk.make_folder(folder)


def _finish(disk: Disk, plan: Journal) -> TransactionOutcome:
    results = {path: _step(disk, plan, path) for path in plan.steps}
    undone = {path: result for path, result in results.items() if result is not None}
    leaving = [path for path in plan.steps if plan.target.get(path) == ABSENT]
    disk.remove_empty(folders(leaving))
    _record(disk, _settled(plan, _stored(disk), undone))
    disk.flush(["", *folders(plan.steps)])
    disk.remove(journal.NAME)
    with suppress(OSError):  # all is done: what cannot be cleared now is cleared by the next run
        clear(disk)
    return TransactionOutcome(frozenset(plan.steps).difference(undone), undone)


def _step(disk: Disk, plan: Journal, path: str) -> str | Obstacle | None:
    """Brings one file to what the journal wants; gives what stands in the way, ``None`` when nothing does."""
    after = plan.target.get(path)
    now = next(filter(None, map(disk.folder_obstacle, parents(path))), None) or disk.digest(path)
    if now == after:
        return None
    if now != plan.steps[path]:
        return now
    try:
        _keep_copy(disk, plan, path, now)
        if after == ABSENT:
            disk.remove(path)
        else:
            disk.replace(staged(path), path)
    except OSError as error:
        return Obstacle(reason(error))
    return None


def _keep_copy(disk: Disk, plan: Journal, path: str, content: str) -> None:
    copy = plan.copies.get(path)
    if copy and disk.digest(copy) != content:  # it is there when an interrupted run came this far
        disk.keep(path, copy, spare=staged(copy))


def _settled(plan: Journal, stored: Manifest, undone: Iterable[str]) -> Manifest:
    """The manifest that is true: a file that could not be changed is still what it was recorded to be."""
    files = {path: stored.get(path) for path in undone}
    return plan.target.with_files(files).with_inputs({slug_of(path): "" for path in files})


def _stored(disk: Disk) -> Manifest:
    found = disk.load(manifest.NAME, LARGEST_RECORD)
    return (None if found is None else manifest.parse(found)) or Manifest()


def _record(disk: Disk, record: Manifest) -> None:
    content = record.to_bytes()
    if disk.read(STAGED_MANIFEST) != content:
        disk.remove(STAGED_MANIFEST)
        disk.write({STAGED_MANIFEST: content})
    disk.replace(STAGED_MANIFEST, manifest.NAME)
