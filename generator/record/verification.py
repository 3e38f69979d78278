"""Makes published versions again from what is kept of them, and holds the bytes against those that were published."""

import errno
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from msgspec import Struct

from generator import ledger as record
from generator.diagnostics import Diagnostics, is_error
from generator.drafting.batch import KILLED, end_with_the_parent
from generator.formats import DEFAULT_FORMATS
from generator.ledger import Ledger, Version
from generator.record.publication import laid_out, named
from generator.record.toolchain import differences
from generator.statement.composition import Composer
from generator.statement.printing import Press
from generator.statement.version_information import of_version
from generator.storage.disk import digest

LEAST, MOST = 16, 100
"""So many versions that were made of the same templates are made again by one worker at a time."""


class Result(Enum):
    """What came of making a version again."""

    SAME = "same"
    OTHER_PROGRAM = "other-program"
    """Other bytes, or none, by a program that is not the one that made it."""
    DIFFERENT = "different"
    """Other bytes, or none, by the very program that is said to have made it."""
    DAMAGED = "damaged"
    """What it was made of is not there any more as it was."""


class Proof(Struct, frozen=True):
    """One version made again: ``files`` are those whose bytes are others, ``errors`` what kept it from being made.

    ``programs``: where this program is another one than that which made the version, as ``differences`` tells it.
    """

    version: Version
    result: Result
    files: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()
    errors: Diagnostics = ()


def prove(ledger: Ledger, versions: Sequence[Version], jobs: int = 1) -> Iterator[Proof]:
    """Each of the versions made again, in no certain order, by ``jobs`` processes where there are many.

    Raises ``ChildProcessError`` when a worker is killed.
    """
    parts = list(_parts(ledger, versions))
    if jobs < 2 or len(parts) < 2:
        for part in parts:
            yield from _prove(ledger, part)
        return
    from concurrent.futures import ProcessPoolExecutor, as_completed
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    with ProcessPoolExecutor(jobs, get_context("fork"), initializer=_Worker.start, initargs=(ledger,)) as pool:
        try:
            for future in as_completed([pool.submit(_Worker.work, part) for part in parts]):
                yield from future.result()
        except BrokenProcessPool:
            raise ChildProcessError(errno.ECHILD, KILLED) from None


class _Worker:
    """A forked process's own ledger; set once, when the process starts."""

    ledger: Ledger

    @classmethod
    def start(cls, ledger: Ledger) -> None:
        cls.ledger = ledger
        end_with_the_parent()

    @classmethod
    def work(cls, versions: Sequence[Version]) -> list[Proof]:
        return _prove(cls.ledger, versions)


def _parts(ledger: Ledger, versions: Sequence[Version]) -> Iterator[list[Version]]:
    """Versions that can be made in one workspace: of different companies, and all else that they are made of is one."""
    alike: dict[tuple[object, int], list[Version]] = {}
    seen: dict[tuple[object, str], int] = {}
    for version in versions:
        shared = _shared(version.slug, record.digests(ledger, version)[0])
        seen[shared, version.slug] = seen.get((shared, version.slug), 0) + 1
        alike.setdefault((shared, seen[shared, version.slug]), []).append(version)
    for batch in alike.values():
        size = min(max(LEAST, len(batch) // 4), MOST)
        yield from (batch[start : start + size] for start in range(0, len(batch), size))


def _shared(slug: str, sums: Mapping[str, str]) -> str:
    others = sorted((path, sum_) for path, sum_ in sums.items() if not _is_own(slug, path))
    return digest(repr(others).encode())


def _is_own(slug: str, path: str) -> bool:
    place = PurePosixPath(path)
    return place.stem == slug and place.parent.as_posix() == "profiles"


def _prove(ledger: Ledger, versions: Sequence[Version]) -> list[Proof]:
    made_of = {version.number: record.digests(ledger, version)[0] for version in versions}
    wanted = {path: sum_ for sums in made_of.values() for path, sum_ in sums.items() if record.is_source(path)}
    inputs, _ = record.read_kept(ledger, wanted)
    with TemporaryDirectory() as folder:
        where = laid_out(inputs, Path(folder))
        again = _Again(ledger, Composer(where), Press(where, DEFAULT_FORMATS))
        return [
            again.prove(version)
            if made_of[version.number] and made_of[version.number].keys() <= inputs.keys()
            else Proof(version, Result.DAMAGED)
            for version in versions
        ]


class _Again(Struct, frozen=True):
    """Makes versions again in a workspace that holds what they were made of."""

    ledger: Ledger
    composer: Composer
    press: Press

    def prove(self, version: Version) -> Proof:
        imprint = of_version(self.ledger.versions(version.slug)[: version.version])
        outcome = self.composer.compose(version.slug, imprint)
        found = outcome.diagnostics
        files: Mapping[str, bytes] = {}
        if outcome.statement is not None:
            files, more = named(*self.press.print(outcome.statement))
            found += more
        others = tuple(name for name, sum_ in sorted(version.files.items()) if digest(files.get(name)) != sum_)
        if not others:
            return Proof(version, Result.SAME)
        programs = differences(version.program)
        result = Result.OTHER_PROGRAM if programs else Result.DIFFERENT
        return Proof(version, result, others, programs, tuple(filter(is_error, found)))
