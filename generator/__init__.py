"""Privacy statements for groups of companies: facts from YAML, policy from templates, one tree for every format.

The functions here are the Python API; the command ``statements`` and the web pages are its clients. Each takes an open
workspace and returns a frozen result that holds its ``diagnostics``. None prints or reads the clock, the environment or
a command line: the day and the folder for what is kept between runs are given to ``open_workspace``. A call that cannot
be carried out as it was made raises ``WrongUse``; what is wrong in the user's files is a diagnostic.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from generator.errors import WrongUse
from generator.program_version import __version__

TYPE_CHECKING = False  # importing typing, datetime and pathlib would cost a third of the command's start
if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from generator.change.drift_analysis import DriftResult
    from generator.diagnostics import Diagnostic
    from generator.drafting.workspace_check import CheckResult
    from generator.output.builds import BuildResult
    from generator.output.plans import PlanResult
    from generator.output.redline_documents import RedlineResult
    from generator.output.releases import PublishResult
    from generator.output.saved_plan import SavedPlan
    from generator.record.record_check import VerifyResult
    from generator.record.standing import StatusResult
    from generator.record.website import WebsiteResult
    from generator.setup.interview import Prompt
    from generator.setup.new_company import NewCompany
    from generator.statement.explanation import Explanation
    from generator.statement.file_check import FileCheckResult
    from generator.workspace import Workspace

__all__ = [
    "BuildResult",
    "CheckResult",
    "Diagnostic",
    "DriftResult",
    "Explanation",
    "FileCheckResult",
    "NewCompany",
    "PlanResult",
    "Prompt",
    "PublishResult",
    "RedlineResult",
    "SavedPlan",
    "StatusResult",
    "VerifyResult",
    "WebsiteResult",
    "Workspace",
    "WrongUse",
    "__version__",
    "build",
    "check",
    "check_files",
    "check_website",
    "drift",
    "editor_schema",
    "explain",
    "load_plan",
    "new_company",
    "new_workspace",
    "open_workspace",
    "plan",
    "publish",
    "redline",
    "redline_files",
    "report",
    "rollback",
    "status",
    "verify",
    "write_schemas",
]

Progress = Callable[[str, int], None]
"""Called after each step with its name, mostly a company's, and the number of steps in all."""

_TYPES = {
    "BuildResult": "generator.output.builds",
    "CheckResult": "generator.drafting.workspace_check",
    "Diagnostic": "generator.diagnostics",
    "DriftResult": "generator.change.drift_analysis",
    "Explanation": "generator.statement.explanation",
    "FileCheckResult": "generator.statement.file_check",
    "NewCompany": "generator.setup.new_company",
    "PlanResult": "generator.output.plans",
    "Prompt": "generator.setup.interview",
    "PublishResult": "generator.output.releases",
    "RedlineResult": "generator.output.redline_documents",
    "SavedPlan": "generator.output.saved_plan",
    "StatusResult": "generator.record.standing",
    "VerifyResult": "generator.record.record_check",
    "WebsiteResult": "generator.record.website",
    "Workspace": "generator.workspace",
}
"""Where the public types stand; they are imported when they are used, for the command must start at once."""


def __getattr__(name: str) -> object:
    if name in _TYPES:
        from importlib import import_module

        return getattr(import_module(_TYPES[name]), name)
    raise AttributeError(f"module 'generator' has no attribute {name!r}")


def open_workspace(folder: str | Path = ".", *, on: date | None = None, cache: Path | None = None) -> Workspace:
    """The workspace that a folder is, or is in.

    ``on`` is today: the day whose law is asked and on which versions are recorded; without it the law is not asked.
    ``cache`` is the folder of this workspace for what is kept between runs; without it nothing is kept. What is wrong
    with names and links is among the ``diagnostics`` of the workspace. Raises ``WrongUse`` where there is no workspace.
    """
    from pathlib import Path

    from msgspec.structs import replace

    from generator.workspace import find

    found, diagnostics = find(Path(folder))
    if found is None:
        raise WrongUse(f"{diagnostics[0].location.path}: {diagnostics[0].message}", diagnostics[0].hint)
    return replace(found, on=on, cache=cache, diagnostics=diagnostics)


