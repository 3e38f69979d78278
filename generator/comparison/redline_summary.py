"""What a redline changes, section by section, for those who want to know where to look."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct, field

from generator.document import Block, Content, Document, Heading, List, Paragraph, Revision, Table
from generator.document.walk import contents, plain

LEVEL = 2
"""Sections begin at a heading of this level; the title's comes before them."""


class SectionSummary(Struct, frozen=True):
    """A section in both versions: how many words are new in it and how many gone, and what became of it as a whole.

    ``anchor`` and ``title`` are the new version's, or the old one's where it is gone. ``revision`` says whether the
    section itself is new or gone. ``moved``: it is there in both, elsewhere; its words are then counted as if it had
    stayed. ``changed`` is also true when no word is new or gone, but a list's kind or a heading's level is another.
    """

    anchor: str
    title: str
    inserted: int
    deleted: int
    revision: Revision | None
    moved: bool
    changed: bool


class _Section(Struct):
    """A section while its blocks go by."""

    anchor: str
    title: str
    revision: Revision | None
    words: dict[Revision, Counter[str]] = field(default_factory=lambda: {side: Counter() for side in Revision})
    changed: bool = False
    moved: bool = False
    blocks: list[Block] = field(default_factory=list)
    former: list[Block] | None = None


class RedlinePart(Struct, frozen=True):
    """A section, and what of the redline stands in it: its heading and all blocks up to the next one.

    ``former`` is what stands of it in the place that it moved from; ``None`` where it did not move.
    """

    change: SectionSummary
    blocks: tuple[Block, ...]
    former: tuple[Block, ...] | None = None


def summary(redline: Document, level: int = LEVEL) -> tuple[SectionSummary, ...]:
    """The sections of both versions in the redline's order, unchanged ones too; ``level`` is that of their headings.

    A section that moved is there once, where it is now. New words count for the section of the new version that they
    stand in, and words that are gone for that of the old version. What stands before the first heading, which no
    statement has but a file from elsewhere may, is a section without anchor and title.
    """
    return tuple(part.change for part in parts(redline, level))


def parts(redline: Document, level: int = LEVEL) -> tuple[RedlinePart, ...]:
    """The same sections as ``summary`` gives, each with what stands in it."""
    return tuple(
        RedlinePart(_frozen(section), tuple(section.blocks), None if section.former is None else tuple(section.former))
        for section in _moved_as_one(list(_sections(redline, level)))
    )


def _sections(redline: Document, level: int) -> Iterator[_Section]:
    # What is new belongs to the new version's section and what is gone to the old one's; mostly they are the same.
    now: dict[Revision, _Section] = {}
    for block in redline.blocks:
        begun = [side for side in Revision if _begins(block, side, level)]
        if not now and len(begun) < len(Revision):
            now = dict.fromkeys(Revision, _Section("", "", None))
            latest = now[Revision.INSERTED]
            yield latest
        if begun:
            latest = _section(block, begun)
            now |= dict.fromkeys(begun, latest)
            yield latest
        latest.blocks.append(block)
        for side, open_section in now.items():
            words, changed = _changes(block, side)
            open_section.words[side].update(words)
            open_section.changed |= changed


def _begins(block: Block, side: Revision, level: int) -> bool:
    """Whether a section of one version begins here: of the new one, or for ``DELETED`` of the old one."""
    if not isinstance(block, Heading | Paragraph) or block.revision not in {side, None}:
        return False
    own = block.level if isinstance(block, Heading) else 0
    former = own if block.former is None else block.former
    return 0 < (own if side is Revision.INSERTED else former) <= level


def _section(block: Block, begun: list[Revision]) -> _Section:
    anchor = block.anchor if isinstance(block, Heading) else ""
    absent = Revision.INSERTED if begun == [Revision.DELETED] else Revision.DELETED
    content = next(contents((block,)))
    title = plain(tuple(inline for inline in content if inline.revision is not absent))
    return _Section(anchor, title, begun[0] if len(begun) == 1 else None)


def _changes(block: Block, side: Revision) -> tuple[list[str], bool]:
    """The words of a block that are new, or gone, and whether anything of it is."""
    marked = [part for content in contents((block,)) for part in _marked(content, side)]
    rows = isinstance(block, Table) and side in block.row_revisions
    words = [word for part in marked for word in plain(part).split()]
    return words, bool(marked) or rows or block.revision is side or _is_reshaped(block)


def _marked(content: Content, side: Revision) -> Iterator[Content]:
    for revision, group in groupby(content, lambda inline: inline.revision):
        if revision is side:
            yield tuple(group)


def _is_reshaped(block: Block) -> bool:
    if isinstance(block, List):
        inner = (part for item in block.items for part in item.blocks)
        return block.former is not None or any(map(_is_reshaped, inner))
    return isinstance(block, Heading | Paragraph) and block.former is not None


def _moved_as_one(sections: list[_Section]) -> list[_Section]:
    """The sections, each that is gone here and new there as one that moved."""
    gone = [section for section in sections if section.revision is Revision.DELETED]
    result = [section for section in sections if section.revision is not Revision.DELETED]
    for section in result:
        former = next((one for one in gone if section.revision and _is_same(one, section)), None)
        if former:
            gone.remove(former)
            _join(section, former)
    kept = set(map(id, (*gone, *result)))
    return [section for section in sections if id(section) in kept]


def _is_same(one: _Section, other: _Section) -> bool:
    return one.anchor == other.anchor if one.anchor and other.anchor else one.title == other.title


def _join(section: _Section, former: _Section) -> None:
    new, old = section.words[Revision.INSERTED], former.words[Revision.DELETED]
    section.words = {Revision.INSERTED: new - old, Revision.DELETED: old - new}
    section.revision, section.moved, section.former = None, True, former.blocks


def _frozen(section: _Section) -> SectionSummary:
    new, gone = (section.words[side].total() for side in (Revision.INSERTED, Revision.DELETED))
    return SectionSummary(section.anchor, section.title, new, gone, section.revision, section.moved, section.changed)
