"""Makes ``templates/house-style.docx``, the house style that a new workspace begins with: the same document always.

    python -m tools.make_house_style [FILE]

An officer changes the document in Word and has no need of this script; it is here so that the document's making can
be read. It writes a specimen of every style in the plain style, then dresses it with python-docx.
"""

import io
import sys
import zipfile
from pathlib import Path

import docx
from docx.document import Document as Reference
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from lxml import etree

from generator.formats.docx import plain_style, write
from generator.formats.docx.docx_package import archive, pack
from generator.formats.docx.style.elements import element, insert_before
from tools.house_style_specimen import SPECIMEN
from tools.house_style_theme import ALARM, INK, LINK, QUIET, RULE, THEME, TINT

TARGET = Path(__file__).resolve().parent.parent / "templates" / "house-style.docx"
TEXT_WIDTH = 11906 - 2 * 1417
_THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
_FONTS = '<w:rFonts w:asciiTheme="{0}HAnsi" w:hAnsiTheme="{0}HAnsi" w:eastAsiaTheme="{0}HAnsi" w:cstheme="{0}Bidi"/>'


def _colour(value: str, of_theme: str) -> str:
    return f'<w:color w:val="{value}" w:themeColor="{of_theme}"/>'


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _rule(side: str, size: int, space: int, colour: str) -> str:
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/>'


def _spacing(before: int, after: int, line: int = 259) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


_KEEP, _BOLD = "<w:keepNext/><w:keepLines/>", "<w:b/><w:bCs/>"
_HEADINGS, _TEXT = (_FONTS.format(kind) for kind in ("major", "minor"))
_INK, _QUIET = _colour(INK, "text2"), _colour(QUIET, "accent5")
_TABS = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'
STYLES = {
    "Title": (f"{_KEEP}{_spacing(0, 200, 240)}", f"{_HEADINGS}{_BOLD}{_INK}{_size(46)}"),
    "heading 1": (f'{_KEEP}{_spacing(340, 100)}<w:outlineLvl w:val="0"/>', f"{_HEADINGS}{_BOLD}{_INK}{_size(28)}"),
    "heading 2": (f'{_KEEP}{_spacing(260, 80)}<w:outlineLvl w:val="1"/>', f"{_HEADINGS}{_BOLD}{_INK}{_size(24)}"),
    "heading 3": (f'{_KEEP}{_spacing(220, 60)}<w:outlineLvl w:val="2"/>', f"{_HEADINGS}{_BOLD}{_QUIET}{_size(22)}"),
    "TOC Heading": (f"{_KEEP}{_spacing(320, 100)}", f"{_HEADINGS}{_BOLD}{_INK}{_size(24)}"),
    "toc 1": (_spacing(0, 20), ""),
    "toc 2": (f'{_spacing(0, 20)}<w:ind w:left="284"/>', _QUIET),
    "header": (f"{_TABS}{_spacing(0, 0, 240)}", f"{_QUIET}{_size(18)}"),
    "footer": (f"{_TABS}{_spacing(0, 0, 240)}", f"{_QUIET}{_size(18)}"),
    "Hyperlink": ("", f'{_colour(LINK, "hyperlink")}<w:u w:val="single"/>'),
    "Draft Mark": ("", f'{_BOLD}<w:caps/>{_colour(ALARM, "accent4")}<w:spacing w:val="10"/>'),
    "Table Text": (_spacing(50, 50, 247), _size(20)),
    "Table Heading": (_spacing(60, 60, 240), f"{_BOLD}{_INK}"),
    "Table Row Heading": ("", f"{_BOLD}"),
}
"""Paragraph and run properties by style name, in the order of the schema."""
TABLE = (
    f"<w:tblPr><w:tblBorders>{_rule('top', 8, 0, INK)}{_rule('bottom', 8, 0, INK)}{_rule('insideH', 4, 0, RULE)}"
    '</w:tblBorders><w:tblCellMar><w:left w:w="100" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar>'
    "</w:tblPr>",
    f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>{_rule("bottom", 8, 0, INK)}</w:tcBorders>'
    f'<w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>',
)


def _run(text: str, properties: str = "") -> str:
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}<w:t>{text}</w:t></w:r>"


_DRAFT = '<w:rStyle w:val="DraftMark"/>'
_TAB = "<w:r><w:tab/></w:r>"
_FOOTER = (f"<w:pBdr>{_rule('top', 4, 6, RULE)}</w:pBdr>", _run("{{uitgave}}") + _TAB + _run("{{pagina}}"))
STORIES = {
    "first_page_header": (
        '<w:spacing w:after="480"/>',
        _run("{{logo}}", f"{_BOLD}{_INK}{_size(24)}") + _TAB + _run("{{concept}}", f"{_DRAFT}{_size(28)}"),
    ),
    "header": (
        f"<w:pBdr>{_rule('bottom', 4, 6, RULE)}</w:pBdr>",
        _run("{{bedrijf}}") + _TAB + _run("{{concept – }}", _DRAFT) + _run("{{titel}}"),
    ),
    "first_page_footer": _FOOTER,
    "footer": _FOOTER,
}
"""The properties and runs of the one paragraph of each header and footer."""


def house_style() -> bytes:
    """The reference document."""
    reference = docx.Document(io.BytesIO(write(SPECIMEN, plain_style())))
    _add_theme(reference)
    _dress(reference)
    _lay_out(reference)
    return _packed(reference)


def _add_theme(reference: Reference) -> None:
    main = reference.part
    theme = Part(PackURI("/word/theme/theme1.xml"), _THEME_TYPE, THEME.encode(), main.package)
    main.relate_to(theme, RELATIONSHIP_TYPE.THEME)


def _dress(reference: Reference) -> None:
    styles = reference.styles.element
    fonts = next(styles.iter(qn("w:rFonts")))
    fonts.getparent().replace(fonts, element(_TEXT))
    for name, (paragraph, run) in STYLES.items():
        style = reference.styles[name].element
        _set(style, "pPr", paragraph)
        _set(style, "rPr", run)
    table = reference.styles["Table Grid"].element
    for old in table.findall(qn("w:tblPr")):
        table.remove(old)
    table.extend(element(markup) for markup in TABLE)
    for level in reference.part.numbering_part.element.iter(qn("w:lvl")):
        insert_before(level, element(f"<w:rPr>{_INK}</w:rPr>"), ())


def _set(style: etree._Element, kind: str, markup: str) -> None:
    """Puts the properties in the place of those that a style has, but for the list that it is in."""
    if not markup:
        return
    for old in style.findall(qn(f"w:{kind}")):
        style.remove(old)
    insert_before(style, element(f"<w:{kind}>{markup}</w:{kind}>"), ("rPr", "tblPr") if kind == "pPr" else ("tblPr",))


def _lay_out(reference: Reference) -> None:
    section = reference.sections[0]
    section.different_first_page_header_footer = True
    for name, (properties, runs) in STORIES.items():
        story = getattr(section, name)
        story.is_linked_to_previous = False
        kind = "Header" if name.endswith("header") else "Footer"
        paragraph = element(f'<w:p><w:pPr><w:pStyle w:val="{kind}"/>{properties}</w:pPr>{runs}</w:p>')
        story._element[:] = [paragraph]


def _packed(reference: Reference) -> bytes:
    """The document as python-docx saves it, in a zip that does not tell when."""
    stream = io.BytesIO()
    reference.save(stream)
    with zipfile.ZipFile(stream) as saved:
        return archive(pack(entry, saved.read(entry)) for entry in saved.namelist())


if __name__ == "__main__":
    (Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET).write_bytes(house_style())
