"""The terminal: how wide it is, in colour or not, how much to print, and how far a long command is."""

import os
import sys
import time
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import TracebackType
from typing import TextIO

from msgspec import Struct

from generator.cli.console.streams import terminal_width

PATIENCE = 0.5
"""In seconds: a shorter command shows no progress."""

_BETWEEN_UPDATES = 0.1
_BETWEEN_LINES = 5.0
_BAR = 20
_CLEAR = "\r\x1b[K"
_CODES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "cyan": "36"}


class Screen(Struct, frozen=True):
    """One stream: ``width`` is in characters, 0 where it is no terminal and lines need not be broken."""

    stream: TextIO
    coloured: bool
    width: int

    @property
    def is_terminal(self) -> bool:
        """Whether this stream is a terminal."""
        return self.width > 0

    def paint(self, text: str, *styles: str) -> str:
        """The text in these styles, as it is where the stream shows no colours."""
        if not self.coloured or not text:
            return text
        return f"\x1b[{';'.join(_CODES[style] for style in styles)}m{text}\x1b[0m"

    def print(self, text: str) -> None:
        """Writes lines, unless there are none."""
        if text:
            print(text, file=self.stream)


class Terminal(Struct, frozen=True):
    """Both streams, and how much to print: ``quiet`` and ``verbose`` count how often the option was given."""

    out: Screen
    err: Screen
    quiet: int = 0
    verbose: int = 0


def open_terminal(options: Namespace) -> Terminal:
    """The terminal that a command was started from."""
    out, err = (_screen(stream, options.color, os.environ) for stream in (sys.stdout, sys.stderr))
    return Terminal(out, err, options.quiet, options.verbose)


def _screen(stream: TextIO, choice: str, environment: Mapping[str, str]) -> Screen:
    watched = stream.isatty()
    return Screen(stream, wants_colour(choice, watched, environment), terminal_width() if watched else 0)


def wants_colour(choice: str, watched: bool, environment: Mapping[str, str]) -> bool:
    """Whether to write in colour: as ``--color`` says, else as NO_COLOR, FORCE_COLOR and TERM say (no-color.org)."""
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return watched and environment.get("TERM") != "dumb"


class Progress:
    """How far a long command is: a line that rewrites itself, or without a terminal a line every five seconds.

    Counts steps up to ``total``; ``silent`` prints nothing. Use it in a ``with``, which clears the line at the end.
    """

    def __init__(
        self, screen: Screen, total: int, silent: bool = False, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._screen = screen
        self._total = total
        self._silent = silent
        self._clock = clock
        self._done = 0
        self._shown = False
        self._next = clock() + (PATIENCE if screen.is_terminal else _BETWEEN_LINES)

    def __enter__(self) -> "Progress":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown and self._screen.is_terminal:
            self._write(_CLEAR)

    def step(self, name: str) -> None:
        """Counts one step that is done, called ``name``."""
        self._done += 1
        now = self._clock()
        if self._silent or now < self._next:
            return
        self._shown = True
        if self._screen.is_terminal:
            self._next = now + _BETWEEN_UPDATES
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


@contextmanager
def progress_on(terminal: Terminal) -> Iterator[Callable[[str, int], None]]:
    """A progress callback of the API: the line begins with the first step, which says how many there are."""
    lines: list[Progress] = []

    def step(name: str, total: int) -> None:
        if not lines:
            lines.append(Progress(terminal.err, total, silent=bool(terminal.quiet)))
        lines[0].step(name)

    try:
        yield step
    finally:
        for line in lines:
            line.__exit__(None, None, None)
