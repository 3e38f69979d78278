"""The body of a statement as HTML: headings, paragraphs, lists and tables, for a page and for a fragment alike."""

from collections.abc import Iterator
from typing import assert_never

from msgspec.structs import replace

from generator.document import Block, Content, Heading, List, ListItem, Paragraph, Revision, Table
from generator.document.walk import plain
from generator.formats.html.writer.html_inlines import Setting, inline, tag

_WORDS_OF_A_ROW = 72
"""How many characters a table has room for beside each other where our style sheet does not stack its rows."""


def body(blocks: tuple[Block, ...], setting: Setting) -> Iterator[str]:
    """The lines of HTML of the blocks; a table is named by the heading that it stands under."""
    anchor: str | None = None
    for block in blocks:
        match block:
            case Heading():
                anchor = block.anchor
                yield _heading(block, setting)
            case Paragraph():
                yield f"<p>{_words(block.content, setting)}{_was(block, setting)}</p>"
            case List():
                yield from _list(block, setting)
            case Table():
                yield from _table(block, anchor, setting)
            case _:
                assert_never(block)


def _heading(heading: Heading, setting: Setting) -> str:
    name = f"h{heading.level + setting.shift}"
    return f"{tag(name, id=heading.anchor)}{_words(heading.content, setting)}{_was(heading, setting)}</{name}>"


def _list(block: List, setting: Setting) -> Iterator[str]:
    name = "ol" if block.ordered else "ul"
    if setting.changes:
        yield from setting.changes.was_list(block, setting)
    yield tag(name, start=str(block.start) if block.ordered and block.start != 1 else None)
    write_item = _tight_item if all(map(_is_tight, block.items)) else _loose_item
    numbers = _numbers(block) if setting.changes and block.ordered else (None,) * len(block.items)
    for item, number in zip(block.items, numbers, strict=True):
        yield from write_item(item, tag("li", value=number), setting)
    yield f"</{name}>"


def _numbers(block: List) -> Iterator[str]:
    """The number of each item of a redline in its own version: what is gone takes no number of what stands."""
    start = block.former[1] if block.former else block.start
    numbers = {Revision.INSERTED: block.start, Revision.DELETED: start}
    for item in block.items:
        yield str(numbers[item.revision or Revision.INSERTED])
        for version in Revision:
            numbers[version] += item.revision in {None, version}


def _was(block: Heading | Paragraph, setting: Setting) -> str:
    return setting.changes.was(block.former, setting) if setting.changes else ""


def _words(content: Content, setting: Setting) -> str:
    return setting.changes.write(content, setting) if setting.changes else inline(content, setting)


def _is_tight(item: ListItem) -> bool:
    """Whether an item is one paragraph and lists under it, so that its text needs no ``p`` of its own."""
    return all(isinstance(block, Paragraph) == (place == 0) for place, block in enumerate(item.blocks))


def _tight_item(item: ListItem, opening: str, setting: Setting) -> Iterator[str]:
    first, *lists = item.blocks
    text = _words(first.content, setting) + _was(first, setting) if isinstance(first, Paragraph) else ""
    if not lists:
        yield f"{opening}{text}</li>"
        return
    yield f"{opening}{text}"
    yield from body(tuple(lists), setting)
    yield "</li>"


def _loose_item(item: ListItem, opening: str, setting: Setting) -> Iterator[str]:
    yield opening
    yield from body(item.blocks, setting)
    yield "</li>"


def _table(table: Table, anchor: str | None, setting: Setting) -> Iterator[str]:
    if setting.styled:
        setting = replace(setting, longest_word=_longest_word(table))
    labels = [" ".join(plain(cell).split()) if setting.styled else None for cell in table.header]
    yield tag("table", aria_labelledby=anchor)
    yield "<thead>"
    yield "<tr>"
    yield from (_header_cell(cell, "col", setting) for cell in table.header)
    yield "</tr>"
    yield "</thead>"
    yield "<tbody>"
    for row in table.rows:
        yield "<tr>"
        yield _header_cell(row[0], "row", setting)
        yield from (_cell(cell, label, setting) for cell, label in zip(row[1:], labels[1:], strict=True))
        yield "</tr>"
    yield "</tbody>"
    yield "</table>"


def _longest_word(table: Table) -> int:
    """How long a word may be so that the longest words of all columns, cut to that length, fit beside each other."""
    rows = (table.header, *table.rows)
    columns = [
        max(len(word) for cell in column for word in ("", *plain(cell).split())) for column in zip(*rows, strict=True)
    ]
    lengths = range(max(columns), 1, -1)
    return next((most for most in lengths if sum(min(most, longest) for longest in columns) <= _WORDS_OF_A_ROW), 1)


def _header_cell(cell: Content, scope: str, setting: Setting) -> str:
    if not plain(cell).strip():
        return f"<td>{_words(cell, setting)}</td>"  # a header cell must have a text (axe: empty-table-header)
    return f"{tag('th', scope=scope)}{_words(cell, setting)}</th>"


def _cell(cell: Content, label: str | None, setting: Setting) -> str:
    """A cell; ``label`` is its column's name, shown beside it where rows are stacked."""
    return f"{tag('td', data_label=label)}{_words(cell, setting)}</td>"
