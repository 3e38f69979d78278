"""The tree that every format shares: types only, frozen, closed unions of ``Block`` and ``Inline``.

Text is flat: a run carries its own formatting, so a run is at once a ``w:r`` of Word, an HTML text node in its
``strong``, ``em`` and ``a``, and a unit that a word comparison can cut. What says where a text came from (``key``,
``template``) takes no part in equality: two documents are equal when they say the same in the same form.

A redline is such a tree too: what is new or gone carries a ``Revision``, and what kept its words but not its form says
which form it had (``former``). In a statement all of these are ``None``.
"""

import datetime
from enum import Enum
from typing import TypeAlias

from msgspec import Struct

from generator.diagnostics import KeyPath
from generator.values import Sourced


class Revision(Enum):
    """What a redline says of a piece that does not stand in both versions."""

    INSERTED = "inserted"
    DELETED = "deleted"


class Text(Sourced, frozen=True, eq=False):
    """A run of characters in one formatting, without line breaks.

    ``href`` makes it (part of) a link: ``https:``, ``http:``, ``mailto:`` or ``tel:``, or ``#anchor`` of a heading.
    ``key`` is the profile value that the characters came from; ``None`` when they are the policy's own words.
    """

    origins = ("key",)

    text: str
    strong: bool = False
    emphasis: bool = False
    href: str | None = None
    key: KeyPath | None = None
    revision: Revision | None = None


class LineBreak(Struct, frozen=True):
    """A line break inside a paragraph or cell, as in an address."""

    revision: Revision | None = None


Inline: TypeAlias = Text | LineBreak
Content: TypeAlias = tuple[Inline, ...]


class Heading(Sourced, frozen=True, eq=False):
    """A heading: ``level`` 1 (the title, once, first) to 4, never skipping one; ``anchor`` is stable and unique.

    ``revision``: the whole heading is new or gone, its end included; its runs then carry the same revision.
    ``former``: the level it had in the old version, 0 for a paragraph.
    """

    origins = ("template",)

    level: int
    content: Content
    anchor: str
    template: str | None = None
    revision: Revision | None = None
    former: int | None = None


class Paragraph(Sourced, frozen=True, eq=False):
    """A paragraph; ``revision`` and ``former`` (a heading's level) as of a heading."""

    origins = ("template",)

    content: Content
    template: str | None = None
    revision: Revision | None = None
    former: int | None = None


class ListItem(Struct, frozen=True):
    """One item: a paragraph first, then paragraphs and lists; ``revision``: all of it is new or gone."""

    blocks: "tuple[Paragraph | List, ...]"
    revision: Revision | None = None


class List(Sourced, frozen=True, eq=False):
    """A list, bulleted or numbered from ``start``; each ordered list starts its own numbering.

    ``revision``: all of it is new or gone. ``former``: whether it was ordered, and its start, where that has changed.
    """

    origins = ("template",)

    items: tuple[ListItem, ...]
    ordered: bool = False
    start: int = 1
    template: str | None = None
    revision: Revision | None = None
    former: tuple[bool, int] | None = None


class Table(Sourced, frozen=True, eq=False):
    """A table: header cells for every column; the first cell of each row is that row's header.

    ``revision``: all of it is new or gone. ``row_revisions``: one for each row, or empty when all rows stand in both.
    """

    origins = ("template",)

    header: tuple[Content, ...]
    rows: tuple[tuple[Content, ...], ...]
    template: str | None = None
    revision: Revision | None = None
    row_revisions: tuple[Revision | None, ...] = ()


Block: TypeAlias = Heading | Paragraph | List | Table


class Image(Struct, frozen=True):
    """A company logo: PNG or JPEG bytes and its text alternative."""

    data: bytes
    media_type: str
    alternative: str


class Comparison(Struct, frozen=True):
    """What a redline compares, as people name it (``versie 1 van 23 mei 2018``), and whose changes it shows.

    ``author`` and ``date`` go with every tracked change; the date is given, never the clock's, and ``None`` where
    nobody has decided on one, as in the redline of a draft that a build makes.
    """

    old: str
    new: str
    author: str
    date: datetime.date | None = None


class Meta(Struct, frozen=True):
    """What a statement says about itself, printed in headers and properties, not in the body.

    ``language`` is a BCP 47 tag (``nl-NL``); ``date`` the statement's own date, never the clock's. ``comparison`` makes
    the document a redline.
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
    comparison: Comparison | None = None


class Document(Struct, frozen=True):
    """A statement: ``blocks`` start with the one heading of level 1, whose text is ``meta.title``."""

    meta: Meta
    blocks: tuple[Block, ...]
