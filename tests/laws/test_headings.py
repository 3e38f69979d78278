"""Small sections stand under the heading that they belong to, whatever else a company states."""

from pathlib import Path

import pytest

from generator import workspace
from generator.document import Document, Heading
from generator.statement.composition import Composer
from tests.support.cli import BROOD, change, make_workspace
from tests.support.today import COMPANIES

ABOVE = {"groep": "delen", "ontvangers": "delen", "verzoek": "rechten", "klacht": "rechten", "bezwaar": "rechten"}
"""A heading of level 3 and that of level 2 which it stands under, by their anchors."""


def misplaced(document: Document) -> list[str]:
    """The small sections that stand under another heading than their own."""
    above, wrong = "", []
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 2:
            above = block.anchor
        elif isinstance(block, Heading) and ABOVE.get(block.anchor, above) != above:
            wrong.append(f"#{block.anchor} stands under #{above}, not under #{ABOVE[block.anchor]}")
    return wrong


def composed(root: Path, slug: str) -> Document:
    where, _ = workspace.find(root)
    assert where is not None
    outcome = Composer(where).compose(slug)
    assert outcome.statement is not None, outcome.diagnostics
    return outcome.statement.document


@pytest.mark.parametrize("slug", COMPANIES)
def test_each_small_section_of_our_statements_stands_under_its_own_heading(slug: str, repository: Path) -> None:
    assert misplaced(composed(repository, slug)) == []


@pytest.mark.parametrize("left_out", ["sharing", "recipients", "rights"])
def test_it_does_so_too_where_nothing_else_stands_under_that_heading(left_out: str, tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    change(root, BROOD, "extends: lindehof\n", f"extends: lindehof\nwithout: [{left_out}]\n")
    document = composed(root, "lindehof-brood")
    assert {"groep", "klacht"} & {block.anchor for block in document.blocks if isinstance(block, Heading)}
    assert misplaced(document) == []
