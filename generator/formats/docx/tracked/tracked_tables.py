"""Tables of a redline: rows that are new or gone say so, and so does each paragraph in them, as Word wants it."""

from collections.abc import Sequence

from generator.document import Content, Revision
from generator.formats.docx.tracked.change_marks import Tracking
from generator.formats.docx.writer.docx_tables import Tables


class TrackedTables(Tables, frozen=True, kw_only=True):
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
        return Tables.row(self, kind, row, widths, forms, revision)

    def _ended(self, revision: Revision) -> str:
        return f"<w:rPr>{self.tracking.mark(revision)}</w:rPr>"
