"""The body of a statement: its blocks, and the table of contents before the first section."""

from collections.abc import Iterator, Mapping, Sequence
from typing import assert_never

from msgspec import Struct

from generator.document import Block, Document, Heading, List, Paragraph, Table
from generator.document.walk import plain
from generator.formats.docx.house_style import HouseStyle
from generator.formats.docx.wordprocessingml import paragraph_properties, text_element
from generator.formats.docx.writer.docx_lists import ListWriter, Numbers, introduces
from generator.formats.docx.writer.docx_tables import TableWriter
from generator.formats.docx.writer.runs import Bookmark, Runs, bookmarks
from generator.formats.words import labels

HEADING_STYLES = {1: "title", 2: "heading 1", 3: "heading 2", 4: "heading 3"}
"""The names of the styles of headings, by level."""
_AFTER_TABLE = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="{height}" w:lineRule="exact"/>'
    '<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
)
"""Word joins tables that touch, and wants a paragraph after the last one: the only empty paragraphs there are."""
HAIR, LINE = 20, 240
"""How high the paragraph after the last table is, and the one between two tables, in twips."""


class Body(Struct, frozen=True):
    """Writes the blocks of one document; ``runs`` and ``numbers`` hold afterwards which links and lists it has."""

    document: Document
    style: HouseStyle
    runs: Runs
    numbers: Numbers

    def write(self) -> str:
        """What stands in ``w:body`` but for the section: the contents list goes before the first heading of level 2."""
        cut = _opening_length(self.document.blocks)
        written = list(self._blocks())
        return "".join((*written[:cut], contents(self.document, self.style, self.runs.bookmarks), *written[cut:]))

    def _blocks(self) -> Iterator[str]:
        lists = ListWriter(self.style, self.runs, self.numbers)
        blocks = self.document.blocks
        for place, block in enumerate(blocks):
            match block:
                case Heading():
                    yield self._heading(block)
                case Paragraph():
                    yield self._paragraph(block, self._gap(place), introduces(blocks, place))
                case List():
                    yield "".join(lists.write(block, self._gap(place)))
                case Table():
                    yield self._table(block, place)
                case _:
                    assert_never(block)

    def _heading(self, heading: Heading) -> str:
        properties = paragraph_properties(self.style.ids[HEADING_STYLES[heading.level]], keep_next=True)
        bookmark = self.runs.bookmarks[heading.anchor]
        return f"<w:p>{properties}{bookmark.start}{self.runs.write(heading.content)}{bookmark.end}</w:p>"

    def _paragraph(self, paragraph: Paragraph, gap: int | None, keep_next: bool) -> str:
        properties = paragraph_properties(self.style.ids["normal"], keep_next=keep_next, before=gap)
        return f"<w:p>{properties}{self.runs.write(paragraph.content)}</w:p>"

    def _gap(self, place: int) -> int | None:
        """A table has no space under it, so what follows one brings its own."""
        follows_table = place > 0 and isinstance(self.document.blocks[place - 1], Table)
        return 2 * self.style.paragraph_gap if follows_table else None

    def _table(self, table: Table, place: int) -> str:
        following = self.document.blocks[place + 1 : place + 2]
        written = TableWriter(self.style, self.runs).write(table, title_above(self.document.blocks, place))
        if not following:
            return written + _AFTER_TABLE.format(height=HAIR)
        return written + (_AFTER_TABLE.format(height=LINE) if isinstance(following[0], Table) else "")


def _opening_length(blocks: tuple[Block, ...]) -> int:
    """How many blocks come before the first heading of level 2."""
    places = (place for place, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 2)
    return next(places, len(blocks))


def title_above(blocks: tuple[Block, ...], place: int) -> str:
    """The text of the heading that the block at ``place`` stands under."""
    headings = (block for block in reversed(blocks[:place]) if isinstance(block, Heading))
    return next((" ".join(plain(heading.content).split()) for heading in headings), "")


def started(document: Document, style: HouseStyle) -> Body:
    """A body ready to be written, with nothing registered yet."""
    return Body(document, style, Runs(style.ids["hyperlink"], bookmarks(document.blocks)), Numbers(style))


_NESTED_AT_MOST = 30
"""With more entries than this the contents list names the headings of level 2 only."""


def contents(document: Document, style: HouseStyle, bookmarks: Mapping[str, Bookmark]) -> str:
    """The table of contents of the headings of level 2 and 3, as block-level XML; empty without such headings."""
    listed = listed_headings(document)
    if not listed:
        return ""
    heading = text_element(labels(document.meta.language).contents)
    return "".join(
        (
            '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>',
            "</w:docPartObj></w:sdtPr><w:sdtContent><w:p>",
            paragraph_properties(style.ids["toc heading"], keep_next=True),
            f"<w:r>{heading}</w:r></w:p>",
            *_entries(listed, style, bookmarks),
            "</w:sdtContent></w:sdt>",
        )
    )


def listed_headings(document: Document) -> list[Heading]:
    """The headings that the contents list names."""
    headings = [block for block in document.blocks if isinstance(block, Heading) and block.level in {2, 3}]
    return headings if len(headings) <= _NESTED_AT_MOST else [heading for heading in headings if heading.level == 2]


def _entries(listed: Sequence[Heading], style: HouseStyle, bookmarks: Mapping[str, Bookmark]) -> Iterator[str]:
    opening, closing = _field(max(heading.level for heading in listed) - 1)
    last = len(listed) - 1
    for place, heading in enumerate(listed):
        words = text_element(" ".join(plain(heading.content).split()))
        yield "".join(
            (
                f"<w:p>{paragraph_properties(style.ids[f'toc {heading.level - 1}'])}",
                opening if place == 0 else "",
                f'<w:hyperlink w:anchor="{bookmarks[heading.anchor].name}" w:history="1">',
                f"<w:r>{words}</w:r></w:hyperlink>",
                closing if place == last else "",
                "</w:p>",
            )
        )


def _field(deepest: int) -> tuple[str, str]:
    """The runs before and after the entries that make them the result of a ``TOC`` field (ECMA-376 17.16.5.68)."""
    instruction = f' TOC \\o "1-{deepest}" \\n \\h \\z \\u '
    opening = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    return opening, '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
