"""The company's logo as a picture in a line of text."""

import struct
from collections.abc import Iterator

from generator.document import Image
from generator.formats.docx import wordprocessingml
from generator.formats.docx.wordprocessingml import escape

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_EMU_PER_MM = 36_000
_WIDEST, _HIGHEST = 50 * _EMU_PER_MM, 14 * _EMU_PER_MM
_SUFFIXES = {"image/png": "png", "image/jpeg": "jpeg"}
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
RELATIONSHIP_ID = "rIdLogo"


def part_name(image: Image) -> str:
    """Where a logo is stored, from ``word/``; refuses, as a bug, what is neither PNG nor JPEG by its media type."""
    return f"media/company-logo.{_SUFFIXES[image.media_type]}"


def relationship(image: Image) -> str:
    """The relationship of a header or footer to the logo that it shows."""
    return wordprocessingml.relationship(RELATIONSHIP_ID, "image", part_name(image))


def drawing(image: Image) -> str:
    """The logo as a child of a run: at most 50 by 14 mm, in its own proportions, with its text alternative."""
    width, height = _fitted(*size(image))
    alternative = escape(image.alternative)
    return (
        f'<w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="10001" name="Logo" descr="{alternative}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
        f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr id="10001" name="Logo"'
        f' descr="{alternative}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{RELATIONSHIP_ID}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing>"
    )


def size(image: Image) -> tuple[int, int]:
    """Width and height in pixels, of a PNG (its IHDR chunk) or a JPEG (its frame header, ITU T.81 B.2.2).

    Refuses, as a bug, data that is not what the media type says: whoever reads a logo from a file looks at it there.
    """
    data = image.data
    if image.media_type == "image/png" and data[:8] == b"\x89PNG\r\n\x1a\n" and len(data) >= 24:
        width, height = struct.unpack(">2L", data[16:24])
    else:
        width, height = next(_frames(data), (0, 0))
    if not width or not height:
        raise ValueError(f"a logo is no {image.media_type} with a size")
    return width, height


def _frames(data: bytes) -> Iterator[tuple[int, int]]:
    place = 2
    while data[:2] == b"\xff\xd8" and place + 9 <= len(data) and data[place] == 0xFF:
        marker, length = data[place + 1], int.from_bytes(data[place + 2 : place + 4], "big")
        if marker in _FRAMES:
            height, width = struct.unpack(">2H", data[place + 5 : place + 9])
            yield width, height
        place += 2 + length if marker != 0xFF else 1


def _fitted(width: int, height: int) -> tuple[int, int]:
    scale = min(_WIDEST / width, _HIGHEST / height)
    return max(1, round(width * scale)), max(1, round(height * scale))
