"""One company after the other: composed, then printed, or taken from what was published."""

from collections.abc import Sequence

from generator import ledger as record
from generator import workspace
from generator.diagnostics import Diagnostics, has_errors, in_order
from generator.document import Document
from generator.durable.disk import digest
from generator.ledger import Ledger, Version
from generator.pipeline.changed import Changes
from generator.pipeline.compose import Composer, Outcome, Statement
from generator.pipeline.imprint import of_draft, of_version
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

    def __init__(
        self, where: Workspace, formats: Sequence[str], shelf: Shelf | None, ledger: Ledger | None = None
    ) -> None:
        self._workspace = where
        self._composer = Composer(where, shelf)
        self._formats = tuple(formats)
        self._press = Press(where, formats, shelf)
        self._ledger = ledger
        self._changes = None if ledger is None else Changes(ledger, self._press, formats, shelf)

    def make(self, slug: str) -> Made:
        """The files of a company's statement, and all findings; an error in one format keeps all from being made."""
        versions = self._ledger.versions(slug) if self._ledger else ()
        outcome = self._composer.compose(slug, of_version(versions))
        if outcome.statement is None:
            return self._failed(outcome)
        if versions and text_of(outcome.statement.document) == versions[-1].text:
            files, found = self._published(outcome.statement, versions[-1])
            return _made(outcome.statement, files, outcome.diagnostics + found, versions[-1].version)
        if versions:
            outcome = self._composer.compose_again(outcome.statement, outcome.diagnostics, of_draft(versions))
        if outcome.statement is None:
            return self._failed(outcome)
        files, found = self._press.print(outcome.statement)
        if versions and self._changes is not None:
            changes, more = self._changes.print(outcome.statement, versions[-1])
            files, found = files | changes, found + more
        return _made(outcome.statement, files, outcome.diagnostics + found)

    def _failed(self, outcome: Outcome) -> Made:
        """What is known of a company whose statement errors keep from being made."""
        profile, _ = workspace.load(self._workspace, outcome.slug)
        return Made(outcome.slug, {}, outcome.diagnostics, about=_about(profile) if profile else About())

    def _published(self, statement: Statement, version: Version) -> tuple[Files, Diagnostics]:
        """The files of a version as they were published; formats that were not are printed."""
        assert self._ledger is not None  # it has the version
        names = {name: f"{version.slug}{FORMATS[name].suffix}" for name in self._formats}
        kept = {name: file for name, file in names.items() if file in version.files}
        files, found = record.read_files(self._ledger, version, kept.values())
        others, more = self._press.print(statement, without=kept)
        return {f"{version.slug}/{name}": content for name, content in files.items()} | others, found + more


def _made(statement: Statement, files: Files, found: Diagnostics, version: int | None = None) -> Made:
    written = files if not has_errors(found) else {}
    return Made(statement.slug, written, in_order(found), version, _about(statement.profile))


def _about(profile: Profile) -> About:
    controller, language = profile.data.get("controller"), profile.data.get("language")
    name = controller.get("legal_name") if isinstance(controller, dict) else None
    return About(*(value if isinstance(value, str) else "" for value in (name, profile.group, language)))
