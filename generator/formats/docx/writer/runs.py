"""Runs, breaks and links: what stands inside a paragraph, and where links and bookmarks lead."""

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import assert_never

from msgspec import Struct, field

from generator.document import Block, Content, Heading, Inline, LineBreak, Text
from generator.document.walk import join
from generator.formats.docx.wordprocessingml import RELATIONSHIPS, escape, text_element

_PLAIN_ANCHOR = re.compile("[a-z][a-z0-9-]{0,39}")
_LONGEST_BOOKMARK = 40
_NOT_IN_ADDRESS = re.compile(r'[\x00-\x20"<>\\^`{|}\x7f-\xa0]|%(?![0-9A-Fa-f]{2})')


class Targets(Struct, frozen=True):
    """The addresses that a document links to, each with the id of its relationship, in order of appearance."""

    ids: dict[str, str] = field(default_factory=dict)

    def relationship(self, href: str) -> str:
        """The id of the relationship to an address: one per address."""
        return self.ids.setdefault(href, f"rIdLink{len(self.ids) + 1}")

    def relationships(self) -> Iterator[str]:
        """The relationships, as XML."""
        for href, identifier in self.ids.items():
            yield (
                f'<Relationship Id="{identifier}" Type="{RELATIONSHIPS}/hyperlink" '
                f'Target="{escape(as_address(href))}" TargetMode="External"/>'
            )


def as_address(href: str) -> str:
    """An address as a URI: what RFC 3986 allows nowhere in one is percent-encoded, or Word calls the file damaged."""
    return _NOT_IN_ADDRESS.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), href)


class Bookmark(Struct, frozen=True):
    """A named place: ``number`` is unique in the document, ``name`` the same in every document."""

    number: int
    name: str

    @property
    def start(self) -> str:
        """What stands before the marked words."""
        return f'<w:bookmarkStart w:id="{self.number}" w:name="{self.name}"/>'

    @property
    def end(self) -> str:
        """What stands after the marked words."""
        return f'<w:bookmarkEnd w:id="{self.number}"/>'


def bookmarks(blocks: Iterable[Block]) -> dict[str, Bookmark]:
    """The bookmark of each heading, by its anchor."""
    anchors = [block.anchor for block in blocks if isinstance(block, Heading)]
    return {anchor: Bookmark(number, bookmark_name(anchor)) for number, anchor in enumerate(anchors, 1)}


def bookmark_name(anchor: str) -> str:
    """A bookmark's name for an anchor, the same in every document.

    Word wants letters, digits and underscores, a letter first, 40 characters at most, and sees no difference between
    capitals and small letters; an anchor that cannot be told from others in that form gets its checksum added.
    """
    name = re.sub("[^A-Za-z0-9]", "_", anchor)
    if _PLAIN_ANCHOR.fullmatch(anchor):
        return name
    suffix = f"_{zlib.crc32(anchor.encode()):08x}"
    return f"a_{name}"[: _LONGEST_BOOKMARK - len(suffix)] + suffix


class Runs(Struct, frozen=True):
    """Writes pieces of content: ``link_style`` is the style id of links, ``bookmarks`` the headings' by anchor."""

    link_style: str
    bookmarks: Mapping[str, Bookmark]
    targets: Targets = field(default_factory=Targets)

    def write(self, content: Content) -> str:
        """The content as runs; neighbouring runs with one target are one link.

        A link to an anchor that no heading of the document has is written as its words alone: Word would say that the
        place does not exist.
        """
        return "".join(self._linked(href, tuple(group)) for href, group in groupby(join(content), key=_target))

    def _linked(self, href: str | None, inlines: Content) -> str:
        opening = self._opening(href) if href is not None else None
        if opening is None:
            return self.inside(inlines, "")
        return f"{opening}{self.inside(inlines, self.link_style)}</w:hyperlink>"

    def inside(self, inlines: Content, character_style: str) -> str:
        """The runs of one link, or of none: what stands in its ``w:hyperlink``."""
        return "".join(_runs(inlines, character_style))

    def _opening(self, href: str) -> str | None:
        if not href.startswith("#"):
            return f'<w:hyperlink r:id="{self.targets.relationship(href)}" w:history="1">'
        bookmark = self.bookmarks.get(href[1:])
        return f'<w:hyperlink w:anchor="{bookmark.name}" w:history="1">' if bookmark else None


def _target(item: Inline) -> str | None:
    return item.href if isinstance(item, Text) else None


def _runs(inlines: Iterable[Inline], character_style: str = "") -> Iterator[str]:
    for item in inlines:
        match item:
            case Text():
                yield run(item, character_style)
            case LineBreak():
                yield "<w:r><w:br/></w:r>"
            case _:
                assert_never(item)


def run(text: Text, character_style: str = "") -> str:
    """One run of characters in one formatting, in a character style if it has one."""
    properties = "".join(
        (
            f'<w:rStyle w:val="{character_style}"/>' if character_style else "",
            "<w:b/>" if text.strong else "",
            "<w:i/>" if text.emphasis else "",
        )
    )
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{text_element(text.text)}</w:r>"
