"""Composes the statements and brings ``output/`` up to date: ``statements build`` when there may be something to do."""

from argparse import Namespace
from collections import Counter
from collections.abc import Iterable

from generator.change import saved_plan
from generator.cli import session
from generator.cli.console.command_result import CommandResult, judged
from generator.cli.console.findings_view import count
from generator.cli.console.layout import plural
from generator.cli.console.terminal import Terminal
from generator.cli.exit_codes import PROBLEMS
from generator.cli.work import DAMAGED, Made, Work, compose, planned, prepare
from generator.diagnostics import has_errors, in_order
from generator.drafting.draft_inputs import remember
from generator.storage import plan
from generator.storage.plan import Change, Kind

WAIT = 10.0
"""So many seconds another run may take to finish writing before this one gives up."""


def run(options: Namespace, terminal: Terminal) -> CommandResult:
    """Builds what was asked for; a statement with errors keeps the files that it has."""
    saved = saved_plan.asked(options)
    if saved is not None:
        saved_plan.adopt(options, saved)
    work, where, found = prepare(options)
    if work is None:
        return CommandResult(PROBLEMS, found, {"workspace": str(where.root)}, summary=DAMAGED)
    if saved is not None and (moved := saved_plan.moved(where, work.ledger, saved)):
        return CommandResult(PROBLEMS, moved, _facts(work, Made({}, frozenset(), ()), ()), summary=saved_plan.MOVED)
    made = compose(work, terminal, found)
    if options.strict and has_errors(made.diagnostics):
        summary = f"Nothing was written, for there are errors and --strict was asked: {count(made.diagnostics)}."
        return CommandResult(PROBLEMS, made.diagnostics, _facts(work, made, ()), summary=summary, brief=True)
    if saved is not None and (other := saved_plan.differs(planned(work, made), saved)):
        return CommandResult(PROBLEMS, other, _facts(work, made, ()), summary=saved_plan.MOVED)
    return write(work, made, terminal, force=options.force, dry=options.dry_run)


def write(work: Work, made: Made, terminal: Terminal, *, force: bool = False, dry: bool = False) -> CommandResult:
    """Brings the output folder to what was made; ``dry`` tells what that would come to and writes nothing."""
    wanted = planned(work, made)
    if dry:
        report = plan.foresee(wanted, work.output, force=force)
    else:
        report = plan.apply(wanted, work.output, force=force, wait=WAIT)
        _remember(work, made)
    found = in_order(made.diagnostics + report.diagnostics)
    text = "\n".join(f"{change.kind.value:9}  {work.output.name}/{change.path}" for change in report.changes)
    return CommandResult(
        judged(found),
        found,
        _facts(work, made, report.changes) | {"dry_run": dry},
        text if terminal.verbose else "",
        _summary(work, made, report.changes, dry=dry) + (f"\n{count(found)}." if count(found) else ""),
        brief=True,
    )


def _remember(work: Work, made: Made) -> None:
    """Keeps what the drafts were made of, so that the next plan can tell why one changes."""
    if work.output == work.where.root / "output":
        versions = {slug: len(some) for slug, some in (work.ledger.of if work.ledger else {}).items()}
        remember(session.shelf(work.where), work.where, made.drafts, versions)


def _summary(work: Work, made: Made, changes: Iterable[Change], *, dry: bool) -> str:
    kinds = Counter(change.kind for change in changes)
    built = len(work.slugs) - len(made.failed)
    files = [plural(kinds[Kind.CREATED] + kinds[Kind.UPDATED], "file") + (" to write" if dry else " written")]
    files += [f"{kinds[kind]:,} {kind.value}" for kind in (Kind.UNCHANGED, Kind.REMOVED) if kinds[kind]]
    if kept := kinds[Kind.EDITED] + kinds[Kind.BLOCKED]:
        files.append(f"{kept:,} kept as they are")
    lines = [f"{plural(built, 'statement')} in {_shown(work)}/: {', '.join(files)}."]
    if made.failed:
        have = "has errors and keeps" if len(made.failed) == 1 else "have errors and keep"
        lines.append(f"{plural(len(made.failed), 'statement')} {have} the files there were: {_names(made.failed)}.")
    return "\n".join([*lines, *(["Nothing was written: this was a dry run."] if dry else [])])


def _shown(work: Work) -> str:
    inside = work.output.is_relative_to(work.where.root)
    return (work.output.relative_to(work.where.root) if inside else work.output).as_posix()


def _names(slugs: Iterable[str]) -> str:
    names = sorted(slugs)
    return ", ".join(names[:8]) + (f" and {len(names) - 8:,} more" if len(names) > 8 else "")


def _facts(work: Work, made: Made, changes: Iterable[Change]) -> dict[str, object]:
    changed: dict[str, list[str]] = {kind.value: [] for kind in Kind}
    for change in changes:
        changed[change.kind.value].append(change.path)
    return {
        "workspace": str(work.where.root),
        "output": str(work.output),
        "formats": list(work.formats),
        "statements": [
            {"slug": slug, "ok": slug not in made.failed, "version": made.versions.get(slug)} for slug in work.slugs
        ],
        "files": changed,
    }
