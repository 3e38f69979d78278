"""Columns of text: side by side where they fit, else two lines a row."""

from collections.abc import Sequence

from generator.cli.console.findings_view import cells, visible, wrapped
from generator.cli.console.terminal import Screen

Row = Sequence[str]
_GAP = 2


def columns(header: Row, rows: Sequence[Row], screen: Screen, *, longest: int = 0, lead: int = 2) -> str:
    """A table with a header; a cell that is longer than ``longest`` is cut, unless that is 0.

    On a screen too narrow for it a row is its ``lead`` first cells, then the rest on a line below.
    """
    told = [[visible(cell) for cell in row] for row in rows]
    shown = [[row[0], *(_fitted(cell, longest) for cell in row[1:])] for row in told] if longest else told
    widths = _widths([header, *shown])
    if screen.watched and _total(widths) > screen.width:
        return _in_two(shown, screen, lead, whole=not longest)
    return "\n".join([screen.paint(_line(header, widths), "bold"), *(_line(row, widths) for row in shown)])


def _in_two(rows: Sequence[Row], screen: Screen, lead: int, *, whole: bool) -> str:
    first, second = [row[:lead] for row in rows], [row[lead:] for row in rows]
    widths = _widths(first)
    widths[0] = min(widths[0], screen.width * 2 // 3)
    below = _widths(second)
    lines = []
    for head, rest in zip(first, second, strict=True):
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
