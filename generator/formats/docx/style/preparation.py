"""Opens and checks a reference document: what it is refused for, and python-docx's view of it."""

import io
import zipfile

import docx
from docx.document import Document as Reference
from lxml import etree

from generator.diagnostics import Diagnostic, Diagnostics, Location, has_errors
from generator.formats.docx.style.assembly import assemble
from generator.formats.docx.style.house_style import HouseStyle
from generator.formats.docx.style.opening import Parts, Problem, unpack, unreadable
from generator.formats.docx.style.security import hazards
from generator.formats.docx.wordprocessingml import WORD_TYPE

_TEMPLATE, _DOCUMENT = (f"{WORD_TYPE}.{kind}.main+xml".encode() for kind in ("template", "document"))


def prepare(data: bytes, file: str) -> tuple[HouseStyle | None, Diagnostics]:
    """A reference document made ready, and what is wrong with it; ``file`` is where the diagnostics say it is."""
    style, problems = _prepared(data)
    diagnostics = tuple(Diagnostic(p.code, p.message, Location(file), p.severity, p.hint) for p in problems)
    return (None if has_errors(diagnostics) else style), diagnostics


def _prepared(data: bytes) -> tuple[HouseStyle | None, tuple[Problem, ...]]:
    parts, problems = unpack(data)
    problems = problems or tuple(hazards(parts))
    if problems:
        return None, problems
    reference = _opened(parts)
    if isinstance(reference, Problem):
        return None, (reference,)
    try:
        return assemble(reference)
    except etree.XMLSyntaxError as error:
        return None, (unreadable(f"a part is not the XML that its relationship promises: {error}"),)


def _opened(parts: Parts) -> Reference | Problem:
    """The document as python-docx has it; a template is one once its type says that it is a document."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for part, data in parts.items():
            archive.writestr(part, data.replace(_TEMPLATE, _DOCUMENT) if part == "[Content_Types].xml" else data)
    try:
        return docx.Document(stream)
    except Exception as error:
        # python-docx has no error of its own: a malformed package makes it raise whatever its code trips over.
        return unreadable(f"python-docx stops with {type(error).__name__}")
