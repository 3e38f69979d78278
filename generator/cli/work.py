"""What a run is to make, and making it in memory: what ``build`` writes and ``plan`` tells of."""

from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from generator import drafting
from generator.cli import caching, session
from generator.cli.console.terminal import Progress, Terminal
from generator.cli.options import FORMATS
from generator.diagnostics import Diagnostics, has_errors, in_order
from generator.diagnostics.suggestion import suggest
from generator.drafting.build_options import Basis
from generator.errors import WrongUse
from generator.formats import DEFAULT_FORMATS
from generator.formats import FORMATS as TABLE
from generator.ledger import Ledger
from generator.review.site import Looked, pages
from generator.review.site_state import Row, row
from generator.storage.plan import Plan, Scope, compare
from generator.workspace import Workspace, choose_companies, findings_about, writable_folder

DAMAGED = "Nothing was done: dates and versions come from the record of what was published, and that is damaged."


class Work(Struct, frozen=True):
    """What a run is to make: which companies in which formats, into which folder."""

    where: Workspace
    slugs: tuple[str, ...]
    formats: tuple[str, ...]
    output: Path
    scope: Scope
    jobs: int = 1
    ledger: Ledger | None = None


class Made(Struct, frozen=True):
    """All files of a run, path below the output folder to bytes, and the companies that errors kept from being made.

    ``versions``: the published version that a company's files are, ``None`` for a draft. ``drafts``: the drafts among
    them, with what they were made of. ``rows``: what the review site says of each company.
    """

    files: dict[str, bytes]
    failed: frozenset[str]
    diagnostics: Diagnostics
    versions: dict[str, int | None] = field(default_factory=dict)
    drafts: tuple[drafting.Made, ...] = ()
    rows: dict[str, Row] = field(default_factory=dict)


def prepare(options: Namespace) -> tuple[Work | None, Workspace, Diagnostics]:
    """What is asked for, the workspace, and what is wrong with its names; no work where the ledger is damaged."""
    where, found = session.enter(options)
    slugs = choose_companies(where, options.slugs, found)
    published, damage = session.published(where)
    if published is None:
        return None, where, damage
    stated = getattr(options, "output", None)
    work = Work(
        where,
        slugs,
        formats(options.formats),
        writable_folder(where, stated and Path(options.directory, stated), "output"),
        _scope(options, slugs, found),
        session.jobs(options.jobs),
        published,
    )
    return work, where, findings_about(slugs, found) if options.slugs else found


def compose(work: Work, terminal: Terminal, found: Diagnostics = ()) -> Made:
    """All files that are wanted, in memory; nothing is written yet."""
    files: dict[str, bytes] = {}
    failed: set[str] = set()
    versions: dict[str, int | None] = {}
    drafts: list[drafting.Made] = []
    rows: dict[str, Row] = {}
    shelf = session.shelf(work.where)
    given = work.where, work.slugs, work.formats, work.jobs, shelf, Basis(work.ledger, caching.today())
    with Progress(terminal.err, len(work.slugs), silent=bool(terminal.quiet)) as progress:
        for made in drafting.make(*given):
            files.update(made.files)
            found += made.diagnostics
            failed.update({made.slug} if made.failed else ())
            versions[made.slug] = made.version
            rows[made.slug] = row(made, work.ledger)
            drafts += [replace(made, files={}, diagnostics=())] if made.sources else []
            progress.step(made.slug)
    return Made(files, frozenset(failed), in_order(found), versions, tuple(drafts), rows)


def planned(work: Work, made: Made) -> Plan:
    """What would change so that the output folder holds what was made, and the review site over it.

    Statements with errors keep their files.
    """
    scope = Scope(work.scope.slugs, work.scope.suffixes, made.failed)
    looked = Looked(made.rows, made.files, work.where.companies, scope)
    return compare(work.output, made.files | pages(work.output, looked, work.ledger), scope)


def formats(stated: Iterable[str] | None) -> tuple[str, ...]:
    """The formats that ``--format`` names, with commas or said again, in the order of the table; refuses others."""
    if stated is None:
        return DEFAULT_FORMATS
    asked = [name.strip().lower() for part in stated for name in part.split(",") if name.strip()]
    for name in asked:
        if name not in TABLE:
            raise WrongUse(f"'{name}' is no format", suggest(name, FORMATS) or f"there are: {', '.join(FORMATS)}")
    if not asked:
        raise WrongUse("--format names no format", f"there are: {', '.join(FORMATS)}")
    if "pdf" in asked:
        from generator.formats import pdf

        if reason := pdf.why_unavailable():
            raise WrongUse(reason, "in a copy of the repository: make pdf")
    return tuple(name for name in TABLE if name in asked)


def _scope(options: Namespace, slugs: tuple[str, ...], found: Diagnostics) -> Scope:
    """What may be removed: nothing of a company that is merely hidden by a wrong file name or link."""
    hidden = has_errors(found)
    suffixes = None
    if options.formats is not None:
        suffixes = frozenset(suffix for name in formats(options.formats) for suffix in TABLE[name].suffixes)
    return Scope(frozenset(slugs) if options.slugs or hidden else None, suffixes)
