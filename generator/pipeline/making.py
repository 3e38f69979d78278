"""One company after the other: composed, then printed, or taken from what was published."""

from collections.abc import Sequence
from dataclasses import replace

from generator import ledger as record
from generator import workspace
from generator.completeness import Assessment
from generator.diagnostics import Diagnostics, has_errors, in_order
from generator.document import Document
from generator.durable.disk import digest
from generator.ledger import Version
from generator.pipeline.basis import NEITHER, Basis
from generator.pipeline.changed import Changes
from generator.pipeline.compose import Composer, Outcome, Statement
from generator.pipeline.imprint import of_draft, of_version
from generator.pipeline.inputs import Sources
from generator.pipeline.made import About, Files, Made
from generator.pipeline.press import Press
from generator.profile import Profile
from generator.shelf import Shelf
from generator.workspace import Workspace
from generator.writers import FORMATS, markdown


def text_of(document: Document) -> str:
    """The SHA-256 of what a document says, its date and version included: that of its Markdown."""
    return digest(markdown.write(document))


class Making:
    """Makes the statements of one workspace in some formats."""

    def __init__(self, where: Workspace, formats: Sequence[str], shelf: Shelf | None, basis: Basis = NEITHER) -> None:
        self._workspace = where
        self._composer = Composer(where, shelf, basis.on, to_print=bool(formats))
        self._formats = tuple(formats)
        self._press = Press(where, formats, shelf)
        self._ledger = basis.ledger
        self._sources = Sources(where)
        self._changes = None if basis.ledger is None else Changes(basis.ledger, self._press, formats, shelf)

    def make(self, slug: str) -> Made:
        """The files of a company's statement, and all findings; an error in one format keeps all from being made."""
        versions = self._ledger.versions(slug) if self._ledger else ()
        outcome = self._composer.compose(slug, of_version(versions))
        if outcome.statement is None:
            return self._failed(outcome)
        if versions and text_of(outcome.statement.document) == versions[-1].text:
            files, found = self._published(outcome.statement, versions[-1])
            made = _made(slug, files, outcome.diagnostics + found, versions[-1].version, outcome.assessments)
            return replace(made, policy=outcome.statement.policy.slug, about=_about(outcome.statement.profile))
        dated = outcome.statement
        if versions:
            outcome = self._composer.compose_again(outcome.statement, outcome.diagnostics, of_draft(versions))
        if outcome.statement is None:
            return self._failed(outcome)
        return self._draft(outcome, outcome.statement, dated, versions[-1] if versions else None)

    def _draft(self, outcome: Outcome, statement: Statement, dated: Statement, latest: Version | None) -> Made:
        """What is not published yet, with what it changes in the ``latest`` version, whose date ``dated`` has."""
        files, found = self._press.print(statement)
        if latest is not None and self._changes is not None:
            changes, more = self._changes.print(dated, latest)
            files, found = files | changes, found + more
        made = _made(statement.slug, files, outcome.diagnostics + found, assessments=outcome.assessments)
        made = replace(made, about=_about(statement.profile))
        return made if made.failed else replace(made, sources=self._sources.of(statement), policy=statement.policy.slug)

    def _failed(self, outcome: Outcome) -> Made:
        """What is known of a company whose statement errors keep from being made."""
        made = _made(outcome.slug, {}, outcome.diagnostics, assessments=outcome.assessments)
        profile, _ = workspace.load(self._workspace, outcome.slug)
        return replace(made, about=_about(profile) if profile else About())

    def _published(self, statement: Statement, version: Version) -> tuple[Files, Diagnostics]:
        """The files of a version as they were published; formats that were not are printed."""
        assert self._ledger is not None  # it has the version
        names = {name: f"{version.slug}{FORMATS[name].suffix}" for name in self._formats}
        kept = {name: file for name, file in names.items() if file in version.files}
        files, found = record.read_files(self._ledger, version, kept.values())
        others, more = self._press.print(statement, without=kept)
        return {f"{version.slug}/{name}": content for name, content in files.items()} | others, found + more


def _made(
    slug: str,
    files: Files,
    found: Diagnostics,
    version: int | None = None,
    assessments: tuple[Assessment, ...] = (),
) -> Made:
    return Made(slug, files if not has_errors(found) else {}, in_order(found), version, assessments)


def _about(profile: Profile) -> About:
    controller, language = profile.data.get("controller"), profile.data.get("language")
    name = controller.get("legal_name") if isinstance(controller, dict) else None
    return About(*(value if isinstance(value, str) else "" for value in (name, profile.group, language)))
