"""WordprocessingML as text: namespaces, escaping, and elements in the order that the schema wants them in."""

import re
from collections.abc import Iterable

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE_TYPE = "application/vnd.openxmlformats-officedocument"
WORD_TYPE = f"{OFFICE_TYPE}.wordprocessingml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = f'xmlns:w="{WORD}" xmlns:r="{RELATIONSHIPS}"'

_DEFAULT_TYPES = (
    ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
    ("xml", "application/xml"),
    ("png", "image/png"),
    ("jpeg", "image/jpeg"),
)
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def escape(text: str) -> str:
    """Text as it stands in an element or in a double-quoted attribute.

    Refuses, as a bug of the caller, the characters that XML 1.0 (2.2) cannot hold: a profile with one is reported
    where it is read.
    """
    if not text.isprintable() and (found := _NOT_XML.search(text)):
        raise ValueError(f"a document holds U+{ord(found[0]):04X}, which no Word file can hold: {text!r}")
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def text_element(text: str) -> str:
    """Characters of a run: ``w:t``, and ``w:tab`` for a tab, which a reader of ``w:t`` may take for any space."""
    space = ' xml:space="preserve"' if text[:1].isspace() or text[-1:].isspace() else ""
    written = f"<w:t{space}>{escape(text)}</w:t>"
    return written.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">') if "\t" in text else written


def field(instruction: str, result: str) -> str:
    """A field inside a run, with the result that shows until Word works it out anew."""
    return (
        '<w:fldChar w:fldCharType="begin"/>'
        f'<w:instrText xml:space="preserve"> {instruction} </w:instrText>'
        f'<w:fldChar w:fldCharType="separate"/>{text_element(result)}<w:fldChar w:fldCharType="end"/>'
    )


def paragraph_properties(
    style: str,
    *,
    keep_next: bool = False,
    numbering: tuple[int, int] | None = None,
    before: int | None = None,
    after: int | None = None,
    indent: int | None = None,
) -> str:
    """``w:pPr``: a style id, keep with next, ``(list, level)`` of a list, spacing and left indent in twips."""
    spacing = _attribute("before", before) + _attribute("after", after)
    return "".join(
        (
            f'<w:pPr><w:pStyle w:val="{style}"/>',
            "<w:keepNext/>" if keep_next else "",
            _numbering(*numbering) if numbering else "",
            f"<w:spacing{spacing}/>" if spacing else "",
            "" if indent is None else f'<w:ind w:left="{indent}" w:firstLine="0"/>',
            "</w:pPr>",
        )
    )


def _attribute(name: str, value: int | None) -> str:
    return "" if value is None else f' w:{name}="{value}"'


def _numbering(number: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def relationships(inside: str) -> str:
    """A relationships part (ECMA-376 part 2, 9.3) with the relationships, given as XML."""
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'


def relationship(identifier: str, kind: str, target: str) -> str:
    """A relationship to a part of the document; ``kind`` is the last word of its type, as in ``styles``."""
    return f'<Relationship Id="{identifier}" Type="{RELATIONSHIPS}/{kind}" Target="{target}"/>'


def content_types(types: Iterable[tuple[str, str]]) -> str:
    """The media types part (ECMA-376 part 2, 10.1.2.2) for parts by name."""
    defaults = (f'<Default Extension="{suffix}" ContentType="{kind}"/>' for suffix, kind in _DEFAULT_TYPES)
    overrides = (f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in types)
    return f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">{"".join((*defaults, *overrides))}</Types>'


_LENGTH = re.compile(r"(-?[0-9]{1,7}(?:\.[0-9]{1,6})?)(mm|cm|in|pt|pc|pi)?")
_TWIPS = {"": 1.0, "mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440.0, "pt": 20.0, "pc": 240.0, "pi": 240.0}


def twips(text: str | None) -> int | None:
    """A length in twips: ``1134``, or ``20mm`` with its unit (ECMA-376 part 1, 22.9.2.14); ``None`` for no length."""
    found = _LENGTH.fullmatch(text or "")
    return round(float(found[1]) * _TWIPS[found[2] or ""]) if found else None
