"""From the bytes of a file to its lines: size, encoding, line ends."""

import errno
from pathlib import Path

from msgspec import Struct

from generator.diagnostics import Diagnostic, Diagnostics, Location, diagnose
from generator.storage.bounded_read import read_file

MAX_BYTES = 256 * 1024
"""The largest file that is read; a profile of a hundred processings has a tenth of it."""

_SAVE_HINT = "in the editor, choose 'Save as' with the encoding UTF-8 (without BOM)"
_LONGEST_SHOWN = 40
_OTHER_ENCODINGS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


def shown(text: str) -> str:
    """A piece of a file as a message can hold it: at most forty characters, none that a terminal would act on."""
    short = text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"
    return "".join(sign if sign.isprintable() else f"<U+{ord(sign):04X}>" for sign in short)


class Page(Struct, frozen=True):
    """A file's text with a line feed as line end, and its lines."""

    name: str
    text: str
    lines: list[str]

    def at(self, line: int, column: int, length: int = 1) -> Location:
        """The place at ``line`` and ``column``, counted from 0 as the parser does; past the end means the last line."""
        last = len(self.lines) - 1
        if line >= last and last and not self.lines[last]:
            last -= 1
        if line > last:
            line, column = last, len(self.lines[last])
        source = self.lines[line]
        return Location(self.name, line + 1, min(column, len(source)) + 1, max(length, 1), source)

    def at_line(self, line: int) -> Location:
        """The place of all that stands on ``line``, from 0, without its indentation."""
        source = self.lines[min(line, len(self.lines) - 1)]
        return self.at(line, len(source) - len(source.lstrip()), len(source.strip()))

    def at_offset(self, offset: int, length: int = 1) -> Location:
        """The place of the character with number ``offset``, from 0, of the text."""
        return self.at(self.text.count("\n", 0, offset), offset - self.text.rfind("\n", 0, offset) - 1, length)


def read(path: Path, name: str) -> tuple[Page | None, Diagnostics]:
    """The text of the file at ``path``; refuses what is no regular file, is too large or is not UTF-8."""
    try:
        raw = read_file(path, MAX_BYTES)
    except (OSError, ValueError) as error:
        return None, (_unreadable(error, name),)
    return decode(raw, name)


def _unreadable(error: OSError | ValueError, name: str) -> Diagnostic:
    if isinstance(error, OSError) and error.errno == errno.EFBIG:
        return diagnose("file-too-large", Location(name), max_bytes=MAX_BYTES // 1024)
    reason = getattr(error, "strerror", None) or "this is no file"
    return diagnose("unreadable-file", Location(name), reason=reason)


def decode(raw: bytes, name: str) -> tuple[Page | None, Diagnostics]:
    """The text that ``raw`` is in UTF-8. A byte order mark is an error too, but the text behind it is still given."""
    if raw.startswith(_OTHER_ENCODINGS):
        return None, (diagnose("not-utf-8", Location(name)),)
    found: Diagnostics = ()
    if raw.startswith(b"\xef\xbb\xbf"):
        raw = raw[3:]
        found = (diagnose("byte-order-mark", Location(name)),)
    try:
        text = raw.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        return None, (*found, _not_utf_8(raw, error.start, name))
    return Page(name, text, text.split("\n")), found


def _not_utf_8(raw: bytes, offset: int, name: str) -> Diagnostic:
    start = raw.rfind(b"\n", 0, offset) + 1
    line = raw[start:].replace(b"\r\n", b"\n").split(b"\n", 1)[0].decode("utf-8", "replace")
    column = len(raw[start:offset].decode("utf-8", "replace")) + 1
    place = Location(name, raw.count(b"\n", 0, offset) + 1, column, 1, line)
    return diagnose("not-utf-8.byte", place, offset=offset + 1, raw=f"{raw[offset]:02X}")
