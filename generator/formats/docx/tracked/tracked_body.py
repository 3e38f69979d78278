"""The body of a redline, with tracked changes: accepting all of them gives the new version, rejecting them the old."""

from collections.abc import Mapping

from msgspec import Struct

from generator.document import Block, Comparison, Document, Heading
from generator.formats.docx.style.house_style import HouseStyle
from generator.formats.docx.tracked.change_marks import Tracking, tracking
from generator.formats.docx.tracked.paragraph_ends import settled
from generator.formats.docx.tracked.paragraph_formats import TableUnit, Unit
from generator.formats.docx.tracked.tracked_blocks import Flattening
from generator.formats.docx.tracked.tracked_runs import TrackedRuns
from generator.formats.docx.tracked.tracked_tables import TrackedTables
from generator.formats.docx.writer.link_targets import Bookmark, bookmarks
from generator.formats.docx.writer.numbering import Numbers
from generator.formats.revisions import spread, told_apart

_END = "</w:pPr>"


class TrackedBody(Struct, frozen=True):
    """Writes the blocks of one redline; ``runs`` and ``numbers`` hold afterwards which links and lists it has.

    It has no table of contents: the entries of a field cannot be tracked, so they would be right for one version only.
    """

    blocks: tuple[Block, ...]
    marks: Mapping[int, Bookmark]
    style: HouseStyle
    runs: TrackedRuns
    numbers: Numbers
    tracking: Tracking

    def write(self) -> str:
        """What stands in ``w:body`` but for the section."""
        tables = TrackedTables(self.style, self.runs, tracking=self.tracking)
        units = Flattening(self.style, tables, self.numbers, self.marks).units(self.blocks)
        return "".join(unit.markup if isinstance(unit, TableUnit) else self._paragraph(unit) for unit in settled(units))

    def _paragraph(self, unit: Unit) -> str:
        starts = "".join(bookmark.start for bookmark in unit.bookmarks)
        ends = "".join(bookmark.end for bookmark in unit.bookmarks)
        return f"<w:p>{self._properties(unit)}{starts}{self.runs.write(unit.content)}{ends}</w:p>"

    def _properties(self, unit: Unit) -> str:
        ids, form = self.style.ids, unit.new or unit.old
        if form is None:
            return f"<w:pPr><w:rPr>{self.tracking.mark(*unit.marks)}</w:rPr></w:pPr>"
        of_mark = self.tracking.mark(*unit.marks) + ('<w:sz w:val="2"/>' if form.height is not None else "")
        inside = f"<w:rPr>{of_mark}</w:rPr>" if of_mark else ""
        if unit.new and unit.old and not unit.new.is_like(unit.old):
            inside += self.tracking.former(unit.old.properties(ids))
        return f"{form.properties(ids).removesuffix(_END)}{inside}{_END}"


def started(document: Document, comparison: Comparison, style: HouseStyle) -> TrackedBody:
    """The body of a redline, ready to be written, with nothing registered yet."""
    blocks = told_apart(spread(document.blocks))
    by_anchor = bookmarks(blocks)
    marks = {place: by_anchor[block.anchor] for place, block in enumerate(blocks) if isinstance(block, Heading)}
    track = tracking(comparison, len(marks) + 1)
    runs = TrackedRuns(style.ids["hyperlink"], by_anchor, tracking=track)
    return TrackedBody(blocks, marks, style, runs, Numbers(style), track)
