"""Edits such as people make to a statement, chosen by chance: from one word to the order of the sections.

Each edit takes a document's blocks and a source of chance and gives other blocks, or the same ones when there is
nothing in them that it could change.
"""

from collections.abc import Callable, Sequence
from random import Random
from typing import Any, Protocol, TypeAlias

from msgspec.structs import replace

from generator.document import Block, Content, Document, Heading, LineBreak, List, ListItem, Paragraph, Table, Text
from tests.support.samples import bullets, heading, item, numbers, paragraph, table

Blocks: TypeAlias = tuple[Block, ...]


class Edit(Protocol):
    """A function that edits blocks, by its name."""

    __name__: str

    def __call__(self, blocks: Blocks, chance: Random, /) -> Blocks:
        """The blocks after the edit."""


WORDS = "wij u gegevens bewaren delen contract jaar 2 maanden de van een toestemming camera AVG 1.250,00 niet".split()
SENTENCES = (
    "Wij bewaren deze gegevens nooit langer dan de wet ons toestaat.",
    "Vraagt u ons iets, dan hoort u binnen een maand wat wij doen.",
    "Camerabeelden wissen wij na vier weken, tenzij er iets is gebeurd.",
    "Een verwerker mag uw gegevens alleen gebruiken zoals wij dat zeggen.",
)


def edited(document: Document, chance: Random, count: int) -> tuple[Document, list[str]]:
    """The document after so many edits, and their names."""
    blocks = document.blocks
    edits = [chance.choice(EDITS) for _ in range(count)]
    for edit in edits:
        blocks = edit(blocks, chance)
    return replace(document, blocks=blocks), [edit.__name__ for edit in edits]


def _text(content: Content, chance: Random, change: Callable[[list[str]], list[str]]) -> Content:
    """The content with the words of one run changed; a run that would be empty stays."""
    places = [i for i, inline in enumerate(content) if isinstance(inline, Text)]
    if not places:
        return content
    at = chance.choice(places)
    run = content[at]
    assert isinstance(run, Text)
    text = " ".join(change(run.text.split(" "))) or run.text
    return (*content[:at], replace(run, text=text), *content[at + 1 :])


def _somewhere(blocks: Blocks, chance: Random, change: Callable[[Content], Content]) -> Blocks:
    """The blocks with one piece of content changed: of a heading, a paragraph, an item or a cell."""
    at = chance.randrange(len(blocks))
    return (*blocks[:at], _inside(blocks[at], chance, change), *blocks[at + 1 :])


def _inside(block: Block, chance: Random, change: Callable[[Content], Content]) -> Block:
    match block:
        case Heading() | Paragraph():
            return replace(block, content=change(block.content))
        case List():
            at = chance.randrange(len(block.items))
            inner = _somewhere(block.items[at].blocks, chance, change)
            changed = ListItem(tuple(part for part in inner if isinstance(part, Paragraph | List)))
            return replace(block, items=_put(block.items, at, changed))
        case Table():
            at = chance.randrange(len(block.rows) + 1)
            row = (block.header, *block.rows)[at]
            cell = chance.randrange(len(row))
            changed_row = _put(row, cell, change(row[cell]))
            if at == 0:
                return replace(block, header=changed_row)
            return replace(block, rows=_put(block.rows, at - 1, changed_row))


def _put(values: Sequence[object], at: int, value: object) -> tuple[Any, ...]:
    return (*values[:at], value, *values[at + 1 :])


def _of_kind(blocks: Blocks, chance: Random, kind: type, change: Callable[[Block], Block]) -> Blocks:
    places = [i for i, block in enumerate(blocks) if isinstance(block, kind) and i > 0]
    if not places:
        return blocks
    at = chance.choice(places)
    return _put(blocks, at, change(blocks[at]))


def word_changed(blocks: Blocks, chance: Random) -> Blocks:
    def change(words: list[str]) -> list[str]:
        return list(_put(words, chance.randrange(len(words)), chance.choice(WORDS)))

    return _somewhere(blocks, chance, lambda content: _text(content, chance, change))


def word_added(blocks: Blocks, chance: Random) -> Blocks:
    def change(words: list[str]) -> list[str]:
        at = chance.randrange(len(words) + 1)
        return [*words[:at], chance.choice(WORDS), *words[at:]]

    return _somewhere(blocks, chance, lambda content: _text(content, chance, change))


