"""The table of contents: right as it stands, and a field that Word can refresh.

Page numbers are known only to a program that lays out pages, and a field that is marked for updating makes Word ask a
question on opening. So the entries are there from the start, each a link to its heading, and the field's ``\\n``
switch says that they have no page numbers.
"""

from collections.abc import Iterator, Mapping, Sequence

from generator.document import Document, Heading
from generator.document.walk import plain
from generator.formats.docx.style.house_style import HouseStyle
from generator.formats.docx.wordprocessingml import paragraph_properties, text_element
from generator.formats.docx.writer.link_targets import Bookmark
from generator.formats.words import labels

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
