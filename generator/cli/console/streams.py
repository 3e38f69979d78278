"""Standard output and error as they are found: possibly closed, possibly unable to say every letter."""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO


def let_go(stream: "TextIO") -> None:
    """Points a stream that takes nothing more at nothing, so that the interpreter's last flush does not complain."""
    try:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream.fileno())
        os.close(nothing)
    except (OSError, ValueError):  # a stream of a test has no number
        return


def make_safe() -> None:
    """Makes both streams escape the letters that their encoding lacks, instead of failing on them."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
