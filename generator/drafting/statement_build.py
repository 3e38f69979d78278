"""One company after the other: composed, then printed, or taken from what was published."""

from collections.abc import Sequence

from msgspec.structs import replace

from generator import law
from generator import ledger as record
from generator.cache.store import Shelf
from generator.diagnostics import Diagnostics, are_in_the_way, in_order
from generator.document import Document
from generator.drafting.build_options import NEITHER, Basis
from generator.drafting.draft_redline import DraftRedlines
from generator.drafting.result import About, Made
from generator.formats import FORMATS
from generator.formats.markdown import writer
from generator.law import Waived
from generator.ledger import Ledger, Version
from generator.profile import Profile
from generator.statement.composition import Composer, Outcome, Statement
from generator.statement.inputs import Sources
from generator.statement.printing import Files, Press
from generator.statement.text_evidence import find_evidence
from generator.statement.version_information import of_draft, of_version
from generator.storage.disk import digest
from generator.workspace import Workspace


def text_of(document: Document) -> str:
    """The SHA-256 of what a document says, its date and version included: that of its Markdown."""
    return digest(writer.write(document))


class Making:
    """Makes the statements of one workspace in some formats."""

    def __init__(self, where: Workspace, formats: Sequence[str], shelf: Shelf | None, basis: Basis = NEITHER) -> None:
        self._composer = Composer(where, shelf, basis.on, to_print=bool(formats))
        self._formats = tuple(formats)
        self._press = Press(where, formats, shelf)
        self._basis = basis
        self._sources = Sources(where)
        self._changes = None if basis.ledger is None else DraftRedlines(basis.ledger, self._press, formats, shelf)

    def make(self, slug: str) -> Made:
        """The files of a company's statement, and all findings; an error in one format keeps all from being made.

        With no formats, as for a check, it also says what the text itself shows.
        """
        ledger = self._basis.ledger
        versions = ledger.versions(slug) if ledger else ()
        outcome = self._composer.compose(slug, of_version(versions), judge=not versions)
        if outcome.statement is None:
            return self._made(outcome)
        if ledger and versions and text_of(outcome.statement.document) == versions[-1].text:
            files, found = self._published(ledger, outcome.statement, versions[-1])
            judged = self._composer.judge(outcome.statement, outcome.diagnostics)
            made = self._made(judged, files, found, versions[-1].version)
            return replace(made, policy=outcome.statement.policy.slug)
        dated = outcome.statement
        if versions:
            outcome = self._composer.compose_again(outcome.statement, outcome.diagnostics, of_draft(versions))
        if outcome.statement is None:
            return self._made(outcome)
        return self._draft(outcome, outcome.statement, dated, versions[-1] if versions else None)

    def _draft(self, outcome: Outcome, statement: Statement, dated: Statement, latest: Version | None) -> Made:
        """What is not published yet, with what it changes in the ``latest`` version, whose date ``dated`` has."""
        files, found = self._press.print(statement)
        if latest is not None and self._changes is not None:
            changes, more = self._changes.print(dated, latest)
            files, found = files | changes, found + more
        made = self._made(outcome, files, found)
        sources = self._sources.of(statement.profile, statement.policy)
        return made if made.failed else replace(made, sources=sources, policy=statement.policy.slug)

    def _published(self, ledger: Ledger, statement: Statement, version: Version) -> tuple[Files, Diagnostics]:
        """The files of a version as they were published; formats that were not are printed."""
        names = {name: f"{version.slug}{FORMATS[name].suffix}" for name in self._formats}
        kept = {name: file for name, file in names.items() if file in version.files}
        files, found = record.read_files(ledger, version, kept.values())
        others, more = self._press.print(statement, without=kept)
        return {f"{version.slug}/{name}": content for name, content in files.items()} | others, found + more

    def _made(
        self, outcome: Outcome, files: Files | None = None, more: Diagnostics = (), version: int | None = None
    ) -> Made:
        """What is known of a company; of one whose statement errors keep from being made there are no files."""
        found = in_order(outcome.diagnostics + more)
        waived: tuple[Waived, ...] = ()
        if outcome.profile is not None and self._basis.on is not None:
            found, waived = law.waive(outcome.profile, found, self._basis.on)
        evidence = None
        if outcome.statement is not None and not self._formats:
            evidence = find_evidence(outcome.statement, outcome.assessments)
        files = {} if files is None or are_in_the_way(found) else files
        about = _about(outcome.profile) if outcome.profile else About()
        return Made(outcome.slug, files, found, version, outcome.assessments, waived, evidence, about=about)


def _about(profile: Profile) -> About:
    controller, language = profile.data.get("controller"), profile.data.get("language")
    name = controller.get("legal_name") if isinstance(controller, dict) else None
    return About(*(value if isinstance(value, str) else "" for value in (name, profile.group, language)))
