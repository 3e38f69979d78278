"""What every command does first: it opens the workspace, with today's date and the user's cache."""

import os
from argparse import Namespace
from pathlib import Path

import generator
from generator.cli.caching import cache_of, root_of, today
from generator.errors import WrongUse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from generator import SavedPlan, Workspace

PLAN_SUFFIXES = (".plan", ".json")
"""An argument that ends so is the file of a plan; the name of a company has no dot."""


def open_workspace(options: Namespace) -> "Workspace":
    """The workspace that the command was started in, opened with today and the user's cache."""
    root = root_of(options.directory)
    return generator.open_workspace(options.directory, on=today(), cache=root and cache_of(root))


def saved_plan(options: Namespace) -> "SavedPlan | None":
    """The plan that the arguments name, by ``--plan`` or as the only argument; ``None`` for none."""
    named = [one for one in options.slugs if one.endswith(PLAN_SUFFIXES)]
    if options.plan is None and not named:
        return None
    others = [getattr(options, name, None) for name in ("formats", "output", "force")]
    if len(named) + (options.plan is not None) > 1 or len(named) < len(options.slugs) or any(others):
        raise WrongUse("a plan says itself what is to be done", "name the plan alone")
    return generator.load_plan(Path(options.directory, options.plan or named[0]))


def jobs(stated: int | None) -> int:
    """How many processes to work with: as stated, else one for each processor that this process may use."""
    if stated:
        return stated
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