def new_workspace(
    folder: str | Path,
    *,
    example: bool = False,
    name: str = "",
    on: date | None = None,
    cache: Path | None = None,
) -> Workspace:
    """Makes a workspace in a folder, with invented companies, and opens it with ``on`` and ``cache``. Builds nothing.

    ``example`` adds a second company of the group and one on its own; ``name`` is how a refusal calls the folder. No
    file is overwritten. Raises ``WrongUse`` for a folder that is a file, is in a workspace, or holds part of one.
    """
    from pathlib import Path

    from generator.setup.new_workspace import create_workspace

    return open_workspace(create_workspace(Path(folder), name, example=example), on=on, cache=cache)


def new_company(
    workspace: Workspace,
    company: str,
    *,
    group: str | None = None,
    facts: Mapping[str, str | bool | int | None] | None = None,
    prompt: Prompt | None = None,
) -> NewCompany:
    """Writes the profile of one more company once it would pass ``check``, or nothing at all.

    ``facts`` are by dotted key, as ``controller.legal_name``; ``prompt`` asks a person for those that neither they nor
    the group give. Raises ``WrongUse`` for a name that is invalid or taken, an unknown group, and facts that cannot
    stand together.
    """
    from generator.setup.new_company import create_company

    return create_company(workspace, company, group, facts, prompt)


def editor_schema(kind: str = "company", workspace: Workspace | None = None) -> dict[str, object]:
    """The JSON Schema of a profile, ``kind`` ``company`` or ``group``; a workspace adds the words of its policies."""
    from generator.setup import schema_files

    return schema_files.editor_schema(workspace, kind)


def write_schemas(workspace: Workspace) -> tuple[str, ...]:
    """Writes the JSON Schemas of profiles into ``.schema/``; gives their paths from the root of the workspace."""
    from generator.setup import schema_files

    return schema_files.write_schemas(workspace)


def check(
    workspace: Workspace,
    companies: Iterable[str] = (),
    *,
    on: date | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
) -> CheckResult:
    """All errors and gaps of some companies, under the law of a day; of all, with templates, rules and groups too.

    Writes nothing. Raises ``WrongUse`` for an unknown company.
    """
    from generator.drafting.workspace_check import check_workspace

    return check_workspace(workspace, tuple(companies), on or _day(workspace), jobs, progress)


def report(workspace: Workspace, check: CheckResult, *, folder: Path | None = None) -> tuple[str, ...]:
    """Writes a report on each checked statement into ``folder``, ``reports/`` for none; gives the paths.

    A report of the same day is replaced. Raises ``WrongUse`` for a folder that holds something else.
    """
    from generator.drafting.report_files import write_reports

    return write_reports(workspace, check, folder)


def check_files(
    files: Iterable[str],
    *,
    on: date,
    workspace: Workspace | None = None,
    start: Path | None = None,
) -> FileCheckResult:
    """What the law of a day asks, as far as the text of any Dutch statement shows it: Word, HTML, Markdown or text.

    ``files`` are paths as seen from ``start``, the current folder for none; a workspace adds its own rules.
    """
    from generator.statement import file_check

    return file_check.check_files(files, on, workspace, start)


def explain(workspace: Workspace, company: str, key: str | None = None) -> Explanation:
    """Where each value of a statement comes from, or the value at ``key`` alone, and which template printed it.

    ``key`` is dotted; the end of it is enough where only one value has it. Raises ``WrongUse`` for an unknown company,
    and for a key at which nothing is stated.
    """
    from generator.statement.explanation import explain_statement

    return explain_statement(workspace, company, key)


