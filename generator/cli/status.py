"""``statements status``: which version of each statement holds, what is scheduled, and what differs from it."""

from argparse import Namespace
from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from generator import drafting, workspace
from generator.cli import caching, session
from generator.cli.console.command_result import CommandResult, judged
from generator.cli.console.findings_view import count
from generator.cli.console.layout import columns, plural
from generator.cli.console.terminal import Progress, Terminal
from generator.cli.exit_codes import PROBLEMS
from generator.cli.publish import day
from generator.diagnostics import Diagnostic, Diagnostics, Location, Severity, in_order, is_error
from generator.drafting import Made
from generator.drafting.build_options import Basis
from generator.ledger import Ledger, Version
from generator.profile import locate
from generator.workspace import Workspace, choose_companies

SOON = timedelta(days=30)
"""So long before the day of its next review a statement is told of."""

_REVIEW = ("statement", "review_by")


class Standing(Struct, frozen=True):
    """One company on a day.

    ``draft``: ``same`` as the latest version, ``differs`` from it, ``new`` (nothing was published yet), ``errors``, or
    ``gone`` (published, and no profile any more). ``reviewed``: the day on which somebody last decided on the text.
    """

    slug: str
    in_force: Version | None
    scheduled: tuple[Version, ...]
    draft: str
    errors: int
    warnings: int
    review_by: date | None
    reviewed: date | None


def run(options: Namespace, terminal: Terminal) -> CommandResult:
    """A line a company; errors in profiles are counted, damage to the record is told."""
    where, found = session.enter(options)
    on = options.on or caching.today()
    published, damage = session.published(where)
    if published is None:
        return CommandResult(
            PROBLEMS, damage, {"workspace": str(where.root)}, summary="What was published cannot be told."
        )
    slugs = _choose(where, published, options.slugs, found)
    standings: list[Standing] = []
    for made in _made(where, Basis(published, on), slugs, terminal):
        review, place = _review(where, made.slug)
        standings.append(_standing(published, made, on, review))
        found += _due(made.slug, review, place, on)
    standings += [_gone(published, slug, on) for slug in slugs if slug not in where.companies]
    standings.sort(key=lambda one: one.slug)
    found = in_order(found)
    facts = {"workspace": str(where.root), "on": on.isoformat(), "statements": [_facts(one, on) for one in standings]}
    return CommandResult(judged(found), found, facts, _table(standings, on, terminal), _summary(standings, found, on))


def _choose(where: Workspace, published: Ledger, asked: list[str], found: Diagnostics) -> tuple[str, ...]:
    """The companies asked for; without a name all of the workspace and all that ever published."""
    if not asked:
        return tuple(sorted({*where.companies, *published.of}))
    there = [slug for slug in asked if slug not in published.of or slug in where.companies]
    choose_companies(where, there, found)
    return tuple(dict.fromkeys(asked))


def _made(where: Workspace, basis: Basis, slugs: tuple[str, ...], terminal: Terminal) -> Iterator[Made]:
    """What a build would make of the companies that have a profile, without its files, and what the law asks of it."""
    there = [slug for slug in slugs if slug in where.companies]
    jobs, shelf = session.jobs(None), session.shelf(where)
    with Progress(terminal.err, len(there), silent=bool(terminal.quiet)) as progress:
        for made in drafting.make(where, there, (), jobs, shelf, basis):
            progress.step(made.slug)
            yield made


def _standing(published: Ledger, made: Made, on: date, review: date | None) -> Standing:
    latest = published.latest(made.slug)
    draft = "errors" if made.failed else "new" if latest is None else "same" if made.version else "differs"
    errors = sum(map(is_error, made.diagnostics))
    warnings = sum(finding.severity is Severity.WARNING for finding in made.diagnostics)
    return Standing(
        made.slug,
        published.in_force(made.slug, on),
        published.scheduled(made.slug, on),
        draft,
        errors,
        warnings,
        review,
        _reviewed_on(latest) if latest else None,
    )


def _gone(published: Ledger, slug: str, on: date) -> Standing:
    latest = published.versions(slug)[-1]
    in_force, scheduled = published.in_force(slug, on), published.scheduled(slug, on)
    return Standing(slug, in_force, scheduled, "gone", 0, 0, None, _reviewed_on(latest))


def _reviewed_on(latest: Version) -> date | None:
    """The day of publishing; that of the statement itself where the ledger was written long after it."""
    return None if latest.effective is None else min(latest.effective, latest.recorded)


def _review(where: Workspace, slug: str) -> tuple[date | None, Location]:
    """The day by which somebody must read the statement again, as its profile or its group's states it."""
    profile, _ = workspace.load(where, slug)
    if profile is None:
        return None, Location("")
    statement = profile.data.get("statement")
    stated = statement.get("review_by") if isinstance(statement, dict) else None
    try:
        return date.fromisoformat(str(stated)), locate(profile, _REVIEW)
    except ValueError:
        return None, Location("")


def _due(slug: str, review: date | None, place: Location, on: date) -> Diagnostics:
    if review is None or review - on > SOON:
        return ()
    days = (review - on).days
    late = f"the review of {slug} was due on {review}, {plural(-days, 'day')} ago"
    message = late if days < 0 else f"{slug} is to be read again by {review}, in {plural(days, 'day')}"
    hint = "read it again, then set the next day"
    severity = Severity.WARNING if days < 0 else Severity.NOTE
    return (Diagnostic("review-due", message, place, severity, hint, key=_REVIEW),)


def _table(standings: list[Standing], on: date, terminal: Terminal) -> str:
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
        for one in standings
    ]
    return columns(header, rows, terminal.out) if rows else ""


def _counted(one: Standing) -> str:
    told = ((one.errors, "error"), (one.warnings, "warning"))
    return ", ".join(plural(number, word) for number, word in told if number) or "-"


def _reviewed(one: Standing, on: date) -> str:
    """By when it is to be read again; else how long ago it was published."""
    if one.review_by is not None:
        return f"{'was due' if one.review_by < on else 'by'} {one.review_by}"
    return f"{plural(max((on - one.reviewed).days, 0), 'day')} ago" if one.reviewed else "-"


def _facts(one: Standing, on: date) -> dict[str, object]:
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


def _summary(standings: list[Standing], found: Diagnostics, on: date) -> str:
    holding = sum(one.in_force is not None for one in standings)
    differ = sum(one.draft in ("differs", "new") for one in standings)
    waiting = sum(bool(one.scheduled) for one in standings)
    told = [f"On {on}: {plural(holding, 'statement')} in force"]
    told += [f"{plural(differ, 'draft')} to publish"] if differ else []
    told += [f"{waiting:,} scheduled"] if waiting else []
    return f"{', '.join(told)}.{f' {count(found)}.' if count(found) else ''}"
