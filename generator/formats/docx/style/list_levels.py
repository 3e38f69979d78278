"""Makes the numbering of a reference document ready: bullets and numbers that look as its list styles say."""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy

from lxml import etree
from msgspec import Struct

from generator.formats.docx.house_style import DEEPEST, STYLED_LEVELS, list_style
from generator.formats.docx.style.elements import (
    as_text,
    child,
    child_or_new,
    element,
    insert_before,
    name,
    remove,
    value,
)
from generator.formats.docx.style.stylesheet import AFTER_PARAGRAPH, StyleSheet
from generator.formats.docx.wordprocessingml import NAMESPACES, twips

_FIRST_OWN_ID = 1000
_STEP = 397
_KINDS = ("bullet", "number")
_AFTER_START_OF_LEVEL = ("suff", "lvlText", "lvlJc", "pPr", "rPr")


class Numbering(Struct, frozen=True):
    """``word/numbering.xml``, and what statements refer to in it.

    ``numbers`` is the definition of ordered lists, ``bullet_list`` the one list that all bullets are in,
    ``first_list`` the first list id that is free; the indents are those of the nine levels, in twips.
    """

    form: str
    numbers: int
    bullet_list: int
    first_list: int
    bullet_indents: tuple[int, ...]
    number_indents: tuple[int, ...]


def prepare_numbering(original: etree._Element | None, styles: StyleSheet, lists: str) -> Numbering:
    """The numbering of a reference document, if it has one, with our definitions; ``lists`` marks the place of lists.

    A level looks as the list style of that level in the reference document does (``List Bullet 2``): its sign and its
    indent. A level whose style has no list of its own gets ours.
    """
    root = element(f"<w:numbering {NAMESPACES}/>") if original is None else original
    for unused in list(root.iter(name("numPicBullet"), name("lvlPicBulletId"), name("numIdMacAtCleanup"))):
        remove(unused)
    definition, first = _free_id(root, "abstractNum"), _free_id(root, "num")
    levels = [tuple(_levels(root, styles, kind)) for kind in _KINDS]
    for place, (kind, own) in enumerate(zip(_KINDS, levels, strict=True)):
        _link_styles(styles, kind, own, first + place)
        insert_before(root, _definition(definition + place, own), ("num",))
    root.extend(_list(first + place, definition + place) for place in range(len(_KINDS)))
    root[-1].tail = lists
    bullets, numbers = (tuple(map(_indent, own)) for own in levels)
    return Numbering(as_text(root), definition + 1, first, first + 2, bullets, numbers)


def _free_id(root: etree._Element, kind: str) -> int:
    key = {"abstractNum": "abstractNumId", "num": "numId"}[kind]
    ids = (found.get(name(key), "") for found in root.findall(name(kind)))
    return max([_FIRST_OWN_ID, *(int(number) + 1 for number in ids if re.fullmatch("[0-9]{1,8}", number))])


