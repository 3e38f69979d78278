"""Unpacks a reference document that anybody may have made, within bounds."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from lxml import etree
from msgspec import Struct, field

from generator.diagnostics import Severity
from generator.formats.docx.style.elements import name
from generator.formats.docx.wordprocessingml import WORD_TYPE

_PARTS_AT_MOST = 200
_BYTES_AT_MOST = 50_000_000
_XML_AT_MOST = 5_000_000
_RATIO_AT_MOST = 200
_RATIO_COUNTS_FROM = 100_000
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SAVE_AS = "in Word, use File > Save As and choose Word Document (*.docx)"
"""The hint that mends most files."""
Parts = Mapping[str, bytes]


class StyleProblem(Struct, frozen=True):
    """What is wrong with a reference document: a diagnostic that does not know yet which file it is about."""

    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR


def unpack(data: bytes) -> tuple[Parts, tuple[StyleProblem, ...]]:
    """The parts of a DOCX or DOTX by name; with problems there are no parts.

    Refuses more than 200 parts, 50 MB unzipped or 5 MB in one XML part, a part that shrank more than 200 times, and
    what is encrypted or damaged.
    """
    if data.startswith(_COMPOUND_FILE):
        message = "this is an old .doc file, or a document that is protected with a password"
        return {}, (StyleProblem("house-style-unreadable", message, f"take the password off; {SAVE_AS}"),)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            problems = tuple(_problems(archive))
            parts = {} if problems else {entry.filename: _content(archive, entry) for entry in archive.infolist()}
    except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, NotImplementedError, OSError, RuntimeError) as error:
        return {}, (unreadable(str(error)),)
    return parts, problems


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """What a part holds, read no further than the size that the archive gives for it: sizes can lie."""
    with archive.open(entry) as part:
        data = part.read(entry.file_size + 1)
    if len(data) != entry.file_size:
        raise zipfile.BadZipFile(f"{entry.filename} is not of the size that the archive gives for it")
    return data


def unreadable(reason: str) -> StyleProblem:
    """The problem of a file that a library cannot open."""
    return StyleProblem("house-style-unreadable", f"this is no Word document, or a damaged one: {reason}", SAVE_AS)


def _problems(archive: zipfile.ZipFile) -> Iterator[StyleProblem]:
    entries = archive.infolist()
    if any(entry.flag_bits & 1 for entry in entries):
        yield StyleProblem("house-style-unreadable", "the document is encrypted", f"take the password off; {SAVE_AS}")
    if len({entry.filename for entry in entries}) < len(entries):
        yield StyleProblem("house-style-unreadable", "the document holds two parts of one name", SAVE_AS)
    if len(entries) > _PARTS_AT_MOST:
        yield _too_large(f"{len(entries)} parts; at most {_PARTS_AT_MOST} are read")
    if (total := sum(entry.file_size for entry in entries)) > _BYTES_AT_MOST:
        yield _too_large(f"{total // 1_000_000} MB unzipped; at most {_BYTES_AT_MOST // 1_000_000} MB are read")
    for entry in entries:
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            yield StyleProblem(
                "house-style-unreadable", f"{entry.filename} is packed in a way that Word does not use", SAVE_AS
            )
        is_xml = entry.filename.endswith((".xml", ".rels"))
        if is_xml and entry.file_size > _XML_AT_MOST:
            yield _too_large(f"{entry.filename} of {entry.file_size // 1_000_000} MB; at most 5 MB are read")
        if entry.file_size > max(_RATIO_COUNTS_FROM, _RATIO_AT_MOST * entry.compress_size):
            yield _too_large(f"{entry.filename}, which was shrunk more than {_RATIO_AT_MOST} times")


def _too_large(what: str) -> StyleProblem:
    hint = "keep in the document only a page that shows the styles, the header and the footer"
    return StyleProblem("house-style-too-large", f"the document holds {what}", hint)


_ALLOWED_OUTSIDE = ("hyperlink", "attachedTemplate")
"""Links may point outside. The template that a document was made from is named in it, and is neither read nor kept."""
_MACRO_TYPES = ("macroEnabled", "vbaProject")
_WORD_TYPES = tuple(f"{WORD_TYPE}.{kind}.main+xml" for kind in ("document", "template"))
_STRICT = "http://purl.oclc.org/ooxml/"


def hazards(parts: Parts) -> Iterator[StyleProblem]:
    """Every reason in the parts of a document not to use it as a house style."""
    if "[Content_Types].xml" not in parts:
        yield _unreadable("this is no Word document")
    for path in sorted(parts):
        if not path.endswith((".xml", ".rels")):
            continue
        try:
            root = parse(parts[path])
        except (etree.XMLSyntaxError, ValueError) as error:
            yield _unreadable(f"{path} is damaged: {error}")
            continue
        if root.getroottree().docinfo.internalDTD is not None:
            yield _unreadable(f"{path} has a document type declaration")
        if path == "[Content_Types].xml":
            yield from _types(root)
        if path.endswith(".rels"):
            yield from _relationships(path, root)


def parse(data: bytes) -> etree._Element:
    """The root of a part, read without entities, network or comments; raises ``XMLSyntaxError`` for a damaged one."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    return etree.fromstring(data, parser)


