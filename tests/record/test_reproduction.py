"""Versions made again: in as few workspaces as will do, by one process or several, and the same verdict either way."""

from pathlib import Path

import pytest

from generator import ledger
from generator.ledger import Ledger
from generator.record import verification
from generator.record.toolchain import differences, running
from generator.record.verification import Result, prove
from generator.statement.composition import Composer
from tests.support.cli import BROOD, change, make_workspace, run

pytestmark = pytest.mark.thorough


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    """Two sisters and a company of another policy, and a second version of one sister."""
    root = make_workspace(tmp_path_factory.mktemp("published"))
    assert run(root, "publish", "--effective", "2026-01-01", "--reason", "Eerste versie").code == 0
    change(root, BROOD, "020 555 01 23", "020 555 01 99")
    assert run(root, "publish", "--effective", "2026-06-01", "--reason", "Nieuw nummer").code == 0
    return read(root)


def read(root: Path) -> Ledger:
    found, damage = ledger.read(root / "output")
    assert found is not None, damage
    return found


def test_what_was_made_of_the_same_templates_is_made_again_in_one_workspace(
    published: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Composer] = []

    def composer(*given: object) -> Composer:
        made.append(Composer(*given))  # type: ignore[arg-type] # as it was called
        return made[-1]

    monkeypatch.setattr(verification, "Composer", composer)
    assert {one.result for one in prove(published, published.entries)} == {Result.SAME}
    assert (len(published.entries), len(made)) == (4, 3), "the first versions of two sisters share one"


def test_several_processes_come_to_the_same_verdict(published: Ledger) -> None:
    alone, together = (
        sorted((one.version.number, one.result, one.files) for one in prove(published, published.entries, jobs))
        for jobs in (1, 2)
    )
    assert alone == together


def test_nothing_to_make_again_is_nothing(published: Ledger) -> None:
    assert list(prove(published, (), 2)) == []


def test_the_program_is_told_with_all_that_has_a_part_in_the_bytes() -> None:
    assert running().keys() >= {"statements", "code", "python", "zlib", "jinja2", "markdown", "python-docx", "lxml"}
    assert differences(running()) == ()
    assert differences({**running(), "lxml": "1"}) == (f"lxml 1 (here {running()['lxml']})",)
    without = {name: version for name, version in running().items() if name != "code"}
    assert differences(without) == (f"code none (here {running()['code']})",), "an older line says nothing of it"
