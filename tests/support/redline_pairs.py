"""Redlines made up: pairs of statements of which one is an edited other, and trees with changes marked at random."""

from datetime import date
from random import Random

from hypothesis import strategies as st
from msgspec.structs import replace

from generator.comparison import compare
from generator.document import (
    Block,
    Comparison,
    Content,
    Document,
    Heading,
    List,
    ListItem,
    Paragraph,
    Revision,
    Table,
    Text,
)
from tests.support import samples
from tests.support.strategies import blocks, documents

COMPARISON = Comparison("versie 1 van 23 mei 2018", "concept", "Jo de Vries", date(2026, 9, 1))
MARKS = (None, None, None, Revision.INSERTED, Revision.DELETED)


def pairs() -> st.SearchStrategy[tuple[Document, Document]]:
    """An old statement and a new one: a handful of blocks added, taken away, moved or reworded."""
    additions = st.lists(blocks(), min_size=1, max_size=3)
    return st.builds(_edited_pair, documents(), additions, st.integers(0, 2**32))


def _edited_pair(document: Document, additions: list[Block], seed: int) -> tuple[Document, Document]:
    return document, edited(document, additions, Random(seed))


def edited(document: Document, additions: list[Block], random: Random) -> Document:
    """The statement with one to four of its blocks, after the title, edited; no heading goes or moves."""
    changed = list(document.blocks)
    for _ in range(random.randint(1, 4)):
        place = random.randrange(1, len(changed) + 1)
        match random.choice("+-~x"):
            case "+":
                changed.insert(place, random.choice(additions))
            case "-" if place < len(changed) and not isinstance(changed[place], Heading):
                del changed[place]
            case "x" if place + 1 < len(changed) and not isinstance(changed[place], Heading):
                if not isinstance(changed[place + 1], Heading):
                    changed[place : place + 2] = changed[place + 1], changed[place]
            case _ if place < len(changed):
                changed[place] = _reworded(changed[place], random)
    return replace(document, blocks=tuple(changed))


def _reworded(block: Block, random: Random) -> Block:
    match block:
        case Heading() | Paragraph():
            return replace(block, content=(*block.content, Text(" en meer")))
        case List():
            items = [*block.items, samples.item("een nieuw punt")]
            random.shuffle(items)
            return replace(block, items=tuple(items[: random.randint(1, len(items))]))
        case Table():
            rows = [*block.rows, tuple((Text("nieuw"),) for _ in block.header)]
            random.shuffle(rows)
            return replace(block, rows=tuple(rows[: random.randint(1, len(rows))]))


def redlines() -> st.SearchStrategy[Document]:
    """A statement with changes marked on it that no comparison needs to have found."""
    return st.builds(marked, documents(), st.integers(0, 2**32))


def marked(document: Document, seed: int) -> Document:
    """A redline: blocks, items, rows and runs of a statement marked as new or gone, but for its title."""
    random = Random(seed)
    title, *others = document.blocks
    meta = replace(document.meta, comparison=COMPARISON)
    return Document(meta, (title, *(_marked(block, random) for block in others)))


def _marked(block: Block, random: Random) -> Block:
    revision = random.choice(MARKS)
    if revision is not None:
        return replace(block, revision=revision)
    match block:
        case Heading():
            return replace(block, content=_runs(block.content, random))
        case Paragraph():
            return replace(block, content=_runs(block.content, random), former=random.choice([None, None, 2]))
        case List():
            former = random.choice([None, None, (not block.ordered, 1 if block.ordered else 3)])
            return replace(block, items=_items(block.items, random), former=former)
        case Table():
            rows = tuple(random.choice(MARKS) for _ in block.rows)
            rows = (None, *rows[1:])
            return replace(block, row_revisions=rows)


def _items(items: tuple[ListItem, ...], random: Random) -> tuple[ListItem, ...]:
    first, *others = items
    kept = ListItem(tuple(_inside(block, random) for block in first.blocks))
    return (kept, *(replace(item, revision=random.choice(MARKS)) for item in others))


def _inside(block: Paragraph | List, random: Random) -> Paragraph | List:
    if isinstance(block, Paragraph):
        return replace(block, content=_runs(block.content, random))
    return replace(block, revision=random.choice(MARKS))


def _runs(content: Content, random: Random) -> Content:
    """The runs, some marked, with one that stands in both versions at the end."""
    *others, last = content
    return (*(replace(inline, revision=random.choice(MARKS)) for inline in others), last)


ADDITIONS: list[Block] = [
    samples.paragraph("Een geheel nieuwe alinea, met ", samples.site("www.example.nl"), " erin."),
    samples.bullets("een nieuw punt", "nog een nieuw punt"),
    samples.numbers("een stap", "een stap daarna", start=3),
    samples.table("Naam | Doel", "Nieuw | het nieuwe", "Anders | het andere"),
]


def office_pair(seed: int) -> tuple[Document, Document]:
    """The sample and an edited version of it; both end with a paragraph, as statements do."""
    random = Random(seed)
    end = samples.paragraph("Wij passen deze verklaring aan als dat nodig is.")
    old = samples.statement()
    new = edited(old, ADDITIONS, random)
    return replace(old, blocks=(*old.blocks, end)), replace(new, blocks=(*new.blocks, end))


def sample() -> Document:
    """A redline of the sample with changed words, a new paragraph, changed rows and items, and one block gone."""
    old = samples.statement()
    blocks = list(old.blocks)
    blocks[1] = replace(blocks[1], content=(Text("Laatst gewijzigd op 2 oktober 2026."),))
    tables = [place for place, block in enumerate(blocks) if isinstance(block, Table)]
    table = blocks[tables[0]]
    assert isinstance(table, Table)
    blocks[tables[0]] = replace(table, rows=(*table.rows[1:], tuple((Text("nieuwe rij"),) for _ in table.header)))
    place = max(place for place, block in enumerate(blocks) if isinstance(block, List))
    last = blocks[place]
    assert isinstance(last, List)
    blocks[place] = replace(last, items=(samples.item("een nieuw eerste punt"), *last.items[1:]))
    blocks.insert(7, ADDITIONS[0])
    del blocks[12]
    return compare(old, replace(old, blocks=tuple(blocks)), COMPARISON)


def redline_of(*blocks: Block) -> Document:
    """A redline of a title and these blocks, whose changes are marked already."""
    title = samples.heading(1, "Verklaring", "verklaring")
    return Document(replace(samples.META, comparison=COMPARISON), (title, *blocks))
