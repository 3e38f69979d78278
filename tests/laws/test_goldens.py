"""A golden that differs shows where, and says how to accept the change."""

from pathlib import Path

import pytest

from tests.support.goldens import Goldens, difference


def test_a_golden_is_written_only_when_asked_for(tmp_path: Path) -> None:
    with pytest.raises(pytest.fail.Exception, match=r"no golden smt/a\.md yet"):
        Goldens(tmp_path).check("smt/a.md", "één\n")
    Goldens(tmp_path, update=True).check("smt/a.md", "één\n")
    Goldens(tmp_path).check("smt/a.md", "één\n")


def test_a_changed_golden_shows_the_difference_and_the_way_to_accept_it(tmp_path: Path) -> None:
    Goldens(tmp_path, update=True).check("a.md", "één\ntwee\n")
    with pytest.raises(pytest.fail.Exception, match=r"(?s)-twee\n\+drie\n.*--update-goldens"):
        Goldens(tmp_path).check("a.md", "één\ndrie\n")


def test_a_difference_in_characters_that_do_not_show_is_visible() -> None:
    shown = difference("a\u00a0b\r\nc\n", "a b\nc")
    assert r"-a\xa0b\r" in shown
    assert "+c  (no line end)" in shown
