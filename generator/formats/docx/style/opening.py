"""Unpacks a reference document that anybody may have made, within bounds."""

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from msgspec import Struct

from generator.diagnostics import Severity

_PARTS_AT_MOST = 200
_BYTES_AT_MOST = 50_000_000
_XML_AT_MOST = 5_000_000
_RATIO_AT_MOST = 200
_RATIO_COUNTS_FROM = 100_000
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SAVE_AS = "in Word, use File > Save As and choose Word Document (*.docx)"
"""The hint that mends most files."""
Parts = Mapping[str, bytes]


class Problem(Struct, frozen=True):
    """What is wrong with a reference document: a diagnostic that does not know yet which file it is about."""

    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR


def unpack(data: bytes) -> tuple[Parts, tuple[Problem, ...]]:
    """The parts of a DOCX or DOTX by name; with problems there are no parts.

    Refuses more than 200 parts, 50 MB unzipped or 5 MB in one XML part, a part that shrank more than 200 times, and
    what is encrypted or damaged.
    """
    if data.startswith(_COMPOUND_FILE):
        message = "this is an old .doc file, or a document that is protected with a password"
        return {}, (Problem("house-style-unreadable", message, f"take the password off; {SAVE_AS}"),)
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


def unreadable(reason: str) -> Problem:
    """The problem of a file that a library cannot open."""
    return Problem("house-style-unreadable", f"this is no Word document, or a damaged one: {reason}", SAVE_AS)


def _problems(archive: zipfile.ZipFile) -> Iterator[Problem]:
    entries = archive.infolist()
    if any(entry.flag_bits & 1 for entry in entries):
        yield Problem("house-style-unreadable", "the document is encrypted", f"take the password off; {SAVE_AS}")
    if len({entry.filename for entry in entries}) < len(entries):
        yield Problem("house-style-unreadable", "the document holds two parts of one name", SAVE_AS)
    if len(entries) > _PARTS_AT_MOST:
        yield _too_large(f"{len(entries)} parts; at most {_PARTS_AT_MOST} are read")
    if (total := sum(entry.file_size for entry in entries)) > _BYTES_AT_MOST:
        yield _too_large(f"{total // 1_000_000} MB unzipped; at most {_BYTES_AT_MOST // 1_000_000} MB are read")
    for entry in entries:
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            yield Problem(
                "house-style-unreadable", f"{entry.filename} is packed in a way that Word does not use", SAVE_AS
            )
        is_xml = entry.filename.endswith((".xml", ".rels"))
        if is_xml and entry.file_size > _XML_AT_MOST:
            yield _too_large(f"{entry.filename} of {entry.file_size // 1_000_000} MB; at most 5 MB are read")
        if entry.file_size > max(_RATIO_COUNTS_FROM, _RATIO_AT_MOST * entry.compress_size):
            yield _too_large(f"{entry.filename}, which was shrunk more than {_RATIO_AT_MOST} times")


def _too_large(what: str) -> Problem:
    hint = "keep in the document only a page that shows the styles, the header and the footer"
    return Problem("house-style-too-large", f"the document holds {what}", hint)