def _types(content_types: etree._Element) -> Iterator[StyleProblem]:
    types = [child.get("ContentType", "") for child in content_types]
    if any(word in kind for kind in types for word in _MACRO_TYPES):
        yield StyleProblem("house-style-macros", "the document holds macros", SAVE_AS)
    elif not any(kind in _WORD_TYPES for kind in types):
        yield _unreadable("this is a document of another program than Word")


def _relationships(name: str, root: etree._Element) -> Iterator[StyleProblem]:
    for relationship in root:
        kind = relationship.get("Type", "")
        if kind.startswith(_STRICT) and kind.endswith("/officeDocument"):
            yield _unreadable("the document was saved as Strict Open XML")
        if relationship.get("TargetMode") == "External" and not kind.endswith(_ALLOWED_OUTSIDE):
            message = f"{name} fetches {relationship.get('Target')} from outside the document"
            hint = "in Word, use File > Info > Edit Links to Files > Break Link, or insert the picture itself"
            yield StyleProblem("house-style-external", message, hint)


def _unreadable(message: str) -> StyleProblem:
    return StyleProblem("house-style-unreadable", message, SAVE_AS)


_ALLOWED = frozenset(
    "= AUTHOR COMMENTS DOCPROPERTY IF KEYWORDS NUMPAGES PAGE SECTION SECTIONPAGES STYLEREF SUBJECT SYMBOL TITLE".split()
)
_CLOCK = frozenset("CREATEDATE DATE EDITTIME PRINTDATE SAVEDATE TIME".split())
_CODE = re.compile(r"\s*(=|[A-Za-z]+)")
_LINK = re.compile(
    r'\s*HYPERLINK\s+"(?:https?://|mailto:|tel:)[^"]*"(?:\s*\\(?:[ot]\s*"[^"]*"|[hn]))*\s*', re.IGNORECASE
)
_NESTED = "\0"
_BEGIN, _SIMPLE, _END = name("fldChar"), name("fldSimple"), "end"
_INSTRUCTION = (name("instrText"), name("delInstrText"))
_LONGEST_SHOWN = 60


class _Open(Struct):
    """A field whose end has not come yet, and what its instruction says so far."""

    instruction: list[str] = field(default_factory=list)
    shows_result: bool = False


def refused_fields(root: etree._Element, part: str) -> Iterator[StyleProblem]:
    """A problem for each field of a header or footer that may not stand there; ``part`` is its name, ``header1``."""
    for instruction in _instructions(root):
        if (problem := _judge(instruction, part)) is not None:
            yield problem


def _instructions(root: etree._Element) -> Iterator[str]:
    """The instructions of all fields, each whole though Word spreads it over runs; a field inside one is a ``_NESTED``.

    What stands outside of any field, or in one that never ends, counts as an instruction too.
    """
    stray = _Open()
    fields = [stray]
    for found in root.iter(_BEGIN, _SIMPLE, *_INSTRUCTION):
        if found.tag in _INSTRUCTION:
            fields[-1].instruction.append("".join(map(str, found.itertext())))
            continue
        kind = found.get(name("fldCharType"))
        if (found.tag == _SIMPLE or kind == "begin") and len(fields) > 1 and not fields[-1].shows_result:
            fields[-1].instruction.append(_NESTED)
        if found.tag == _SIMPLE:
            yield found.get(name("instr"), "")
        elif kind == "begin":
            fields.append(_Open())
        elif kind == "separate":
            fields[-1].shows_result = True
        elif kind == _END and len(fields) > 1:
            yield "".join(fields.pop().instruction)
    yield from filter(None, ("".join(left.instruction) for left in fields))


def _judge(instruction: str, part: str) -> StyleProblem | None:
    found = _CODE.match(instruction)
    code = found[1].upper() if found else ""
    if code in _ALLOWED or _LINK.fullmatch(instruction):
        return None
    if not instruction.strip():
        return None
    shown = " ".join(instruction.replace(_NESTED, "{…}").split())[:_LONGEST_SHOWN]
    if code in _CLOCK:
        message = f"{part} holds the field {shown}, which shows another date each day"
        return StyleProblem(
            "house-style-field", message, "take it out, and type {{date}} for the date of the statement"
        )
    message = f"{part} holds the field {shown}, which may fetch or start something"
    hint = "in Word, click it and press Ctrl+Shift+F9 to make it plain text, or take it out; Alt+F9 shows all fields"
    return StyleProblem("house-style-field", message, hint)
