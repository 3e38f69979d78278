"""Many statements: one after the other, or shared out over workers."""

import errno
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from generator.cache.store import Shelf
from generator.diagnostics import Diagnostics, are_in_the_way, in_order
from generator.drafting.build_options import NEITHER, Basis
from generator.drafting.duplicate_identity import compare
from generator.drafting.result import Made
from generator.workspace import Workspace

if TYPE_CHECKING:
    from concurrent.futures import Future

    from generator.drafting.reuse import Reuse
    from generator.drafting.unchanged import Unchanged

WORTH_WORKERS = 24
"""So few companies are done before the workers have started."""

_CHUNK = 16
KILLED = (
    "a worker process was killed, perhaps because memory ran short; nothing was written: "
    "close other programs, or work with --jobs 1"
)
"""What is said when a worker ends before its work does."""


def make(
    where: Workspace,
    slugs: Sequence[str],
    formats: Sequence[str],
    jobs: int = 1,
    shelf: Shelf | None = None,
    basis: Basis = NEITHER,
) -> Iterator[Made]:
    """The statements of ``slugs`` in ``formats``, in the order of ``slugs``, by ``jobs`` processes where that pays.

    Without a ``shelf`` nothing is kept between runs. Where the law is asked, it is asked of the profiles; with no
    formats, as for a check, also of what the sections print. The companies of one run are compared with one another.
    Raises ``ChildProcessError`` when a worker is killed.
    """
    shared = compare(where, slugs)
    for made in _each(where, slugs, formats, jobs, shelf, basis):
        yield _with(made, shared[made.slug]) if made.slug in shared else made


def _with(made: Made, found: Diagnostics) -> Made:
    """The same with findings about several companies; an error among them keeps the statement from being written."""
    found = in_order(made.diagnostics + found)
    return replace(made, files={} if are_in_the_way(found) else made.files, diagnostics=found)


def _each(
    where: Workspace,
    slugs: Sequence[str],
    formats: Sequence[str],
    jobs: int,
    shelf: Shelf | None,
    basis: Basis,
) -> Iterator[Made]:
    maker = _Maker(where, formats, shelf, basis)
    if len(slugs) < WORTH_WORKERS:
        unchanged = None if shelf is None else _unchanged(where, formats, shelf, basis)
        yield from unchanged.make_all(slugs, maker.make) if unchanged else map(maker.make, slugs)
    elif shelf is None or not formats:
        yield from _made(slugs, jobs, maker)
    else:
        yield from _reused(_reuse(where, formats, shelf, basis), slugs, jobs, maker)


def _made(slugs: Sequence[str], jobs: int, maker: "_Maker") -> Iterator[Made]:
    return map(maker.make, slugs) if jobs < 2 or len(slugs) < WORTH_WORKERS else _shared_out(slugs, jobs, maker)


def _reuse(where: Workspace, formats: Sequence[str], shelf: Shelf, basis: Basis) -> "Reuse":
    from generator.drafting.reuse import Reuse

    return Reuse(where, formats, shelf, basis)


def _reused(reuse: "Reuse", slugs: Sequence[str], jobs: int, maker: "_Maker") -> Iterator[Made]:
    """What stands there already, and the others made; in the order of ``slugs``."""
    taken = {slug: made for slug in slugs if (made := reuse.take(slug)) is not None}
    making = _made([slug for slug in slugs if slug not in taken], jobs, maker)
    fresh: list[Made] = []
    for slug in slugs:
        made = taken.get(slug)
        if made is None:
            made = next(making)
            fresh.append(made)
        yield made
    reuse.keep(fresh)


def _unchanged(where: Workspace, formats: Sequence[str], shelf: Shelf, basis: Basis) -> "Unchanged":
    from generator.drafting.unchanged import Unchanged

    return Unchanged(where, formats, shelf, basis)


def _shared_out(slugs: Sequence[str], jobs: int, maker: "_Maker") -> Iterator[Made]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    chunks = [slugs[start : start + _CHUNK] for start in range(0, len(slugs), _CHUNK)]
    first = list(map(maker.make, chunks[0]))  # warms what the forked workers then share
    yield from first
    with ProcessPoolExecutor(jobs, get_context("fork"), initializer=_Worker.start, initargs=(maker,)) as pool:
        waiting: list[Future[list[Made]]] = [pool.submit(_Worker.work, chunk) for chunk in chunks[1:]]
        try:
            for future in waiting:
                yield from future.result()
        except BrokenProcessPool:
            raise ChildProcessError(errno.ECHILD, KILLED) from None


class _Maker:
    """Makes statements; what that takes is imported with the first one."""

    def __init__(self, where: Workspace, formats: Sequence[str], shelf: Shelf | None, basis: Basis) -> None:
        self._given = where, formats, shelf, basis
        self._make: Callable[[str], Made] | None = None

    def make(self, slug: str) -> Made:
        if self._make is None:
            from generator.drafting.statement_build import Making

            self._make = Making(*self._given).make
        return self._make(slug)


class _Worker:
    """A forked process's own maker; set once, when the process starts."""

    maker: _Maker

    @classmethod
    def start(cls, maker: _Maker) -> None:
        cls.maker = maker
        end_with_the_parent()

    @classmethod
    def work(cls, slugs: Sequence[str]) -> list[Made]:
        return list(map(cls.maker.make, slugs))


_PR_SET_PDEATHSIG = 1


def end_with_the_parent() -> None:
    """Asks Linux to end this worker when the run that started it is killed; elsewhere it ends with its next task."""
    import ctypes
    import signal
    import sys

    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