def build(
    workspace: Workspace,
    companies: Iterable[str] = (),
    *,
    formats: Iterable[str] | None = None,
    output: Path | None = None,
    plan: PlanResult | SavedPlan | None = None,
    force: bool = False,
    strict: bool = False,
    dry_run: bool = False,
    jobs: int = 1,
    progress: Progress | None = None,
) -> BuildResult:
    """Writes the statements of some companies, or all, into the output folder; one with errors keeps its files.

    ``formats`` are names of formats (the default ones for none), ``output`` another folder than ``output/``. With a
    ``plan`` companies and formats are its own, and nothing is written where anything has moved since. ``force``: files
    that a person edited are replaced, after a copy; ``strict``: nothing is written where there are errors; ``dry_run``:
    nothing is written at all. ``jobs`` is the number of processes. Raises ``WrongUse``, and ``ChildProcessError`` when
    one of the processes is killed.
    """
    from generator.output import builds, saved_plan
    from generator.output.request import prepare

    saved = _saved(plan)
    if saved is not None:
        companies, formats = saved.slugs, saved.formats
    request, damage = prepare(workspace, companies, formats, output, jobs)
    if request is None:
        return builds.BuildResult(damage)
    if saved is not None and (moved := saved_plan.moved(workspace, request.ledger, saved)):
        return builds.BuildResult(moved, request, refused="moved")
    drafts = builds.make_drafts(request, progress)
    if strict and (refused := builds.refuse_errors(request, drafts)):
        return refused
    planned = builds.plan_output(request, drafts)
    if saved is not None and (other := saved_plan.differs(planned, saved)):
        return builds.BuildResult(other, request, (), drafts.failed, drafts.versions, refused="moved")
    return builds.carry_out(request, drafts, planned, force=force, dry_run=dry_run)


def plan(
    workspace: Workspace,
    companies: Iterable[str] = (),
    *,
    formats: Iterable[str] | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
) -> PlanResult:
    """What a build of some companies, or all, would change: files, sections, words, and why. Writes nothing."""
    from generator.output.plans import PlanResult, make_plan
    from generator.output.request import prepare

    wanted = list(companies), None if formats is None else list(formats)
    request, damage = prepare(workspace, *wanted, jobs=jobs)
    return PlanResult(damage) if request is None else make_plan(request, wanted, progress)


def load_plan(path: Path) -> SavedPlan:
    """A plan that ``PlanResult.save`` wrote. Raises ``WrongUse`` for a file that cannot be read or is no plan."""
    from generator.output import saved_plan

    return saved_plan.read(path)


def publish(
    workspace: Workspace,
    companies: Iterable[str] = (),
    *,
    effective: date | None,
    reason: str,
    by: str | None = None,
    plan: PlanResult | SavedPlan | None = None,
    dry_run: bool = False,
    jobs: int = 1,
) -> PublishResult:
    """Freezes the statements whose text changed as their next versions: all of them, or none where anything is wrong.

    ``effective`` is the day from which they hold, ``None`` where that is unknown; ``by`` who decided. With a ``plan``
    the companies are those that it publishes. Raises ``WrongUse``, also for a workspace that was opened without a day.
    """
    from generator.output import releases

    order = releases.make_order(effective, reason, _day(workspace), by)
    return releases.publish(workspace, companies, order, _saved(plan), dry_run=dry_run, jobs=jobs)


def rollback(
    workspace: Workspace,
    company: str,
    to: int,
    *,
    effective: date | None,
    reason: str,
    by: str | None = None,
    dry_run: bool = False,
    jobs: int = 1,
) -> PublishResult:
    """Publishes the text of version ``to`` of a company anew, from the inputs kept of it. Nothing is deleted.

    Raises ``WrongUse`` for a version that there is not, and for the latest.
    """
    from generator.output import releases

    order = releases.make_order(effective, reason, _day(workspace), by)
    return releases.rollback(workspace, company, to, order, dry_run=dry_run, jobs=jobs)


def status(
    workspace: Workspace,
    companies: Iterable[str] = (),
    *,
    on: date | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
) -> StatusResult:
    """Which version of each statement holds on a day, what is scheduled, and whether the draft differs."""
    from generator.record import standing

    return standing.status(workspace, companies, on or _day(workspace), jobs, progress)


