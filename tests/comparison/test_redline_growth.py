"""How the work of a redline grows with the length of the documents, counted in lines of code that are run."""

import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from types import FrameType
from typing import TYPE_CHECKING

import pytest

from generator import comparison
from generator.document import Block, Document
from tests.support.redline_cases import compared, statement
from tests.support.samples import bullets, heading, paragraph, table

pytestmark = pytest.mark.thorough

if TYPE_CHECKING:
    from _typeshed import TraceFunction

CODE = Path(comparison.__file__).parent
TITLE = heading(1, "Privacyverklaring", "titel")
VOCABULARY = [f"{first}{last}" for first in "gegeven bewaar klant recht camera brief".split() for last in range(40)]


def prose(chance: Random, words: int) -> str:
    return " ".join(chance.choices(VOCABULARY, k=words))


def one_long_paragraph(chance: Random, words: int) -> list[Block]:
    return [paragraph(prose(chance, words))]


def many_paragraphs_of_one_section(chance: Random, words: int) -> list[Block]:
    return [paragraph(prose(chance, 10)) for _ in range(words // 10)]


def many_sections(chance: Random, words: int) -> list[Block]:
    parts = (
        (heading(2, prose(chance, 3), f"a-{chance.random()}"), paragraph(prose(chance, 30))) for _ in range(words // 30)
    )
    return [block for part in parts for block in part]


def one_long_list(chance: Random, words: int) -> list[Block]:
    return [bullets(*(prose(chance, 10) for _ in range(words // 10)))]


def one_long_table(chance: Random, words: int) -> list[Block]:
    return [table("A | B", *(f"{prose(chance, 2)} | {prose(chance, 8)}" for _ in range(words // 10)))]


def the_same_word(_: Random, words: int) -> list[Block]:
    return [paragraph("jaar " * words + "."), bullets(*["jaar"] * (words // 10))]


SHAPES = (
    one_long_paragraph,
    many_paragraphs_of_one_section,
    many_sections,
    one_long_list,
    one_long_table,
    the_same_word,
)


def pair(shape: Callable[[Random, int], list[Block]], words: int) -> tuple[Document, Document]:
    """Two documents of about so many words each that have nothing in common but their shape and vocabulary."""
    return statement(TITLE, *shape(Random(1), words)), statement(TITLE, *shape(Random(2), words + 7))


def lines_run(old: Document, new: Document) -> int:
    """How many lines of ``generator.comparison`` a comparison runs; the same on every machine."""
    count = 0

    def trace(frame: FrameType, event: str, _: object) -> "TraceFunction | None":
        nonlocal count
        count += event == "line"
        return trace if Path(frame.f_code.co_filename).parent == CODE else None

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        compared(old, new)
    finally:
        sys.settrace(before)
    return count


MOST_LINES = 2_000_000
LINES_A_WORD = 400
"""What a comparison may take: a few full tables of the largest size, and so much for each word."""


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_the_work_on_documents_that_share_nothing_is_bounded(shape: Callable[[Random, int], list[Block]]) -> None:
    for words in (800, 3_200):
        assert lines_run(*pair(shape, words)) <= MOST_LINES + LINES_A_WORD * words, f"{words} words"


def test_the_work_on_one_changed_word_grows_with_the_document_and_no_faster() -> None:
    def changed(words: int) -> int:
        blocks = [TITLE, *many_sections(Random(1), words)]
        return lines_run(statement(*blocks), statement(*blocks[:4], paragraph(prose(Random(3), 30)), *blocks[5:]))

    assert changed(4_000) <= 5 * changed(1_000)
