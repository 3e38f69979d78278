"""Whether what was published stands as it was: every file that the ledger names, and nothing beside them."""

from collections.abc import Iterable, Iterator

from generator.diagnostics import Diagnostic, Diagnostics
from generator.ledger import damage
from generator.ledger.archive import LISTED, digests, fault, is_source
from generator.ledger.ledger_file import INPUTS, LEDGER, STAGE, Ledger
from generator.ledger.version import Version
from generator.storage.disk import Disk, Obstacle

_OF_SYSTEMS = frozenset((".DS_Store", "Thumbs.db", "desktop.ini"))
"""What Finder and Explorer leave in a folder that somebody looks at."""


def check(ledger: Ledger, versions: Iterable[Version]) -> Diagnostics:
    """Everything that is wrong with what is kept of these versions: gone, altered, behind a link, or put beside it.

    What several versions share is read once.
    """
    disk = Disk(ledger.folder)
    found: list[Diagnostic] = []
    inputs: dict[str, None] = {}
    for version in versions:
        found.extend(_linked(ledger, disk, (version.slug, version.folder)))
        files = ((f"{version.folder}/{name}", sum_) for name, sum_ in version.files.items())
        found.extend(filter(None, (_held(ledger, disk, path, sum_) for path, sum_ in files)))
        sums, more = digests(ledger, version)
        found.extend(more)
        found.extend(damage.unsafe(ledger.place(f"{version.folder}/{LISTED}"), p) for p in sums if not is_source(p))
        inputs |= dict.fromkeys(sums.values())
        strange = sorted(_names(disk, version.folder) - {*version.files, LISTED})
        found.extend(damage.unrecorded(ledger.place(f"{version.folder}/{name}")) for name in strange)
    found.extend(_linked(ledger, disk, (INPUTS,)))
    found.extend(filter(None, (_held(ledger, disk, f"{INPUTS}/{sum_}", sum_) for sum_ in inputs)))
    return tuple(found)


def unrecorded(ledger: Ledger, slug: str) -> Diagnostics:
    """The folders of a company's versions that no entry names: a ledger that was cut off leaves such."""
    known = {str(version.version) for version in ledger.versions(slug)}
    there = _names(Disk(ledger.folder), slug)
    return tuple(damage.unrecorded(ledger.place(f"{slug}/{name}")) for name in sorted(there - known))


def strays(ledger: Ledger) -> Diagnostics:
    """All that stands in ``output/published/`` and belongs to no version: companies, versions, files among the inputs.

    An input that no version needs is what an interrupted run left, if it is what its name says.
    """
    disk = Disk(ledger.folder)
    found = [damage.unrecorded(ledger.place(name)) for name in sorted(_names(disk, "")) if not _belongs(ledger, name)]
    found.extend(finding for slug in sorted(ledger.of) for finding in unrecorded(ledger, slug))
    return (*found, *_strange_inputs(ledger, disk))


def _names(disk: Disk, folder: str) -> frozenset[str]:
    return frozenset(disk.names(folder)) - _OF_SYSTEMS


def _belongs(ledger: Ledger, name: str) -> bool:
    return name in (LEDGER, INPUTS, STAGE) or name in ledger.of


def _strange_inputs(ledger: Ledger, disk: Disk) -> Iterator[Diagnostic]:
    needed = {sum_ for version in ledger.entries for sum_ in digests(ledger, version)[0].values()}
    for name in sorted(_names(disk, INPUTS) - needed):
        if disk.digest(f"{INPUTS}/{name}") != name:
            yield damage.unrecorded(ledger.place(f"{INPUTS}/{name}"))


def _held(ledger: Ledger, disk: Disk, path: str, expected: str) -> Diagnostic | None:
    return fault(ledger, path, expected, disk.read(path))


def _linked(ledger: Ledger, disk: Disk, folders: Iterable[str]) -> Iterator[Diagnostic]:
    """A folder that is a link, or a file: what is read behind it may be anything tomorrow."""
    for folder in folders:
        if isinstance(obstacle := disk.folder_obstacle(folder), Obstacle):
            yield damage.blocked(ledger.place(folder), obstacle.reason)