def word_removed(blocks: Blocks, chance: Random) -> Blocks:
    def change(words: list[str]) -> list[str]:
        at = chance.randrange(len(words))
        return words[:at] + words[at + 1 :]

    return _somewhere(blocks, chance, lambda content: _text(content, chance, change))


def sentence_added(blocks: Blocks, chance: Random) -> Blocks:
    def change(words: list[str]) -> list[str]:
        sentence = chance.choice(SENTENCES).split()
        return chance.choice([[*words, *sentence], [*sentence, *words]])

    return _somewhere(blocks, chance, lambda content: _text(content, chance, change))


def sentences_swapped(blocks: Blocks, chance: Random) -> Blocks:
    def change(words: list[str]) -> list[str]:
        ends = [i + 1 for i, word in enumerate(words) if word.endswith(".")]
        return words[ends[0] :] + words[: ends[0]] if ends else words

    return _somewhere(blocks, chance, lambda content: _text(content, chance, change))


def run_made_strong(blocks: Blocks, chance: Random) -> Blocks:
    def change(content: Content) -> Content:
        at = chance.randrange(len(content))
        run = content[at]
        return _put(content, at, replace(run, strong=not run.strong)) if isinstance(run, Text) else content

    return _somewhere(blocks, chance, change)


def link_changed(blocks: Blocks, chance: Random) -> Blocks:
    def change(content: Content) -> Content:
        at = chance.randrange(len(content))
        run, target = content[at], chance.choice([None, "https://www.example.nl", "tel:+31334961234"])
        return _put(content, at, replace(run, href=target)) if isinstance(run, Text) else content

    return _somewhere(blocks, chance, change)


def line_broken(blocks: Blocks, chance: Random) -> Blocks:
    def change(content: Content) -> Content:
        at = chance.randrange(len(content))
        return (*content[: at + 1], LineBreak(), Text(chance.choice(WORDS)), *content[at + 1 :])

    def broken(block: Block) -> Block:
        assert isinstance(block, Paragraph)
        return replace(block, content=change(block.content))

    return _of_kind(blocks, chance, Paragraph, broken)


def item_added(blocks: Blocks, chance: Random) -> Blocks:
    def change(block: Block) -> Block:
        assert isinstance(block, List)
        at = chance.randrange(len(block.items) + 1)
        new = item(chance.choice(SENTENCES), *([bullets("naam;", "adres.")] if chance.random() < 0.3 else []))
        return replace(block, items=(*block.items[:at], new, *block.items[at:]))

    return _of_kind(blocks, chance, List, change)


def item_removed(blocks: Blocks, chance: Random) -> Blocks:
    def change(block: Block) -> Block:
        assert isinstance(block, List)
        at = chance.randrange(len(block.items))
        return replace(block, items=(*block.items[:at], *block.items[at + 1 :]) or block.items)

    return _of_kind(blocks, chance, List, change)


def items_shuffled(blocks: Blocks, chance: Random) -> Blocks:
    def change(block: Block) -> Block:
        assert isinstance(block, List)
        return replace(block, items=tuple(chance.sample(block.items, len(block.items))))

    return _of_kind(blocks, chance, List, change)


def list_of_another_kind(blocks: Blocks, chance: Random) -> Blocks:
    def change(block: Block) -> Block:
        assert isinstance(block, List)
        ordered = chance.random() < 0.5
        return replace(block, ordered=ordered, start=chance.choice([1, 4]) if ordered else 1)

    return _of_kind(blocks, chance, List, change)


def row_added(blocks: Blocks, chance: Random) -> Blocks:
    def change(block: Block) -> Block:
        assert isinstance(block, Table)
        at = chance.randrange(len(block.rows) + 1)
        new = tuple((Text(chance.choice(SENTENCES)),) for _ in block.header)
        return replace(block, rows=(*block.rows[:at], new, *block.rows[at:]))

    return _of_kind(blocks, chance, Table, change)


def row_removed(blocks: Blocks, chance: Random) -> Blocks:
    def change(block: Block) -> Block:
        assert isinstance(block, Table)
        at = chance.randrange(len(block.rows))
        return replace(block, rows=(*block.rows[:at], *block.rows[at + 1 :]) or block.rows)

    return _of_kind(blocks, chance, Table, change)


def column_added(blocks: Blocks, chance: Random) -> Blocks:
    def change(block: Block) -> Block:
        assert isinstance(block, Table)
        cell = ((Text("Nieuw"),),)
        return replace(block, header=block.header + cell, rows=tuple(row + cell for row in block.rows))

    return _of_kind(blocks, chance, Table, change)


