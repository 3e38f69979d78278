"""Runs, breaks and links: what stands inside a paragraph."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import assert_never

from msgspec import Struct, field

from generator.document import Content, Inline, LineBreak, Text
from generator.document.walk import join
from generator.formats.docx.wordprocessingml import text_element
from generator.formats.docx.writer.link_targets import Bookmark, Targets


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
