"""Clears away what is kept for workspaces that nobody has worked in for long."""

import os
import re
import shutil
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

LONGEST_UNUSED = 60 * 24 * 3600.0
"""In seconds; what is cleared too early costs the next run some time, nothing else."""

MOST = 64
"""So many workspaces have something kept, whenever they were last used."""

_NAME = re.compile("[0-9a-f]{16}")


def prune(base: Path, now: float, spared: str = "") -> None:
    """Removes below ``base`` what was last used longer ago than ``LONGEST_UNUSED``, and the oldest beyond ``MOST``.

    Touches only folders of this user that are called as ours are and hold a stamp, in a base that is this user's alone
    to write in; follows no link. ``spared`` is the name of the one in use. What cannot be removed stays.
    """
    kept = sorted(_folders(base), reverse=True)
    for place, (used, name) in enumerate(kept):
        if name != spared and (place >= MOST or now - used > LONGEST_UNUSED) and shutil.rmtree.avoids_symlink_attacks:
            shutil.rmtree(base / name, ignore_errors=True)


def _folders(base: Path) -> Iterator[tuple[float, str]]:
    """What is kept, by when it was used last."""
    try:
        if not _is_own(base.lstat()):
            return
        with os.scandir(base) as entries:
            inside = [entry for entry in entries if _NAME.fullmatch(entry.name)]
    except OSError:
        return
    for entry in inside:
        with suppress(OSError):  # another run has just cleared it
            status = entry.stat(follow_symlinks=False)
            if _is_own(status) and stat.S_ISREG((base / entry.name / "stamp").lstat().st_mode):
                yield status.st_mtime, entry.name


def _is_own(status: os.stat_result) -> bool:
    return stat.S_ISDIR(status.st_mode) and status.st_uid == os.getuid() and not status.st_mode & 0o022
