"""Redlines for tests: of two statements, of two texts in Markdown, and what is counted and compared in them."""

from datetime import date
from itertools import groupby

from msgspec.structs import replace

from generator import comparison
from generator.document import Block, Comparison, Content, Document, Heading, Inline, Text
from generator.document.walk import contents, joined, plain
from generator.formats.markdown import reader
from tests.support.samples import META

COMPARISON = Comparison("versie 1", "versie 2", "De privacyfunctionaris", date(2026, 9, 1))


def statement(*blocks: Block) -> Document:
    """A document of these blocks."""
    return Document(META, blocks)


def parsed(markdown: str) -> Document:
    """The document that a text in Markdown is."""
    blocks, found = reader.read(markdown, "case.md")
    assert not found, f"the case is not a statement: {found}"
    return statement(*blocks)


def compared(old: Document, new: Document) -> Document:
    """The redline of two documents."""
    return comparison.compare(old, new, COMPARISON)


def checked(old: Document, new: Document) -> Document:
    """The redline of two documents, of which law 4 was found to hold."""
    result = compared(old, new)
    assert comparison.accepted(result) == joined(new), "accepting all changes does not give the new version"
    found, wanted = (without_anchors(version.blocks) for version in (comparison.rejected(result), joined(old)))
    assert found == wanted, "rejecting all changes does not give the old version"
    return result


def without_anchors(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks without what no reader of a page sees of a heading."""
    return tuple(replace(block, anchor="") if isinstance(block, Heading) else block for block in blocks)


def marked_words(document: Document) -> int:
    """How many words of a redline are new or gone; a word in two formattings counts for each."""
    marked = (part for content in contents(document.blocks) for part in _marked(content))
    return sum(len(words_of(part)) for part in marked)


def _marked(content: Content) -> list[Content]:
    groups = groupby(content, lambda inline: inline.revision)
    return [tuple(group) for revision, group in groups if revision is not None]


def words_of(content: Content) -> list[Inline]:
    """The words of some content, each in its formatting; a word in two formattings is two."""
    return [
        replace(run, text=word, revision=None) for run in content if isinstance(run, Text) for word in run.text.split()
    ]


def least_words(old: Document, new: Document) -> int:
    """How many words a shortest edit script marks: all but those of a longest common subsequence."""
    words = [[word for part in contents(joined(version).blocks) for word in words_of(part)] for version in (old, new)]
    return len(words[0]) + len(words[1]) - 2 * _longest(*words)


def _longest(old: list[Inline], new: list[Inline]) -> int:
    most = min(len(old), len(new))
    head = next((i for i in range(most) if old[i] != new[i]), most)
    tail = next((i for i in range(most - head) if old[-1 - i] != new[-1 - i]), most - head)
    names: dict[Inline, int] = {}
    old_codes, new_codes = (
        [names.setdefault(word, len(names)) for word in words[head : len(words) - tail]] for words in (old, new)
    )
    row = [0] * (len(new_codes) + 1)
    for code in old_codes:
        above = 0
        for j, other in enumerate(new_codes, 1):
            above, row[j] = row[j], above + 1 if code == other else max(row[j], row[j - 1])
    return head + row[-1] + tail


def texts(document: Document) -> list[str]:
    """The visible text of each piece of content."""
    return [plain(content) for content in contents(document.blocks)]
