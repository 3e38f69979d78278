"""Makes the styles of a reference document ready: finds those that statements use, adds those that are missing."""

from collections.abc import Mapping
from copy import deepcopy
from types import MappingProxyType

from lxml import etree
from msgspec import Struct

from generator.formats.docx.style.elements import (
    child,
    child_or_new,
    element,
    insert_before,
    local_name,
    name,
    remove,
    value,
)
from generator.formats.docx.style.standard_styles import STYLES, Style
from generator.formats.docx.wordprocessingml import escape, twips

_DEFAULTS = {"paragraph": "normal", "character": "default paragraph font", "table": "normal table"}
_AFTER_OUTLINE_LEVEL = ("divId", "cnfStyle", "rPr", "sectPr", "pPrChange")
_FIRST_LEVELS = {
    "list bullet": "list bullet",
    "list number": "list number",
    "list continue": "list bullet",
    "toc": "toc 1",
}
AFTER_PARAGRAPH = ("rPr", "tblPr", "trPr", "tcPr", "tblStylePr")
"""What comes after ``w:pPr`` in a style."""
_AFTER_LANGUAGE = ("eastAsianLayout", "specVanish", "oMath")
_BEFORE_WIDOW_CONTROL = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr")


class StyleSheet(Struct, frozen=True):
    """``word/styles.xml`` with every style of ``STYLES`` in it; ``found`` has them by name in lower case.

    ``added`` are the names of those that the reference document did not have.
    """

    root: etree._Element
    found: Mapping[str, etree._Element]
    added: frozenset[str]

    def identifiers(self) -> dict[str, str]:
        """The style id of each style, as it stands in an attribute."""
        return {key: escape(style.get(name("styleId"), "")) for key, style in self.found.items()}

    def effective(self, style_name: str, *path: str) -> etree._Element | None:
        """The element at ``path`` (``pPr``, ``spacing``) of a style or of the nearest that it is based on."""
        by_id = {style.get(name("styleId")): style for style in self.root.findall(name("style"))}
        style: etree._Element | None = self.found[style_name]
        seen: list[etree._Element] = []
        while style is not None and style not in seen:
            seen.append(style)
            if (found := child(style, *path)) is not None:
                return found
            style = by_id.get(value(style, "basedOn"))
        return child(self.root, "docDefaults", f"{path[0]}Default", *path)

    def length(self, style_name: str, attribute: str, *path: str) -> int | None:
        """A length that a style has, by its base or by default, in the unit that a bare number has there."""
        found = self.effective(style_name, *path)
        return None if found is None else twips(found.get(name(attribute)))


def prepare_styles(root: etree._Element, language: str) -> StyleSheet:
    """The style sheet with all styles of ``STYLES``, headings in the outline, in ``language`` throughout."""
    styles = _complete(root)
    for level in (1, 2, 3):
        _put_in_outline(styles.found[f"heading {level}"], level - 1)
    _align_siblings(styles)
    if "table heading" in styles.added:
        _unembolden(styles.found["table grid"])
    _set_language(root, language)
    _control_widows(root)
    return styles


def _complete(root: etree._Element) -> StyleSheet:
    present = _present(root)
    taken = {style.get(name("styleId"), "").lower() for style in root.findall(name("style"))}
    found: dict[str, etree._Element] = {}
    added: set[str] = set()
    for style in STYLES:
        key = style.name.lower()
        if (style.kind, key) not in present:
            identifier = next(i for i in _identifiers(style.identifier) if i.lower() not in taken)
            taken.add(identifier.lower())
            added.add(key)
            root.append(_element(style, identifier, found))
            present[style.kind, key] = root[-1]
        found[key] = present[style.kind, key]
    return StyleSheet(root, found, frozenset(added))


def _identifiers(wanted: str) -> tuple[str, ...]:
    return (wanted, *(f"{wanted}{number}" for number in range(100, 1000)))


