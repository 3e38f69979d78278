"""Prints how long this program takes in times of others that do the same: ``make bench``, or ``--quick`` for a look."""

import argparse
import datetime
import random
import shutil
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from itertools import chain
from pathlib import Path

from bench import record, rounds
from bench.incremental import incremental
from bench.rounds import Contest, Outcome
from bench.workspace import FORMATS, REPOSITORY, STATEMENTS, Workspace, make, run
from generator.comparison import compare
from generator.document import Comparison
from generator.formats.docx import load_style, write
from generator.statement.composition import Composer
from generator.workspace import find

WORKERS = 2


def start_up() -> Iterator[Contest]:
    """Commands that do nothing, against an interpreter that does nothing."""
    nothing = partial(run, [sys.executable, "-c", "pass"], REPOSITORY)
    for option in ("--version", "--help"):
        ours = partial(run, [STATEMENTS, option], REPOSITORY)
        yield Contest(f"statements {option}", "python -c pass", aim=2.5, ours=ours, theirs=nothing)


def one_statement(workspace: Workspace) -> Iterator[Contest]:
    """A cold process that builds one statement in three formats, against pandoc making two of them."""
    made = workspace.peer / "made"
    pandoc = ["pandoc", "--from=gfm", "--standalone", "--metadata=title:Privacyverklaring", str(workspace.markdown)]

    def convert() -> None:
        run([*pandoc, "--output", str(made / "statement.html")], workspace.root)
        run([*pandoc, "--output", str(made / "statement.docx")], workspace.root)

    states = {"first run ever": workspace.forget, "edited": workspace.edit, "unchanged": workspace.restore}
    for state, prepare in states.items():
        yield Contest(
            f"1 statement, cold process, {state}",
            "pandoc HTML + pandoc DOCX",
            aim=1.0,
            ours=lambda: workspace.build(workspace.members[0].slug),
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
        ours=lambda: write(compare(old.document, new.document, said), style),
        theirs=lambda: run(pandoc, workspace.root),
        prepare=workspace.clear,
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
        ours=lambda: workspace.build("--jobs", str(WORKERS)),
        theirs=lambda: run(batch, REPOSITORY),
        prepare=workspace.clear,
        fingerprint=fingerprint,
    )


def line(outcome: Outcome) -> str:
    """One line of the report: median of the ratios, least and most, aim, seconds for scale."""
    contest, ratios = outcome.contest, outcome.ratios
    verdict = "yes" if outcome.median <= contest.aim else "no"
    return (
        f"{contest.name:42} {contest.peer:26} {outcome.median:6.2f}  {min(ratios):6.2f} - {max(ratios):<6.2f}"
        f" {contest.aim:5.2f}  {verdict:3}  {outcome.our_seconds:8.3f} {outcome.their_seconds:8.3f}"
    )


def arguments() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m bench.ratios", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="100 companies and 3 rounds: a look, not a result")
    parser.add_argument("--rounds", type=int, help="rounds of each contest (default 15, and 5 for the group)")
    parser.add_argument("--companies", type=int, help="size of the group (default 1000)")
    parser.add_argument("--seed", type=int, default=1, help="seed of the companies and of the order of turns")
    return parser.parse_args()


def main() -> int:
    """Runs every contest and prints its line; 0 whatever the ratios, 1 when the work failed, 2 when a program lacks."""
    options = arguments()
    missing = [program for program in (STATEMENTS, "pandoc", "ninja", "sha256sum") if not shutil.which(program)]
    if missing:
        print(f"Not found: {', '.join(missing)}. See bench/README.md.", file=sys.stderr)
        return 2
    size = options.companies or (100 if options.quick else 1000)
    many, few = (options.rounds, options.rounds) if options.rounds else (3, 3) if options.quick else (15, 5)
    order = random.Random(options.seed)
    print(f"{'ours':42} {'theirs':26} {'ratio':>6}  {'least - most':15} {'aim':>5}  met  {'ours s':>8} {'theirs s':>8}")
    try:
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            for contest in start_up():
                print(line(rounds.run(contest, many, order)), flush=True)
            workspace = make(Path(folder), size, options.seed)
            for contest in one_statement(workspace):
                print(line(rounds.run(contest, many, order)), flush=True)
            print(line(rounds.run(one_redline(workspace), many, order)), flush=True)
            print(line(rounds.run(whole_group(workspace), few, order)), flush=True)
            for contest in chain(incremental(Path(folder), size, options.seed), record.contests(workspace, WORKERS)):
                print(line(rounds.run(contest, few, order)), flush=True)
    except RuntimeError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
