"""A redline's page with its changes accepted or rejected, as a reader does who knows ``ins`` and ``del``."""

from msgspec.structs import replace

from tests.support import html_reader
from tests.support.html_reader import Element

OF_THE_REDLINE = {"said", "steps"}
"""The classes of what a page says of its changes: words for screen readers, and links to other changes."""
EMPTY_IS_GONE = {
    "p",
    "li",
    "ul",
    "ol",
    "tr",
    "tbody",
    "thead",
    "table",
    "a",
    "strong",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
}


def without(element: Element, dropped: str) -> Element:
    """The element without what is ``dropped`` (``ins`` or ``del``), what is empty then, and what is about changes."""
    children: list[Element | str] = []
    for child in element.children:
        if isinstance(child, str):
            children.append(child)
        elif child.name != dropped and not _is_about_changes(child):
            kept = without(child, dropped)
            if child.name in {"ins", "del"}:
                children += kept.children
            elif not _is_gone(child, kept):
                children.append(kept)
    return replace(element, children=children)


def _is_about_changes(element: Element) -> bool:
    name, known = element.attributes.get("class", ""), element.attributes.get("id", "")
    return name in OF_THE_REDLINE or known.startswith("redline_") or element.name == "small"


def _is_gone(before: Element, after: Element) -> bool:
    """Whether all of a block, item or row was a change, or a block is only a note of a change."""
    return before.name in EMPTY_IS_GONE and not _says(after) and (_says(before) or bool(before.every("small")))


def _says(element: Element) -> bool:
    return any(
        one.name == "br" or any(isinstance(c, str) and c.strip() for c in one.children) for one in element.walk()
    )


def text_without(element: Element, dropped: str) -> str:
    """The words of an element but for those of ``dropped``, notes, steps and what only screen readers say."""
    kept = []
    for child in element.children:
        if isinstance(child, str):
            kept.append(child)
        elif child.name not in {dropped, "small"} and child.attributes.get("class") not in {"said", "steps"}:
            kept.append(text_without(child, dropped))
            if child.name in {"p", "li", "td", "th", "h1", "h2", "h3", "h4", "br"}:
                kept.append(" ")
    return "".join(kept)


def page_words(data: bytes, dropped: str) -> list[str]:
    """The words of the statement on a redline's page but for those of ``dropped``, ``ins`` or ``del``."""
    page = html_reader.parse(data)
    parts = [one for one in page.every("div") if one.attributes.get("class") in {"opening", "text"}]
    return " ".join(text_without(part, dropped) for part in parts).split()
