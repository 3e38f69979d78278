"""Lists: flattened to the paragraphs that Word makes of them, then written."""

from collections.abc import Iterator
from typing import assert_never

from msgspec import Struct, field

from generator.document import Block, Content, List, Paragraph, Table
from generator.formats.docx.house_style import DEEPEST, HouseStyle, list_style
from generator.formats.docx.wordprocessingml import paragraph_properties
from generator.formats.docx.writer.runs import Runs


class Numbers(Struct, frozen=True):
    """The ordered lists that a document has so far; each is a ``w:num`` of its own, so that it starts anew."""

    style: HouseStyle
    lists: list[str] = field(default_factory=list)

    def number(self, block: List, level: int) -> tuple[int, int]:
        """The list id and level of a list's items: all bulleted lists share one id, an ordered one has its own."""
        depth = min(level, DEEPEST)
        if not block.ordered:
            return self.style.bullet_list, depth
        number = self.style.first_list + len(self.lists)
        self.lists.append(
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="{self.style.numbers}"/>'
            f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{block.start}"/></w:lvlOverride></w:num>'
        )
        return number, depth


class ListParagraph(Struct, frozen=True):
    """A paragraph of a list item: the item's first one has ``numbering``, a later one only stands under its text."""

    content: Content
    style: str
    introduces: bool
    numbering: tuple[int, int] | None = None
    indent: int | None = None


class ListWriter(Struct, frozen=True):
    """Writes lists; ``numbers`` keeps which list ids are in use."""

    style: HouseStyle
    runs: Runs
    numbers: Numbers

    def write(self, block: List, before: int | None) -> Iterator[str]:
        """The paragraphs of a list, ``before`` twips under what stands above it; the last has the gap of plain text."""
        paragraphs = tuple(self._flattened(block, 0))
        last = len(paragraphs) - 1
        for place, paragraph in enumerate(paragraphs):
            # No page begins or ends with a single paragraph of a list.
            is_held = last > 0 and place in {0, last - 1}
            properties = paragraph_properties(
                self.style.ids[paragraph.style],
                keep_next=paragraph.introduces or is_held,
                numbering=paragraph.numbering,
                before=before if place == 0 else None,
                after=self.style.paragraph_gap if place == last else None,
                indent=paragraph.indent,
            )
            yield f"<w:p>{properties}{self.runs.write(paragraph.content)}</w:p>"

    def _flattened(self, block: List, level: int) -> Iterator[ListParagraph]:
        numbering = self.numbers.number(block, level)
        for item in block.items:
            for place, part in enumerate(item.blocks):
                match part:
                    case Paragraph() if place == 0:
                        style = list_style("number" if block.ordered else "bullet", level)
                        yield ListParagraph(part.content, style, introduces(item.blocks, place), numbering)
                    case Paragraph():
                        indent = self._indent(block, level)
                        style = list_style("continue", level)
                        yield ListParagraph(part.content, style, introduces(item.blocks, place), indent=indent)
                    case List():
                        yield from self._flattened(part, level + 1)
                    case _:
                        assert_never(part)

    def _indent(self, block: List, level: int) -> int:
        indents = self.style.number_indents if block.ordered else self.style.bullet_indents
        return indents[min(level, DEEPEST)]


def introduces(blocks: tuple[Block, ...], place: int) -> bool:
    """Whether the block at ``place`` stands right before a list or table, and so belongs on its page."""
    return place + 1 < len(blocks) and isinstance(blocks[place + 1], List | Table)
