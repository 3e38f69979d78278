"""The blocks of a redline, flattened to the paragraphs and tables that Word makes of them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from generator.document import Block, Heading, List, Paragraph, Revision, Table
from generator.formats.docx.list_styles import DEEPEST, list_style
from generator.formats.docx.style.house_style import HouseStyle
from generator.formats.docx.tracked.paragraph_formats import Form, TableUnit, Unit
from generator.formats.docx.writer.body import HEADING_STYLES, title_above
from generator.formats.docx.writer.docx_tables import Tables
from generator.formats.docx.writer.link_targets import Bookmark
from generator.formats.docx.writer.numbering import Numbers

_VERSIONS = (Revision.DELETED, Revision.INSERTED)
"""What is not in the new version, and what is not in the old one."""
Around = Sequence[Block]


class Flattening(Struct, frozen=True):
    """Flattens the blocks of one redline, whose revisions are spread; ``marks`` are the bookmarks of its headings."""

    style: HouseStyle
    tables: Tables
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

    def _form(self, blocks: Around, place: int, level: int, absent: Revision) -> Form:
        if level:
            return Form(HEADING_STYLES[level], keep_next=True)
        is_introduction = isinstance(_neighbour(blocks, place, 1, absent), List | Table)
        return Form("normal", is_introduction, before=self._gap(blocks, place, absent))

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

    def _item(self, kind: "_Kind", level: int, is_first: bool, introduces: bool) -> Form:
        if is_first:
            name = list_style("number" if kind.ordered else "bullet", level)
            return Form(name, introduces, numbering=kind.numbering)
        indents = self.style.number_indents if kind.ordered else self.style.bullet_indents
        return Form(list_style("continue", level), introduces, indent=indents[min(level, DEEPEST)])


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


def _held(forms: Sequence[Form | None], before: int | None, after: int) -> Iterator[Form | None]:
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
