"""The body of a redline, with tracked changes: accepting all of them gives the new version, rejecting them the old."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.document import Block, Comparison, Document, Heading, Revision
from generator.writers.docx.forms import TableUnit, Unit
from generator.writers.docx.house_style import HouseStyle
from generator.writers.docx.numbering import Numbers
from generator.writers.docx.paragraph_ends import settled
from generator.writers.docx.revised_blocks import Flattening
from generator.writers.docx.revised_runs import TrackedRuns
from generator.writers.docx.revised_tables import TrackedTables
from generator.writers.docx.targets import Bookmark, bookmark_name
from generator.writers.docx.tracking import Tracking, tracking
from generator.writers.revised import spread

_END = "</w:pPr>"


@dataclass(frozen=True, slots=True)
class TrackedBody:
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
    blocks = spread(document.blocks)
    anchors = _anchors(blocks)
    marks = {
        place: Bookmark(number, bookmark_name(anchor)) for number, (place, anchor) in enumerate(anchors.items(), 1)
    }
    by_anchor = {anchor: marks[place] for place, anchor in anchors.items()}
    track = tracking(comparison, len(marks) + 1)
    runs = TrackedRuns(style.ids["hyperlink"], by_anchor, tracking=track)
    return TrackedBody(blocks, marks, style, runs, Numbers(style), track)


def _anchors(blocks: Sequence[Block]) -> dict[int, str]:
    """The anchor of each heading by its place; one that is gone gives way to one that stands in the new version."""
    headings = {place: block for place, block in enumerate(blocks) if isinstance(block, Heading)}
    found: dict[int, str] = {}
    for place in sorted(headings, key=lambda place: headings[place].revision is Revision.DELETED):
        anchor = headings[place].anchor
        while anchor in found.values():
            anchor += "-was"
        found[place] = anchor
    return dict(sorted(found.items()))
