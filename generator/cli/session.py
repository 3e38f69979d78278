"""What every command does first: it finds the workspace, and the companies that it was asked about."""

import os
from argparse import Namespace
from pathlib import Path

from generator import ledger, workspace
from generator.cache.store import Shelf
from generator.cli.caching import shelf_of
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


def shelf(where: Workspace) -> Shelf | None:
    """What is kept between runs in this workspace, in a folder of the user's own; ``None`` where the user has none."""
    return shelf_of(where.root)


def published(where: Workspace) -> tuple[Ledger | None, Diagnostics]:
    """What was published in a workspace; ``None`` where the record of it is damaged."""
    return ledger.read(where.root / "output")


def jobs(stated: int | None) -> int:
    """How many processes to work with: as stated, else one for each processor that this process may use."""
    if stated:
        return stated
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
