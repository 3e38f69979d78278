"""The styles that statements use, with the look that a house style gets which does not have them.

The names are Word's own for what is built in, in every language of Word (``w:name`` is never translated; the style
id and what Word shows are). The look is plain: no colours, and the typeface of the house's own text.
"""

from collections.abc import Iterator

from msgspec import Struct

from generator.formats.docx.docx_package import archive, pack
from generator.formats.docx.wordprocessingml import (
    DECLARATION,
    NAMESPACES,
    WORD_TYPE,
    content_types,
    relationship,
    relationships,
)


class Style(Struct, frozen=True):
    """A style: ``based_on`` and ``following`` are names, the other texts XML of ``w:style`` in schema order."""

    name: str
    identifier: str
    kind: str = "paragraph"
    based_on: str = "Normal"
    following: str = ""
    priority: int = 99
    own: bool = False
    paragraph: str = ""
    run: str = ""
    table: str = ""


def _heading(level: int, size: int, before: int, after: int) -> Style:
    paragraph = (
        f'<w:keepNext/><w:keepLines/><w:spacing w:before="{before}" w:after="{after}"/>'
        f'<w:outlineLvl w:val="{level - 1}"/>'
    )
    run = f'<w:b/><w:bCs/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    return Style(f"heading {level}", f"Heading{level}", following="Normal", priority=9, paragraph=paragraph, run=run)


def _lists() -> Iterator[Style]:
    for kind in ("Bullet", "Number", "Continue"):
        for level in range(1, 6):
            suffix = "" if level == 1 else str(level)
            name = f"List {kind} {suffix}".strip()
            indent = f'<w:ind w:left="{level * 360}"/>' if kind == "Continue" else ""
            paragraph = f'<w:spacing w:after="60"/>{indent}'
            yield Style(name, f"List{kind}{suffix}", paragraph=paragraph)


def _contents() -> Iterator[Style]:
    yield Style(
        "TOC Heading",
        "TOCHeading",
        following="Normal",
        priority=39,
        paragraph='<w:keepNext/><w:keepLines/><w:spacing w:before="360" w:after="120"/>',
        run='<w:b/><w:bCs/><w:sz w:val="28"/><w:szCs w:val="28"/>',
    )
    for level, indent in ((1, 0), (2, 240)):
        paragraph = f'<w:spacing w:after="60"/><w:ind w:left="{indent}"/>'
        yield Style(f"toc {level}", f"TOC{level}", following="Normal", priority=39, paragraph=paragraph)


_CELL = '<w:spacing w:before="50" w:after="50" w:line="240" w:lineRule="auto"/>'
_RULES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
STYLES = (
    Style("Normal", "Normal", based_on="", priority=0),
    Style("Default Paragraph Font", "DefaultParagraphFont", "character", based_on="", priority=1),
    Style(
        "Normal Table",
        "TableNormal",
        "table",
        based_on="",
        table='<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr>",
    ),
    Style(
        "Title",
        "Title",
        following="Normal",
        priority=10,
        paragraph='<w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="240" w:line="240" w:lineRule="auto"/>',
        run='<w:b/><w:bCs/><w:sz w:val="40"/><w:szCs w:val="40"/>',
    ),
    _heading(1, 28, 360, 120),
    _heading(2, 24, 280, 80),
    _heading(3, 22, 240, 60),
    *_lists(),
    *_contents(),
    Style("header", "Header", run='<w:sz w:val="18"/><w:szCs w:val="18"/>'),
    Style("footer", "Footer", run='<w:sz w:val="18"/><w:szCs w:val="18"/>'),
    Style(
        "Hyperlink",
        "Hyperlink",
        "character",
        based_on="Default Paragraph Font",
        run='<w:color w:val="0B5394"/><w:u w:val="single"/>',
    ),
    Style("Draft Mark", "DraftMark", "character", "Default Paragraph Font", own=True, run="<w:b/><w:bCs/><w:caps/>"),
    Style(
        "Table Grid",
        "TableGrid",
        "table",
        based_on="Normal Table",
        priority=39,
        table=f"<w:tblPr><w:tblBorders>{_RULES}</w:tblBorders></w:tblPr>",
    ),
    Style("Table Text", "TableText", own=True, paragraph=_CELL, run='<w:sz w:val="20"/><w:szCs w:val="20"/>'),
    Style("Table Heading", "TableHeading", based_on="Table Text", own=True, run="<w:b/><w:bCs/>"),
    Style("Table Row Heading", "TableRowHeading", based_on="Table Text", own=True, run="<w:b/><w:bCs/>"),
)
"""Every style that the writer names, and what those are based on, in the order in which they are added."""


_DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" '
    'w:cs="Calibri"/><w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
    '<w:spacing w:after="140" w:line="269" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
)


def plain_reference() -> bytes:
    """A reference document for a policy that has none; the same bytes always."""
    types = (("word/document.xml", f"{WORD_TYPE}.document.main+xml"), ("word/styles.xml", f"{WORD_TYPE}.styles+xml"))
    texts = {
        "[Content_Types].xml": content_types(types),
        "_rels/.rels": relationships(relationship("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": f"{DECLARATION}<w:document {NAMESPACES}><w:body><w:p/><w:sectPr/></w:body></w:document>",
        "word/_rels/document.xml.rels": relationships(relationship("rId1", "styles", "styles.xml")),
        "word/styles.xml": f"{DECLARATION}<w:styles {NAMESPACES}>{_DEFAULTS}</w:styles>",
    }
    return archive(pack(name, text) for name, text in texts.items())
