"""``statements build``: composes the statements and brings ``output/`` up to date."""

from argparse import Namespace
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from generator import pipeline, plan
from generator.cli import session
from generator.cli.answer import PROBLEMS, Answer, judged
from generator.cli.arguments import WrongUse
from generator.cli.commands import FORMATS
from generator.cli.findings import count, plural
from generator.cli.progress import Progress
from generator.cli.terminal import Terminal
from generator.diagnostics import Diagnostics, has_errors, in_order
from generator.ledger import Ledger
from generator.pipeline.review import Looked, pages
from generator.pipeline.rows import Row, row
from generator.plan import Change, Kind, Plan, Scope
from generator.suggest import suggest
from generator.workspace import Workspace
from generator.writers import DEFAULT_FORMATS
from generator.writers import FORMATS as TABLE

WAIT = 10.0
"""So many seconds another run may take to finish writing before this one gives up."""

_DAMAGED = "Nothing was written: dates and versions come from the record of what was published, and that is damaged."


@dataclass(frozen=True, slots=True)
class Work:
    """What a run is to make: which companies in which formats, into which folder."""

    where: Workspace
    slugs: tuple[str, ...]
    formats: tuple[str, ...]
    output: Path
    scope: Scope
    jobs: int = 1
    ledger: Ledger | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """All files of a run, path below the output folder to bytes, and the companies that errors kept from being made.

    ``versions``: the published version that a company's files are, ``None`` for a draft. ``rows``: what the review
    site says of each company.
    """

    files: dict[str, bytes]
    failed: frozenset[str]
    diagnostics: Diagnostics
    versions: dict[str, int | None] = field(default_factory=dict)
    rows: dict[str, Row] = field(default_factory=dict)


def run(options: Namespace, terminal: Terminal) -> Answer:
    """Builds what was asked for; a statement with errors keeps the files that it has."""
    where, found = session.enter(options)
    slugs = session.choose(where, options.slugs, found)
    published, damage = session.published(where)
    if published is None:
        return Answer(PROBLEMS, damage, {"workspace": str(where.root)}, summary=_DAMAGED)
    work = Work(
        where,
        slugs,
        formats(options.formats),
        _output(where, options),
        _scope(options, slugs, found),
        session.jobs(options.jobs),
        published,
    )
    made = compose(work, terminal, session.about(slugs, found) if options.slugs else found)
    if options.strict and has_errors(made.diagnostics):
        summary = f"Nothing was written, for there are errors and --strict was asked: {count(made.diagnostics)}."
        return Answer(PROBLEMS, made.diagnostics, _facts(work, made, ()), summary=summary, brief=True)
    return write(work, made, terminal, force=options.force)


def compose(work: Work, terminal: Terminal, found: Diagnostics = ()) -> Made:
    """All files that are wanted, in memory; nothing is written yet."""
    files: dict[str, bytes] = {}
    failed: set[str] = set()
    versions: dict[str, int | None] = {}
    rows: dict[str, Row] = {}
    shelf = session.shelf(work.where)
    with Progress(terminal.err, len(work.slugs), silent=bool(terminal.quiet)) as progress:
        for made in pipeline.make(work.where, work.slugs, work.formats, work.jobs, shelf, work.ledger):
            files.update(made.files)
            found += made.diagnostics
            failed.update({made.slug} if made.failed else ())
            versions[made.slug] = made.version
            rows[made.slug] = row(made, work.ledger)
            progress.step(made.slug)
    return Made(files, frozenset(failed), in_order(found), versions, rows)


def planned(work: Work, made: Made) -> Plan:
    """What writing the statements and the review site over them would change."""
    scope = Scope(work.scope.slugs, work.scope.suffixes, made.failed)
    looked = Looked(made.rows, made.files, work.where.companies, scope)
    return plan.compare(work.output, made.files | pages(work.output, looked, work.ledger), scope)


def write(work: Work, made: Made, terminal: Terminal, *, force: bool = False) -> Answer:
    """Brings the output folder to what was made."""
    report = plan.apply(planned(work, made), work.output, force=force, wait=WAIT)
    found = in_order(made.diagnostics + report.diagnostics)
    text = "\n".join(f"{change.kind.value:9}  {work.output.name}/{change.path}" for change in report.changes)
    return Answer(
        judged(found),
        found,
        _facts(work, made, report.changes),
        text if terminal.verbose else "",
        _summary(work, made, report.changes, found),
        brief=True,
    )


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
        from generator.writers import pdf

        if reason := pdf.why_unavailable():
            raise WrongUse(reason, "in a copy of the repository: make pdf")
    return tuple(name for name in TABLE if name in asked)


def _output(where: Workspace, options: Namespace) -> Path:
    if options.output is None:
        return where.root / "output"
    asked = Path(options.directory, options.output).resolve()
    sources = (where.root / "profiles", where.root / "templates")
    if asked == where.root or any(asked.is_relative_to(source) for source in sources):
        raise WrongUse(f"statements cannot be written into {options.output}", "name a folder of their own")
    return asked


def _scope(options: Namespace, slugs: tuple[str, ...], found: Diagnostics) -> Scope:
    """What may be removed: nothing of a company that is merely hidden by a wrong file name or link."""
    hidden = has_errors(found)
    suffixes = (
        None
        if options.formats is None
        else frozenset[str]().union(*(TABLE[name].suffixes for name in formats(options.formats)))
    )
    return Scope(frozenset(slugs) if options.slugs or hidden else None, suffixes)


def _summary(work: Work, made: Made, changes: Iterable[Change], found: Diagnostics) -> str:
    kinds = Counter(change.kind for change in changes)
    built = len(work.slugs) - len(made.failed)
    files = [plural(kinds[Kind.CREATED] + kinds[Kind.UPDATED], "file") + " written"]
    files += [f"{kinds[kind]:,} {kind.value}" for kind in (Kind.UNCHANGED, Kind.REMOVED) if kinds[kind]]
    if kept := kinds[Kind.EDITED] + kinds[Kind.BLOCKED]:
        files.append(f"{kept:,} kept as they are")
    lines = [f"{plural(built, 'statement')} in {_shown(work)}/: {', '.join(files)}."]
    if made.failed:
        have = "has errors and keeps" if len(made.failed) == 1 else "have errors and keep"
        lines.append(f"{plural(len(made.failed), 'statement')} {have} the files there were: {_names(made.failed)}.")
    return "\n".join([*lines, *([f"{count(found)}."] if count(found) else [])])


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