def _present(root: etree._Element) -> dict[tuple[str, str], etree._Element]:
    """The styles by kind and name; a default style of any name is what Word calls ``Normal``."""
    styles = [style for style in root.findall(name("style")) if style.get(name("styleId"))]
    present: dict[tuple[str, str], etree._Element] = {}
    for style in styles:
        present.setdefault((style.get(name("type"), "paragraph"), value(style, "name").strip().lower()), style)
    for style in styles:
        kind = style.get(name("type"), "paragraph")
        if style.get(name("default")) in {"1", "true", "on"} and kind in _DEFAULTS:
            present.setdefault((kind, _DEFAULTS[kind]), style)
    return present


def _element(style: Style, identifier: str, found: Mapping[str, etree._Element]) -> etree._Element:
    def reference(tag: str, to: str) -> str:
        return f'<w:{tag} w:val="{escape(found[to.lower()].get(name("styleId"), ""))}"/>' if to else ""

    is_default = _DEFAULTS.get(style.kind) == style.name.lower()
    attributes = (' w:default="1"' if is_default else "") + (' w:customStyle="1"' if style.own else "")
    return element(
        f'<w:style w:type="{style.kind}"{attributes} w:styleId="{identifier}"><w:name w:val="{style.name}"/>'
        f"{reference('basedOn', style.based_on)}{reference('next', style.following)}"
        f'<w:uiPriority w:val="{style.priority}"/>{"" if style.kind == "table" else "<w:qFormat/>"}'
        f"{f'<w:pPr>{style.paragraph}</w:pPr>' if style.paragraph else ''}"
        f"{f'<w:rPr>{style.run}</w:rPr>' if style.run else ''}{style.table}</w:style>"
    )


def _align_siblings(styles: StyleSheet) -> None:
    """Gives a level that we added the spacing of the first level that the house has, so that a list looks as one."""
    for added in sorted(styles.added):
        sibling = _FIRST_LEVELS.get(added.rstrip(" 2345"), "")
        if sibling and sibling not in styles.added:
            properties = child_or_new(styles.found[added], "pPr", AFTER_PARAGRAPH)
            spacing, own = styles.effective(sibling, "pPr", "spacing"), child(properties, "spacing")
            if own is not None:
                remove(own)
            if spacing is not None:
                insert_before(properties, deepcopy(spacing), ("ind", "outlineLvl"))


def _put_in_outline(heading: etree._Element, level: int) -> None:
    properties = child_or_new(heading, "pPr", AFTER_PARAGRAPH)
    if child(properties, "outlineLvl") is None:
        insert_before(properties, element(f'<w:outlineLvl w:val="{level}"/>'), _AFTER_OUTLINE_LEVEL)


def _unembolden(table: etree._Element) -> None:
    """Takes bold off the header cells of a table style: with bold in their paragraph style too, they would lose it.

    Bold in two styles that meet is not bold (toggle properties, ECMA-376 part 1, 17.7.3).
    """
    for part in table.findall(name("tblStylePr")):
        if part.get(name("type")) in {"firstRow", "firstCol"}:
            for toggle in list(part.iter(name("b"), name("bCs"))):
                remove(toggle)


def _set_language(root: etree._Element, language: str) -> None:
    for old in list(root.iter(name("lang"))):
        remove(old)
    run = _default_properties(root, "rPr")
    insert_before(run, element(f'<w:lang w:val="{language}" w:eastAsia="{language}"/>'), _AFTER_LANGUAGE)


def _control_widows(root: etree._Element) -> None:
    paragraph = _default_properties(root, "pPr")
    if child(paragraph, "widowControl") is None:
        before = [own for own in paragraph if local_name(own) in _BEFORE_WIDOW_CONTROL]
        paragraph.insert(len(before), element("<w:widowControl/>"))


def _default_properties(root: etree._Element, kind: str) -> etree._Element:
    """The ``rPr`` or ``pPr`` of the document defaults, which are made where the reference document has none."""
    defaults = child(root, "docDefaults")
    if defaults is None:
        root.insert(0, defaults := element("<w:docDefaults/>"))
    return child_or_new(child_or_new(defaults, f"{kind}Default", ("pPrDefault",)), kind)


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
