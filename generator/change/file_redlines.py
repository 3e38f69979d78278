"""What changed between two files that anybody made, or between two folders of them, as documents."""

import errno
from collections.abc import Iterator
from itertools import count
from pathlib import Path, PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from generator import comparison as redline
from generator.change.redlines import Redline, changed_parts
from generator.diagnostics import Diagnostics, Location, diagnose
from generator.document import Block, Comparison, Document, Heading
from generator.document.walk import words
from generator.formats import readers
from generator.formats.readers import LARGEST, SUFFIXES
from generator.statement.redline_header import Signature
from generator.storage.bounded_read import read_file
from generator.storage.error_text import reason
from generator.workspace import propose

AUTHOR = "statements"
"""Whose the changes between two files are where nobody says: the program's, which marked them."""

LANGUAGE = "nl"
"""The language of a file that states none."""


class Pair(Struct, frozen=True):
    """Two files to compare; ``names`` are their display paths, ``name`` what both are called."""

    name: str
    old: Path
    new: Path
    names: tuple[str, str]


class Pairs(Struct, frozen=True):
    """The files of two folders: those of both, and the names of those that are gone and new."""

    pairs: tuple[Pair, ...]
    gone: tuple[str, ...]
    new: tuple[str, ...]


def compare_files(pair: Pair, signature: Signature) -> tuple[Redline | None, Diagnostics]:
    """The redline of two files, and why there is none."""
    before, found = _read(pair.old, pair.names[0])
    after, more = _read(pair.new, pair.names[1])
    if before is None or after is None:
        return None, found + more
    comparison = Comparison(*_told_apart(pair.names), signature.author or AUTHOR, signature.day or signature.today)
    document = redline.compare(before, after, comparison)
    meta = replace(
        document.meta,
        language=after.meta.language or before.meta.language or LANGUAGE,
        title=after.meta.title or pair.name,
        author=comparison.author,
    )
    written = Document(meta, tuple(_anchored(document.blocks)))
    return Redline(pair.name, *pair.names, f"{_slugs(pair.name)}-redline", written, changed_parts(document)), ()


def pair_folders(old: Path, new: Path, names: tuple[str, str]) -> Pairs:
    """The statements in two folders, those in folders below them too: ``smt/smt.docx`` is a pair with ``smt/smt.html``.

    Of one name in several formats Markdown is taken rather than a page, and a page rather than a Word document.
    """
    before, after = _statements(old), _statements(new)
    pairs = [
        Pair(name, before[name], after[name], (_shown(names[0], old, before[name]), _shown(names[1], new, after[name])))
        for name in after
        if name in before
    ]
    gone, come = (tuple(n for n in one if n not in other) for one, other in ((before, after), (after, before)))
    return Pairs(tuple(pairs), gone, come)


def _statements(folder: Path) -> dict[str, Path]:
    """The files that can be read, one a name: the path below the folder in small letters, without the suffix."""
    found: dict[str, list[Path]] = {}
    for path in sorted(folder.rglob("*")):
        below = path.relative_to(folder)
        hidden = any(part.startswith((".", "~$")) for part in below.parts)
        if path.suffix.lower() in SUFFIXES and not hidden and path.is_file():
            name = below.with_suffix("").as_posix().casefold().removesuffix(".fragment")
            found.setdefault(name, []).append(path)
    return {name: min(paths, key=_rank) for name, paths in found.items()}


def _rank(path: Path) -> tuple[int, str]:
    return SUFFIXES.index(path.suffix.lower()), path.name


def _shown(name: str, folder: Path, path: Path) -> str:
    return (PurePosixPath(name) / path.relative_to(folder).as_posix()).as_posix()


def _slugs(name: str) -> str:
    """The name as a path that can be written on every system."""
    return "/".join(propose(part) or "file" for part in name.split("/"))


def _read(path: Path, name: str) -> tuple[Document | None, Diagnostics]:
    try:
        data = read_file(path, LARGEST)
    except OSError as error:
        if error.errno == errno.EFBIG:
            return None, (diagnose("file-too-large.text", Location(name), largest=LARGEST // 1_000_000),)
        return None, (diagnose("file-unreadable", Location(name), error=reason(error)),)
    document, found = readers.read_file(data, name)
    if document is None or words(document):
        return document, found
    return None, (diagnose("file-empty", Location(name)),)


def _told_apart(names: tuple[str, str]) -> tuple[str, str]:
    """The files' own names where those tell them apart, else with their folders."""
    old, new = (PurePosixPath(name).name for name in names)
    return (old, new) if old != new else names


def _anchored(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The blocks, each heading with an anchor that a page can have, which files from elsewhere need not give."""
    taken = {block.anchor for block in blocks if isinstance(block, Heading)}
    free = (name for name in map("section-{}".format, count(1)) if name not in taken)
    for block in blocks:
        if isinstance(block, Heading) and len(block.anchor.split()) != 1:
            yield replace(block, anchor=next(free))
        else:
            yield block
