"""The blocks of a redline, flattened to the paragraphs and tables that Word makes of them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from generator.document import Block, Comparison, Document, Heading, List, Paragraph, Revision, Table
from generator.formats.docx.house_style import DEEPEST, HouseStyle, list_style
from generator.formats.docx.tracked.change_marks import TrackedRuns, TrackedTables, Tracking, tracking
from generator.formats.docx.tracked.paragraph_ends import ParagraphForm, TableUnit, Unit, settled
from generator.formats.docx.writer.body import HEADING_STYLES, title_above
from generator.formats.docx.writer.docx_lists import Numbers
from generator.formats.docx.writer.docx_tables import TableWriter
from generator.formats.docx.writer.runs import Bookmark, bookmarks
from generator.formats.revisions import spread, told_apart

_VERSIONS = (Revision.DELETED, Revision.INSERTED)
"""What is not in the new version, and what is not in the old one."""
Around = Sequence[Block]


class Flattening(Struct, frozen=True):
    """Flattens the blocks of one redline, whose revisions are spread; ``marks`` are the bookmarks of its headings."""

    style: HouseStyle
    tables: TableWriter
    numbers: Numbers
    marks: Mapping[int, Bookmark]

    def units(self, blocks: Around) -> Iterator[Unit | TableUnit]:
        """The paragraphs and tables in order; a paragraph's end is new or gone as the whole of it is."""
        for place, block in enumerate(blocks):
            match block:
                case Heading() | Paragraph():
                    yield self._text(blocks, place, block)
                case List():
                    gaps = [self._gap(blocks, place, absent) for absent in _VERSIONS]
                    yield from _spaced(tuple(self._list(block, 0)), self.style.paragraph_gap, gaps)
                case Table():
                    yield TableUnit(self.tables.write(block, title_above(tuple(blocks), place)), block.revision)
                case _:
                    assert_never(block)

    def _text(self, blocks: Around, place: int, block: Heading | Paragraph) -> Unit:
        level = block.level if isinstance(block, Heading) else 0
        levels = (level, level if block.former is None else block.former)
        new, old = (
            None if block.revision is absent else self._form(blocks, place, of_version, absent)
            for absent, of_version in zip(_VERSIONS, levels, strict=True)
        )
        bookmark = self.marks.get(place)
        return Unit(block.content, _marks(block.revision), new, old, (bookmark,) if bookmark else ())

    def _form(self, blocks: Around, place: int, level: int, absent: Revision) -> ParagraphForm:
        if level:
            return ParagraphForm(HEADING_STYLES[level], keep_next=True)
        is_introduction = isinstance(_neighbour(blocks, place, 1, absent), List | Table)
        return ParagraphForm("normal", is_introduction, before=self._gap(blocks, place, absent))

    def _gap(self, blocks: Around, place: int, absent: Revision) -> int | None:
        follows_table = isinstance(_neighbour(blocks, place, -1, absent), Table)
        return 2 * self.style.paragraph_gap if follows_table else None

    def _list(self, block: List, level: int) -> Iterator[Unit]:
        former = block
        if block.former is not None:
            former = replace(block, ordered=block.former[0], start=block.former[1])
        numbering = self.numbers.number(block, level)
        was = numbering if former is block else self.numbers.number(former, level)
        kinds = (_Kind(block.ordered, numbering), _Kind(former.ordered, was))
        for item in block.items:
            begun: set[Revision] = set()
            for place, part in enumerate(item.blocks):
                match part:
                    case Paragraph():
                        forms = [
                            self._item(kind, level, _is_first(absent, begun), _introduces(item.blocks, place, absent))
                            if part.revision is not absent
                            else None
                            for kind, absent in zip(kinds, _VERSIONS, strict=True)
                        ]
                        begun.update(absent for absent in _VERSIONS if part.revision is not absent)
                        yield Unit(part.content, _marks(part.revision), forms[0], forms[1])
                    case List():
                        yield from self._list(part, level + 1)
                    case _:
                        assert_never(part)

    def _item(self, kind: "_Kind", level: int, is_first: bool, introduces: bool) -> ParagraphForm:
        if is_first:
            name = list_style("number" if kind.ordered else "bullet", level)
            return ParagraphForm(name, introduces, numbering=kind.numbering)
        indents = self.style.number_indents if kind.ordered else self.style.bullet_indents
        return ParagraphForm(list_style("continue", level), introduces, indent=indents[min(level, DEEPEST)])


class _Kind(Struct, frozen=True):
    ordered: bool
    numbering: tuple[int, int]


def _is_first(absent: Revision, begun: set[Revision]) -> bool:
    return absent not in begun


def _introduces(blocks: Around, place: int, absent: Revision) -> bool:
    return isinstance(_neighbour(blocks, place, 1, absent), List | Table)


def _marks(revision: Revision | None) -> tuple[Revision, ...]:
    return (revision,) if revision else ()


def _neighbour(blocks: Around, place: int, step: int, absent: Revision) -> Block | None:
    """The block next to one in the version that does not have what is ``absent``."""
    beside = blocks[place + 1 :] if step > 0 else blocks[:place][::-1]
    return next((block for block in beside if block.revision is not absent), None)


def _spaced(units: Sequence[Unit], after: int, before: Sequence[int | None]) -> Iterator[Unit]:
    """The paragraphs of a list with the space above and under it, in each version; none begins or ends a page alone."""
    new = _held([unit.new for unit in units], before[0], after)
    old = _held([unit.old for unit in units], before[1], after)
    return (replace(unit, new=new_form, old=old_form) for unit, new_form, old_form in zip(units, new, old, strict=True))


def _held(forms: Sequence[ParagraphForm | None], before: int | None, after: int) -> Iterator[ParagraphForm | None]:
    standing = [place for place, form in enumerate(forms) if form]
    ends = standing[:1] + standing[-2:-1]
    for place, form in enumerate(forms):
        if form is None:
            yield None
            continue
        yield replace(
            form,
            keep_next=form.keep_next or (len(standing) > 1 and place in ends),
            before=before if place == standing[0] else None,
            after=after if place == standing[-1] else None,
        )


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
