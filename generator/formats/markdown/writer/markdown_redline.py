"""A redline as Markdown: CriticMarkup, ``{++new++}``, ``{--gone--}`` and ``{>>note<<}``, to read and to compare.

Every mark opens and closes within one paragraph, item or cell. A title of its own stands above the statement's, so that
nobody, and no program, takes a redline for a statement.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import assert_never

from generator.document import (
    Block,
    Comparison,
    Content,
    Document,
    Heading,
    LineBreak,
    List,
    ListItem,
    Paragraph,
    Revision,
    Table,
    Text,
)
from generator.formats.markdown.writer.markdown_escapes import escaped, escaped_lines
from generator.formats.markdown.writer.markdown_inlines import one_piece
from generator.formats.revisions import spread, told_apart
from generator.formats.words import RedlineLabels, labels

_MARKS = {None: ("", ""), Revision.INSERTED: ("{++", "++}"), Revision.DELETED: ("{--", "--}")}
_OPENING = re.compile(r"\{(?=\+\+|--|~~|==|>>)")
_CLOSING = re.compile(r"(?<=\+\+|--|~~|==|<<)\}")


def redline(document: Document, comparison: Comparison) -> bytes:
    """A redline as UTF-8 with LF ends: what is compared, by whom and when, then the blocks with their changes."""
    words = labels(document.meta.language)
    blocks = told_apart(spread(document.blocks))
    opening = (
        f"# {escaped(words.redline.compared(comparison.old, comparison.new))}",
        escaped_lines(escaped(words.signed(comparison.author, comparison.date))),
    )
    written = ("\n".join(_block(block, words.redline)) for block in blocks)
    return ("\n\n".join((*filter(None, opening), *written)) + "\n").encode()


def _block(block: Block, words: RedlineLabels) -> Iterator[str]:
    match block:
        case Heading():
            yield f'{"#" * block.level} {_inside(block.content)}{_was(block, words)} <a id="{block.anchor}"></a>'
        case Paragraph():
            yield from escaped_lines(f"{_marked(block.content)}{_was(block, words)}").split("\n")
        case List():
            yield from _list(block, words)
        case Table(header, rows):
            yield _row(header)
            yield "|" + " --- |" * len(header)
            yield from map(_row, rows)
        case _:
            assert_never(block)


def _was(block: Heading | Paragraph, words: RedlineLabels) -> str:
    if block.former is None:
        return ""
    form = words.heading.format(level=block.former) if block.former else words.paragraph
    return f" {{>>{words.was}: {form}<<}}"


def _list(block: List, words: RedlineLabels) -> Iterator[str]:
    if block.former is not None:
        ordered, start = block.former
        form = words.numbered.format(start=start) if ordered else words.bulleted
        yield from (f"{{>>{words.was}: {form}<<}}", "")
    number = block.start
    for index, item in enumerate(block.items):
        if index:
            yield ""
        yield from _item(item, f"{number}. " if block.ordered else "- ", words)
        number += item.revision is not Revision.DELETED


def _item(item: ListItem, marker: str, words: RedlineLabels) -> Iterator[str]:
    lines = "\n\n".join("\n".join(_block(block, words)) for block in item.blocks).split("\n")
    margin = " " * len(marker)
    yield from (f"{margin if place else marker}{line}".rstrip(" ") for place, line in enumerate(lines))


def _row(cells: tuple[Content, ...]) -> str:
    return f"| {' | '.join(map(_inside, cells))} |"


def _inside(content: Content) -> str:
    """Content as one line; a line break, which has no form there, is a space."""
    return _marked(tuple(Text(" ", revision=run.revision) if isinstance(run, LineBreak) else run for run in content))


def _marked(content: Content) -> str:
    stretches = groupby(content, key=lambda inline: inline.revision)
    return "".join(_stretch(tuple(stretch), _MARKS[revision]) for revision, stretch in stretches)


def _stretch(content: Content, marks: tuple[str, str]) -> str:
    """Runs of one revision between its marks; space at their ends stays what it is, for words stand beside it."""
    written = one_piece(content).replace("&#32;", " ")
    written = _CLOSING.sub(r"\\}", _OPENING.sub(r"\\{", written))
    return f"{marks[0]}{written}{marks[1]}"
