"""The shelf gives back what this user's runs of this program put there, and takes all else for missing."""

import os
import shutil
from pathlib import Path

import pytest

from generator.cache import store
from generator.cache.store import Shelf, open_shelf

pytestmark = pytest.mark.skipif(os.name != "posix", reason="only POSIX tells whose a folder is")


def opened(folder: Path) -> Shelf:
    found = open_shelf(folder)
    assert found is not None, f"{folder} should be the user's own"
    return found


def test_what_was_put_there_is_given_back_to_the_next_run(tmp_path: Path) -> None:
    opened(tmp_path / "below" / "shelf").save("style-1", b"a text", b"made of it")
    assert opened(tmp_path / "below" / "shelf").load("style-1", b"a text") == b"made of it"


def test_what_was_made_from_something_else_is_missing(tmp_path: Path) -> None:
    kept = opened(tmp_path / "shelf")
    kept.save("style-1", b"a text", b"made of it")
    assert kept.load("style-1", b"another text") is None
    assert kept.load("style-2", b"a text") is None


def test_a_place_holds_one_thing_so_the_shelf_does_not_grow(tmp_path: Path) -> None:
    kept = opened(tmp_path / "shelf")
    for number in range(50):  # of which many share a place
        kept.save(store.place("section", str(number), 4), b"%d" % number, b"made")
    assert {path.name for path in kept.path.iterdir()} <= {store.STAMP, *(f"section-{number}" for number in range(4))}


@pytest.mark.parametrize("damage", [b"", b"x", b"x" * 500])
def test_a_damaged_file_is_missing(tmp_path: Path, damage: bytes) -> None:
    kept = opened(tmp_path / "shelf")
    kept.save("style-1", b"a text", b"made of it")
    (kept.path / "style-1").write_bytes(damage)
    assert kept.load("style-1", b"a text") is None


def test_a_file_of_another_place_or_shelf_is_missing(tmp_path: Path) -> None:
    ours, theirs = opened(tmp_path / "ours"), opened(tmp_path / "theirs")
    theirs.save("style-1", b"a text", b"made of it")
    shutil.copy(theirs.path / "style-1", ours.path / "style-1")
    assert ours.load("style-1", b"a text") is None
    shutil.copy(theirs.path / "style-1", theirs.path / "style-2")
    assert theirs.load("style-2", b"a text") is None


def test_a_folder_that_was_copied_is_not_trusted(tmp_path: Path) -> None:
    opened(tmp_path / "shelf").save("style-1", b"a text", b"made of it")
    shutil.copytree(tmp_path / "shelf", tmp_path / "copy")
    assert opened(tmp_path / "copy").load("style-1", b"a text") is None


def test_another_state_of_the_program_takes_nothing_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened(tmp_path / "shelf").save("style-1", b"a text", b"made of it")
    monkeypatch.setattr(store, "_program", lambda: iter(["edited"]))
    assert opened(tmp_path / "shelf").load("style-1", b"a text") is None


def test_the_state_of_the_program_knows_its_modules_rules_and_packages() -> None:
    state = repr(list(store._program()))
    for name in (
        "generator/formats/markdown/reader/tree_builder.py",
        "schema/fields/profile.yaml",
        "jinja2-",
        "markdown-",
    ):
        assert name in state, f"a change of {name} would go unnoticed"


@pytest.mark.parametrize("mode", [0o755, 0o770, 0o777])
def test_a_folder_that_others_can_enter_is_not_used(tmp_path: Path, mode: int) -> None:
    folder = tmp_path / "shelf"
    folder.mkdir()
    folder.chmod(mode)
    assert open_shelf(folder) is None


def test_a_link_to_a_folder_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir(mode=0o700)
    (tmp_path / "shelf").symlink_to(tmp_path / "real")
    assert open_shelf(tmp_path / "shelf") is None


def test_a_folder_that_cannot_be_made_is_no_shelf(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert open_shelf(tmp_path / "file" / "shelf") is None


def test_what_cannot_be_written_is_not_kept(tmp_path: Path) -> None:
    kept = opened(tmp_path / "shelf")
    (kept.path / "style-1").mkdir()
    kept.save("style-1", b"a text", b"made of it")
    assert kept.load("style-1", b"a text") is None
    assert {path.name for path in kept.path.iterdir()} == {store.STAMP, "style-1"}, "something was left lying about"
