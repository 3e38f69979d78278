"""How much room the type of a table takes: its size, and how wide its typeface is."""

from collections.abc import Mapping
from types import MappingProxyType

from lxml import etree

from generator.formats.docx.style.elements import name
from generator.formats.docx.style.stylesheet import StyleSheet

_HALF_POINTS = 20
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WIDTHS: Mapping[str, float] = MappingProxyType(
    {"calibri": 0.96, "carlito": 0.96, "garamond": 0.96, "times new roman": 0.96, "verdana": 1.25, "dejavu sans": 1.25}
)
_UNKNOWN = 1.05
"""Against Arial, with room to spare: a word that does not fit its column is broken in the middle."""


def table_em(styles: StyleSheet, theme: etree._Element | None) -> int:
    """The type size of table text in twips, more or less of it as its typeface is wide or narrow."""
    size = styles.length("table text", "val", "rPr", "sz") or _HALF_POINTS
    return round(10 * size * _WIDTHS.get(_typeface(styles, theme).lower(), _UNKNOWN))


def _typeface(styles: StyleSheet, theme: etree._Element | None) -> str:
    fonts = styles.effective("table text", "rPr", "rFonts")
    if fonts is None:
        return ""
    of_theme = fonts.get(name("asciiTheme"), "")
    if not of_theme or theme is None:
        return fonts.get(name("ascii"), "")
    scheme = "majorFont" if of_theme.startswith("major") else "minorFont"
    latin = theme.find(f".//{_DRAWING}{scheme}/{_DRAWING}latin")
    return "" if latin is None else latin.get("typeface", "")
