"""What the lists of a reference document look like: the numbering level that a list style uses."""

import re
from copy import deepcopy

from lxml import etree

from generator.formats.docx.style.elements import child, child_or_new, element, insert_before, name, value
from generator.formats.docx.style.stylesheet import StyleSheet

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
