"""``statements rollback``: a new version with the text of an earlier one; nothing is ever deleted."""

from argparse import Namespace

from generator.cli import session
from generator.cli.console.command_result import CommandResult
from generator.cli.console.terminal import Terminal
from generator.cli.exit_codes import PROBLEMS
from generator.cli.publish import answer, carry_out, order
from generator.diagnostics import in_order
from generator.errors import WrongUse
from generator.ledger import Ledger, Version
from generator.record import publication
from generator.record.publication import Issue


def run(options: Namespace, terminal: Terminal) -> CommandResult:
    """Publishes the text of an earlier version anew, made from the inputs that were kept of it."""
    where, _ = session.enter(options)
    asked = order(options)
    published, damage = session.published(where)
    if published is None:
        return CommandResult(PROBLEMS, damage, {"workspace": str(where.root)}, summary="Nothing was published.")
    _choose(published, options.slug, options.to)

    def prepare(now: Ledger) -> Issue:
        return publication.prepare_rollback(where, now, _choose(now, options.slug, options.to), asked)

    outcome = carry_out(where, (options.slug,), prepare, dry=options.dry_run)
    return answer(where, outcome, in_order(outcome.diagnostics), terminal, dry=options.dry_run)


def _choose(published: Ledger, slug: str, number: int) -> Version:
    """The version to go back to; refuses one that there is not, and the latest."""
    versions = published.versions(slug)
    if not versions:
        known = ", ".join(sorted(published.of)[:8])
        raise WrongUse(f"nothing of '{slug}' was published", f"published are: {known}" if known else "")
    if number == len(versions):
        raise WrongUse(f"version {number} of {slug} is the latest already", "name an earlier one")
    if number > len(versions):
        raise WrongUse(f"{slug} has no version {number}", f"its latest is {len(versions)}")
    return versions[number - 1]
