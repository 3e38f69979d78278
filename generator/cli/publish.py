"""``statements publish``: freezes the statements whose text changed as their next versions."""

from argparse import Namespace
from collections.abc import Callable
from datetime import date

from msgspec import Struct

from generator import drafting, ledger
from generator.change import saved_plan
from generator.cli import caching, session
from generator.cli.building import WAIT
from generator.cli.console.command_result import CommandResult, judged
from generator.cli.console.findings_view import count
from generator.cli.console.layout import columns, plural
from generator.cli.console.terminal import Terminal
from generator.cli.exit_codes import FINE
from generator.cli.options import UNKNOWN
from generator.diagnostics import Diagnostics, has_errors, in_order
from generator.drafting.build_options import Basis
from generator.errors import WrongUse
from generator.ledger import Edition, Ledger, Version
from generator.profile.schema.value_types import LONGEST_LINE
from generator.record import publication
from generator.record.publication import Issue, Order
from generator.review.site import Looked, pages
from generator.review.site_state import row
from generator.storage import plan
from generator.storage.plan import Plan, Scope
from generator.workspace import Workspace, choose_companies, findings_about, writable_folder

Prepare = Callable[[Ledger], Issue]
"""Makes the versions to be published, from the ledger as it is when nobody else publishes."""


class Outcome(Struct, frozen=True):
    """What came of it: the versions as recorded, or as they would be, and the companies with nothing to publish."""

    versions: tuple[Version, ...] = ()
    same: tuple[str, ...] = ()
    diagnostics: Diagnostics = ()


def run(options: Namespace, terminal: Terminal) -> CommandResult:
    """Publishes what differs among the companies asked for: all of it, or nothing where anything is wrong."""
    saved = saved_plan.asked(options)
    if saved is not None:
        options.slugs = saved.publishes
    where, found = session.enter(options)
    slugs = choose_companies(where, options.slugs, found) if saved is None or saved.publishes else ()
    asked = order(options)
    found = findings_about(slugs, found) if options.slugs else found

    def prepare(published: Ledger) -> Issue:
        if saved is not None and (moved := saved_plan.moved(where, published, saved, done=True)):
            return Issue(diagnostics=moved)
        return publication.prepare(where, published, slugs, asked)

    outcome = Outcome(diagnostics=found) if has_errors(found) else carry_out(where, slugs, prepare, dry=options.dry_run)
    return answer(where, outcome, in_order(found + outcome.diagnostics), terminal, dry=options.dry_run)


def order(options: Namespace) -> Order:
    """What is asked, with today's date in UTC; refuses a day that is none, and words that no statement can print."""
    return Order(options.effective, _line("--reason", options.reason), caching.today(), _by(options.by))


def carry_out(where: Workspace, slugs: tuple[str, ...], prepare: Prepare, *, dry: bool) -> Outcome:
    """Publishes what ``prepare`` makes and brings ``output/`` up to date; ``dry`` tells what that would come to."""
    output = writable_folder(where, None, "output")
    if dry:
        return _carry_out(where, slugs, prepare, dry=True)
    with ledger.publishing(output, WAIT) as busy:
        return Outcome(diagnostics=busy) if busy else _carry_out(where, slugs, prepare, dry=False)


def _carry_out(where: Workspace, slugs: tuple[str, ...], prepare: Prepare, *, dry: bool) -> Outcome:
    published, damage = session.published(where)
    if published is None:
        return Outcome(diagnostics=damage)
    damage = _damage(published, slugs)
    if damage:
        return Outcome(diagnostics=damage)
    made = prepare(published)
    latest = [version for slug in made.same if (version := published.latest(slug))]
    found = made.diagnostics + tuple(publication.unchanged(version.slug, version) for version in latest)
    planned = _planned(where, made.editions)
    edited = planned.diagnostics if made.editions else ()
    if has_errors(found + edited):
        return Outcome((), made.same, found + edited)
    if dry or not made.editions:
        return Outcome(tuple(edition.version for edition in made.editions), made.same, found + edited)
    versions, failure = ledger.append(published, made.editions)
    if failure:
        return Outcome((), made.same, found + failure)
    report = plan.apply(_written(where, made.editions), where.root / "output", wait=WAIT)
    return Outcome(versions, made.same, found + report.diagnostics)


def _damage(published: Ledger, slugs: tuple[str, ...]) -> Diagnostics:
    """What is wrong with the latest versions of these companies; ``verify`` looks at all that was ever published."""
    latest = [version for slug in slugs if (version := published.latest(slug))]
    return ledger.check(published, latest) + tuple(
        finding for slug in slugs for finding in ledger.unrecorded(published, slug)
    )


def _planned(where: Workspace, editions: tuple[Edition, ...]) -> Plan:
    """What publishing changes in ``output/``: there stand the same bytes."""
    return plan.compare(where.root / "output", _files(editions), _scope(editions))


def _written(where: Workspace, editions: tuple[Edition, ...]) -> Plan:
    """The same with the review site, now that the ledger has the versions."""
    files, scope, output = _files(editions), _scope(editions), where.root / "output"
    published, _ = session.published(where)
    there = sorted((scope.slugs or frozenset()).intersection(where.companies))
    basis = Basis(published, caching.today())
    made = drafting.make(where, there, ("md",), session.jobs(None), session.shelf(where), basis)
    looked = Looked({one.slug: row(one, published) for one in made}, files, where.companies, scope)
    return plan.compare(output, files | pages(output, looked, published), scope)


def _files(editions: tuple[Edition, ...]) -> dict[str, bytes]:
    return {
        f"{edition.version.slug}/{name}": content for edition in editions for name, content in edition.files.items()
    }


def _scope(editions: tuple[Edition, ...]) -> Scope:
    return Scope(frozenset(edition.version.slug for edition in editions))


def answer(where: Workspace, outcome: Outcome, found: Diagnostics, terminal: Terminal, *, dry: bool) -> CommandResult:
    """The versions as a table, and what was done in a sentence."""
    rows = [
        [version.slug, str(version.version), day(version.effective), version.reason] for version in outcome.versions
    ]
    facts = {
        "workspace": str(where.root),
        "dry_run": dry,
        "published": [to_json(version) for version in outcome.versions],
        "unchanged": list(outcome.same),
    }
    text = columns(["COMPANY", "VERSION", "HOLDS FROM", "REASON"], rows, terminal.out) if rows else ""
    return CommandResult(judged(found), found, facts, text, _summary(outcome, found, dry=dry), brief=True)


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


def _summary(outcome: Outcome, found: Diagnostics, *, dry: bool) -> str:
    same = f"{plural(len(outcome.same), 'statement')} say what they said." if outcome.same else ""
    if outcome.versions:
        done = f"{plural(len(outcome.versions), 'version')} {'would be published' if dry else 'published'}."
    elif judged(found) == FINE:
        done = "There is nothing to publish."
    else:
        done = "Nothing was published."
    return " ".join(filter(None, (done, same, f"{count(found)}." if count(found) else "")))


def _line(option: str, text: str) -> str:
    """One line of words, as it can stand in a statement."""
    words = " ".join(text.split())
    if not words:
        raise WrongUse(f"{option} is empty", "say it in a few words")
    if len(words) > LONGEST_LINE or not words.isprintable() or any("\ue000" <= sign <= "\uf8ff" for sign in words):
        raise WrongUse(
            f"{option} is too long, or holds signs that cannot be printed", f"at most {LONGEST_LINE} characters"
        )
    return words


def _by(name: str | None) -> str | None:
    return None if name is None else _line("--by", name)
