"""What every command does first: it finds the workspace, and the companies that it was asked about."""

import os
from argparse import Namespace
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from generator import ledger, workspace
from generator.cache.store import Shelf
from generator.cli.caching import shelf_of, today
from generator.cli.names import hint_for, stem
from generator.diagnostics import Diagnostics
from generator.errors import WrongUse
from generator.ledger import Ledger
from generator.workspace import Workspace


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
    return shelf_of(where.root)


def published(where: Workspace) -> tuple[Ledger | None, Diagnostics]:
    """What was published in a workspace; ``None`` where the record of it is damaged."""
    return ledger.read(where.root / "output")


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
