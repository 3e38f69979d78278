"""Which files changed: looked at again and again, for that works on every disk and needs no library."""

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

EVERY, STILL = 0.25, 0.1
"""Seconds between two looks, and for how long nothing may change before a change is told."""

LONGEST = 2.0
"""A change is told after so many seconds even if there is no end to it."""

_PASSED_OVER = (".", "~", "#")

Look = Mapping[str, tuple[int, int, int]]
"""Path to when a file was changed, in nanoseconds, its size in bytes and its number on the disk."""


def changes(paths: Sequence[Path], sleep: Callable[[float], object] = time.sleep) -> Iterator[frozenset[str]]:
    """The files below these folders, or these files, that came, went or changed: each time that something did.

    They count from the call on; what changes while a value is dealt with is told at once afterwards. It never ends.
    What editors put beside a file while it is open does not count.
    """
    return _changes(paths, look(paths), sleep)


def _changes(paths: Sequence[Path], before: Look, sleep: Callable[[float], object]) -> Iterator[frozenset[str]]:
    while True:
        now = look(paths)
        if now == before:
            sleep(EVERY)
            continue
        for _ in range(round(LONGEST / STILL)):
            sleep(STILL)
            later, now = now, look(paths)
            if later == now:
                break
        yield frozenset(path for path in {*before, *now} if before.get(path) != now.get(path))
        before = now


def look(paths: Sequence[Path]) -> Look:
    """The state of all files below these folders; what cannot be read is left out."""
    found: dict[str, tuple[int, int, int]] = {}
    for path in paths:
        for file, state in _files(str(path)):
            found[file] = state.st_mtime_ns, state.st_size, state.st_ino
    return found


def _files(path: str) -> Iterator[tuple[str, os.stat_result]]:
    try:
        with os.scandir(path) as entries:
            inside = [entry for entry in entries if not entry.name.startswith(_PASSED_OVER)]
    except NotADirectoryError:
        yield from _state(path)
        return
    except OSError:
        return
    for entry in inside:
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path)
        elif not entry.name.endswith("~"):
            yield from _state(entry.path)


def _state(path: str) -> Iterator[tuple[str, os.stat_result]]:
    try:
        yield path, Path(path).stat()
    except OSError:
        return
