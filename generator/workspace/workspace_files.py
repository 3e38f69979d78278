"""The files below a folder of the workspace, none of them reached through a link that leads out."""

import os
from collections.abc import Iterator
from pathlib import Path

from generator.diagnostics import Diagnostic, Location, Severity, diagnose


def display(path: Path, root: Path) -> str:
    """How a location calls a file of the workspace: from its root, with ``/``."""
    return printable(path.relative_to(root).as_posix())


def printable(name: str) -> str:
    """A name of a file with what cannot be printed replaced, such as an escape code or a byte that is no UTF-8."""
    return "".join(character if character.isprintable() else "\ufffd" for character in name)


def below(folder: Path, root: Path, findings: list[Diagnostic]) -> Iterator[Path]:
    """The files below ``folder`` in order of their names, without the hidden; what is refused goes to ``findings``."""
    if folder.is_symlink() and _leads_out(folder, root, findings):
        return
    waiting: list[os.DirEntry[str]] = _entries(folder, root, findings)
    while waiting:
        entry = waiting.pop()
        path = Path(entry.path)
        if entry.is_dir(follow_symlinks=False):
            waiting.extend(_entries(path, root, findings))
        elif not entry.is_symlink():
            yield path
        elif not _leads_out(path, root, findings):
            if path.is_dir():
                findings.append(_linked_folder(path, root))
            else:
                yield path


def _entries(folder: Path, root: Path, findings: list[Diagnostic]) -> list[os.DirEntry[str]]:
    """What a folder holds, the first name last."""
    try:
        with os.scandir(folder) as entries:
            seen = [entry for entry in entries if not entry.name.startswith(".")]
    except OSError as error:
        findings.append(diagnose("unreadable-folder", Location(display(folder, root)), strerror=error.strerror))
        return []
    return sorted(seen, key=lambda entry: entry.name, reverse=True)


def _leads_out(link: Path, root: Path, findings: list[Diagnostic]) -> bool:
    try:
        outside = not link.resolve().is_relative_to(root)
    except (OSError, RuntimeError):  # a circle of links
        outside = True
    if outside:
        findings.append(diagnose("link-out-of-workspace", Location(display(link, root))))
    return outside


def _linked_folder(link: Path, root: Path) -> Diagnostic:
    return diagnose("linked-folder", Location(display(link, root)), Severity.WARNING)


def is_inside(path: Path, root: Path) -> bool:
    """Whether ``path`` is a file that, links followed, stands below ``root``, a resolved folder."""
    try:
        return path.resolve(strict=True).is_relative_to(root) and path.is_file()
    except (OSError, RuntimeError):
        return False