def verify(
    workspace: Workspace,
    companies: Iterable[str] = (),
    *,
    on: date | None = None,
    every: bool = False,
    hashes: bool = False,
    holds: str | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
) -> VerifyResult:
    """Whether what was published is unaltered, and whether the versions in force, or ``every`` one, can be made again.

    ``hashes``: only digests are checked. ``holds``: the digest of a line that the ledger must have. Raises ``WrongUse``
    for a company of which nothing was published.
    """
    from generator.record import record_check

    day = on or _day(workspace)
    request = record_check.VerifyRequest(day, tuple(companies), every, hashes, holds, jobs)
    return record_check.verify(workspace, request, progress)


def check_website(
    workspace: Workspace,
    path: Path,
    companies: Iterable[str] = (),
    *,
    on: date | None = None,
    name: str | None = None,
    progress: Progress | None = None,
) -> WebsiteResult:
    """Whether a page saved from a website, or each in a folder, shows the version in force on a day.

    ``name`` is how findings call the path. Raises ``WrongUse`` for a path that is not there.
    """
    from generator.record import website

    day = on or _day(workspace)
    return website.check_website(workspace, path, name or str(path), tuple(companies), day, progress)


def drift(workspace: Workspace, group: str) -> DriftResult:
    """Where the companies of a group differ from what the group alone gives, why, and whether a reason is stated."""
    from generator.cache.store import open_shelf
    from generator.change import drift_analysis
    from generator.workspace import group_named, members

    slugs = members(workspace, group_named(workspace, group))
    return drift_analysis.drift(workspace, group, slugs, open_shelf(workspace.cache))


def redline(
    workspace: Workspace,
    company: str | None = None,
    *,
    group: str | None = None,
    old: int | str | None = None,
    new: int | str | None = None,
    author: str | None = None,
    day: date | None = None,
    formats: Iterable[str] | None = None,
    output: Path | None = None,
    force: bool = False,
) -> RedlineResult:
    """What changed between two versions of a company, or of each company of a group, as documents in a folder.

    ``old`` and ``new`` are numbers, ``"latest"`` or ``"draft"``: without them the latest version against the draft.
    ``author`` and ``day`` sign the changes; ``output`` is the folder, ``redlines/`` for none. Raises ``WrongUse``.
    """
    from generator.output import redline_documents as documents

    if (company is None) == (group is None):
        raise WrongUse("name what to compare", "a company, or a group")
    signature = documents.sign(author, day, workspace.on)
    how = documents.Documents(output, None if formats is None else tuple(formats), force)
    versions = documents.name_versions(old, new)
    return documents.redline_versions(workspace, company, group, versions, signature, how)


def redline_files(
    old: Path,
    new: Path,
    *,
    workspace: Workspace | None = None,
    names: tuple[str, str] | None = None,
    author: str | None = None,
    day: date | None = None,
    today: date | None = None,
    formats: Iterable[str] | None = None,
    output: Path | None = None,
    force: bool = False,
) -> RedlineResult:
    """What changed between two files, or two folders, of statements that anybody made, as documents in a folder.

    ``names`` are how findings call the two. Raises ``WrongUse`` for what is not there, and for a file with a folder.
    """
    from generator.output import redline_documents as documents

    signature = documents.sign(author, day, today)
    how = documents.Documents(output, None if formats is None else tuple(formats), force)
    return documents.redline_files(workspace, (old, new), names or (str(old), str(new)), signature, how)


def _saved(plan: PlanResult | SavedPlan | None) -> SavedPlan | None:
    from generator.output.plans import PlanResult

    return plan.saved if isinstance(plan, PlanResult) else plan


def _day(workspace: Workspace) -> date:
    if workspace.on is None:
        raise WrongUse("the workspace was opened without a day", "open_workspace(folder, on=date(2026, 12, 1))")
    return workspace.on
