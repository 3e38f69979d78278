"""What changed between two versions of a company's statement, or between a version and the draft, as one document."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator import comparison as redline
from generator.cache.store import Shelf
from generator.comparison import RedlinePart, SectionSummary
from generator.diagnostics import Diagnostics, is_error
from generator.document import Document
from generator.formats.docx import HouseStyle, plain_style
from generator.ledger import Ledger, Version
from generator.statement import published_text
from generator.statement.composition import Composer, Statement
from generator.statement.printing import Files, Press, printed
from generator.statement.redline_header import Signature, as_draft, comparison
from generator.statement.version_information import of_version
from generator.workspace import Workspace

DRAFT = "draft"


class Redline(Struct, frozen=True):
    """A comparison: ``path`` is that of its files below the folder of redlines, without the suffix of a format.

    ``name``: the company's slug, or a file's name. ``old`` and ``new``: ``1`` or ``draft``, or the files. ``parts``
    are the sections that changed or moved. ``statement`` is the company's present one, where it has one.
    """

    name: str
    old: str
    new: str
    path: str
    document: Document
    parts: tuple[RedlinePart, ...]
    statement: Statement | None = None

    @property
    def inserted(self) -> int:
        """How many words are new."""
        return sum(part.change.inserted for part in self.parts)

    @property
    def deleted(self) -> int:
        """How many words are gone."""
        return sum(part.change.deleted for part in self.parts)


class Redliner:
    """Makes the redlines of one workspace, and their files in each company's house style."""

    def __init__(self, where: Workspace, ledger: Ledger, shelf: Shelf | None = None) -> None:
        self._where = where
        self._ledger = ledger
        self._composer = Composer(where, shelf)
        self._press = Press(where, (), shelf)

    def compare(
        self, slug: str, old: Version | None, new: Version | None, signature: Signature
    ) -> tuple[Redline | None, Diagnostics]:
        """The redline of two versions of a company, ``None`` for its draft, and the errors for which there is none.

        A draft has the date and number of the version that it is held against, for publishing gives it its own:
        without that every redline of a draft would take the date away.
        """
        statement, found = self._present(slug, old or new)
        if statement is None and not (old and new):
            return None, found
        before, missing = self._document(old, statement)
        after, more = self._document(new, statement)
        if before is None or after is None:
            return None, tuple(dict.fromkeys(missing + more))
        names = [str(side.version) if side else DRAFT for side in (old, new)]
        document = redline.compare(before, after, comparison(after, old, new, signature))
        path = f"{slug}/{slug}-redline-{'-'.join(names)}"
        return Redline(slug, names[0], names[1], path, document, changed_parts(document), statement), ()

    def files(self, one: Redline, formats: Sequence[str]) -> tuple[Files, Diagnostics]:
        """The files of a redline in formats; nothing where its house style cannot be used, with the reason.

        A company that is gone has the plain style.
        """
        style, found = self.style(one)
        errors = tuple(filter(is_error, found))
        return ({} if errors else printed(one.document, one.path, formats, style)), errors

    def style(self, one: Redline) -> tuple[HouseStyle | None, Diagnostics]:
        """The house style that the company of a redline has now."""
        return self._press.style(one.statement) if one.statement else (plain_style(), ())

    def _present(self, slug: str, version: Version | None) -> tuple[Statement | None, Diagnostics]:
        versions = self._ledger.versions(slug)[: version.version if version else None]
        outcome = self._composer.compose(slug, of_version(versions))
        return outcome.statement, tuple(filter(is_error, outcome.diagnostics))

    def _document(self, version: Version | None, present: Statement | None) -> tuple[Document | None, Diagnostics]:
        if version is None:
            assert present is not None  # else there is no redline
            return as_draft(present.document), ()
        document, found = published_text.document(self._ledger, version)
        if document is None or present is None:
            return document, found
        return replace(document, meta=replace(document.meta, logo=present.document.meta.logo)), found


def changed_parts(document: Document) -> tuple[RedlinePart, ...]:
    """The sections of a redline that changed or moved; of one that moved the two places held against each other."""
    return tuple(_settled(part, document) for part in redline.parts(document) if is_changed(part.change))


def is_changed(change: SectionSummary) -> bool:
    """Whether anything became of a section."""
    return change.changed or change.moved


def _settled(part: RedlinePart, document: Document) -> RedlinePart:
    comparison = document.meta.comparison
    if part.former is None or comparison is None:
        return part
    old, new = (replace(document, blocks=blocks) for blocks in (part.former, part.blocks))
    return replace(part, blocks=redline.compare(redline.rejected(old), redline.accepted(new), comparison).blocks)
