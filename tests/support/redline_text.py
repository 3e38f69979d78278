"""A redline as text that a person can read: ``{++new++}``, ``{--gone--}`` and ``{>>remarks<<}``, one block a line.

A block, item or row that is new or gone as a whole is marked as a whole, its bullet or number included.
"""

from collections.abc import Iterator
from itertools import groupby

from generator.comparison import accepted, rejected
from generator.document import (
    Block,
    Content,
    Document,
    Heading,
    Inline,
    LineBreak,
    List,
    ListItem,
    Paragraph,
    Revision,
    Table,
)
from tests.support.samples import META

MARKS = {Revision.INSERTED: ("{++", "++}"), Revision.DELETED: ("{--", "--}"), None: ("", "")}


def shown(redline: Document) -> str:
    """The text of a redline, a blank line before each block but the first."""
    return "\n\n".join("\n".join(_block(block)) for block in redline.blocks) + "\n"


def changes(redline: Document) -> str:
    """The text of a redline without the blocks in which nothing changed, but for their number."""
    lines: list[str] = []
    for same, group in groupby(redline.blocks, lambda block: not any(map(_is_mark, _block(block)))):
        blocks = list(group)
        lines += [f"({len(blocks)} unchanged)"] if same else ["\n".join(_block(block)) for block in blocks]
    return "\n\n".join(lines) + "\n"


def _is_mark(line: str) -> bool:
    return any(mark in line for mark in ("{++", "{--", "{>>"))


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield _marked(f"{'#' * block.level} {_content(block.content, block.revision)}", block.revision) + _level(
                block
            )
        case Paragraph():
            yield _marked(_content(block.content, block.revision), block.revision) + _level(block)
        case List():
            yield from _list(block)
        case Table():
            yield from _table(block)


def _level(block: Heading | Paragraph) -> str:
    if block.former is None:
        return ""
    return f" {{>>was {'a heading of level ' + str(block.former) if block.former else 'a paragraph'}<<}}"


def _list(block: List) -> Iterator[str]:
    if block.former is not None:
        ordered, start = block.former
        yield f"{{>>was {'numbered from ' + str(start) if ordered else 'bulleted'}<<}}"
    number = block.start
    for item in block.items:
        yield from _item(item, f"{number}." if block.ordered else "-", block.revision)
        number += item.revision is not Revision.DELETED


def _item(item: ListItem, bullet: str, outer: Revision | None) -> Iterator[str]:
    lines = [line for block in item.blocks for line in _block(_without(block, item.revision))]
    first, *rest = [f"{bullet} {lines[0]}", *(f"   {line}" for line in lines[1:])]
    yield from (_marked(line, item.revision) for line in (first, *rest))


def _without(block: Block, revision: Revision | None) -> Block:
    """The block without marks that say what the item's own mark says."""
    if revision is None:
        return block
    whole = Document(META, (block,))
    return (accepted if revision is Revision.INSERTED else rejected)(whole).blocks[0]


def _table(block: Table) -> Iterator[str]:
    revisions = block.row_revisions or (None,) * len(block.rows)
    yield _row(block.header, block.revision)
    for row, revision in zip(block.rows, revisions, strict=True):
        yield _row(row, revision)


def _row(row: tuple[Content, ...], revision: Revision | None) -> str:
    return _marked("| " + " | ".join(_content(cell, revision) for cell in row) + " |", revision)


def _content(content: Content, outer: Revision | None) -> str:
    parts = []
    for revision, group in groupby(content, lambda inline: inline.revision):
        text = "".join(map(_inline, group))
        parts.append(text if revision is outer else _marked(text, revision))
    return "".join(parts)


def _inline(inline: Inline) -> str:
    if isinstance(inline, LineBreak):
        return " / "
    text = inline.text
    text = f"*{text}*" if inline.emphasis else text
    text = f"**{text}**" if inline.strong else text
    return f"[{text}]({inline.href})" if inline.href else text


def _marked(text: str, revision: Revision | None) -> str:
    before, after = MARKS[revision]
    return f"{before}{text}{after}"
