"""Releases: versions published or rolled back, and the output folder brought to them."""

from collections.abc import Callable, Iterable
from datetime import date

from msgspec import Struct

from generator import drafting, ledger
from generator.cache.store import open_shelf
from generator.diagnostics import Diagnostics, has_errors, in_order
from generator.drafting.build_options import Basis
from generator.errors import WrongUse
from generator.ledger import Edition, Ledger, Version
from generator.output import saved_plan
from generator.output.builds import WAIT
from generator.output.request import OUTPUT
from generator.output.saved_plan import SavedPlan
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


class PublishResult(Struct, frozen=True):
    """The versions as recorded, or with ``dry_run`` as they would be, and the companies with nothing to publish."""

    diagnostics: Diagnostics = ()
    versions: tuple[Version, ...] = ()
    unchanged: tuple[str, ...] = ()
    dry_run: bool = False


def publish(
    workspace: Workspace,
    companies: Iterable[str],
    order: Order,
    saved: SavedPlan | None = None,
    *,
    dry_run: bool = False,
    jobs: int = 1,
) -> PublishResult:
    """Publishes what differs among these companies: all of it, or nothing where anything is wrong.

    With a ``saved`` plan the companies are those that it publishes, as long as nothing has moved since.
    """
    named = tuple(companies) if saved is None else tuple(saved.publishes)
    slugs = choose_companies(workspace, named, workspace.diagnostics) if saved is None or named else ()
    found = findings_about(slugs, workspace.diagnostics) if named else workspace.diagnostics
    if has_errors(found):
        return PublishResult(in_order(found), dry_run=dry_run)

    def prepare(published: Ledger) -> Issue:
        if saved is not None and (moved := saved_plan.moved(workspace, published, saved, done=True)):
            return Issue(diagnostics=moved)
        return publication.prepare(workspace, published, slugs, order)

    return _carry_out(workspace, slugs, prepare, found, dry_run=dry_run, jobs=jobs)


def rollback(
    workspace: Workspace, company: str, to: int, order: Order, *, dry_run: bool = False, jobs: int = 1
) -> PublishResult:
    """Publishes the text of version ``to`` anew, from the inputs that were kept of it. Nothing is deleted.

    Raises ``WrongUse`` for a version that there is not, and for the latest.
    """
    published, damage = ledger.read(workspace.root / OUTPUT)
    if published is None:
        return PublishResult(damage, dry_run=dry_run)
    _version(published, company, to)

    def prepare(now: Ledger) -> Issue:
        return publication.prepare_rollback(workspace, now, _version(now, company, to), order)

    return _carry_out(workspace, (company,), prepare, (), dry_run=dry_run, jobs=jobs)


def make_order(effective: date | None, reason: str, recorded: date, by: str | None = None) -> Order:
    """What a publication is asked; ``effective`` is ``None`` where the day is unknown, ``recorded`` is today.

    Raises ``WrongUse`` for words that no statement can print.
    """
    return Order(effective, _line("reason", reason), recorded, None if by is None else _line("by", by))


def _carry_out(
    workspace: Workspace,
    slugs: tuple[str, ...],
    prepare: Prepare,
    beside: Diagnostics,
    *,
    dry_run: bool,
    jobs: int,
) -> PublishResult:
    output = writable_folder(workspace, None, OUTPUT)
    if dry_run:
        return _published(workspace, slugs, prepare, beside, dry_run=True, jobs=jobs)
    with ledger.publishing(output, WAIT) as busy:
        if busy:
            return PublishResult(in_order(beside + busy))
        return _published(workspace, slugs, prepare, beside, dry_run=False, jobs=jobs)


def _published(
    workspace: Workspace,
    slugs: tuple[str, ...],
    prepare: Prepare,
    beside: Diagnostics,
    *,
    dry_run: bool,
    jobs: int,
) -> PublishResult:
    published, damage = ledger.read(workspace.root / OUTPUT)
    damage = damage if published is None else _damage(published, slugs)
    if published is None or damage:
        return PublishResult(in_order(beside + damage), dry_run=dry_run)
    issue = prepare(published)
    latest = [version for slug in issue.same if (version := published.latest(slug))]
    found = beside + issue.diagnostics
    found += tuple(publication.unchanged(version.slug, version) for version in latest)
    found += _planned(workspace, issue.editions).diagnostics if issue.editions else ()
    if has_errors(found):
        return PublishResult(in_order(found), (), issue.same, dry_run)
    if dry_run or not issue.editions:
        versions = tuple(edition.version for edition in issue.editions)
        return PublishResult(in_order(found), versions, issue.same, dry_run)
    versions, failure = ledger.append(published, issue.editions)
    if failure:
        return PublishResult(in_order(found + failure), (), issue.same)
    report = plan.apply(_with_site(workspace, issue.editions, jobs), workspace.root / OUTPUT, wait=WAIT)
    return PublishResult(in_order(found + report.diagnostics), versions, issue.same)


def _damage(published: Ledger, slugs: tuple[str, ...]) -> Diagnostics:
    """What is wrong with the latest versions of these companies; ``verify`` looks at all that was ever published."""
    latest = [version for slug in slugs if (version := published.latest(slug))]
    return ledger.check(published, latest) + tuple(
        finding for slug in slugs for finding in ledger.unrecorded(published, slug)
    )


def _planned(workspace: Workspace, editions: tuple[Edition, ...]) -> Plan:
    """What publishing changes in ``output/``: there stand the same bytes."""
    return plan.compare(workspace.root / OUTPUT, _files(editions), _scope(editions))


def _with_site(workspace: Workspace, editions: tuple[Edition, ...], jobs: int) -> Plan:
    """The same with the review site, now that the ledger has the versions."""
    files, scope, output = _files(editions), _scope(editions), workspace.root / OUTPUT
    published, _ = ledger.read(output)
    there = sorted((scope.slugs or frozenset()).intersection(workspace.companies))
    basis = Basis(published, workspace.on)
    made = drafting.make(workspace, there, ("md",), jobs, open_shelf(workspace.cache), basis)
    looked = Looked({one.slug: row(one, published) for one in made}, files, workspace.companies, scope)
    return plan.compare(output, files | pages(output, looked, published), scope)


def _files(editions: tuple[Edition, ...]) -> dict[str, bytes]:
    return {
        f"{edition.version.slug}/{name}": content for edition in editions for name, content in edition.files.items()
    }


def _scope(editions: tuple[Edition, ...]) -> Scope:
    return Scope(frozenset(edition.version.slug for edition in editions))


def _version(published: Ledger, slug: str, number: int) -> Version:
    """The version to go back to. Raises ``WrongUse`` for one that there is not, and for the latest."""
    versions = published.versions(slug)
    if not versions:
        known = ", ".join(sorted(published.of)[:8])
        raise WrongUse(f"nothing of '{slug}' was published", f"published are: {known}" if known else "")
    if number == len(versions):
        raise WrongUse(f"version {number} of {slug} is the latest already", "name an earlier one")
    if number > len(versions):
        raise WrongUse(f"{slug} has no version {number}", f"its latest is {len(versions)}")
    return versions[number - 1]


def _line(what: str, text: str) -> str:
    """One line of words, as it can stand in a statement."""
    words = " ".join(text.split())
    if not words:
        raise WrongUse(f"'{what}' is empty", "say it in a few words")
    if len(words) > LONGEST_LINE or not words.isprintable() or any("\ue000" <= sign <= "\uf8ff" for sign in words):
        raise WrongUse(
            f"'{what}' is too long, or holds signs that cannot be printed", f"at most {LONGEST_LINE} characters"
        )
    return words