def _list(number: int, definition: int) -> etree._Element:
    return element(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{definition}"/></w:num>')


def _definition(number: int, levels: Sequence[etree._Element]) -> etree._Element:
    definition = element(
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{0x5A7E0000 + number % 0x10000:08X}"/>'
        '<w:multiLevelType w:val="multilevel"/></w:abstractNum>'
    )
    definition.extend(levels)
    return definition


def _levels(root: etree._Element, styles: StyleSheet, kind: str) -> Iterator[etree._Element]:
    indent = 0
    for depth in range(DEEPEST + 1):
        style_name = list_style(kind, depth)
        is_of_house = depth < STYLED_LEVELS and style_name not in styles.added
        level = house_level(root, styles, style_name, depth) if is_of_house else None
        if level is None:
            level = _own_level(kind, depth, indent + _STEP)
        indent = _indent(level)
        yield level


def _own_level(kind: str, depth: int, indent: int) -> etree._Element:
    looks, text = ("bullet", "•–"[depth % 2]) if kind == "bullet" else ("decimal", f"%{depth + 1}.")
    return element(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{looks}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{indent}" w:hanging="{_STEP}"/></w:pPr></w:lvl>'
    )


def _indent(level: etree._Element) -> int:
    indent = child(level, "pPr", "ind")
    found = None if indent is None else twips(indent.get(name("left")) or indent.get(name("start")))
    return _STEP if found is None else found


def _link_styles(styles: StyleSheet, kind: str, levels: Sequence[etree._Element], number: int) -> None:
    """Gives the list styles that we added a list of their own, so that they make lists in Word as well."""
    for depth in range(STYLED_LEVELS):
        style_name = list_style(kind, depth)
        if style_name not in styles.added:
            continue
        mark = element(f'<w:pStyle w:val="{styles.identifiers()[style_name]}"/>')
        insert_before(levels[depth], mark, _AFTER_START_OF_LEVEL)
        properties = child_or_new(styles.found[style_name], "pPr", AFTER_PARAGRAPH)
        level = f'<w:ilvl w:val="{depth}"/>' if depth else ""
        numbering = element(f'<w:numPr>{level}<w:numId w:val="{number}"/></w:numPr>')
        insert_before(properties, numbering, ("spacing", "ind"))


_AFTER_INDENT = (
    "contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl rPr"
).split()
_AFTER_START = ("numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr").split()
_NOT_TAKEN = ("start", "lvlRestart", "pStyle", "isLgl")


def house_level(root: etree._Element, styles: StyleSheet, style_name: str, depth: int) -> etree._Element | None:
    """The look of a list style of the reference document as level ``depth`` of a list of ours; ``None`` if it has none.

    ``root`` is the numbering of the reference document. A style's own indent goes before that of its list, as in Word.
    """
    original = _level(root, styles, style_name)
    is_bullet = style_name.startswith("list bullet")
    if original is None or (value(original, "numFmt") == "bullet") != is_bullet:
        return None
    level = deepcopy(original)
    level.attrib.clear()
    level.set(name("ilvl"), str(depth))
    for unwanted in [found for local in _NOT_TAKEN for found in level.findall(name(local))]:
        level.remove(unwanted)
    insert_before(level, element('<w:start w:val="1"/>'), _AFTER_START)
    text = child(level, "lvlText")
    if text is not None:
        text.set(name("val"), _at_depth(text.get(name("val"), ""), depth))
    _take_indent(level, child(styles.found[style_name], "pPr", "ind"))
    return level


def _at_depth(text: str, depth: int) -> str:
    """A level's text with the number of its own depth in it; numbers of outer levels are not ours to repeat."""
    numbers = re.findall("%[1-9]", text)
    return re.sub("%[1-9]", f"%{depth + 1}", text) if len(numbers) < 2 else f"%{depth + 1}."


def _take_indent(level: etree._Element, indent: etree._Element | None) -> None:
    if indent is None:
        return
    properties = child_or_new(level, "pPr", ("rPr",))
    for old in properties.findall(name("ind")):
        properties.remove(old)
    insert_before(properties, deepcopy(indent), _AFTER_INDENT)


def _level(root: etree._Element, styles: StyleSheet, style_name: str) -> etree._Element | None:
    numbering = styles.effective(style_name, "pPr", "numPr")
    if numbering is None:
        return None
    depth = value(numbering, "ilvl") or "0"
    listed = _with(root, "num", "numId", value(numbering, "numId"))
    if listed is None:
        return None
    for override in listed.findall(name("lvlOverride")):
        if override.get(name("ilvl")) == depth and (own := child(override, "lvl")) is not None:
            return own
    definition = _with(root, "abstractNum", "abstractNumId", value(listed, "abstractNumId"))
    return None if definition is None else _level_for(definition, styles.identifiers()[style_name], depth)


def _level_for(definition: etree._Element, style: str, depth: str) -> etree._Element | None:
    """The level that names the style, for Word finds a style's level by that; else the one at ``depth``."""
    levels = definition.findall(name("lvl"))
    named = [level for level in levels if value(level, "pStyle") == style]
    return next(iter(named), next((level for level in levels if level.get(name("ilvl")) == depth), None))


def _with(root: etree._Element, kind: str, key: str, wanted: str) -> etree._Element | None:
    return next((found for found in root.findall(name(kind)) if found.get(name(key)) == wanted), None)
