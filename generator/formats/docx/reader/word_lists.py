"""The paragraphs of Word's lists as lists: nested by their level, parted where the list's id changes."""

from collections.abc import Iterable, Mapping

from msgspec import Struct, field

from generator.document import Content, List, ListItem, Paragraph


class Item(Struct, frozen=True):
    """A paragraph of a list: the first of an item has the list's id, a later one has none."""

    level: int
    content: Content
    listed: str = ""


class _Open(Struct):
    """A list that items are still added to; each item gathers paragraphs and lists."""

    listed: str
    ordered: bool
    start: int
    items: "list[list[Paragraph | _Open]]" = field(default_factory=list)

    def closed(self) -> List:
        items = (tuple(part.closed() if isinstance(part, _Open) else part for part in item) for item in self.items)
        return List(tuple(ListItem(item) for item in items), self.ordered, self.start)


def lists(items: Iterable[Item], kinds: Mapping[tuple[str, int], tuple[bool, int]]) -> list[List]:
    """The lists that neighbouring paragraphs make; ``kinds`` says of an id and level whether it counts, from where.

    A level that is skipped is not there: the item stands in the deepest list that is open.
    """
    roots: list[_Open] = []
    stack: list[_Open] = []
    for item in items:
        if not item.listed and stack:
            stack[min(item.level, len(stack) - 1)].items[-1].append(Paragraph(item.content))
            continue
        del stack[item.level + 1 :]
        if len(stack) > item.level and stack[-1].listed != item.listed:
            stack.pop()
        if len(stack) <= item.level:
            opened = _Open(item.listed, *kinds.get((item.listed, item.level), (False, 1)))
            (stack[-1].items[-1] if stack else roots).append(opened)
            stack.append(opened)
        stack[-1].items.append([Paragraph(item.content)])
    return [root.closed() for root in roots]
