"""What every command does first: it finds the workspace, and the companies that it was asked about."""

import os
import sys
from argparse import Namespace
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from time import time

from generator import ledger, workspace
from generator.cli.arguments import WrongUse
from generator.cli.names import hint_for, stem
from generator.diagnostics import Diagnostics
from generator.ledger import Ledger
from generator.shelf import Shelf, open_shelf
from generator.workspace import Workspace

_DAY = 24 * 3600.0


def enter(options: Namespace) -> tuple[Workspace, Diagnostics]:
    """The workspace that the command was started in, and what is wrong with its names; refuses where there is none."""
    where, found = workspace.find(Path(options.directory))
    if where is None:
        raise WrongUse(f"{found[0].location.path}: {found[0].message}", found[0].hint)
    return where, found


def choose(where: Workspace, slugs: Iterable[str], found: Diagnostics) -> tuple[str, ...]:
    """The companies asked for, all of them when none is named, each once; refuses a name that no company has."""
    asked = tuple(dict.fromkeys(slugs))
    for slug in asked:
        if slug not in where.companies:
            raise WrongUse(f"there is no company '{slug}' in profiles/", hint_for(where, slug, found))
    return asked or tuple(sorted(where.companies))


def about(slugs: Iterable[str], found: Diagnostics) -> Diagnostics:
    """Of what is wrong with names and links, that which concerns these companies: not other companies' profiles."""
    named = frozenset(slugs)
    return tuple(
        finding
        for finding in found
        if not finding.location.path.startswith("profiles/") or stem(finding.location.path) in named
    )


def shelf(where: Workspace) -> Shelf | None:
    """What is kept between runs in this workspace, in a folder of the user's own; ``None`` where the user has none."""
    stated = os.environ.get("XDG_CACHE_HOME") or (os.environ.get("LOCALAPPDATA") if os.name == "nt" else None)
    try:
        base = Path(stated) if stated else Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache")
    except RuntimeError:
        return None
    folder = base / "privacy-statements" / sha256(os.fsencode(where.root)).hexdigest()[:16]
    is_new, kept = not os.path.lexists(folder), open_shelf(folder)
    if kept is not None:
        with suppress(OSError):  # a cache that cannot be kept tidy is still a cache
            _tidy(folder, is_new=is_new)
    return kept


def _tidy(folder: Path, *, is_new: bool) -> None:
    """Notes that a folder is used; when it is one more, clears away those that were not used for long."""
    if is_new:
        from generator.pruning import prune

        prune(folder.parent, time(), spared=folder.name)
    elif time() - folder.lstat().st_mtime > _DAY:
        os.utime(folder)


def published(where: Workspace) -> tuple[Ledger | None, Diagnostics]:
    """What was published in a workspace; ``None`` where the record of it is damaged."""
    return ledger.read(where.root / "output")


def today() -> date:
    """The day in UTC; that of ``SOURCE_DATE_EPOCH`` where it is set, as reproducible builds have it."""
    stated = os.environ.get("SOURCE_DATE_EPOCH", "")
    return (datetime.fromtimestamp(int(stated), UTC) if stated.isdecimal() else datetime.now(UTC)).date()


def day(stated: str | None) -> date:
    """The day that ``--on`` states, today where it states none; refuses what is no day."""
    try:
        return date.fromisoformat(stated) if stated else today()
    except ValueError:
        raise WrongUse(f"'{stated}' is no day", "write --on 2027-01-01") from None


def jobs(stated: int | None) -> int:
    """How many processes to work with: as stated, else one for each processor that this process may use."""
    if stated:
        return stated
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
