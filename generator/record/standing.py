"""Standing: which version of each statement holds on a day, what is scheduled, and whether the draft differs."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from msgspec import Struct

from generator import drafting, ledger, workspace
from generator.cache.store import open_shelf
from generator.diagnostics import Diagnostics, Location, Severity, diagnose, in_order, is_error
from generator.drafting import Made
from generator.drafting.build_options import Basis
from generator.ledger import Ledger, Version
from generator.profile import locate
from generator.workspace import Workspace, choose_companies

SOON = timedelta(days=30)
"""So long before the day of its next review a statement is reported."""

_REVIEW = ("statement", "review_by")


class StatementStatus(Struct, frozen=True):
    """One company on a day.

    ``draft``: ``same`` as the latest version, ``differs`` from it, ``new`` (nothing was published yet), ``errors``, or
    ``gone`` (published, and no profile any more). ``reviewed``: the day on which the text was last decided on.
    """

    slug: str
    in_force: Version | None
    scheduled: tuple[Version, ...]
    draft: str
    errors: int
    warnings: int
    review_by: date | None
    reviewed: date | None


class StatusResult(Struct, frozen=True):
    """The statements on a day, by slug; ``None`` where the record of what was published is damaged."""

    diagnostics: Diagnostics
    on: date
    statements: tuple[StatementStatus, ...] | None


def status(
    where: Workspace, companies: Iterable[str], on: date, jobs: int, progress: Callable[[str, int], None] | None
) -> StatusResult:
    """The companies named, or all of the workspace and all that ever published, on a day.

    Raises ``WrongUse`` for a company that is neither in the workspace nor in the record.
    """
    published, damage = ledger.read(where.root / "output")
    if published is None:
        return StatusResult(damage, on, None)
    slugs = _choose(where, published, tuple(companies))
    there = [slug for slug in slugs if slug in where.companies]
    found = where.diagnostics
    statements: list[StatementStatus] = []
    for made in drafting.make(where, there, (), jobs, open_shelf(where.cache), Basis(published, on)):
        review, place = _review(where, made.slug)
        statements.append(_standing(published, made, on, review))
        found += _due(made.slug, review, place, on)
        if progress:
            progress(made.slug, len(there))
    statements += [_gone(published, slug, on) for slug in slugs if slug not in where.companies]
    return StatusResult(in_order(found), on, tuple(sorted(statements, key=lambda one: one.slug)))


def _choose(where: Workspace, published: Ledger, names: tuple[str, ...]) -> tuple[str, ...]:
    if not names:
        return tuple(sorted({*where.companies, *published.of}))
    if there := [slug for slug in names if slug not in published.of or slug in where.companies]:
        choose_companies(where, there, where.diagnostics)
    return tuple(dict.fromkeys(names))


def _standing(published: Ledger, made: Made, on: date, review: date | None) -> StatementStatus:
    latest = published.latest(made.slug)
    draft = "errors" if made.failed else "new" if latest is None else "same" if made.version else "differs"
    errors = sum(map(is_error, made.diagnostics))
    warnings = sum(finding.severity is Severity.WARNING for finding in made.diagnostics)
    return StatementStatus(
        made.slug,
        published.in_force(made.slug, on),
        published.scheduled(made.slug, on),
        draft,
        errors,
        warnings,
        review,
        _reviewed_on(latest) if latest else None,
    )


def _gone(published: Ledger, slug: str, on: date) -> StatementStatus:
    latest = published.versions(slug)[-1]
    in_force, scheduled = published.in_force(slug, on), published.scheduled(slug, on)
    return StatementStatus(slug, in_force, scheduled, "gone", 0, 0, None, _reviewed_on(latest))


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
    return (
        diagnose(
            "review-due.passed" if days < 0 else "review-due",
            place,
            Severity.WARNING if days < 0 else Severity.NOTE,
            key=_REVIEW,
            slug=slug,
            review=review,
            days=_days(abs(days)),
        ),
    )


def _days(number: int) -> str:
    return f"{number:,} day{'' if number == 1 else 's'}"
