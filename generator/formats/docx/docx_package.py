"""A DOCX as a zip whose bytes depend on its parts alone: one date, one order, one set of attributes."""

import struct
import zlib
from collections.abc import Iterable

from msgspec import Struct

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_VERSION, _DEFLATED, _MIDNIGHT, _FIRST_OF_1980 = 20, 8, 0, 0x21
_LEVEL = 6


class Part(Struct, frozen=True):
    """A part ready to be stored: ``name`` without a leading slash, the size and CRC-32 of what ``deflated`` holds."""

    name: str
    size: int
    checksum: int
    deflated: bytes


def pack(name: str, content: str | bytes) -> Part:
    """A part made ready: text in UTF-8, deflated."""
    data = content.encode() if isinstance(content, str) else content
    deflater = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Part(name, len(data), zlib.crc32(data), deflater.compress(data) + deflater.flush())


def archive(parts: Iterable[Part]) -> bytes:
    """The parts as a zip, in their order (APPNOTE 6.3: local headers, central directory, end record)."""
    files: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for part in parts:
        name = part.name.encode("ascii")
        facts = (_DEFLATED, _MIDNIGHT, _FIRST_OF_1980, part.checksum, len(part.deflated), part.size, len(name))
        files += (_LOCAL.pack(b"PK\3\4", _VERSION, 0, *facts, 0), name, part.deflated)
        directory += (_CENTRAL.pack(b"PK\1\2", _VERSION, _VERSION, 0, *facts, 0, 0, 0, 0, 0, offset), name)
        offset += _LOCAL.size + len(name) + len(part.deflated)
    count, listed = len(directory) // 2, b"".join(directory)
    return b"".join((*files, listed, _END.pack(b"PK\5\6", 0, 0, count, count, len(listed), offset, 0)))
