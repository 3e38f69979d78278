"""How far a long run is, on stderr: nothing in the first half second, then a line that rewrites itself.

Where nobody watches, such as in CI, it is a plain line every few seconds.
"""

import time
from collections.abc import Callable
from types import TracebackType

from generator.cli.console.terminal import Screen

PATIENCE = 0.5
_BETWEEN_SIGHTS = 0.1
_BETWEEN_LINES = 5.0
_BAR = 20
_CLEAR = "\r\x1b[K"


class Progress:
    """Counts steps up to ``total``; ``silent`` says nothing. Use it in a ``with``, which clears the line at the end."""

    def __init__(
        self, screen: Screen, total: int, silent: bool = False, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._screen = screen
        self._total = total
        self._silent = silent
        self._clock = clock
        self._done = 0
        self._shown = False
        self._next = clock() + (PATIENCE if screen.watched else _BETWEEN_LINES)

    def __enter__(self) -> "Progress":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown and self._screen.watched:
            self._write(_CLEAR)

    def step(self, name: str) -> None:
        """One more is done, and it is called ``name``."""
        self._done += 1
        now = self._clock()
        if self._silent or now < self._next:
            return
        self._shown = True
        if self._screen.watched:
            self._next = now + _BETWEEN_SIGHTS
            self._write(f"{_CLEAR}{self._line(name)}")
        else:
            self._next = now + _BETWEEN_LINES
            self._write(f"{self._done} of {self._total} done\n")

    def _line(self, name: str) -> str:
        filled = self._done * _BAR // max(self._total, 1)
        bar = self._screen.paint("#" * filled, "green") + "-" * (_BAR - filled)
        counted = f" {self._done}/{self._total} "
        room = self._screen.width - _BAR - len(counted) - 3
        return f"[{bar}]{counted}{name[: max(room, 0)]}"

    def _write(self, text: str) -> None:
        self._screen.stream.write(text)
        self._screen.stream.flush()
