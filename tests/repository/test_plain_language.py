"""docs/lawyer/plain-language.md is current, and each statement of ours is plainer than the first five."""

from pathlib import Path

import pytest

from tools.plain_language import FIGURES, HIGHER_IS_BETTER, Figures, best, kept, ours, page

COMMAND = "python -m tools.plain_language"


@pytest.fixture(scope="module")
def own() -> dict[str, Figures]:
    return ours()


def test_the_page_has_the_figures_of_our_statements(repository: Path, own: dict[str, Figures]) -> None:
    told = (repository / "docs" / "lawyer" / "plain-language.md").read_text("utf-8")
    assert told == page(own, kept()), f"run `{COMMAND}` and read the difference"


@pytest.mark.parametrize("figure", FIGURES)
def test_each_statement_of_ours_is_plainer_than_the_best_that_was_found(own: dict[str, Figures], figure: str) -> None:
    sign = -1 if figure in HIGHER_IS_BETTER else 1
    limit = best(kept())[figure]
    harder = {slug: one[figure] for slug, one in own.items() if sign * one[figure] >= sign * limit}
    assert not harder, f"{FIGURES[figure]}: the best that was found has {limit}; write plainer: {harder}"


def test_there_are_five_that_were_found() -> None:
    assert len(kept()) == 5
    assert all(set(one) == set(FIGURES) for one in kept().values())
