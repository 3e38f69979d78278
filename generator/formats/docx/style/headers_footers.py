"""Headers and footers of a reference document, with slots for what each statement prints in them; or plain ones."""

from collections.abc import Iterator, Mapping
from typing import Literal

from docx.opc.part import Part as SourcePart
from lxml import etree
from msgspec import Struct

from generator.formats.docx.style.elements import as_text, element, name, remove
from generator.formats.docx.style.field_codes import refused_fields
from generator.formats.docx.style.house_style import Slot
from generator.formats.docx.style.markers import Slots, replace_markers
from generator.formats.docx.style.opening import Problem
from generator.formats.docx.style.part_relationships import Carried, carry
from generator.formats.docx.style.security import parse

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
    problems: tuple[Problem, ...]


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
        logo = self.slots.take(Slot("logo relationship")) if "logo" in fields else ""
        relationships = carried.relationships + logo
        return Story(kind, where, label, as_text(root), relationships, carried, (*problems, *carried.problems))

    def _marked_paragraph(self, field: str) -> str:
        """A line of its own for what each page must say; not there where the field is empty."""
        opening = f"{_OPENING}{_MARK}".replace("{header}", self.ids["header"])
        opening = opening.replace("{draft mark}", self.ids["draft mark"])
        return self.slots.take(Slot(field, opening, "</w:t></w:r></w:p>"))


def _shows_something(root: etree._Element) -> bool:
    has_text = any((text.text or "").strip() for text in root.iter(name("t")))
    return has_text or next(root.iter(*_SHOWN), None) is not None
