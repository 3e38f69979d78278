"""A redline on a terminal: the passages that changed, ``[-what is gone-]`` and ``{+what is new+}``, as in git."""

import textwrap
from collections.abc import Iterator, Sequence
from typing import assert_never

from generator.cli.console.layout import visible
from generator.cli.console.terminal import Screen
from generator.document import Block, Content, Document, Heading, List, Paragraph, Revision, Table, Text

_MARKS = {Revision.DELETED: ("[-", "-]", "red"), Revision.INSERTED: ("{+", "+}", "green")}
_AROUND = 60
"""So many characters of what stayed are shown beside a change; the rest is left out."""

Piece = tuple[str, Revision | None]


def passages(redline: Document, screen: Screen, indent: str = "  ") -> str:
    """The changed passages, one a line or wrapped to the screen; nothing where no word changed."""
    lines: list[str] = []
    for mark, pieces in _passages(redline.blocks):
        text = f"{mark}{''.join(_shown(*piece) for piece in _clipped(pieces))}"
        width = screen.width if screen.is_terminal else 10_000
        wrapped = textwrap.wrap(
            text, width, initial_indent=indent, subsequent_indent=f"{indent}  ", break_on_hyphens=False
        )
        lines += _painted(wrapped, screen)
    return "\n".join(lines)


def _passages(blocks: Sequence[Block]) -> Iterator[tuple[str, list[Piece]]]:
    for block in blocks:
        match block:
            case Heading():
                yield from _changed("# ", block.content)
            case Paragraph():
                yield from _changed("", block.content)
            case List():
                for item in block.items:
                    for mark, pieces in _passages(item.blocks):
                        yield (mark if mark.startswith(" ") else f"- {mark}"), pieces
            case Table():
                for row in (block.header, *block.rows):
                    yield from _changed("| ", _row(row))
            case _:
                assert_never(block)


def _row(cells: Sequence[Content]) -> Content:
    runs: list[Text] = []
    for number, cell in enumerate(cells):
        runs += [Text(" | ")] if number else []
        runs += [run if isinstance(run, Text) else Text(" ", revision=run.revision) for run in cell]
    return tuple(runs)


def _changed(mark: str, content: Content) -> Iterator[tuple[str, list[Piece]]]:
    pieces: list[Piece] = []
    for run in content:
        text = run.text if isinstance(run, Text) else " "
        if pieces and pieces[-1][1] is run.revision:
            pieces[-1] = pieces[-1][0] + text, run.revision
        else:
            pieces.append((text, run.revision))
    if any(revision for _, revision in pieces):
        yield mark, pieces


def _clipped(pieces: list[Piece]) -> Iterator[Piece]:
    """What stayed, cut down to what stands beside a change."""
    last = len(pieces) - 1
    for number, (text, revision) in enumerate(pieces):
        if revision is not None:
            yield text, revision
            continue
        head = text[:_AROUND].rpartition(" ")[0] if number else ""
        tail = text[-_AROUND:].partition(" ")[2] if number < last else ""
        yield (text if len(text) <= 2 * _AROUND else f"{head} … {tail}".strip(" ") + " " * bool(tail)), None


def _shown(text: str, revision: Revision | None) -> str:
    if revision is None:
        return visible(text)
    before, after, _ = _MARKS[revision]
    return f"{before}{visible(text)}{after}"


def _painted(lines: list[str], screen: Screen) -> list[str]:
    """The lines with their marked stretches in colour, which may run on from line to line."""
    painted: list[str] = []
    running: Revision | None = None
    for line in lines:
        shown, rest = "", line
        while rest:
            mark = _MARKS[running][1] if running else ""
            ends = rest.find(mark) + len(mark) if running else -1
            if running:
                cut = ends if mark in rest else len(rest)
                shown += screen.paint(rest[:cut], _MARKS[running][2])
                running = None if mark in rest else running
            else:
                starts = {rest.find(before): side for side, (before, _, _) in _MARKS.items() if before in rest}
                cut = min(starts, default=len(rest))
                shown += rest[:cut]
                running = starts.get(cut)
            rest = rest[cut:]
        painted.append(shown)
    return painted
