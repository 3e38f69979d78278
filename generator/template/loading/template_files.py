"""The files of a templates folder: read once, bounded, never through a link that leads out of it."""

import errno
import os
import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from generator.diagnostics import Diagnostic, Diagnostics, Location, diagnose
from generator.storage.bounded_read import read_file

SUFFIX = ".jinja"

MAX_BYTES = 64 * 1024
"""The largest template that is read: ten thousand words, far more than a section has."""

CLOSED = "unreadable-folder"
"""The code of a folder that may not be looked into."""

MAX_FILES = 1_000
"""So many files a language of a policy may have."""

NAME = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
"""What policies, languages, sections and catalogues may be called: never a path."""

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ue000-\uf8ff\ufeff\ufffe\uffff]"
)
"""Control characters, direction overrides, the private-use characters that mark slots, a byte order mark."""


class TemplateText(Struct, frozen=True):
    """The text of a template file, or of one wording in a catalogue; ``path`` is the display path of the file.

    A wording has its place in the file as ``origin``: its lines are not the file's.
    """

    path: str
    text: str
    origin: Location | None = None

    def place(self, line: int, needle: str = "") -> Location:
        """The place of a line, counted from 1, and in it of the word ``needle`` or else of the tag or text."""
        if self.origin is not None:
            return self.origin
        lines = self.text.splitlines()
        for number in range(line, min(line + 10, len(lines) + 1)):
            # A tag can run over several lines, and its statement is then known by the first.
            if needle and (found := re.search(_whole(needle), lines[number - 1])):
                return Location(self.path, number, found.start() + 1, len(needle), lines[number - 1])
        source = lines[line - 1] if 0 < line <= len(lines) else ""
        tag = re.search(r"\{[{%]|\S", source)
        return Location(self.path, line, tag.start() + 1 if tag else 1, 1, source)


def _whole(needle: str) -> str:
    """A pattern for a word where it is not a part of a longer one, or for a sign."""
    return rf"(?<!\w){re.escape(needle)}(?!\w)" if needle.isidentifier() else re.escape(needle)


def read_tree(root: Path, folders: tuple[str, ...]) -> tuple[dict[str, TemplateText], Diagnostics]:
    """Every template below these folders of the templates folder, by its path from there with ``/``."""
    texts: dict[str, TemplateText] = {}
    findings: list[Diagnostic] = []
    base = root.resolve()
    for name, path in _walk(root, base, folders, findings):
        text, found = _read(base, path, f"{root.name}/{name}")
        findings.extend(found)
        if text is not None:
            texts[name] = TemplateText(f"{root.name}/{name}", text)
        if len(texts) > MAX_FILES:
            return texts, (
                *findings,
                diagnose("too-many-templates", Location(f"{root.name}/{name}"), max_files=MAX_FILES),
            )
    return texts, tuple(findings)


def _walk(root: Path, base: Path, folders: tuple[str, ...], findings: list[Diagnostic]) -> Iterator[tuple[str, Path]]:
    def tell(error: OSError) -> None:
        if error.errno != errno.ENOENT:  # neither the policy nor the library needs to have every folder
            name = Path(error.filename).relative_to(base).as_posix()
            findings.append(diagnose("unreadable-folder", Location(f"{root.name}/{name}"), strerror=error.strerror))

    for folder in folders:
        for place, subfolders, names in os.walk(base / folder, onerror=tell, followlinks=False):
            subfolders.sort()
            for name in sorted(names):
                if name.endswith(SUFFIX):
                    path = Path(place, name)
                    yield path.relative_to(base).as_posix(), path


def _read(base: Path, path: Path, name: str) -> tuple[str | None, Diagnostics]:
    if not is_within(base, path):
        return None, (outside(name),)
    try:
        raw = read_file(path, MAX_BYTES)
    except OSError as error:
        if error.errno == errno.EFBIG:
            return None, (diagnose("file-too-large.template", Location(name), max_bytes=MAX_BYTES // 1024),)
        return None, (diagnose("unreadable-file.template", Location(name), strerror=error.strerror),)
    try:
        text = raw.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return None, (diagnose("not-utf-8.template", Location(name, line)),)
    found = tuple(_forbidden(TemplateText(name, text)))
    return (None if found else text), found


def _forbidden(page: TemplateText) -> Iterator[Diagnostic]:
    if not _FORBIDDEN.search(page.text):
        return
    for number, line in enumerate(page.text.split("\n"), start=1):
        if match := _FORBIDDEN.search(line):
            place = Location(page.path, number, match.start() + 1, 1, line)
            yield diagnose("template-character", place, match=f"{ord(match[0]):04X}")


def is_within(base: Path, path: Path) -> bool:
    """Whether a path, links followed, stays below a folder that is itself resolved; a link in a circle does not."""
    try:
        return path.resolve().is_relative_to(base)
    except (OSError, RuntimeError):
        return False


def matching(folder: Path, pattern: str) -> list[Path]:
    """The files of a folder that a pattern fits, in order; none where a closed folder is in the way."""
    try:
        return sorted(folder.glob(pattern))
    except OSError:
        return []


def is_there(path: Path) -> bool:
    """Whether something stands at a path; not where its name is longer than any can be, nor in a closed folder."""
    try:
        return path.exists()
    except OSError:
        return False


def outside(name: str) -> Diagnostic:
    """The finding about a file that leads out of the templates folder."""
    return diagnose("outside-templates", Location(name))
