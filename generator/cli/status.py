"""``statements status``: which version of each statement holds, what is scheduled, and what differs from it."""

from argparse import ArgumentParser, Namespace
from datetime import date

from generator.cli import session
from generator.cli.console.command_result import CommandResult, judged
from generator.cli.console.findings_view import count
from generator.cli.console.layout import columns, plural
from generator.cli.console.terminal import Terminal, progress_on
from generator.cli.exit_codes import PROBLEMS
from generator.cli.options import add_companies
from generator.cli.options import day as to_day
from generator.cli.publish import day
from generator.record.standing import StatementStatus, StatusResult

EXAMPLES = ("statements status", "statements status smart2led --on 2027-01-01", "statements status --json")


def add_options(parser: ArgumentParser) -> None:
    """Adds the options of ``status``."""
    add_companies(parser)
    parser.add_argument("--on", metavar="DATE", type=to_day, help="as it is on that day (default: today)")


def run(options: Namespace, terminal: Terminal) -> CommandResult:
    """A line a company; errors in profiles are counted, damage to the record is reported."""
    import generator

    workspace = session.open_workspace(options)
    with progress_on(terminal) as progress:
        result = generator.status(workspace, options.slugs, on=options.on, jobs=session.jobs(None), progress=progress)
    found, root = result.diagnostics, str(workspace.root)
    if result.statements is None:
        return CommandResult(
            PROBLEMS, found, {"workspace": root}, summary="The record of what was published is damaged."
        )
    fields = {
        "workspace": root,
        "on": result.on.isoformat(),
        "statements": [_fields(one, result.on) for one in result.statements],
    }
    text = _table(result.statements, result.on, terminal)
    return CommandResult(judged(found), found, fields, text, _summary(result))


def _table(statements: tuple[StatementStatus, ...], on: date, terminal: Terminal) -> str:
    header = ["COMPANY", "IN FORCE", "SINCE", "DRAFT", "SCHEDULED", "FINDINGS", "REVIEW"]
    rows = [
        [
            one.slug,
            str(one.in_force.version) if one.in_force else "-",
            day(one.in_force.effective) if one.in_force else "-",
            one.draft,
            ", ".join(f"{version.version} from {day(version.effective)}" for version in one.scheduled) or "-",
            _counted(one),
            _reviewed(one, on),
        ]
        for one in statements
    ]
    return columns(header, rows, terminal.out) if rows else ""


def _counted(one: StatementStatus) -> str:
    counts = ((one.errors, "error"), (one.warnings, "warning"))
    return ", ".join(plural(number, word) for number, word in counts if number) or "-"


def _reviewed(one: StatementStatus, on: date) -> str:
    """By when it is to be read again; else how long ago it was published."""
    if one.review_by is not None:
        return f"{'was due' if one.review_by < on else 'by'} {one.review_by}"
    return f"{plural(max((on - one.reviewed).days, 0), 'day')} ago" if one.reviewed else "-"


def _fields(one: StatementStatus, on: date) -> dict[str, object]:
    return {
        "slug": one.slug,
        "version": one.in_force.version if one.in_force else None,
        "since": one.in_force.effective.isoformat() if one.in_force and one.in_force.effective else None,
        "draft": one.draft,
        "scheduled": [{"version": version.version, "effective": day(version.effective)} for version in one.scheduled],
        "errors": one.errors,
        "warnings": one.warnings,
        "review_by": one.review_by and one.review_by.isoformat(),
        "reviewed_days_ago": (on - one.reviewed).days if one.reviewed else None,
    }


def _summary(result: StatusResult) -> str:
    statements = result.statements or ()
    holding = sum(one.in_force is not None for one in statements)
    differ = sum(one.draft in ("differs", "new") for one in statements)
    waiting = sum(bool(one.scheduled) for one in statements)
    parts = [f"On {result.on}: {plural(holding, 'statement')} in force"]
    parts += [f"{plural(differ, 'draft')} to publish"] if differ else []
    parts += [f"{waiting:,} scheduled"] if waiting else []
    counted = count(result.diagnostics)
    return f"{', '.join(parts)}.{f' {counted}.' if counted else ''}"
