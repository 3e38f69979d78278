"""Redlines in Word: accepting all changes gives the new statement, rejecting them the old, and nothing is left over."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.document import (
    Block,
    Comparison,
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
from generator.redline import accepted, compare, rejected
from generator.writers.docx import write
from tests import samples
from tests.docx_blocks import as_read, read_blocks
from tests.docx_lint import lint
from tests.docx_parts import W, has, names, part, stories, text, tree, value
from tests.docx_revisions import accept_all, reject_all
from tests.house_styles import shipped
from tests.redline_pairs import COMPARISON, pairs, redlines

OF_THE_TREE = ("link to missing bookmark", "heading of level")
"""Faults that a version has whose headings were taken away at random, and no statement has."""


def without_anchors(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with no heading's anchor: where old and new have one of a name, one of them gives way."""
    return tuple(replace(block, anchor="") if isinstance(block, Heading) else block for block in blocks)


def check(redline: Document) -> None:
    data = write(redline, shipped())
    assert [fault for fault in lint(data) if "heading of level" not in fault] == []
    for decide, version in ((accept_all, accepted(redline)), (reject_all, rejected(redline))):
        decided = decide(data)
        assert without_anchors(read_blocks(decided)) == without_anchors(as_read(version)), decide.__name__
        faults = [
            fault for fault in lint(decided) if not fault.removeprefix("word/document.xml: ").startswith(OF_THE_TREE)
        ]
        assert faults == [], decide.__name__


@given(pairs())
def test_accepting_gives_the_new_statement_and_rejecting_the_old(pair: tuple[Document, Document]) -> None:
    check(compare(*pair, COMPARISON))


@given(redlines())
def test_any_redline_gives_both_its_versions(redline: Document) -> None:
    check(redline)
