"""Tracked changes as WordprocessingML: who changed what when, each change with an id of its own."""

from collections.abc import Iterator, Sequence
from itertools import count, groupby

from msgspec import Struct

from generator.document import Comparison, Content, Revision
from generator.formats.docx.wordprocessingml import escape
from generator.formats.docx.writer.docx_tables import TableWriter
from generator.formats.docx.writer.runs import Runs

_TAGS = {Revision.INSERTED: "ins", Revision.DELETED: "del"}


class Tracking(Struct, frozen=True):
    """Writes changes in the name of an author (ECMA-376 part 1, 17.13.5); ``numbers`` gives each its id."""

    signature: str
    numbers: Iterator[int]

    def around(self, revision: Revision | None, runs: str) -> str:
        """Runs that are new or gone, in the element that says so; runs of both versions as they are."""
        match revision:
            case None:
                return runs
            case Revision.INSERTED:
                return f"{self._opened('ins')}>{runs}</w:ins>"
            case Revision.DELETED:
                return f"{self._opened('del')}>{_as_deleted(runs)}</w:del>"

    def mark(self, *revisions: Revision | None) -> str:
        """What the properties of a row or of a paragraph's mark hold when it is new or gone, or both."""
        return "".join(f"{self._opened(_TAGS[revision])}/>" for revision in revisions if revision)

    def former(self, properties: str) -> str:
        """What a paragraph's properties end with when they were other ones: the XML of the old ``w:pPr``."""
        return f"{self._opened('pPrChange')}>{properties}</w:pPrChange>"

    def _opened(self, tag: str) -> str:
        return f'<w:{tag} w:id="{next(self.numbers)}" {self.signature}'


def tracking(comparison: Comparison, first: int) -> Tracking:
    """Tracking for a redline; ``first`` is the first id that no bookmark has, for bookmarks and changes share them.

    Without a date the changes have none (``w:date`` is optional in ECMA-376 part 1, 17.13.5).
    """
    moment = f' w:date="{comparison.date.isoformat()}T00:00:00Z"' if comparison.date else ""
    return Tracking(f'w:author="{escape(comparison.author)}"{moment}', count(first))


def _as_deleted(runs: str) -> str:
    """A run's characters in a deletion are ``w:delText``; text is escaped, so that a tag is always one."""
    return runs.replace("<w:t>", "<w:delText>").replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")


class TrackedRuns(Runs, frozen=True, kw_only=True):
    """Writes pieces of content with their changes."""

    tracking: Tracking

    def inside(self, inlines: Content, character_style: str) -> str:
        """The runs of one link, or of none, each stretch of one revision within the element that says so."""
        stretches = groupby(inlines, key=lambda inline: inline.revision)
        return "".join(
            self.tracking.around(revision, Runs.inside(self, tuple(stretch), character_style))
            for revision, stretch in stretches
        )


class TrackedTables(TableWriter, frozen=True, kw_only=True):
    """Writes tables with the rows that are new or gone marked as such."""

    tracking: Tracking

    def row(
        self,
        kind: str,
        row: Sequence[Content],
        widths: Sequence[int],
        forms: Sequence[str],
        revision: Revision | None,
    ) -> str:
        """A row, with its ``revision`` on itself and on the end of each of its paragraphs."""
        if revision is not None:
            kind += self.tracking.mark(revision)
            forms = [form.replace("</w:pPr>", f"{self._ended(revision)}</w:pPr>") for form in forms]
        return TableWriter.row(self, kind, row, widths, forms, revision)

    def _ended(self, revision: Revision) -> str:
        return f"<w:rPr>{self.tracking.mark(revision)}</w:rPr>"
