"""Numbered and bulleted lists: which list ids a document uses, and where each ordered list starts."""

from msgspec import Struct, field

from generator.document import List
from generator.formats.docx.list_styles import DEEPEST
from generator.formats.docx.style.house_style import HouseStyle


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
