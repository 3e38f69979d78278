"""The tree that every format shares: types only, frozen, closed unions of ``Block`` and ``Inline``.

Text is flat: a run carries its own formatting, so a run is at once a ``w:r`` of Word, an HTML text node in its
``strong``, ``em`` and ``a``, and a unit that a word comparison can cut. What says where a text came from (``key``,
``template``) takes no part in equality: two documents are equal when they say the same in the same form.
"""

import datetime
from dataclasses import dataclass, field
from typing import TypeAlias

from generator.diagnostics import KeyPath


@dataclass(frozen=True, slots=True)
class Text:
    """A run of characters in one formatting, without line breaks.

    ``href`` makes it (part of) a link: ``https:``, ``http:``, ``mailto:`` or ``tel:``, or ``#anchor`` of a heading.
    ``key`` is the profile value that the characters came from; ``None`` when they are the policy's own words.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    href: str | None = None
    key: KeyPath | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line break inside a paragraph or cell, as in an address."""


Inline: TypeAlias = Text | LineBreak
Content: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: ``level`` 1 (the title, once, first) to 4, never skipping one; ``anchor`` is stable and unique."""

    level: int
    content: Content
    anchor: str
    template: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    content: Content
    template: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item: a paragraph first, then paragraphs and lists."""

    blocks: "tuple[Paragraph | List, ...]"


@dataclass(frozen=True, slots=True)
class List:
    """A list, bulleted or numbered from ``start``; each ordered list starts its own numbering."""

    items: tuple[ListItem, ...]
    ordered: bool = False
    start: int = 1
    template: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: header cells for every column; the first cell of each row is that row's header."""

    header: tuple[Content, ...]
    rows: tuple[tuple[Content, ...], ...]
    template: str | None = field(default=None, compare=False)


Block: TypeAlias = Heading | Paragraph | List | Table


@dataclass(frozen=True, slots=True)
class Image:
    """A company logo: PNG or JPEG bytes and its text alternative."""

    data: bytes = field(repr=False)
    media_type: str
    alternative: str


@dataclass(frozen=True, slots=True)
class Meta:
    """What a statement says about itself, printed in headers and properties, not in the body.

    ``language`` is a BCP 47 tag (``nl-NL``); ``date`` the statement's own date, never the clock's.
    """

    title: str
    language: str
    company: str
    author: str
    date: datetime.date | None = None
    version: str | None = None
    draft: bool = False
    description: str = ""
    logo: Image | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A statement: ``blocks`` start with the one heading of level 1, whose text is ``meta.title``."""

    meta: Meta
    blocks: tuple[Block, ...]
