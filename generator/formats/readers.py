"""A statement in a file that anybody made, read as well as can be: a page saved from a website, a letter from Word.

What the program writes itself comes back whole. Of other files the tree has what it can hold: headings, paragraphs,
lists, tables, links, bold and italics; pictures, forms, navigation and the frame of a site are left out. Nothing is
refused for its form, for nobody can mend somebody else's page.
"""

from collections.abc import Callable
from pathlib import PurePosixPath

from msgspec.structs import replace

from generator.diagnostics import Diagnostics, Location, diagnose
from generator.document import Block, Document, Heading, Meta
from generator.document.walk import plain

__all__ = ["SUFFIXES", "read_file"]

SUFFIXES = (".md", ".html", ".htm", ".docx", ".txt")
"""The kinds of files that can be read, by their suffix."""

LARGEST = 20_000_000
"""In bytes; a statement of any company is a hundredth of that."""


def read_file(data: bytes, name: str) -> tuple[Document | None, Diagnostics]:
    """The document in the bytes of a file, and why there is none; ``name`` is its display path and tells its kind.

    Headings of a file from elsewhere may skip levels, lack an anchor or be missing; ``meta`` holds the title and the
    language where the file states them. Tracked changes of Word are read as if they were accepted. Refuses other kinds
    than ``SUFFIXES``, more than 20 MB, and a damaged Word file.
    """
    suffix = PurePosixPath(name).suffix.lower()
    if suffix not in SUFFIXES:
        return None, (diagnose("file-kind", Location(name), suffixes=", ".join(SUFFIXES)),)
    if len(data) > LARGEST:
        return None, (
            diagnose("file-too-large.megabytes", Location(name), data=len(data) // 1000000, largest=LARGEST // 1000000),
        )
    read = _docx if suffix == ".docx" else _READERS[suffix]
    blocks, title, language, found = read(data, name)
    if found:
        return None, found
    blocks = _levelled(blocks)
    title = next((plain(block.content) for block in blocks if isinstance(block, Heading)), "") or title
    return Document(Meta(title, language, company="", author=""), blocks), ()


Read = tuple[tuple[Block, ...], str, str, Diagnostics]
"""The blocks, the title and language that the file states (else empty), and why it cannot be read."""


def _html(data: bytes, _name: str) -> Read:
    from generator.formats.html.reader import read_html

    return *read_html(data), ()


def _text(data: bytes, _name: str) -> Read:
    from generator.formats.plain_text import decoded, read_text

    return read_text(decoded(data)), "", "", ()


def _markdown(data: bytes, name: str) -> Read:
    """Ours by the reader of our dialect, which is exact; other Markdown by way of the HTML that it means."""
    from generator.formats.html.reader import read_html
    from generator.formats.markdown.reader import read, to_html
    from generator.formats.plain_text import decoded

    text = decoded(data)
    blocks, _ = read(text, name)
    if blocks or not text.strip():
        return tuple(replace(block, template=None) for block in blocks), "", "", ()
    return *read_html(to_html(text).encode()), ()


def _docx(data: bytes, name: str) -> Read:
    from generator.formats.docx.reader.word_text import read_docx

    return read_docx(data, name)


_READERS: dict[str, Callable[[bytes, str], Read]] = {
    ".md": _markdown,
    ".html": _html,
    ".htm": _html,
    ".txt": _text,
}


def _levelled(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with headings of level 4 at most, and the title at level 1.

    A fragment starts at 2, for the page around it has the title's level.
    """
    levels = [block.level for block in blocks if isinstance(block, Heading)]
    top = min(levels, default=1)
    above = top - 1 if levels and levels[0] == top and levels.count(top) == 1 else 0
    return tuple(_at(block, min(block.level - above, 4)) if isinstance(block, Heading) else block for block in blocks)


def _at(heading: Heading, level: int) -> Heading:
    return heading if heading.level == level else replace(heading, level=level)
