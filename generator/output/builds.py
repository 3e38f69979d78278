"""Builds: the statements of a request made in memory, and the output folder brought to them."""

from collections.abc import Callable, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from generator import drafting
from generator.cache.store import open_shelf
from generator.diagnostics import Diagnostics, has_errors, in_order
from generator.drafting.build_options import Basis
from generator.drafting.draft_inputs import remember
from generator.output.request import OUTPUT, BuildRequest
from generator.review.site import Looked, pages
from generator.review.site_state import Row, row
from generator.storage import plan
from generator.storage.plan import Change, Plan, Scope

WAIT = 10.0
"""So many seconds another run may take to finish writing before this one gives up."""

ProgressCallback = Callable[[str, int], None]
"""Called after each company with its name and the number of companies in all."""


class Drafts(Struct, frozen=True):
    """All files of a run, path below the output folder to bytes, and the companies that errors kept from being made.

    ``versions``: the published version that a company's files are, ``None`` for a draft. ``drafts``: the drafts among
    them, with what they were made of. ``rows``: what the review site says of each company.
    """

    files: Mapping[str, bytes]
    failed: frozenset[str]
    diagnostics: Diagnostics
    versions: Mapping[str, int | None] = field(default_factory=dict)
    drafts: tuple[drafting.Made, ...] = ()
    rows: Mapping[str, Row] = field(default_factory=dict)


class BuildResult(Struct, frozen=True):
    """What a build came to: what happened to each file, and what is wrong.

    ``request`` is ``None`` where the record of what was published is damaged: nothing was made. ``refused`` says why
    nothing was written though statements could be: ``strict`` (there are errors), ``moved`` (the plan no longer holds).
    """

    diagnostics: Diagnostics
    request: BuildRequest | None = None
    changes: tuple[Change, ...] = ()
    failed: frozenset[str] = frozenset()
    versions: Mapping[str, int | None] = field(default_factory=dict)
    dry_run: bool = False
    refused: str = ""


def make_drafts(request: BuildRequest, progress: ProgressCallback | None = None) -> Drafts:
    """All files that a request asks for, in memory; nothing is written."""
    files: dict[str, bytes] = {}
    failed: set[str] = set()
    versions: dict[str, int | None] = {}
    drafts: list[drafting.Made] = []
    rows: dict[str, Row] = {}
    found = request.diagnostics
    workspace = request.workspace
    basis = Basis(request.ledger, workspace.on)
    shelf = open_shelf(workspace.cache)
    for made in drafting.make(workspace, request.slugs, request.formats, request.jobs, shelf, basis):
        files.update(made.files)
        found += made.diagnostics
        failed.update({made.slug} if made.failed else ())
        versions[made.slug] = made.version
        rows[made.slug] = row(made, request.ledger)
        drafts += [replace(made, files={}, diagnostics=())] if made.sources else []
        if progress:
            progress(made.slug, len(request.slugs))
    return Drafts(files, frozenset(failed), in_order(found), versions, tuple(drafts), rows)


def plan_output(request: BuildRequest, drafts: Drafts) -> Plan:
    """What would change so that the output folder holds these drafts, and the review site over them.

    Statements with errors keep their files.
    """
    scope = Scope(request.scope.slugs, request.scope.suffixes, drafts.failed)
    looked = Looked(drafts.rows, drafts.files, request.workspace.companies, scope)
    return plan.compare(request.output, {**drafts.files, **pages(request.output, looked, request.ledger)}, scope)


def carry_out(
    request: BuildRequest, drafts: Drafts, planned: Plan, *, force: bool = False, dry_run: bool = False
) -> BuildResult:
    """Brings the output folder to the drafts; with ``dry_run`` says what that would come to and writes nothing."""
    if dry_run:
        report = plan.foresee(planned, request.output, force=force)
    else:
        report = plan.apply(planned, request.output, force=force, wait=WAIT)
        _remember(request, drafts)
    found = in_order(drafts.diagnostics + report.diagnostics)
    return BuildResult(found, request, report.changes, drafts.failed, drafts.versions, dry_run)


def refuse_errors(request: BuildRequest, drafts: Drafts) -> BuildResult | None:
    """The result of a strict build whose drafts have errors; ``None`` where they have none."""
    if not has_errors(drafts.diagnostics):
        return None
    return BuildResult(drafts.diagnostics, request, (), drafts.failed, drafts.versions, refused="strict")


def _remember(request: BuildRequest, drafts: Drafts) -> None:
    """Keeps what the drafts were made of, so that the next plan can say why one changes."""
    workspace = request.workspace
    if request.output == workspace.root / OUTPUT:
        versions = {slug: len(some) for slug, some in (request.ledger.of if request.ledger else {}).items()}
        remember(open_shelf(workspace.cache), workspace, drafts.drafts, versions)
