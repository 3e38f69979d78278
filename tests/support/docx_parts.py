"""What stands in a Word document's parts, for tests to ask about."""

import io
import re
import zipfile
from collections.abc import Iterable
from xml.etree import ElementTree

Element = ElementTree.Element
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def part(data: bytes, name: str) -> bytes:
    """The content of a part."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def names(data: bytes) -> list[str]:
    """The names of the parts, in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.namelist()


def tree(data: bytes, name: str = "document") -> Element:
    """A part below ``word/`` as elements."""
    return ElementTree.fromstring(part(data, f"word/{name}.xml"))


def text(element: Element) -> str:
    """The characters in an element."""
    return "".join(found.text or "" for found in element.iter(f"{W}t"))


def value(element: Element, *path: str) -> str | None:
    """The ``w:val`` of an element, or of the one at the end of a path; ``None`` without it."""
    found = element.find("/".join(W + name for name in path)) if path else element
    return None if found is None else found.get(f"{W}val")


def has(element: Element, *path: str) -> bool:
    """Whether there is an element at the end of a path."""
    return element.find("/".join(W + name for name in path)) is not None


def paragraph(data: bytes, start: str) -> Element:
    """The first paragraph of the body whose text starts so, contents list left out."""
    body = tree(data).find(f"{W}body")
    assert body is not None, "the document has no body"
    found = [p for child in body if child.tag != f"{W}sdt" for p in child.iter(f"{W}p") if text(p).startswith(start)]
    assert found, f"no paragraph starts with {start!r}"
    return found[0]


def style(data: bytes, name: str) -> Element:
    """The style with that name."""
    (found,) = (one for one in tree(data, "styles").iter(f"{W}style") if value(one, "name") == name)
    return found


def stories(data: bytes) -> dict[str, str]:
    """The text of each header and footer by its kind and place: ``header first``."""
    relationships = ElementTree.fromstring(part(data, "word/_rels/document.xml.rels"))
    targets = {found.get("Id"): found.get("Target", "").removesuffix(".xml") for found in relationships}
    section = tree(data).find(f"{W}body/{W}sectPr")
    references: Iterable[Element] = [] if section is None else section
    return {
        f"{found.tag.removeprefix(W).removesuffix('Reference')} {found.get(f'{W}type')}": " ".join(
            text(paragraph) for paragraph in tree(data, targets[found.get(f"{R}id")]).iter(f"{W}p")
        ).strip()
        for found in references
        if found.tag.endswith("Reference")
    }


def readable(content: bytes) -> str:
    """A part with its blocks on lines of their own; no character of it is left out."""
    return re.sub(
        r"(?=<(?:w:(?:p|tbl|tr|tc|style|num|abstractNum|lvl|sdt|sectPr)|Override|Relationship)[ >])",
        "\n",
        content.decode(),
    )
