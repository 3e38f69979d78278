"""Law 4 in the tree, and how little a redline marks: the repository's statements, edits of them, any document."""

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, note
from hypothesis import strategies as st
from msgspec.structs import replace

from generator import workspace
from generator.comparison import accepted, rejected, summary
from generator.document import Block, Document, Heading, List, ListItem, Paragraph, Revision, Table, Text
from generator.document.walk import contents, joined, words
from generator.statement.composition import Composer
from tests.support.redline_cases import checked, compared, least_words, marked_words
from tests.support.redline_edits import EDITS, column_added, edited
from tests.support.strategies import documents
from tests.support.today import COMPANIES

pytestmark = pytest.mark.thorough

MOST_MARKED = 1.5
"""How many words a redline may mark for each word of a shortest edit script."""
SPARE = 10
"""Words that a redline may mark besides: a sentence replaced whole, in a document that hardly changed."""


@pytest.fixture(scope="module")
def statements(request: pytest.FixtureRequest) -> dict[str, Document]:
    where, _ = workspace.find(request.config.rootpath)
    assert where is not None
    composed = {slug: Composer(where).compose(slug).statement for slug in COMPANIES}
    return {slug: statement.document for slug, statement in composed.items() if statement}


@pytest.mark.parametrize("new", COMPANIES)
@pytest.mark.parametrize("old", COMPANIES)
def test_a_redline_of_any_two_statements_holds_both(old: str, new: str, statements: dict[str, Document]) -> None:
    redline = checked(statements[old], statements[new])
    assert (marked_words(redline) == 0) == (old == new)


@pytest.mark.parametrize("new", COMPANIES[1:])
def test_a_redline_of_two_statements_marks_little_more_than_a_shortest_script(
    new: str, statements: dict[str, Document]
) -> None:
    old = statements[COMPANIES[0] if new != "smart2cloud" else "smart2led"]
    marked = marked_words(compared(old, statements[new]))
    assert 0 < marked <= MOST_MARKED * least_words(old, statements[new])


@pytest.mark.parametrize("name", sorted(edit.__name__ for edit in set(EDITS)))
def test_a_redline_holds_both_versions_after_an_edit(name: str, statements: dict[str, Document]) -> None:
    edit = next(edit for edit in EDITS if edit.__name__ == name)
    for seed, slug in enumerate(["smart2led", "smt", "papierenreiger"]):
        old = statements[slug]
        new = replace(old, blocks=edit(old.blocks, Random(seed)))
        redline = checked(old, new)
        least = least_words(old, new)
        # A table of another number of columns is another table, however many of its words return.
        assert edit is column_added or marked_words(redline) <= MOST_MARKED * least + SPARE, f"seed {seed}"


@pytest.mark.parametrize("seed", range(24))
def test_a_redline_holds_both_versions_after_many_edits(seed: int, statements: dict[str, Document]) -> None:
    chance = Random(seed)
    old = statements[COMPANIES[seed % len(COMPANIES)]]
    new, _ = edited(old, chance, 1 + seed % 25)
    checked(old, new)
    checked(new, old)


@given(documents(), documents())
def test_a_redline_of_any_two_documents_holds_both(old: Document, new: Document) -> None:
    checked(old, new)


@given(documents(), st.randoms(use_true_random=False), st.integers(1, 6))
def test_a_redline_of_any_document_and_an_edit_of_it_holds_both(old: Document, chance: Random, count: int) -> None:
    new, names = edited(old, chance, count)
    note(f"edits: {names}")
    checked(old, new)


@given(documents())
def test_a_redline_of_a_document_and_itself_is_that_document(document: Document) -> None:
    redline = compared(document, document)
    assert redline.blocks == document.blocks
    assert not any(section.changed for section in summary(redline))


@given(documents(), documents())
def test_the_same_versions_give_the_same_redline_however_their_runs_are_cut(old: Document, new: Document) -> None:
    assert joined(compared(old, new)) == joined(compared(joined(old), joined(new)))


@given(documents(), documents())
def test_a_redline_marks_no_word_that_is_in_neither_version(old: Document, new: Document) -> None:
    redline = compared(old, new)
    counted = summary(redline)
    assert sum(section.inserted for section in counted) <= len(words(new)) + SPARE * len(new.blocks)
    assert rejected(redline).meta.comparison is None
    assert accepted(redline).meta == new.meta


@given(documents(), documents())
def test_the_other_way_round_a_redline_marks_about_as_much(old: Document, new: Document) -> None:
    one, other = marked_words(compared(old, new)), marked_words(compared(new, old))
    assert abs(one - other) <= SPARE + max(one, other) // 4


@given(documents(), documents())
def test_what_is_marked_as_a_whole_is_marked_in_all_its_parts(old: Document, new: Document) -> None:
    for block in compared(old, new).blocks:
        assert_marked_throughout(block)


def assert_marked_throughout(block: Block | ListItem) -> None:
    """Fails when a part of a block that is new or gone as a whole says something else."""
    match block:
        case Heading() | Paragraph():
            assert not block.revision or {run.revision for run in block.content} <= {block.revision}
        case List(items=parts) | ListItem(blocks=parts):
            assert not block.revision or {part.revision for part in parts} == {block.revision}
            for part in parts:
                assert_marked_throughout(part)
        case Table():
            assert not block.revision or set(block.row_revisions) == {block.revision}
            revisions = (block.revision, *(block.row_revisions or [None] * len(block.rows)))
            for row, revision in zip((block.header, *block.rows), revisions, strict=True):
                assert not revision or {run.revision for cell in row for run in cell} <= {revision}


@given(documents(), documents())
def test_in_every_change_what_is_new_stands_before_what_is_gone(old: Document, new: Document) -> None:

    for content in contents(compared(old, new).blocks):
        wrong = [
            pair
            for pair in pairwise(content)
            if [run.revision for run in pair] == [Revision.DELETED, Revision.INSERTED]
        ]
        assert not wrong, "an insertion right behind a deletion joins paragraphs when it is rejected in Word"


def test_a_run_that_is_gone_keeps_the_key_of_its_value(statements: dict[str, Document]) -> None:
    redline = compared(statements["smart2led"], statements["smart2cloud"])

    gone = {
        run.text: run.key
        for content in contents(redline.blocks)
        for run in content
        if isinstance(run, Text) and run.revision is Revision.DELETED
    }
    assert gone["55655300"] == ("controller", "registration", "kvk")
