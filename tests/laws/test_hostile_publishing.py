"""Publishing where somebody has put something odd: nothing outside of the record is read, written or removed."""

import json
import os
from pathlib import Path

import pytest

from generator.storage import disk
from tests.support.cli import BROOD, Ran, make_workspace, run, run_to_end, tree

pytestmark = pytest.mark.thorough

posix = pytest.mark.skipif(os.name != "posix", reason="only POSIX has pipes among its files")
PUBLISH = ("publish", "lindehof-brood", "--effective", "2026-12-01", "--reason", "Eerste versie")
RECORD = "output/published"


def refused(ran: Ran, code: int, told: str) -> None:
    assert (ran.code, "internal error" in ran.err) == (code, False), ran.err
    assert told in ran.err


def interrupted(root: Path, journal: str) -> None:
    """Leaves a workspace as a run does that was killed while it published."""
    stage = root / RECORD / ".stage"
    stage.mkdir(parents=True)
    (stage / "ledger.jsonl").write_bytes(b"")
    (stage / "journal.json").write_text(journal, "utf-8")


@posix
def test_a_forged_journal_removes_nothing_through_a_link(tmp_path: Path) -> None:
    root, outside = make_workspace(tmp_path), tmp_path / "1"
    outside.mkdir()
    (outside / "vreemd").write_text("van een mens", "utf-8")
    interrupted(root, '["weg/1/vreemd"]')
    (root / RECORD / "weg").symlink_to(tmp_path)
    run(root, *PUBLISH)
    assert (outside / "vreemd").exists(), "the next run removes what a forged journal names"


@pytest.mark.parametrize("name", ["/tmp/x", "C:/1/x", "a\\b/1/x", "../1/x", "a/1/..", "a//x", "a/b/x"])
def test_only_names_that_publishing_writes_are_taken_back(name: str, tmp_path: Path) -> None:
    from generator.ledger import appending

    interrupted(tmp_path, json.dumps([name, "brood/1/brood.md"]))
    assert appending._journal(disk.Disk(tmp_path / RECORD)) == ["brood/1/brood.md"]


@pytest.mark.parametrize("journal", ["5", '{"a": 1}', "[[]]", "[" * 100_000, '["brood/1/'])
def test_a_journal_that_is_none_stops_no_publishing(journal: str, tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    interrupted(root, journal)
    assert run(root, *PUBLISH).code == 0


@posix
def test_a_stage_that_is_a_link_is_not_cleared(tmp_path: Path) -> None:
    root, outside = make_workspace(tmp_path), tmp_path / "elders"
    outside.mkdir()
    (outside / "ledger.jsonl").write_bytes(b"van een ander\n")
    (root / RECORD).mkdir(parents=True)
    (root / RECORD / ".stage").symlink_to(outside)
    refused(run(root, *PUBLISH), 1, "nothing was published")
    assert tree(outside) == {"ledger.jsonl": b"van een ander\n"}


@posix
@pytest.mark.parametrize(
    ("name", "code", "told"), [("output", 2, "leads out of the workspace"), (RECORD, 1, "published/ is a link")]
)
def test_nothing_is_published_through_a_link(name: str, code: int, told: str, tmp_path: Path) -> None:
    root, outside = make_workspace(tmp_path), tmp_path / "elders"
    outside.mkdir()
    (root / name).parent.mkdir(exist_ok=True)
    (root / name).symlink_to(outside)
    refused(run(root, *PUBLISH), code, told)
    assert not list(outside.iterdir())


def test_a_house_style_outside_is_not_kept_as_an_input(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    (tmp_path / "geheim.docx").write_bytes(b"geheim")
    with (root / BROOD).open("a", encoding="utf-8") as file:
        file.write("presentation: {house_style: ../../geheim.docx}\n")
    refused(run(root, *PUBLISH), 1, "no file of the workspace")
    assert not (root / RECORD / "ledger.jsonl").exists()


@posix
def test_no_publishing_waits_for_a_pipe_among_the_inputs(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    os.mkfifo(root / "templates/library/nl/pijp")
    refused(run_to_end(root, *PUBLISH), 1, "no file of the workspace")


@posix
def test_no_run_waits_for_a_pipe_in_the_place_of_the_ledger(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    (root / RECORD).mkdir(parents=True)
    os.mkfifo(root / RECORD / "ledger.jsonl")
    refused(run_to_end(root, "build", "--format", "md"), 1, "no ordinary file")


def test_an_input_and_a_ledger_of_gigabytes_are_refused_unread(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    film, ledger = root / "templates/library/nl/film.mp4", root / RECORD / "ledger.jsonl"
    ledger.parent.mkdir(parents=True)
    for file in (film, ledger):
        with file.open("wb") as stream:
            stream.truncate(disk.LARGEST + 1)
        refused(run_to_end(root, *PUBLISH), 1, "larger than any file")
        file.unlink()


def test_a_kept_input_of_gigabytes_is_told_unread(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    assert run(root, *PUBLISH).code == 0
    kept = next((root / RECORD / "inputs").iterdir())
    with kept.open("wb") as stream:
        stream.truncate(disk.LARGEST + 1)
    refused(run(root, *PUBLISH[:3], "2027-01-01", *PUBLISH[4:]), 1, "larger than any file")
