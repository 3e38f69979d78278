"""Reference documents of other people's making: a Dutch one as text in house_style_dutch, and ways to change it."""

import io
import zipfile
from collections.abc import Mapping
from functools import cache

from generator.formats.docx import HouseStyle, load_style
from tests.support import folders, samples
from tests.support.folders import REPOSITORY

SHIPPED = REPOSITORY / "templates" / "house-style.docx"
Parts = Mapping[str, bytes]
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN_TYPE = b"wordprocessingml.document.main+xml"
TEMPLATE_TYPE = b"wordprocessingml.template.main+xml"


def dutch_parts() -> dict[str, bytes]:
    """The parts of a house style that a Dutch Word saved: style ids in Dutch, a letterhead, lists of its own."""
    folder = folders.TESTS / "house_style_dutch"
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    parts = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    return parts | {"word/media/image1.png": samples.logo().data}


def zipped(parts: Parts) -> bytes:
    """The parts as a document."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def dutch(*changes: tuple[str, str, str]) -> bytes:
    """The Dutch document with texts in it replaced: ``("word/styles.xml", "Georgia", "Arial")``."""
    parts = dutch_parts()
    for name, old, new in changes:
        assert old.encode() in parts[name], f"{name} of the Dutch house style no longer holds {old}"
        parts[name] = parts[name].replace(old.encode(), new.encode())
    return zipped(parts)


def with_header(markup: str) -> bytes:
    """The Dutch document with another text in its header."""
    parts = dutch_parts()
    parts["word/header1.xml"] = f"<w:hdr {W} {R}>{markup}</w:hdr>".encode()
    return zipped(parts)


def paragraph(*runs: str) -> str:
    """A paragraph of plain runs, as they stand in a header."""
    return f"<w:p>{''.join(f'<w:r><w:t>{run}</w:t></w:r>' for run in runs)}</w:p>"


def loaded(data: bytes) -> HouseStyle:
    """The house style of a document that must be good enough."""
    style, diagnostics = load_style(data, "templates/style.docx")
    assert style is not None, f"the house style is refused: {diagnostics}"
    return style


@cache
def shipped() -> HouseStyle:
    """The house style that the project comes with."""
    return loaded(SHIPPED.read_bytes())
