"""Text on a screen: wrapped lines, tables, counted words, and characters made safe to show."""

import textwrap
import unicodedata
from collections.abc import Sequence

from generator.cli.console.terminal import Screen

Row = Sequence[str]
_GAP = 2


def columns(header: Row, rows: Sequence[Row], screen: Screen, *, longest: int = 0, lead: int = 2) -> str:
    """A table with a header; a cell that is longer than ``longest`` is cut, unless that is 0.

    On a terminal too narrow for it a row, and the header, is its ``lead`` first cells, then the rest on a line below.
    """
    safe = [[visible(cell) for cell in row] for row in rows]
    shown = [[row[0], *(_fitted(cell, longest) for cell in row[1:])] for row in safe] if longest else safe
    widths = _widths([header, *shown])
    if screen.is_terminal and _total(widths) > screen.width:
        return _in_two(header, shown, screen, lead, whole=not longest)
    return "\n".join([screen.paint(_line(header, widths), "bold"), *(_line(row, widths) for row in shown)])


def _in_two(header: Row, rows: Sequence[Row], screen: Screen, lead: int, *, whole: bool) -> str:
    widths = _widths([row[:lead] for row in (header, *rows)])
    widths[0] = min(widths[0], screen.width * 2 // 3)
    below = _widths([row[lead:] for row in (header, *rows)])
    second = "  ".join(header[lead:]) if whole else _line(header[lead:], below)
    headings = [*wrapped(_line(header[:lead], widths), screen, ""), *wrapped(second, screen, "    ")]
    lines = [screen.paint(line, "bold") for line in headings]
    for row in rows:
        head, rest = row[:lead], row[lead:]
        room = screen.width - max(widths[0], cells(head[0])) - _GAP
        if whole and any(cells(cell) > room for cell in head[1:]):
            lines.append(screen.paint(head[0], "bold"))
            lines += wrapped("  ".join(head[1:]), screen, "  ")
        else:
            lines.append(_line([head[0], *(_fitted(cell, room) for cell in head[1:])], widths, of=screen))
        if whole:
            lines += [screen.paint(line, "dim") for line in wrapped("  ".join(rest), screen, "    ")]
        else:
            lines.append(screen.paint(_fitted(f"    {_line(rest, below)}", screen.width), "dim"))
    return "\n".join(lines)


def _widths(rows: Sequence[Row]) -> list[int]:
    return [max(map(cells, column)) for column in zip(*rows, strict=True)]


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + _GAP * (len(widths) - 1)


def _line(row: Row, widths: Sequence[int], of: Screen | None = None) -> str:
    padded = [cell + " " * max(width - cells(cell) + _GAP, _GAP) for cell, width in zip(row, widths, strict=True)]
    if of is not None:
        padded[0] = of.paint(padded[0], "bold")
    return "".join(padded).rstrip()


def _fitted(text: str, room: int) -> str:
    return text if cells(text) <= room else f"{text[: max(room - 1, 1)]}…"


def wrapped(text: str, screen: Screen, indent: str, further: str | None = None) -> list[str]:
    """A text on lines that fit the screen, behind an indent; on one line where there is no terminal."""
    text = visible(text)
    if not screen.is_terminal:
        return [f"{indent}{text}"]
    return textwrap.wrap(
        text,
        screen.width,
        initial_indent=indent,
        subsequent_indent=further if further is not None else indent,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [indent]


def visible(text: str) -> str:
    """The text on one line, with a sign for each character that steers a terminal or turns its reading direction."""
    return "".join(c if c.isprintable() else " " if c in "\t\u00a0\u202f" else "\ufffd" for c in text)


def cells(text: str) -> int:
    """How many cells a text takes in a terminal (Unicode standard annex 11)."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def plural(number: int, word: str) -> str:
    """``1 file``, ``2 files``."""
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"
