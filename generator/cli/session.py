"""What every command does first: it finds the workspace, and the companies that it was asked about."""

import os
import sys
from argparse import Namespace
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path, PurePosixPath
from time import time

from generator import workspace
from generator.cli.arguments import WrongUse
from generator.diagnostics import Diagnostics
from generator.shelf import Shelf, open_shelf
from generator.suggest import suggest
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
            named = (f"{d.location.path}: {d.message}" for d in found if _stem(d.location.path) == slug.casefold())
            hint = next(named, "") or suggest(slug, where.companies) or _known(where)
            raise WrongUse(f"there is no company '{slug}' in profiles/", hint)
    return asked or tuple(sorted(where.companies))


def about(slugs: Iterable[str], found: Diagnostics) -> Diagnostics:
    """Of what is wrong with names and links, that which concerns these companies: not other companies' profiles."""
    named = frozenset(slugs)
    return tuple(
        finding
        for finding in found
        if not finding.location.path.startswith("profiles/") or _stem(finding.location.path) in named
    )


def _stem(path: str) -> str:
    return PurePosixPath(path).stem.casefold()


def _known(where: Workspace) -> str:
    names = sorted(where.companies)
    if not names:
        return "there are none yet; `statements new` makes one"
    more = f" and {len(names) - 8} more" if len(names) > 8 else ""
    return f"there are: {', '.join(names[:8])}{more}"


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


def jobs(stated: int | None) -> int:
    """How many processes to work with: as stated, else one for each processor that this process may use."""
    if stated:
        return stated
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
