"""Blocks of a report from plain text."""

from collections.abc import Sequence

from generator.document import Content, Heading, List, ListItem, Paragraph, Table, Text


def cell(text: str) -> Content:
    """Text as content."""
    return (Text(text),)


def heading(text: str, anchor: str) -> Heading:
    """The heading of a section."""
    return Heading(2, cell(text), anchor)


def paragraph(text: str) -> Paragraph:
    """A paragraph of plain words."""
    return Paragraph(cell(text))


def bullets(items: Sequence[ListItem]) -> List:
    """A list with bullets, of at least one item."""
    return List(tuple(items))


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    """A table of plain text, with at least one row."""
    return Table(tuple(map(cell, header)), tuple(tuple(map(cell, row)) for row in rows))
