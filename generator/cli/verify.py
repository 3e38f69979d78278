"""``statements verify``: whether what was published is unaltered, and whether a website shows what is in force."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from generator.cli import session
from generator.cli.console import website_view
from generator.cli.console.command_result import CommandResult, judged
from generator.cli.console.findings_view import count
from generator.cli.console.layout import columns, plural
from generator.cli.console.terminal import Terminal, progress_on
from generator.cli.exit_codes import FINE, PROBLEMS
from generator.cli.options import add_companies, add_jobs, day
from generator.record.record_check import SHOWN, VerifyResult
from generator.record.verification import Proof, Result

EXAMPLES = (
    "statements verify",
    "statements verify smart2led --all",
    "statements verify smart2led --against page.html",
    "statements verify --against downloads",
)

_RESULTS = {
    Result.SAME: "same bytes",
    Result.OTHER_PROGRAM: "other bytes, another program",
    Result.DIFFERENT: "OTHER BYTES",
    Result.DAMAGED: "cannot be made: damaged",
}


def add_options(parser: ArgumentParser) -> None:
    """Adds the options of ``verify``."""
    add_companies(parser)
    parser.add_argument("--all", action="store_true", help="make every version again, not only those in force")
    parser.add_argument("--hashes", action="store_true", help="check the hashes alone; make nothing again")
    parser.add_argument("--on", metavar="DATE", type=day, help="what is in force on that day (default: today)")
    parser.add_argument(
        "--against", metavar="PATH", help="a page saved from a website, or a folder of them, to hold against it"
    )
    parser.add_argument(
        "--holds", metavar="DIGEST", help="an end of the ledger that was noted earlier, which it must hold still"
    )
    add_jobs(parser)


def run(options: Namespace, terminal: Terminal) -> CommandResult:
    """Checks the record; with ``--against`` holds pages of websites against it."""
    import generator

    workspace = session.open_workspace(options)
    with progress_on(terminal) as progress:
        if options.against is not None:
            path = Path(options.directory, options.against)
            website = generator.check_website(
                workspace, path, options.slugs, on=options.on, name=options.against, progress=progress
            )
            return website_view.to_result(workspace, website, terminal)
        result = generator.verify(
            workspace,
            options.slugs,
            on=options.on,
            every=options.all,
            hashes=options.hashes,
            holds=options.holds,
            jobs=session.jobs(options.jobs),
            progress=progress,
        )
    found = result.diagnostics
    fields: dict[str, object] = {"workspace": str(workspace.root), "on": result.on.isoformat()}
    if result.is_damaged:
        summary = f"The record of what was published is damaged: {count(found)}."
        return CommandResult(PROBLEMS, found, fields, summary=summary)
    fields |= {"end": result.end, "checked": result.checked, "rebuilt": list(map(_fields, result.proofs))}
    return CommandResult(judged(found), found, fields, _table(result.proofs, terminal), _summary(result))


def _table(proofs: Sequence[Proof], terminal: Terminal) -> str:
    """The versions that came out otherwise; with ``--verbose`` all of them."""
    rows = [
        [proof.version.slug, str(proof.version.version), _RESULTS[proof.result], ", ".join(proof.files) or "-"]
        for proof in proofs
        if terminal.verbose or proof.result is not Result.SAME
    ]
    return columns(["COMPANY", "VERSION", "MADE AGAIN", "FILES"], rows, terminal.out) if rows else ""


def _summary(result: VerifyResult) -> str:
    if result.end is None:
        return "Nothing was published yet."
    same = sum(proof.result is Result.SAME for proof in result.proofs)
    is_sound = judged(result.diagnostics) == FINE
    state = f"{plural(result.checked, 'published version')} {'are' if result.checked > 1 else 'is'} unaltered"
    lines = [f"{state}." if is_sound else f"Not all is as it was published: {count(result.diagnostics)}."]
    proofs = len(result.proofs)
    lines += [f"{same:,} of {plural(proofs, 'version')} made again with the same bytes."] * bool(proofs)
    end = result.end[:SHOWN]
    lines.append(f"The ledger ends in {end}: who notes that can ask for it later, with --holds {end}.")
    return "\n".join(lines)


def _fields(proof: Proof) -> dict[str, object]:
    return {
        "slug": proof.version.slug,
        "version": proof.version.version,
        "result": proof.result.value,
        "files": list(proof.files),
        "programs": list(proof.programs),
    }
