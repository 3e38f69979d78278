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
from collections.abc import Iterator, Mapping
from typing import Literal

from docx.opc.part import Part as SourcePart
from lxml import etree
from msgspec import Struct, field

from generator.formats.docx.house_style import FIELDS, HeaderSlot, place
from generator.formats.docx.style.elements import as_text, element, name, remove
from generator.formats.docx.style.parts import Carried, carry
from generator.formats.docx.style.security import StyleProblem, parse, refused_fields
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
_NAMES = {**dict(zip(FIELDS, FIELDS, strict=True)), **_DUTCH}
_MARKER = re.compile(r"\{\{([^{}]*)\}\}")
_NAME = re.compile(rf"\b(?:{'|'.join(_NAMES)})\b", re.IGNORECASE)
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Slots(Struct, frozen=True):
    """The slots of a house style while it is made ready."""

    taken: list[HeaderSlot] = field(default_factory=list)

    def take(self, slot: HeaderSlot) -> str:
        """Adds a slot, and gives the text that marks its place."""
        self.taken.append(slot)
        return place(len(self.taken) - 1)


def replace_markers(root: etree._Element, part: str, slots: Slots) -> Iterator[StyleProblem]:
    """Puts slots in the place of the markers in a header or footer; a marker that is none of ours is a problem."""
    for paragraph in root.iter(name("p")):
        texts = [text for text in paragraph.iter(name("t")) if next(text.iterancestors(name("p"))) is paragraph]
        for found in reversed(list(_MARKER.finditer("".join(text.text or "" for text in texts)))):
            slot = _slot(found[1])
            if slot is None:
                yield _unknown(found[0], part)
            else:
                _replace(texts, found.span(), slots.take(slot))


def _slot(inside: str) -> HeaderSlot | None:
    """The last name in the brackets is the field; what stands around it goes with its value."""
    names = list(_NAME.finditer(inside))
    if not names:
        return None
    start, end = names[-1].span()
    around = (inside[:start], inside[end:])
    before, after = around if any(map(str.strip, around)) else ("", "")
    return HeaderSlot(_NAMES[inside[start:end].lower()], escape(before), escape(after))


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


def _unknown(marker: str, part: str) -> StyleProblem:
    known = ", ".join(f"{{{{{field}}}}}" for field in FIELDS)
    message = f"{part} holds {marker}, which names nothing that a statement has"
    return StyleProblem("house-style-marker", message, f"use one of {known}, or take the brackets away")


Kind = Literal["header", "footer"]
KINDS: tuple[Kind, ...] = ("header", "footer")
_SHOWN = tuple(map(name, ("drawing", "pict", "object", "fldSimple", "instrText", "sym", "tbl")))
_MARK = '<w:r><w:rPr><w:rStyle w:val="{draft mark}"/></w:rPr><w:t>'
_OPENING = '<w:p><w:pPr><w:pStyle w:val="{header}"/></w:pPr>'
_EMPTY = f"<w:hdr>{_OPENING}</w:p></w:hdr>"
_PLAIN = {
    "header": f"<w:hdr>{_OPENING}<w:r><w:t>{{{{company – }}}}{{{{title}}}}</w:t></w:r>"
    f"{_MARK}{{{{ – draft}}}}</w:t></w:r></w:p></w:hdr>",
    "footer": '<w:ftr><w:p><w:pPr><w:pStyle w:val="{footer}"/><w:jc w:val="right"/></w:pPr>'
    "<w:r><w:t>{{edition – }}{{page}}</w:t></w:r></w:p></w:ftr>",
}


class Story(Struct, frozen=True):
    """A header or footer made ready: ``where`` is ``default``, ``first`` or ``even``, ``label`` as in ``header1``."""

    kind: Kind
    where: str
    label: str
    form: str
    relationships: str
    carried: Carried
    problems: tuple[StyleProblem, ...]


class Stories(Struct, frozen=True):
    """Makes headers and footers ready; ``ids`` are the style ids by name, ``slots`` takes what they print."""

    ids: Mapping[str, str]
    slots: Slots

    def prepare(self, kind: Kind, sources: Mapping[str, SourcePart], places: tuple[str, ...]) -> Iterator[Story]:
        """The headers, or footers, for the ``places``: those of the reference document, or plain ones if all are empty.

        A place without a header gets an empty one, so that every page of a draft or a redline can say what it is.
        """
        roots = {where: parse(sources[where].blob) for where in places if where in sources}
        has_own = any(map(_shows_something, roots.values()))
        for number, where in enumerate(places, 1):
            if has_own and where in roots:
                carried = carry(sources[where], roots[where], f"{kind}{number}")
                yield self._story(kind, where, number, roots[where], carried)
            elif kind == "header" or not has_own:
                root = self._made(_EMPTY if has_own else _PLAIN[kind])
                yield self._story(kind, where, number, root, Carried())

    def _made(self, markup: str) -> etree._Element:
        for key in ("header", "footer", "draft mark"):
            markup = markup.replace(f'"{{{key}}}"', f'"{self.ids[key]}"')
        return element(markup)

    def _story(self, kind: Kind, where: str, number: int, root: etree._Element, carried: Carried) -> Story:
        label, first = f"{kind}{number}", len(self.slots.taken)
        problems = (*refused_fields(root, label), *replace_markers(root, label, self.slots))
        fields = {slot.field for slot in self.slots.taken[first:]}
        for language in list(root.iter(name("lang"))):
            remove(language)
        if kind == "header" and len(root):
            draft = "" if "draft" in fields else self._marked_paragraph("draft")
            root[-1].tail = draft + self._marked_paragraph("comparison")
        logo = self.slots.take(HeaderSlot("logo relationship")) if "logo" in fields else ""
        relationships = carried.relationships + logo
        return Story(kind, where, label, as_text(root), relationships, carried, (*problems, *carried.problems))

    def _marked_paragraph(self, field: str) -> str:
        """A line of its own for what each page must say; not there where the field is empty."""
        opening = f"{_OPENING}{_MARK}".replace("{header}", self.ids["header"])
        opening = opening.replace("{draft mark}", self.ids["draft mark"])
        return self.slots.take(HeaderSlot(field, opening, "</w:t></w:r></w:p>"))


def _shows_something(root: etree._Element) -> bool:
    has_text = any((text.text or "").strip() for text in root.iter(name("t")))
    return has_text or next(root.iter(*_SHOWN), None) is not None
