"""Plans: what a build would change, which sections change, in how many words, and why."""

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from generator.cache.store import open_shelf
from generator.change.causes import Cause
from generator.change.forecast import Forecast, Impact
from generator.change.impact import ImpactAnalysis
from generator.change.section_changes import SectionChange
from generator.diagnostics import Diagnostics, in_order
from generator.drafting.draft_inputs import recollect
from generator.formats import FORMATS
from generator.output import saved_plan
from generator.output.builds import Drafts, ProgressCallback, make_drafts, plan_output
from generator.output.request import BuildRequest
from generator.output.saved_plan import SavedPlan
from generator.storage.plan import Change, Plan
from generator.storage.plan.file_names import suffix_of

_SUFFIXES = frozenset(form.suffix for form in FORMATS.values())


class PlanResult(Struct, frozen=True):
    """What a build would change, company by company; nothing was written.

    ``request`` is ``None`` where the record of what was published is damaged, and all else is empty then.
    ``impacts`` are those of the companies that a build would touch, or whose text is not that of their latest version.
    ``saved`` is what ``save`` writes and what ``build`` and ``publish`` carry out.
    """

    diagnostics: Diagnostics
    request: BuildRequest | None = None
    impacts: tuple[Impact, ...] = ()
    pending: bool = False
    saved: SavedPlan | None = None

    @property
    def unaffected(self) -> int:
        """How many of the companies asked for a build would leave as they are."""
        slugs = self.request.slugs if self.request else ()
        return len(set(slugs) - {impact.slug for impact in self.impacts})

    def save(self, path: Path) -> None:
        """Writes the plan into a file, for people to read and for ``build`` and ``publish`` to carry out."""
        if self.saved is not None:
            saved_plan.write(self.saved, path)


def make_plan(
    request: BuildRequest,
    wanted: tuple[list[str], list[str] | None],
    progress: ProgressCallback | None = None,
) -> PlanResult:
    """What a build of a request would change; ``wanted`` are the companies and formats as they were asked for."""
    drafts = make_drafts(request, progress)
    planned = plan_output(request, drafts)
    impacts = _impacts(request, drafts, planned)
    publishes = [slug for slug, version in drafts.versions.items() if version is None and slug not in drafts.failed]
    facts = list(map(to_json, impacts))
    saved = saved_plan.of_plan(request.workspace, request.ledger, planned, wanted, publishes, facts)
    pending = any(impact.pending or impact.fate == "waiting" for impact in impacts)
    pending |= any(map(_is_of_a_statement, planned.pending))
    return PlanResult(in_order(drafts.diagnostics + planned.diagnostics), request, impacts, pending, saved)


def _impacts(request: BuildRequest, drafts: Drafts, planned: Plan) -> tuple[Impact, ...]:
    assert request.ledger is not None  # without one there is no request
    changes: dict[str, list[Change]] = {}
    for change in filter(_is_of_a_statement, planned.changes):
        changes.setdefault(change.path.partition("/")[0], []).append(change)
    by_company = {slug: tuple(some) for slug, some in changes.items()}
    forecast = Forecast(by_company, drafts.failed, drafts.versions, planned.folder)
    shelf = open_shelf(request.workspace.cache)
    return ImpactAnalysis(request.workspace, request.ledger, recollect(shelf), shelf).of(forecast)


def _is_of_a_statement(change: Change) -> bool:
    """Whether a file is a statement's: the review site follows from those, and redlines are shown as words."""
    return suffix_of(change.path) in _SUFFIXES


def to_json(impact: Impact) -> dict[str, object]:
    """An impact as the file of a plan and ``--json`` give it."""
    return {
        "slug": impact.slug,
        "fate": impact.fate,
        "pending": impact.pending,
        "version": impact.version,
        "publishes": impact.publishes,
        "former": impact.former or None,
        "files": [{"path": change.path, "kind": change.kind.value} for change in impact.files],
        "differences": [
            {
                "against": one.against,
                "exact": one.exact,
                "causes": _causes(one.causes),
                "sections": list(map(_section, one.sections)),
            }
            for one in impact.statement_changes
        ],
    }


def _section(change: SectionChange) -> dict[str, object]:
    return {
        "section": change.section,
        "fate": change.fate,
        "inserted": change.inserted,
        "deleted": change.deleted,
        "causes": _causes(change.causes),
    }


def _causes(causes: Iterable[Cause]) -> list[dict[str, object]]:
    return [
        {
            "kind": cause.kind.value,
            "name": cause.name,
            "what": cause.what,
            "file": cause.place.path,
            "line": cause.place.line if cause.place.source else None,
        }
        for cause in causes
    ]
