"""Adds versions to the record: the only code that writes below ``output/published/``.

All that is kept of the new versions is written to the stage and flushed, then moved to its place; the ledger with the
new lines takes the place of the old one last, in one step. Until then nothing is published: what an interrupted run
has moved is taken back by the next one, which knows it from the journal in the stage.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator.diagnostics import Diagnostic, Diagnostics
from generator.ledger import damage
from generator.ledger.archive import LISTED, list_inputs
from generator.ledger.audit import unrecorded
from generator.ledger.entries import canonical, write
from generator.ledger.ledger_file import INPUTS, LEDGER, PUBLISHED, STAGE, Ledger
from generator.ledger.version import START, Version
from generator.storage import lock
from generator.storage.disk import ABSENT, Disk, Obstacle, digest, parents
from generator.storage.flush import flush_folder
from generator.storage.lock import Busy

LOCK = ".publish.lock"

_JOURNAL = f"{STAGE}/journal.json"
_STAGED = f"{STAGE}/{LEDGER}"
_PLACE = re.compile(r"[^/\\:\0]+/[0-9]+/[^/\\:\0]+")


class Edition(Struct, frozen=True):
    """A version to be published, and what is to be kept of it: its files by name, its inputs by workspace path.

    Its place in the chain and the digests of inputs and files are filled in when it is added.
    """

    version: Version
    files: Mapping[str, bytes]
    inputs: Mapping[str, bytes]


@contextmanager
def publishing(output: Path, wait: float = 0.0) -> Iterator[Diagnostics]:
    """Keeps others from publishing, and takes back what an interrupted run left; gives why that cannot be done.

    The ledger is read inside: what was read before may have changed. Nothing is raised but for bugs.
    """
    folder, held = output / PUBLISHED, None
    try:
        output.mkdir(parents=True, exist_ok=True)
        held = lock.acquire(output, wait, LOCK)
        found: Diagnostics = ()
        if isinstance(held, Busy):
            found = (damage.in_use(f"{output.name}/{PUBLISHED}", held.holder),)
        elif obstacle := Disk(output).folder_obstacle(PUBLISHED):
            found = (damage.blocked(f"{output.name}/{PUBLISHED}", obstacle.reason),)
        else:
            recover(Disk(folder))
    except OSError as error:
        found = (damage.failed(f"{output.name}/{PUBLISHED}", error, unsure=False),)
    try:
        yield found
    finally:
        if held is not None and not isinstance(held, Busy):
            held.release()


def append(ledger: Ledger, editions: Sequence[Edition]) -> tuple[tuple[Version, ...], Diagnostics]:
    """Publishes all of these editions, or none; gives the versions as recorded. The caller is ``publishing``."""
    disk = Disk(ledger.folder)
    versions = _chained(ledger, editions)
    try:
        folders = (ledger.folder.parent, ledger.folder)
        if not ledger.folder.is_dir():
            ledger.folder.mkdir()
            flush_folder(folders[0])
        if (disk.load(LEDGER) or b"") != ledger.content:
            return (), (damage.moved(ledger.place(LEDGER)),)
        contents, found = _contents(ledger, disk, versions, editions)
        if found:
            return (), found
        lines = b"".join(write(version) + b"\n" for version in versions)
        if not _commit(disk, ledger.content, ledger.content + lines, contents):
            return (), (damage.moved(ledger.place(LEDGER)),)
    except OSError as error:
        unsure = (disk.read(LEDGER) or b"") != ledger.content
        with suppress(OSError):
            recover(disk)
        return (), (damage.failed(ledger.name, error, unsure=unsure),)
    return versions, ()


def recover(disk: Disk) -> None:
    """Takes back what an interrupted run had moved to its place before it could publish it, and clears the stage."""
    if disk.folder_obstacle(STAGE):  # a link: what it leads to is not ours to clear
        return
    staged = disk.load(_STAGED)
    content = disk.load(LEDGER) or b""
    if staged is not None and staged.startswith(content):  # else the ledger came from elsewhere since then
        _take_back(disk, _journal(disk))
        disk.remove(_STAGED)
    for name in sorted(disk.names(STAGE)):
        disk.remove(f"{STAGE}/{name}")
    disk.remove_empty([STAGE])


def _take_back(disk: Disk, paths: Sequence[str]) -> None:
    for path in paths:
        if not any(map(disk.folder_obstacle, parents(path))):
            disk.remove(path)
    disk.remove_empty({folder for path in paths for folder in parents(path)})


def _journal(disk: Disk) -> list[str]:
    """What an interrupted run was to move, of those names that it can have written: others lead who knows where."""
    try:
        paths = json.loads(disk.load(_JOURNAL) or b"[]")
    except (ValueError, RecursionError):  # it was cut short, so nothing was moved yet
        return []
    listed = paths if isinstance(paths, list) else []
    return [path for path in listed if isinstance(path, str) and _PLACE.fullmatch(path) and ".." not in path]


def _chained(ledger: Ledger, editions: Sequence[Edition]) -> tuple[Version, ...]:
    """The versions with their places in the chain, and with the digests of what is kept of them."""
    entries = ledger.entries
    number, previous = (entries[-1].number, entries[-1].digest) if entries else (0, START)
    versions = []
    for edition in editions:
        number += 1
        version = replace(
            edition.version,
            number=number,
            previous=previous,
            files={name: digest(content) for name, content in edition.files.items()},
            inputs=digest(list_inputs(edition.inputs)),
        )
        previous = digest(write(version))
        versions.append(replace(version, digest=previous))
    return tuple(versions)


def _contents(
    ledger: Ledger, disk: Disk, versions: Sequence[Version], editions: Sequence[Edition]
) -> tuple[dict[str, bytes], Diagnostics]:
    """The files to be written, path to bytes; inputs that are kept already are left as they are."""
    contents: dict[str, bytes] = {}
    found: list[Diagnostic] = []
    for version, edition in zip(versions, editions, strict=True):
        found.extend(unrecorded(ledger, version.slug))
        contents |= {f"{version.folder}/{name}": content for name, content in edition.files.items()}
        contents[f"{version.folder}/{LISTED}"] = list_inputs(edition.inputs)
        for content in edition.inputs.values():
            path = f"{INPUTS}/{digest(content)}"
            if path in contents:
                continue
            match disk.digest(path):
                case Obstacle(why):
                    found.append(damage.blocked(ledger.place(path), why))
                case there if there == ABSENT:
                    contents[path] = content
                case there if there != digest(content):
                    found.append(damage.altered(ledger.place(path)))
    return contents, tuple(dict.fromkeys(found))


def _commit(disk: Disk, old: bytes, new: bytes, contents: Mapping[str, bytes]) -> bool:
    """Moves everything to its place, the ledger last; ``False`` when the ledger is not the ``old`` one any more."""
    places = [path for path in contents if not path.startswith(f"{INPUTS}/")]
    names = {path: f"{STAGE}/{path.replace('/', '+')}" for path in contents}
    disk.make_folder(STAGE)
    staged = {names[path]: content for path, content in contents.items()}
    disk.write(staged | {_JOURNAL: canonical(places), _STAGED: new})
    folders = sorted({folder for path in contents for folder in parents(path)})
    for folder in folders:
        disk.make_folder(folder)
    for path, name in names.items():
        disk.replace(name, path)
    disk.flush(["", *folders])
    if (disk.load(LEDGER) or b"") != old:
        _take_back(disk, places)
        recover(disk)
        return False
    disk.replace(_STAGED, LEDGER)
    disk.flush([""])
    with suppress(OSError):  # all is done: what cannot be cleared now is cleared by the next run
        recover(disk)
    return True
