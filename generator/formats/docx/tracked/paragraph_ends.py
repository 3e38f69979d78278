"""How a paragraph of a redline looks in each of the two versions, and what is written of it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from msgspec import Struct
from msgspec.structs import replace

from generator.document import Content, Inline, LineBreak, Revision
from generator.formats.docx.wordprocessingml import paragraph_properties
from generator.formats.docx.writer.body import HAIR, LINE
from generator.formats.docx.writer.runs import Bookmark


class ParagraphForm(Struct, frozen=True):
    """The look of a paragraph in one version: a style by name, and what ``paragraph_properties`` takes.

    With a ``height``, in twips, it is a paragraph that only parts two tables or ends the body after one.
    """

    style: str = ""
    keep_next: bool = False
    numbering: tuple[int, int] | None = None
    before: int | None = None
    after: int | None = None
    indent: int | None = None
    height: int | None = None

    def properties(self, ids: Mapping[str, str]) -> str:
        """The ``w:pPr`` of the form, with style ids by name."""
        if self.height is not None:
            return f'<w:pPr><w:spacing w:before="0" w:after="0" w:line="{self.height}" w:lineRule="exact"/></w:pPr>'
        return paragraph_properties(
            ids[self.style],
            keep_next=self.keep_next,
            numbering=self.numbering,
            before=self.before,
            after=self.after,
            indent=self.indent,
        )

    def is_like(self, other: "ParagraphForm") -> bool:
        """Whether a reader takes both for one form; space and what keeps pages together is not a change to show."""
        return (self.style, self.numbering, self.height) == (other.style, other.numbering, other.height)


class Unit(Struct, frozen=True):
    """A paragraph to be: ``new`` and ``old`` are its forms in the versions in which it stands.

    ``marks`` says in which of them its end was added or taken away, which is not always what happened to its words;
    ``content`` is empty and ``marks`` may hold both revisions where it only parts two tables.
    """

    content: Content
    marks: tuple[Revision, ...]
    new: ParagraphForm | None
    old: ParagraphForm | None
    bookmarks: tuple[Bookmark, ...] = ()


class TableUnit(Struct, frozen=True):
    """A table as XML, and whether all of it is new or gone."""

    markup: str
    revision: Revision | None


Units = Sequence[Unit | TableUnit]
_LAST = re.compile(r"(?:\w+|[^\w\s]|)\s*\Z")


def settled(units: Iterable[Unit | TableUnit]) -> Units:
    """The paragraphs and tables of a redline as they can be written, with what must part tables and end the body."""
    written: list[Unit | TableUnit] = []
    for is_table, group in groupby(_parted(_with_gaps(units)), key=lambda unit: isinstance(unit, TableUnit)):
        members = list(group)
        written += members if is_table else _ended([unit for unit in members if isinstance(unit, Unit)])
    return list(_together(list(_apart(_closed(written)))))


def _with_gaps(units: Iterable[Unit | TableUnit]) -> Iterator[Unit | TableUnit]:
    for unit, following in pairwise((*units, None)):
        if unit is not None:
            yield unit
        if isinstance(unit, TableUnit) and (following is None or isinstance(following, TableUnit)):
            yield Unit((), (Revision.INSERTED, Revision.DELETED), None, None)


def _parted(units: Iterable[Unit | TableUnit]) -> Iterator[Unit | TableUnit]:
    """Gives each version a paragraph between tables that touch in it, and one after a table that ends it."""
    sequence = tuple(units)
    new, old = (dict(_gaps(sequence, absent)) for absent in (Revision.DELETED, Revision.INSERTED))
    for place, unit in enumerate(sequence):
        match unit:
            case Unit():
                forms = new.get(place, unit.new), old.get(place, unit.old)
                yield replace(unit, new=forms[0], old=forms[1], marks=_marks(*forms))
            case TableUnit():
                yield unit


def _gaps(units: Units, absent: Revision) -> Iterator[tuple[int, ParagraphForm]]:
    """The places of what parts tables in one version, each the last that is not needed for a paragraph."""
    free: int | None = None
    after_table = False
    for place, unit in enumerate((*units, None)):
        match unit:
            case Unit() if (unit.old if absent is Revision.INSERTED else unit.new) is not None:
                after_table = False
            case Unit():
                free = place
            case TableUnit() if unit.revision is absent:
                continue
            case _:
                if after_table and free is not None:
                    yield free, ParagraphForm(height=LINE if unit else HAIR)
                after_table, free = True, None


def _marks(new: ParagraphForm | None, old: ParagraphForm | None) -> tuple[Revision, ...]:
    not_in_old = (Revision.INSERTED,) if old is None else ()
    not_in_new = (Revision.DELETED,) if new is None else ()
    return not_in_old + not_in_new


def _ended(run: Sequence[Unit]) -> list[Unit]:
    """The paragraphs up to a table or the end of the body, the last of them with an end that stays."""
    length = next((count for count, unit in enumerate(reversed(run)) if not unit.marks), len(run))
    before, tail = list(run[: len(run) - length]), run[len(run) - length :]
    new, gone = ([unit for unit in tail if unit.marks == (kind,)] for kind in Revision)
    if new and gone:
        return [*before, *new[:-1], *gone[:-1], _joined(new[-1], gone[-1])]
    if not tail or not before or len(new) + len(gone) < len(tail):
        return list(run)
    head, last = before[-1], tail[-1]
    before[-1] = replace(head, marks=last.marks)
    kind = Revision.INSERTED if new else Revision.DELETED
    return [*before, *tail[:-1], _as(head, last, kind)]


def _as(head: Unit, last: Unit, kind: Revision) -> Unit:
    """The last of the paragraphs that are new or gone, its end that of the ``head`` in the other version."""
    if kind is Revision.INSERTED:
        return replace(last, marks=(), old=head.old)
    return replace(last, marks=(), new=head.new)


def _together(units: Units) -> Iterator[Unit | TableUnit]:
    """The same with new paragraphs that follow new words at a paragraph's end made one insertion with these.

    LibreOffice takes the two for one, that paragraph's end included, and joins two paragraphs when it is rejected.
    """
    head: Unit | None = None
    for unit, following in pairwise((*units, None)):
        if head is not None and isinstance(unit, Unit) and not _is_new(following):
            yield _as(head, unit, Revision.INSERTED)
            head = None
        elif isinstance(unit, Unit) and _ends_new(unit) and _is_new(following):
            yield replace(unit, marks=(Revision.INSERTED,))
            head = unit
        elif unit is not None:
            yield unit


def _apart(units: Units) -> Iterator[Unit | TableUnit]:
    """The same with no new words at a paragraph's end right before new words that begin the next one.

    LibreOffice takes these for one too, and rejecting it joins the paragraphs. A deletion between them keeps them
    apart: that of the word or full stop before the first of them, which is written anew.
    """
    for place, unit in enumerate(units):
        if isinstance(unit, Unit) and _ends_new(unit):
            following = next((one for one in units[place + 1 :] if not _is_new(one)), None)
            yield replace(unit, content=_ending_in_a_deletion(unit.content)) if _begins_new(following) else unit
        else:
            yield unit


def _begins_new(unit: Unit | TableUnit | None) -> bool:
    return isinstance(unit, Unit) and bool(unit.content) and unit.content[0].revision is Revision.INSERTED


def _ending_in_a_deletion(content: Content) -> Content:
    place = max(place for place, inline in enumerate(content) if inline.revision is not Revision.INSERTED)
    start, token = _cut(content[place])
    retyped, gone = (replace(token, revision=revision) for revision in Revision)
    return (*content[:place], *start, retyped, *content[place + 1 :], gone)


def _cut(inline: Inline) -> tuple[Content, Inline]:
    """A run without its last word or mark of punctuation, and that."""
    if isinstance(inline, LineBreak):
        return (), inline
    place = len(_LAST.sub("", inline.text, count=1))
    start = (replace(inline, text=inline.text[:place]),) if place else ()
    return start, replace(inline, text=inline.text[place:])


def _ends_new(unit: Unit) -> bool:
    return not unit.marks and bool(unit.content) and unit.content[-1].revision is Revision.INSERTED


def _is_new(unit: Unit | TableUnit | None) -> bool:
    return isinstance(unit, Unit) and unit.old is None and unit.marks == (Revision.INSERTED,)


def _closed(units: list[Unit | TableUnit]) -> Units:
    """The same with an end of the body that stays, where it comes after tables that are new or gone with it."""
    last = units[-1] if units else None
    if not isinstance(last, Unit) or len(last.marks) != 1:
        return units
    (kind,) = last.marks
    place = len(units) - 2
    while place >= 0 and _goes(units[place], kind):
        place -= 1
    head = units[place]
    if place < 0 or not isinstance(head, Unit) or head.marks:
        return units
    return [*units[:place], replace(head, marks=(kind,)), *units[place + 1 : -1], _as(head, last, kind)]


def _goes(unit: Unit | TableUnit, kind: Revision) -> bool:
    return unit.revision is kind if isinstance(unit, TableUnit) else unit.marks == (kind,)


def _joined(new: Unit, gone: Unit) -> Unit:
    """One paragraph of which the new version has these words and the old version those."""
    return Unit((*new.content, *gone.content), (), new.new, gone.old, (*new.bookmarks, *gone.bookmarks))
