"""A statement as a Word document: the house style's parts, filled in, and the parts that only this statement has."""

from collections.abc import Iterator

from generator.document import Document
from generator.formats.docx.docx_package import Part, archive, pack
from generator.formats.docx.house_style import HouseStyle
from generator.formats.docx.tracked import tracked_body
from generator.formats.docx.wordprocessingml import DECLARATION, NAMESPACES, relationships
from generator.formats.docx.writer import properties
from generator.formats.docx.writer.body import started
from generator.formats.docx.writer.images import part_name
from generator.formats.docx.writer.properties import slot_values


def write(document: Document, style: HouseStyle) -> bytes:
    """The statement as a DOCX in a house style; the same bytes for the same document and style, always."""
    return archive(_parts(document, style))


def _parts(document: Document, style: HouseStyle) -> Iterator[Part]:
    comparison = document.meta.comparison
    body = tracked_body.started(document, comparison, style) if comparison else started(document, style)
    text = f"{DECLARATION}<w:document {NAMESPACES}><w:body>{body.write()}{style.section}</w:body></w:document>"
    links = "".join(body.runs.targets.relationships())
    values = slot_values(document) | {"lists": "".join(body.numbers.lists)}
    meta = document.meta
    yield from style.parts
    yield pack("word/document.xml", text)
    yield pack("word/_rels/document.xml.rels", relationships(style.relationships + links))
    for name, form in style.forms:
        yield pack(name, style.fill(form, values))
    if meta.logo and style.shows_logo:
        yield pack(f"word/{part_name(meta.logo)}", meta.logo.data)
    yield pack("docProps/core.xml", properties.core(meta))
    yield pack("docProps/app.xml", properties.extended(meta))
