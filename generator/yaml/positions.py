"""Where the parser's events stand in the file, as locations that mark the text itself."""

from typing import Protocol

import yaml

from generator.diagnostics import Location
from generator.yaml.source_text import Page


class PositionMark(Protocol):
    """A position that the parser gives, counted from 0."""

    @property
    def line(self) -> int:
        """How many lines stand before it."""

    @property
    def column(self) -> int:
        """How many characters of its line stand before it."""


def marks(event: yaml.Event) -> tuple[PositionMark, PositionMark]:
    """Where an event starts and ends; libyaml always says so."""
    start, end = event.start_mark, event.end_mark
    assert start is not None and end is not None
    return start, end


def of(event: yaml.NodeEvent, page: Page) -> Location:
    """The place of a node: all of its text, or the first line of it; of a list or mapping the sign it starts with."""
    start, end = marks(event)
    if isinstance(event, yaml.ScalarEvent):
        if start.line == end.line:
            return page.at(start.line, start.column, end.column - start.column)
        return _of_lines(event, page)
    return page.at(start.line, start.column)


def _of_lines(event: yaml.ScalarEvent, page: Page) -> Location:
    start, _ = marks(event)
    if event.style in {"|", ">"} and event.value.strip():
        below = range(start.line + 1, len(page.lines))
        return page.at_line(next((number for number in below if page.lines[number].strip()), start.line))
    return page.at(start.line, start.column, len(page.lines[start.line].rstrip()) - start.column)


def up_to(start: Location, event: yaml.CollectionEndEvent, page: Page) -> Location:
    """The place of a collection in brackets: up to its closing one, or to the end of its first line."""
    _, end = marks(event)
    stop = end.column if end.line == start.line - 1 else len(start.source.rstrip())
    return page.at(start.line - 1, start.column - 1, stop - start.column + 1)
