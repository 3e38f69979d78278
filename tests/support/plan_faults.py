"""Makes the N-th call to the system fail, or the program die there, for N = 1, 2, 3 … until a run gets through."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import cast

import pytest

from generator.storage import disk

CHANGING = "mkdir rmdir unlink link replace rename write fsync ftruncate".split()
ALL = [*CHANGING, *"open close read lstat listdir".split()]
MEMORY = next((folder for folder in ["/dev/shm"] if os.access(folder, os.W_OK)), None)
"""Where files are quick to replace by the thousand: ext4 writes a file out when another takes its place."""


class Killed(BaseException):
    """The program died: from here on it makes no call any more."""


def _nothing() -> None:
    return None


class Faults:
    """Counts the calls to the system within ``with``, and lets the one numbered ``at`` go wrong.

    ``error`` is what that call, and with ``lasting`` each later one that changes something, answers; without
    ``error`` the program dies. A call to write that goes wrong has written half. ``watch`` is called after each that
    changed something.
    """

    def __init__(
        self, at: int, error: int | None = None, *, lasting: bool = False, watch: Callable[[], None] = _nothing
    ) -> None:
        self.at, self.error, self.lasting, self.watch = at, error, lasting, watch
        self.calls = 0
        self._watching = False
        self._open: set[int] = set()
        self._patches = pytest.MonkeyPatch()
        self._real: dict[str, Callable[..., object]] = {name: getattr(os, name) for name in ALL}

    @property
    def struck(self) -> bool:
        """Whether there were that many calls."""
        return self.calls >= self.at

    def __enter__(self) -> "Faults":
        for name in ALL:
            self._patches.setattr(os, name, self._stand_in(name))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        self._patches.undo()
        for descriptor in self._open:
            os.close(descriptor)  # the system closes what a dead program had open, and lets go of its locks
        return kind is Killed

    def _stand_in(self, name: str) -> Callable[..., object]:
        def call(*args: object, **kwargs: object) -> object:
            if self._watching:
                return self._real[name](*args, **kwargs)
            self.calls += 1
            if self._goes_wrong(name):
                self._go_wrong(name, args)
            result = self._real[name](*args, **kwargs)
            self._note(name, args, result)
            if name in CHANGING:
                self._look()
            return result

        return call

    def _goes_wrong(self, name: str) -> bool:
        lasts = self.error is None or (self.lasting and name in CHANGING)
        return self.calls == self.at or (self.calls > self.at and lasts)

    def _go_wrong(self, name: str, args: tuple[object, ...]) -> None:
        if name == "write" and self.calls == self.at:
            content = cast(memoryview, args[1])
            self._real["write"](args[0], content[: len(content) // 2])
            self._look()
        if self.error is None:
            raise Killed
        if name == "close":
            self._real["close"](*args)  # a descriptor is gone even when closing it reports an error
            self._open.discard(cast(int, args[0]))
        raise OSError(self.error, os.strerror(self.error))

    def _note(self, name: str, args: tuple[object, ...], result: object) -> None:
        if name == "open":
            self._open.add(cast(int, result))
        elif name == "close":
            self._open.discard(cast(int, args[0]))

    def _look(self) -> None:
        self._watching = True
        try:
            self.watch()
        finally:
            self._watching = False


@contextmanager
def no_waiting() -> Iterator[None]:
    """Where nothing cuts the power, none need wait until the disk has what was written."""
    with pytest.MonkeyPatch.context() as patches:
        patches.setattr(os, "fsync", lambda descriptor: None)
        patches.setattr(disk, "flush_file_system", lambda folder: True)
        yield


def until_it_passes(shot: Callable[[int], bool], most: int = 2_000) -> int:
    """Calls ``shot`` with 1, 2, 3 … until it says that nothing went wrong; gives how many went wrong."""
    for number in range(1, most):
        if not shot(number):
            return number - 1
    raise AssertionError(f"more than {most} calls: does the run never end?")
