"""``statements init``: makes a workspace from what comes with the program, and builds its statements."""

import shlex
from argparse import ArgumentParser, Namespace
from pathlib import Path

from msgspec.structs import replace

import generator
from generator.cli import caching, session
from generator.cli.build import to_result
from generator.cli.console.command_result import CommandResult
from generator.cli.console.terminal import Terminal
from generator.cli.invocation import program

EXAMPLES = ("statements init privacy", "statements init privacy --example")


def add_options(parser: ArgumentParser) -> None:
    """Adds the options of ``init``."""
    parser.add_argument("folder", metavar="DIR", help="a new folder, or one without profiles/, templates/ and output/")
    parser.add_argument("--example", action="store_true", help="add a second company of the group, and one on its own")


def run(options: Namespace, terminal: Terminal) -> CommandResult:
    """Makes the workspace and builds its statements."""
    folder = Path(options.directory, options.folder)
    cache = caching.cache_of(folder.resolve())
    workspace = generator.new_workspace(
        folder, name=options.folder, example=options.example, on=caching.today(), cache=cache
    )
    result = to_result(generator.build(workspace, jobs=session.jobs(None)), terminal)
    lines = (
        f"Made a workspace in {options.folder}.",
        result.summary,
        "The companies in profiles/ are made up: replace them by your own.",
        f"Next: cd {shlex.quote(options.folder)} && {program(elsewhere=True)} check",
    )
    return replace(result, summary="\n".join(lines), brief=True)
