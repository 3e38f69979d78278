"""``statements publish``: freezes the statements whose text changed as their next versions."""

from argparse import ArgumentParser, Namespace
from datetime import date

from generator.cli import session
from generator.cli.console.command_result import CommandResult, judged
from generator.cli.console.findings_view import count
from generator.cli.console.layout import columns, plural
from generator.cli.console.terminal import Terminal
from generator.cli.exit_codes import FINE
from generator.cli.options import UNKNOWN, add_companies, add_order, add_plan
from generator.ledger import Version
from generator.output.releases import PublishResult
from generator.workspace import Workspace

EXAMPLES = (
    'statements publish --effective 2026-12-01 --reason "Bewaartermijn sollicitaties"',
    'statements publish smart2led --effective 2026-12-01 --reason "Beveiliging" --by "J. Bakker" --dry-run',
)


def add_options(parser: ArgumentParser) -> None:
    """Adds the options of ``publish``."""
    add_companies(parser)
    add_order(parser)
    add_plan(parser)


def run(options: Namespace, terminal: Terminal) -> CommandResult:
    """Publishes what differs among the companies asked for: all of it, or nothing where anything is wrong."""
    import generator

    plan = session.saved_plan(options)
    workspace = session.open_workspace(options)
    result = generator.publish(
        workspace,
        () if plan else options.slugs,
        effective=options.effective,
        reason=options.reason,
        by=options.by,
        plan=plan,
        dry_run=options.dry_run,
        jobs=session.jobs(None),
    )
    return to_result(workspace, result, terminal)


def to_result(workspace: Workspace, result: PublishResult, terminal: Terminal) -> CommandResult:
    """The versions as a table, and what was done in a sentence."""
    found = result.diagnostics
    rows = [[one.slug, str(one.version), day(one.effective), one.reason] for one in result.versions]
    fields = {
        "workspace": str(workspace.root),
        "dry_run": result.dry_run,
        "published": [to_json(version) for version in result.versions],
        "unchanged": list(result.unchanged),
    }
    text = columns(["COMPANY", "VERSION", "HOLDS FROM", "REASON"], rows, terminal.out) if rows else ""
    return CommandResult(judged(found), found, fields, text, _summary(result), brief=True)


def to_json(version: Version) -> dict[str, object]:
    """A version as ``--json`` gives it; ``effective`` is null where nobody knows the day."""
    return {
        "slug": version.slug,
        "version": version.version,
        "effective": version.effective and version.effective.isoformat(),
        "reason": version.reason,
        "by": version.by,
        "restores": version.restores,
        "text": version.text,
    }


def day(effective: date | None) -> str:
    """A day as tables show it."""
    return UNKNOWN if effective is None else effective.isoformat()


def _summary(result: PublishResult) -> str:
    found, same = result.diagnostics, len(result.unchanged)
    unchanged = f"{plural(same, 'statement')} did not change." if same else ""
    if result.versions:
        done = f"{plural(len(result.versions), 'version')} {'would be published' if result.dry_run else 'published'}."
    elif judged(found) == FINE:
        done = "There is nothing to publish."
    else:
        done = "Nothing was published."
    return " ".join(filter(None, (done, unchanged, f"{count(found)}." if count(found) else "")))
