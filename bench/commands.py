"""What commands cost beside ``build``, from nothing and with nothing changed, and how their cost grows."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.rounds import Contest, Program
from bench.workspace import Workspace, make, statements

Action = Callable[[Program], object]


def beside_build(workspace: Workspace) -> Iterator[Contest]:
    """``check`` from nothing, and ``check``, ``status`` and ``plan`` with nothing changed, against ``build``."""
    count = f"{len(workspace.members):,} companies"
    check = command(workspace, "check")
    build = command(workspace, "build", "--jobs", "1")
    yield Contest(
        f"check from nothing, {count}",
        "build from nothing",
        aim=1.2,
        ours=check,
        theirs=build,
        prepare=lambda _: workspace.forget(),
    )
    for name in ("check", "status", "plan"):
        again = command(workspace, name)

        def settle(program: Program, again: Action = again) -> None:
            for _ in range(2):
                build(program)
                again(program)

        yield Contest(
            f"{name}, nothing changed, {count}",
            "build, nothing changed",
            aim=1.5,
            ours=again,
            theirs=build,
            prepare=settle,
        )


def growth(folder: Path, sizes: tuple[int, int], seed: int, templates: Path) -> Iterator[Contest]:
    """What a company costs in a workspace of many, against one of few; ``sizes`` has few and many."""
    few, many = sizes
    small, large = (make(folder / f"{count}-companies", count, seed, templates) for count in sizes)

    def forget(_: Program) -> None:
        for workspace in (small, large):
            workspace.forget()
            shutil.rmtree(workspace.root / "output", ignore_errors=True)

    reason = ("--effective", "2026-01-01", "--reason", "Eerste versie")
    for name, options in {"build": (), "check": (), "plan": (), "publish": reason}.items():
        yield Contest(
            f"{name}, a company of {many:,}",
            f"a company of {few:,}",
            aim=1.1,
            ours=command(large, name, *options),
            theirs=command(small, name, *options),
            prepare=forget,
            share=many / few,
        )


def command(workspace: Workspace, *arguments: str) -> Action:
    """A command as an action; it may find errors, for made-up companies lack much."""
    return lambda program: statements(program, workspace.root, workspace.cache, "-qq", *arguments, fails=True)
