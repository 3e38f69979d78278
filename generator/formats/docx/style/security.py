"""What a reference document must not hold: damage, macros, and anything that is fetched from elsewhere."""

from collections.abc import Iterator

from lxml import etree

from generator.formats.docx.style.opening import SAVE_AS, Parts, Problem
from generator.formats.docx.wordprocessingml import WORD_TYPE

_ALLOWED_OUTSIDE = ("hyperlink", "attachedTemplate")
"""Links may point outside. The template that a document was made from is named in it, and is neither read nor kept."""
_MACRO_TYPES = ("macroEnabled", "vbaProject")
_WORD_TYPES = tuple(f"{WORD_TYPE}.{kind}.main+xml" for kind in ("document", "template"))
_STRICT = "http://purl.oclc.org/ooxml/"


def hazards(parts: Parts) -> Iterator[Problem]:
    """Every reason in the parts of a document not to use it as a house style."""
    if "[Content_Types].xml" not in parts:
        yield _unreadable("this is no Word document")
    for name in sorted(parts):
        if not name.endswith((".xml", ".rels")):
            continue
        try:
            root = parse(parts[name])
        except (etree.XMLSyntaxError, ValueError) as error:
            yield _unreadable(f"{name} is damaged: {error}")
            continue
        if root.getroottree().docinfo.internalDTD is not None:
            yield _unreadable(f"{name} has a document type declaration")
        if name == "[Content_Types].xml":
            yield from _types(root)
        if name.endswith(".rels"):
            yield from _relationships(name, root)


def parse(data: bytes) -> etree._Element:
    """The root of a part, read without entities, network or comments; raises ``XMLSyntaxError`` for a damaged one."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    return etree.fromstring(data, parser)


def _types(content_types: etree._Element) -> Iterator[Problem]:
    types = [child.get("ContentType", "") for child in content_types]
    if any(word in kind for kind in types for word in _MACRO_TYPES):
        yield Problem("house-style-macros", "the document holds macros", SAVE_AS)
    elif not any(kind in _WORD_TYPES for kind in types):
        yield _unreadable("this is a document of another program than Word")


def _relationships(name: str, root: etree._Element) -> Iterator[Problem]:
    for relationship in root:
        kind = relationship.get("Type", "")
        if kind.startswith(_STRICT) and kind.endswith("/officeDocument"):
            yield _unreadable("the document was saved as Strict Open XML")
        if relationship.get("TargetMode") == "External" and not kind.endswith(_ALLOWED_OUTSIDE):
            message = f"{name} fetches {relationship.get('Target')} from outside the document"
            hint = "in Word, use File > Info > Edit Links to Files > Break Link, or insert the picture itself"
            yield Problem("house-style-external", message, hint)


def _unreadable(message: str) -> Problem:
    return Problem("house-style-unreadable", message, SAVE_AS)
