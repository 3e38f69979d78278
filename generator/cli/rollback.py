"""``statements rollback``: a new version with the text of an earlier one; nothing is ever deleted."""

from argparse import ArgumentParser, Namespace

from generator.cli import session
from generator.cli.console.command_result import CommandResult
from generator.cli.console.terminal import Terminal
from generator.cli.options import add_order, number
from generator.cli.publish import to_result

EXAMPLES = ('statements rollback smart2led --to 1 --effective 2026-12-15 --reason "Herstel van de vorige tekst"',)


def add_options(parser: ArgumentParser) -> None:
    """Adds the options of ``rollback``."""
    parser.add_argument("slug", metavar="SLUG", help="the company, by the name of its file")
    parser.add_argument("--to", metavar="VERSION", type=number, required=True, help="the version to go back to")
    add_order(parser)


def run(options: Namespace, terminal: Terminal) -> CommandResult:
    """Publishes the text of an earlier version anew, made from the inputs that were kept of it."""
    import generator

    workspace = session.open_workspace(options)
    result = generator.rollback(
        workspace,
        options.slug,
        options.to,
        effective=options.effective,
        reason=options.reason,
        by=options.by,
        dry_run=options.dry_run,
        jobs=session.jobs(None),
    )
    return to_result(workspace, result, terminal)
