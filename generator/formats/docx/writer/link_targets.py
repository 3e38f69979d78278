"""Where links go: relationships for addresses outside the document, bookmarks for headings in it."""

import re
import zlib
from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from generator.document import Block, Heading
from generator.formats.docx.wordprocessingml import RELATIONSHIPS, escape

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
