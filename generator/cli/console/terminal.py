"""Where a command speaks to: how wide, in colour or not, and how much it may say."""

import os
import sys
from argparse import Namespace
from collections.abc import Mapping
from typing import TextIO

from msgspec import Struct

from generator.cli.arguments import columns

_CODES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "cyan": "36"}


class Screen(Struct, frozen=True):
    """One stream: ``width`` is in characters, 0 where nobody looks and lines need not be broken."""

    stream: TextIO
    coloured: bool
    width: int

    @property
    def watched(self) -> bool:
        """Whether somebody looks at this stream while it is written."""
        return self.width > 0

    def paint(self, text: str, *styles: str) -> str:
        """The text in these styles, as it is where the stream shows no colours."""
        if not self.coloured or not text:
            return text
        return f"\x1b[{';'.join(_CODES[style] for style in styles)}m{text}\x1b[0m"

    def say(self, text: str) -> None:
        """Writes lines, unless there are none."""
        if text:
            print(text, file=self.stream)


class Terminal(Struct, frozen=True):
    """Both streams, and how much may be said: ``quiet`` and ``verbose`` count how often that was asked."""

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
    return Screen(stream, wants_colour(choice, watched, environment), columns() if watched else 0)


def wants_colour(choice: str, watched: bool, environment: Mapping[str, str]) -> bool:
    """Whether to write in colour: as ``--color`` says, else as NO_COLOR, FORCE_COLOR and TERM say (no-color.org)."""
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return watched and environment.get("TERM") != "dumb"