def block_added(blocks: Blocks, chance: Random) -> Blocks:
    at = chance.randrange(1, len(blocks) + 1)
    words = chance.sample(SENTENCES, 2)
    offers: list[Block] = [paragraph(" ".join(words)), bullets(*words), numbers(*words), table("A | B", "C | D")]
    return (*blocks[:at], chance.choice(offers), *blocks[at:])


def block_removed(blocks: Blocks, chance: Random) -> Blocks:
    places = [i for i, block in enumerate(blocks) if not isinstance(block, Heading)]
    at = chance.choice(places) if places else len(blocks)
    return blocks[:at] + blocks[at + 1 :]


def blocks_swapped(blocks: Blocks, chance: Random) -> Blocks:
    places = [i for i in range(1, len(blocks) - 1) if not any(isinstance(one, Heading) for one in blocks[i : i + 2])]
    at = chance.choice(places) if places else len(blocks)
    return blocks[:at] + blocks[at : at + 2][::-1] + blocks[at + 2 :]


def heading_of_another_level(blocks: Blocks, chance: Random) -> Blocks:
    def change(block: Block) -> Block:
        assert isinstance(block, Heading)
        return replace(block, level=chance.choice([2, 3]))

    return _of_kind(blocks, chance, Heading, change)


def heading_made_paragraph(blocks: Blocks, chance: Random) -> Blocks:
    def change(block: Block) -> Block:
        assert isinstance(block, Heading)
        return Paragraph(block.content)

    return _of_kind(blocks, chance, Heading, change)


def paragraph_made_heading(blocks: Blocks, chance: Random) -> Blocks:
    def change(block: Block) -> Block:
        assert isinstance(block, Paragraph)
        return Heading(3, block.content, _anchor(blocks, chance))

    return _of_kind(blocks, chance, Paragraph, change)


def _anchor(blocks: Blocks, chance: Random) -> str:
    taken = {block.anchor for block in blocks if isinstance(block, Heading)}
    return next(name for name in iter(lambda: f"nieuw-{chance.randrange(10**6)}", "") if name not in taken)


def _sections(blocks: Blocks) -> list[Blocks]:
    starts = [i for i, block in enumerate(blocks) if i == 0 or (isinstance(block, Heading) and block.level == 2)]
    return [blocks[start:stop] for start, stop in zip(starts, [*starts[1:], len(blocks)], strict=True)]


def _together(parts: Sequence[Blocks]) -> Blocks:
    return tuple(block for part in parts for block in part)


def section_added(blocks: Blocks, chance: Random) -> Blocks:
    parts = _sections(blocks)
    at = chance.randrange(1, len(parts) + 1)
    title = " ".join(chance.sample(WORDS, 3))
    new = (heading(2, title, _anchor(blocks, chance)), paragraph(" ".join(chance.sample(SENTENCES, 3))))
    return _together([*parts[:at], new, *parts[at:]])


def section_removed(blocks: Blocks, chance: Random) -> Blocks:
    parts = _sections(blocks)
    at = chance.randrange(1, len(parts) + 1)
    return _together(parts[:at] + parts[at + 1 :])


def section_moved(blocks: Blocks, chance: Random) -> Blocks:
    first, *parts = _sections(blocks)
    moved = parts.pop(chance.randrange(len(parts))) if parts else ()
    parts.insert(chance.randrange(len(parts) + 1), moved)
    return _together([first, *parts])


def sections_reordered(blocks: Blocks, chance: Random) -> Blocks:
    first, *parts = _sections(blocks)
    return _together([first, *chance.sample(parts, len(parts))])


SMALL: tuple[Edit, ...] = (
    word_changed,
    word_added,
    word_removed,
    sentence_added,
    sentences_swapped,
    run_made_strong,
    link_changed,
    line_broken,
    item_added,
    item_removed,
    items_shuffled,
    list_of_another_kind,
    row_added,
    row_removed,
    column_added,
    block_added,
    block_removed,
    blocks_swapped,
    heading_of_another_level,
    heading_made_paragraph,
    paragraph_made_heading,
)
LARGE: tuple[Edit, ...] = (section_added, section_removed, section_moved, sections_reordered)
EDITS = SMALL * 2 + LARGE[:3] * 2 + LARGE[3:]
"""Large edits are chosen less often than they are listed among all edits, so that small ones can be seen."""
