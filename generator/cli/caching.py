"""What every run begins with: the day, and where this user keeps what was made; light, for some builds end here."""

import os
import sys
from contextlib import suppress
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from time import time

from generator.cache.store import Shelf, open_shelf


def root_of(directory: str) -> Path | None:
    """The workspace that a folder is, or is in, by its folders alone; ``None`` where there is none."""
    try:
        here = Path(directory).resolve(strict=True)
    except (OSError, RuntimeError):
        return None
    return next((one for one in (here, *here.parents) if all((one / name).is_dir() for name in _FOLDERS)), None)


_DAY = 24 * 3600.0
_FOLDERS = ("profiles", "templates")


def shelf_of(root: Path) -> Shelf | None:
    """The shelf of a workspace, in a folder of the user's own; ``None`` where the user has none."""
    return open_shelf(cache_of(root))


def cache_of(root: Path) -> Path | None:
    """The folder of a workspace in the user's cache, ``None`` where the user has none; old folders are cleared away."""
    stated = os.environ.get("XDG_CACHE_HOME") or (os.environ.get("LOCALAPPDATA") if os.name == "nt" else None)
    try:
        base = Path(stated) if stated else Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache")
    except RuntimeError:
        return None
    folder = base / "privacy-statements" / sha256(os.fsencode(root)).hexdigest()[:16]
    with suppress(OSError):  # a cache that cannot be kept tidy is still a cache
        _tidy(folder)
    return folder


def _tidy(folder: Path) -> None:
    """Notes that a folder is used; when it is one more, clears away those that were not used for long."""
    if not os.path.lexists(folder):
        from generator.cache.eviction import prune

        prune(folder.parent, time(), spared=folder.name)
    elif time() - folder.lstat().st_mtime > _DAY:
        os.utime(folder)


def today() -> date:
    """The day in UTC; that of ``SOURCE_DATE_EPOCH`` where it is set, as reproducible builds have it."""
    stated = os.environ.get("SOURCE_DATE_EPOCH", "")
    return (datetime.fromtimestamp(int(stated), UTC) if stated.isdecimal() else datetime.now(UTC)).date()
