"""Prints the CPU time of this program in times of others that do the same: ``make bench``; ``--quick`` for a look."""

import argparse
import datetime
import random
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from bench import commands, record, rounds
from bench.incremental import incremental
from bench.rounds import Contest, Outcome, Program
from bench.workspace import FORMATS, REPOSITORY, Workspace, make, run, statements
from generator.comparison import compare
from generator.document import Comparison
from generator.formats.docx import load_style, write
from generator.statement.composition import Composer
from generator.workspace import find

WORKERS = 2


def start_up() -> Iterator[Contest]:
    """Commands that do nothing, against an interpreter that does nothing."""
    nothing = [sys.executable, "-c", "pass"]
    for option in ("--version", "--help"):

        def ask(program: Program, option: str = option) -> None:
            statements(program, REPOSITORY, REPOSITORY, option)

        yield Contest(
            f"statements {option}", "python -c pass", aim=2.2, ours=ask, theirs=lambda _: run(nothing, REPOSITORY)
        )


def one_statement(workspace: Workspace) -> Iterator[Contest]:
    """A cold process that builds one statement in three formats, against pandoc making two of them."""
    made = workspace.peer / "made"
    pandoc = ["pandoc", "--from=gfm", "--standalone", "--metadata=title:Privacyverklaring", str(workspace.markdown)]

    def convert(_: Program) -> None:
        run([*pandoc, "--output", str(made / "statement.html")], workspace.root)
        run([*pandoc, "--output", str(made / "statement.docx")], workspace.root)

    states: dict[str, Callable[[Program], None]] = {
        "first run ever": lambda _: workspace.forget(),
        "edited": workspace.edit,
        "unchanged": lambda _: workspace.restore(),
    }
    for state, prepare in states.items():
        yield Contest(
            f"1 statement, cold process, {state}",
            "pandoc HTML + pandoc DOCX",
            aim=2.0,
            ours=lambda program: workspace.build(program, workspace.members[0].slug),
            theirs=convert,
            prepare=prepare,
            fingerprint=workspace.fingerprint,
        )


def one_redline(workspace: Workspace) -> Contest:
    """Two statements compared, and the redline written as DOCX, in a process that has done it before."""
    where, found = find(REPOSITORY)
    style, faults = load_style((REPOSITORY / "templates" / "house-style.docx").read_bytes(), "house-style.docx")
    if where is None or style is None:
        raise RuntimeError(f"the repository's statements cannot be made: {(*found, *faults)}")
    composer = Composer(where)
    old, new = (composer.compose(slug).statement for slug in ("smart2led", "smart2cloud"))
    if old is None or new is None:
        raise RuntimeError("the repository's statements have errors")
    said = Comparison("versie 1", "concept", "De privacyfunctionaris", datetime.date(2026, 9, 1))
    pandoc = ["pandoc", "--from=gfm", str(workspace.markdown), "--output", str(workspace.peer / "made" / "one.docx")]
    return Contest(
        "1 redline as DOCX, warm process",
        "pandoc DOCX of 1 statement",
        aim=0.5,
        ours=lambda _: write(compare(old.document, new.document, said), style),
        theirs=lambda _: run(pandoc, workspace.root),
        prepare=lambda _: workspace.clear(),
    )


def whole_group(workspace: Workspace) -> Contest:
    """Every company in three formats, against docxtpl writing only the DOCX of each."""
    peer = workspace.peer
    module = [sys.executable, "-m", "bench.docxtpl_batch"]
    batch = [*module, str(peer / "template.docx"), str(peer / "facts.json"), str(peer / "made"), str(WORKERS)]

    def fingerprint() -> str:
        if (found := workspace.count()) < len(FORMATS) * len(workspace.members):
            raise RuntimeError(f"{found} files for {len(workspace.members)} companies: some statement is missing")
        return workspace.fingerprint()

    return Contest(
        f"{len(workspace.members):,} statements, 3 formats, {WORKERS} workers",
        f"docxtpl DOCX, {WORKERS} workers",
        aim=0.15,
        ours=lambda program: workspace.build(program, "--jobs", str(WORKERS)),
        theirs=lambda _: run(batch, REPOSITORY),
        prepare=lambda _: workspace.clear(),
        fingerprint=fingerprint,
    )


def lines(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """A line of the report for each program: median CPU ratio, least and most, aim, wall ratio, CPU seconds of both."""
    for number, outcome in enumerate(outcomes):
        contest, ratios = outcome.contest, outcome.ratios
        verdict = "yes" if outcome.median <= contest.aim else "no"
        name = f"  before: {contest.name}" if number else contest.name
        ours, theirs = (statistics.median(turn.cpu for turn in side) for side in (outcome.ours, outcome.theirs))
        yield (
            f"{name:50} {contest.peer:26} {outcome.median:7.2f} {min(ratios):7.2f} - {max(ratios):<7.2f}"
            f" {contest.aim:5.2f} {verdict:3} {outcome.wall_ratio:7.2f} {ours:8.3f} {theirs:8.3f}"
        )


def contests(folder: Path, size: int, seed: int, templates: Path) -> Iterator[tuple[Contest, bool]]:
    """Every contest, and whether it is of the whole group; all programs can read ``templates``."""
    for contest in start_up():
        yield contest, False
    workspace = make(folder, size, seed, templates)
    for contest in one_statement(workspace):
        yield contest, False
    yield one_redline(workspace), False
    yield whole_group(workspace), True
    for contest in chain(
        commands.beside_build(workspace),
        incremental(folder, size, seed, templates),
        record.contests(workspace, WORKERS),
        commands.growth(folder, (max(size // 10, 1), size), seed, templates),
    ):
        yield contest, True


def arguments() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m bench.ratios", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="100 companies and 3 rounds: a look, not a result")
    parser.add_argument("--rounds", type=int, help="rounds of each contest (default 15, and 5 for the group)")
    parser.add_argument("--companies", type=int, help="size of the group (default 1000)")
    parser.add_argument("--seed", type=int, default=1, help="seed of the companies and of the order of turns")
    parser.add_argument("--before", type=Path, help="another checkout of the program, to run in the same rounds")
    parser.add_argument("--only", default="", help="the contests whose name holds this text")
    return parser.parse_args()


def main() -> int:
    """Runs every contest and prints its line; 0 whatever the ratios, 1 when the work failed, 2 when a program lacks."""
    options = arguments()
    missing = [program for program in ("pandoc", "ninja", "sha256sum") if not shutil.which(program)]
    if missing:
        print(f"Not found: {', '.join(missing)}. See bench/README.md.", file=sys.stderr)
        return 2
    size = options.companies or (100 if options.quick else 1000)
    many, few = (options.rounds, options.rounds) if options.rounds else (3, 3) if options.quick else (15, 5)
    programs = [REPOSITORY, *([options.before.resolve()] if options.before else [])]
    order = random.Random(options.seed)
    print(f"{'ours':50} {'theirs':26} {'CPU':>7} {'least - most':17} {'aim':>5} met {'wall':>7}   ours s theirs s")
    try:
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            for contest, whole in contests(Path(folder), size, options.seed, programs[-1]):
                if options.only in contest.name:
                    for line in lines(rounds.run(contest, few if whole else many, order, programs)):
                        print(line, flush=True)
    except RuntimeError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
