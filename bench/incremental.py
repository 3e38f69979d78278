"""What an edit costs when everything was built before: nothing to do, one company, a section of a tenth or of all."""

import itertools
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bench.rounds import Contest
from bench.workspace import FORMATS, Workspace, make, run

POLICY, OTHER = "group-statement", "other-statement"
SECTION = "changes.md.jinja"


def incremental(folder: Path, size: int, seed: int, templates: Path) -> Iterator[Contest]:
    """The contests, in workspaces of their own below ``folder``: one that was built, and a twin built from nothing."""
    ours, twin = (make(folder / name, size, seed, templates) for name in ("built", "twin"))
    share_a_section(ours)
    numbers = itertools.count()

    def settle(program: Path) -> None:
        for _ in range(3):  # the first writes, the second finds nothing to do, the third knows it
            ours.build(program, "--jobs", "2")

    def edited(name: str, old: str, new: str, program: Path) -> None:
        settle(program)
        twin.clear()
        path = ours.root / name
        path.write_text(path.read_text("utf-8").replace(old, f"{new} {next(numbers)} ", 1), "utf-8")

    ninja = equip_ninja(folder / "ninja", size)
    yield Contest(
        f"nothing to do, {size:,} companies, {len(FORMATS)} formats",
        f"ninja, {size * len(FORMATS):,} outputs",
        aim=3.0,  # no goal of its own: simplicity first
        ours=lambda program: ours.build(program, "--jobs", "2"),
        theirs=lambda _: run(["ninja"], ninja),
        prepare=settle,
    )
    first = f"profiles/{ours.members[0].slug}.yaml"
    library = f"templates/library/nl/sections/{SECTION}"
    edits = {
        "one company changed": (first, "street: ", "street: Laan", 0.25),
        "a section of a tenth changed": (f"templates/{OTHER}/nl/sections/{SECTION}", "\n## ", "\n## Over", 0.4),
        "a section of all changed": ("templates/library/nl/sections/rights.md.jinja", "\n## ", "\n## Over", 1.2),
    }
    assert (ours.root / library).is_file(), "the section is in the library no more: take another"
    for name, (path, old, new, aim) in edits.items():
        yield Contest(
            name,
            "our build from nothing",
            aim=aim,
            ours=lambda program: ours.build(program, "--jobs", "2"),
            theirs=lambda program: twin.build(program, "--jobs", "2"),
            prepare=partial(edited, path, old, new),
        )


def share_a_section(workspace: Workspace) -> None:
    """Gives each tenth company another policy: the same sections, one of them a file of its own."""
    templates = workspace.root / "templates"
    shutil.copytree(templates / POLICY, templates / OTHER)
    own = templates / OTHER / "nl" / "sections" / SECTION
    own.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(templates / "library" / "nl" / "sections" / SECTION, own)
    for member in workspace.members[::10]:
        path = workspace.root / "profiles" / f"{member.slug}.yaml"
        path.write_text(f"policy: {OTHER}\n{path.read_text('utf-8')}", "utf-8")


def equip_ninja(folder: Path, size: int) -> Path:
    """A folder in which ninja has copied as many files as we write, of as many inputs, and has nothing to do."""
    folder.mkdir()
    lines = ["rule copy", "  command = cp $in $out"]
    for number in range(size):
        (folder / f"{number}.yaml").write_text("x" * 1000, "utf-8")
        lines += [f"build out/{number}/{number}.{name}: copy {number}.yaml" for name in FORMATS]
    (folder / "build.ninja").write_text("\n".join([*lines, ""]), "utf-8")
    run(["ninja"], folder)
    return folder
