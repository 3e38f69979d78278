"""Reading a document tree: its text, its runs joined, its sections."""

from collections.abc import Iterator
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

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
    Text,
)


class DocumentSection(Struct, frozen=True):
    """A heading and all that stands under it, deeper headings included; the first section is the title's."""

    heading: Heading
    blocks: tuple[Block, ...]


def plain(content: Content) -> str:
    """The visible characters of a piece of content; a line break is ``\\n``."""
    return "".join(inline.text if isinstance(inline, Text) else "\n" for inline in content)


def contents(blocks: tuple[Block, ...]) -> Iterator[Content]:
    """Every piece of content in reading order: headings, paragraphs, list items, table cells row by row."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield block.content
            case List():
                for item in block.items:
                    yield from contents(item.blocks)
            case Table():
                for row in (block.header, *block.rows):
                    yield from row
            case _:
                assert_never(block)


def words(document: Document) -> list[str]:
    """The visible words of a statement in reading order, as white space parts them."""
    return [word for content in contents(document.blocks) for word in plain(content).split()]


def sections(document: Document, level: int = 2) -> tuple[DocumentSection, ...]:
    """The document cut before each heading of ``level``; what precedes the first is the title's section."""
    parts: list[list[Block]] = [[]]
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == level:
            parts.append([])
        parts[-1].append(block)
    return tuple(DocumentSection(part[0], tuple(part[1:])) for part in parts if part and isinstance(part[0], Heading))


def joined(document: Document) -> Document:
    """The same document with neighbouring runs of one formatting made one, as a reader of its files sees it."""
    return replace(document, blocks=tuple(map(joined_block, document.blocks)))


def joined_block(block: Block) -> Block:
    """The same block with its runs joined, as ``join`` does."""
    match block:
        case Heading() | Paragraph():
            return replace(block, content=join(block.content))
        case List():
            return replace(block, items=tuple(_joined_item(item) for item in block.items))
        case Table():
            rows = tuple(tuple(map(join, row)) for row in block.rows)
            return replace(block, header=tuple(map(join, block.header)), rows=rows)
        case _:
            assert_never(block)


def _joined_item(item: ListItem) -> ListItem:
    blocks = tuple(joined_block(block) for block in item.blocks)
    return replace(item, blocks=tuple(block for block in blocks if isinstance(block, Paragraph | List)))


def join(content: Content) -> Content:
    """Neighbouring runs of one formatting and revision made one, without a profile key; empty runs dropped."""
    result: list[Inline] = []
    for inline in content:
        last = result[-1] if result else None
        match inline, last:
            case Text(text=""), _:
                continue
            case Text(), Text() if _formatting(inline) == _formatting(last):
                result[-1] = replace(last, text=last.text + inline.text, key=None)
            case Text() | LineBreak(), _:
                result.append(inline)
    return tuple(result)


def _formatting(text: Text) -> tuple[bool, bool, str | None, Revision | None]:
    return text.strong, text.emphasis, text.href, text.revision
