"""Makes the next versions of statements, from a copy of their inputs: what is published can be made again from those.

A file that is edited meanwhile cannot come between a statement and the inputs that are kept of it.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct
from msgspec.structs import replace

from generator import law, workspace
from generator import ledger as record
from generator.diagnostics import Diagnostic, Diagnostics, Location, Severity, diagnose, dotted, has_errors, in_order
from generator.drafting.statement_build import text_of
from generator.formats import DEFAULT_FORMATS
from generator.law import Waived
from generator.ledger import LEDGER, Edition, Ledger, RecordedWaiver, Version
from generator.record.toolchain import running
from generator.statement.composition import Composer, Statement
from generator.statement.inputs import Sources
from generator.statement.printing import Files, Press
from generator.statement.version_information import Imprint, VersionChange, of_version
from generator.storage.bounded_read import read_file
from generator.workspace import Workspace

Inputs = Mapping[str, bytes]
"""Path in a workspace to bytes."""


class Order(Struct, frozen=True):
    """What is asked: from which day the versions are to hold (``None``: nobody knows), why, who asks, and today."""

    effective: date | None
    reason: str
    recorded: date
    by: str | None = None

    @property
    def law_of(self) -> date:
        """The day whose law is asked: that from which the versions hold, today's where nobody knows that day."""
        return self.effective or self.recorded


class Issue(Struct, frozen=True):
    """The versions to be published, each whole; the companies whose statements say what they said; and the findings.

    With an error among the findings nothing is to be published.
    """

    editions: tuple[Edition, ...] = ()
    same: tuple[str, ...] = ()
    diagnostics: Diagnostics = ()


def prepare(where: Workspace, ledger: Ledger, slugs: Sequence[str], order: Order) -> Issue:
    """The next versions of those companies whose statements differ from their latest versions."""
    composer, sources, read = Composer(where), Sources(where), cache(read_file)  # what sisters share is read once
    found: Diagnostics = ()
    wanted: dict[str, Inputs] = {}
    for slug in slugs:
        profile, more = composer.load(slug)
        policy = composer.policy_of(profile)[0] if profile else None
        if profile is None or policy is None:
            found += more if profile is None else composer.compose_profile(profile, more).diagnostics
            continue
        wanted[slug], more = sources.read(profile, policy, read)
        found += more
    if has_errors(found):
        return Issue((), (), in_order(found))
    issue = _issue(where, ledger, wanted, order)
    return Issue(issue.editions, issue.same, in_order(found + issue.diagnostics))


def prepare_rollback(where: Workspace, ledger: Ledger, version: Version, order: Order) -> Issue:
    """The text of an earlier version, made anew from what is kept of it, as the next version of its company.

    The law is asked as it is of any text that is put in force.
    """
    inputs, found = record.read_inputs(ledger, version)
    found += refuse_day(ledger.versions(version.slug), version.slug, order, ledger)
    if found:
        return Issue(diagnostics=found)
    return _issue(where, ledger, {version.slug: inputs}, order, restores=version.version)


def refuse_day(versions: Sequence[Version], slug: str, order: Order, ledger: Ledger) -> Diagnostics:
    """Why the next version cannot hold from the day that is asked."""
    if order.effective is None:
        if not versions:
            return ()
        return (diagnose("effective-unknown", versions[-1].place, slug=slug, version=versions[-1].version),)
    latest = versions[-1].effective if versions else None
    if latest is None or order.effective > latest:
        return ()
    return (
        diagnose(
            "effective-not-later",
            versions[-1].place,
            version=versions[-1].version,
            slug=slug,
            latest=latest,
            effective=order.effective,
        ),
    )


def unchanged(slug: str, version: Version) -> Diagnostic:
    """The note about a statement that says what it said."""
    return diagnose("nothing-changed", version.place, Severity.NOTE, slug=slug, version=version.version)


def _issue(
    asked: Workspace, ledger: Ledger, wanted: Mapping[str, Inputs], order: Order, restores: int | None = None
) -> Issue:
    """The editions made of these inputs, company by company; what a statement says first decides whether it is one."""
    same: list[str] = []
    editions: list[Edition] = []
    found: Diagnostics = ()
    line = len(ledger.entries)
    with TemporaryDirectory() as folder:
        inputs = {path: content for own in wanted.values() for path, content in own.items()}
        where = laid_out(inputs, Path(folder))
        composer = Composer(where, on=order.law_of, to_print=False, rules=asked.templates)
        maker = _Maker(composer, Press(where, DEFAULT_FORMATS), order, restores)
        for slug, own in wanted.items():
            place = Location(ledger.place(LEDGER), line + len(editions) + 1)
            edition, more = maker.make(slug, own, ledger, place)
            found += more
            if edition is not None:
                editions.append(edition)
            elif not has_errors(more):
                same.append(slug)
    return Issue(() if has_errors(found) else tuple(editions), tuple(same), in_order(found))


class _Maker(Struct, frozen=True):
    """Makes editions of one workspace, which holds nothing but their inputs."""

    composer: Composer
    press: Press
    order: Order
    restores: int | None

    def make(self, slug: str, inputs: Inputs, ledger: Ledger, place: Location) -> tuple[Edition | None, Diagnostics]:
        """The next version of a company; none where the latest says the same, or errors stand in its way."""
        versions = ledger.versions(slug)
        outcome = self.composer.compose(slug, of_version(versions), judge=False)
        if outcome.statement is None:
            return None, outcome.diagnostics
        if versions and text_of(outcome.statement.document) == versions[-1].text:
            return None, outcome.diagnostics
        if refused := refuse_day(versions, slug, self.order, ledger):
            return None, outcome.diagnostics + refused
        change = VersionChange(len(versions) + 1, self.order.effective, self.order.reason, place)
        imprint = Imprint((*of_version(versions).changes, change), draft=False)
        outcome = self.composer.compose_again(outcome.statement, outcome.diagnostics, imprint)
        if outcome.statement is None:
            return None, outcome.diagnostics
        files, more = named(*self.press.print(outcome.statement))
        found, waived = law.waive(outcome.statement.profile, outcome.diagnostics + more, self.order.law_of)
        if has_errors(found):
            return None, found
        version = _version(outcome.statement, change.version, self.order, found, self.restores)
        version = replace(version, waivers=tuple(map(_of_waived, waived)))
        return Edition(version, files, inputs), found


def laid_out(inputs: Inputs, folder: Path) -> Workspace:
    """The workspace that holds these inputs and nothing else, in an empty folder."""
    record.lay_out(inputs, folder)
    return workspace.survey(folder.resolve())[0]


def _version(statement: Statement, number: int, order: Order, found: Diagnostics, restores: int | None) -> Version:
    meta = statement.document.meta
    warnings = sorted({finding.code for finding in found if finding.severity is Severity.WARNING})
    return Version(
        slug=statement.slug,
        version=number,
        effective=order.effective,
        reason=order.reason,
        recorded=order.recorded,
        title=meta.title,
        company=meta.company,
        language=meta.language,
        text=text_of(statement.document),
        files={},
        inputs="",
        program=running(),
        by=order.by,
        restores=restores,
        warnings=tuple(warnings),
    )


def _of_waived(waived: Waived) -> RecordedWaiver:
    waiver = waived.waiver
    return RecordedWaiver(waived.finding.code, dotted(waived.finding.key), waiver.reason, waiver.by, waiver.until)


def named(files: Files, found: Diagnostics) -> tuple[Files, Diagnostics]:
    """The files by their names, without the folder of the company."""
    return {path.rpartition("/")[2]: content for path, content in files.items()}, found
