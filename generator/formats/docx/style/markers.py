"""Markers that an officer types in a header or footer of the reference document, in Word, as plain text.

``{{company}}`` prints the company's name. Words and signs inside the brackets are printed with the value, and left out
when a statement has none: ``{{, version}}`` prints ``, 2.1`` or nothing. Capitals do not matter, nor does white space
alone, the Dutch names work as well, and it does not matter how Word cut the text into runs.

========================  ==============================================================================
``{{company}}``           the company's name; Dutch ``{{bedrijf}}``
``{{title}}``             the statement's title; ``{{titel}}``
``{{version}}``           the version; ``{{versie}}``
``{{date}}``              the date in words; ``{{datum}}``
``{{edition}}``           "Versie 2.1, 4 augustus 2025", or what there is of it; ``{{uitgave}}``
``{{draft}}``             "Concept", on drafts only; ``{{concept}}``
``{{page}}``              "Pagina 1 van 4" in the statement's language; ``{{pagina}}``
``{{logo}}``              the company's logo, or its name when it has none
========================  ==============================================================================
"""

import re
from collections.abc import Iterator

from lxml import etree
from msgspec import Struct, field

from generator.formats.docx.style.elements import name
from generator.formats.docx.style.house_style import Slot, place
from generator.formats.docx.style.opening import Problem
from generator.formats.docx.wordprocessingml import escape

_DUTCH = {
    "bedrijf": "company",
    "titel": "title",
    "versie": "version",
    "datum": "date",
    "uitgave": "edition",
    "concept": "draft",
    "pagina": "page",
}
FIELDS = ("company", "title", "version", "date", "edition", "draft", "page", "logo")
"""The fields that an officer can put in a header or footer."""

_NAMES = {**dict(zip(FIELDS, FIELDS, strict=True)), **_DUTCH}
_MARKER = re.compile(r"\{\{([^{}]*)\}\}")
_NAME = re.compile(rf"\b(?:{'|'.join(_NAMES)})\b", re.IGNORECASE)
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Slots(Struct, frozen=True):
    """The slots of a house style while it is made ready."""

    taken: list[Slot] = field(default_factory=list)

    def take(self, slot: Slot) -> str:
        """Adds a slot, and gives the text that marks its place."""
        self.taken.append(slot)
        return place(len(self.taken) - 1)


def replace_markers(root: etree._Element, part: str, slots: Slots) -> Iterator[Problem]:
    """Puts slots in the place of the markers in a header or footer; a marker that is none of ours is a problem."""
    for paragraph in root.iter(name("p")):
        texts = [text for text in paragraph.iter(name("t")) if next(text.iterancestors(name("p"))) is paragraph]
        for found in reversed(list(_MARKER.finditer("".join(text.text or "" for text in texts)))):
            slot = _slot(found[1])
            if slot is None:
                yield _unknown(found[0], part)
            else:
                _replace(texts, found.span(), slots.take(slot))


def _slot(inside: str) -> Slot | None:
    """The last name in the brackets is the field; what stands around it goes with its value."""
    names = list(_NAME.finditer(inside))
    if not names:
        return None
    start, end = names[-1].span()
    around = (inside[:start], inside[end:])
    before, after = around if any(map(str.strip, around)) else ("", "")
    return Slot(_NAMES[inside[start:end].lower()], escape(before), escape(after))


def _replace(texts: list[etree._Element], span: tuple[int, int], new: str) -> None:
    """Puts ``new`` in the first of the texts that the span covers, and takes the span out of all."""
    offset = 0
    for text in texts:
        old = text.text or ""
        start, end = (min(max(edge - offset, 0), len(old)) for edge in span)
        offset += len(old)
        if start < end:
            text.text = old[:start] + new + old[end:]
            text.set(_SPACE, "preserve")
            new = ""


def _unknown(marker: str, part: str) -> Problem:
    known = ", ".join(f"{{{{{field}}}}}" for field in FIELDS)
    message = f"{part} holds {marker}, which names nothing that a statement has"
    return Problem("house-style-marker", message, f"use one of {known}, or take the brackets away")
