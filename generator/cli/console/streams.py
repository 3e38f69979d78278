"""Standard output and error: possibly closed, possibly without some letters, possibly a terminal of some width."""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO


def discard(stream: "TextIO") -> None:
    """Discards all further output of a closed stream, so that the interpreter's last flush does not fail."""
    try:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream.fileno())
        os.close(nothing)
    except (OSError, ValueError):  # a stream of a test has no number
        return


def escape_unknown_letters() -> None:
    """Makes both streams escape the letters that their encoding lacks, instead of failing on them."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def terminal_width() -> int:
    """How many characters fit on a line of the terminal, at least 40; 80 where there is none."""
    stated = os.environ.get("COLUMNS", "")
    if stated.isdecimal() and int(stated) > 0:
        return max(int(stated), 40)
    for stream in (sys.__stderr__, sys.__stdout__):
        try:
            if stream is not None and (width := os.get_terminal_size(stream.fileno()).columns):
                return max(width, 40)
        except (OSError, ValueError):
            continue
    return 80
