"""What is kept for workspaces out of use is cleared away, and nothing else is."""

import os
from pathlib import Path

import pytest

from generator.cache.eviction import LONGEST_UNUSED, MOST, prune
from tests.support.cli import make_workspace, run

pytestmark = pytest.mark.skipif(os.name != "posix", reason="only POSIX tells whose a folder is")
NOW = 2_000_000_000.0
LONG_AGO = NOW - LONGEST_UNUSED - 1


def kept(base: Path, number: int, used: float) -> Path:
    folder = base / f"{number:016x}"
    folder.mkdir(mode=0o700, parents=True)
    for name in ("stamp", "style-1"):
        (folder / name).write_text("")
    os.utime(folder, (used, used))
    return folder


def test_what_was_not_used_for_long_goes_and_the_rest_stays(tmp_path: Path) -> None:
    old, new, own = kept(tmp_path, 1, LONG_AGO), kept(tmp_path, 2, NOW), kept(tmp_path, 3, LONG_AGO)
    prune(tmp_path, NOW, spared=own.name)
    assert [path.exists() for path in (old, new, own)] == [False, True, True]


def test_beyond_a_number_the_oldest_go(tmp_path: Path) -> None:
    folders = [kept(tmp_path, number, NOW - number) for number in range(MOST + 2)]
    prune(tmp_path, NOW)
    assert [path.exists() for path in folders] == [True] * MOST + [False] * 2


def test_what_is_not_ours_stays(tmp_path: Path) -> None:
    base, outside = tmp_path / "base", kept(tmp_path, 1, LONG_AGO)
    foreign = base / "brieven"
    foreign.mkdir(parents=True)
    (foreign / "stamp").write_text("")
    stampless = kept(base, 2, LONG_AGO)
    (stampless / "stamp").unlink()
    link = base / f"{3:016x}"
    link.symlink_to(outside)
    linking = kept(base, 4, LONG_AGO)
    (linking / "uit").symlink_to(outside)
    for path in (foreign, stampless, linking):
        os.utime(path, (LONG_AGO, LONG_AGO))
    prune(base, NOW)
    assert foreign.is_dir()
    assert stampless.is_dir()
    assert link.is_symlink()
    assert (outside / "style-1").is_file(), "a link was followed"
    assert not linking.exists()


def test_nothing_is_cleared_where_others_can_write_or_through_a_link(tmp_path: Path) -> None:
    folder = kept(tmp_path / "base", 1, LONG_AGO)
    (tmp_path / "link").symlink_to(tmp_path / "base")
    prune(tmp_path / "link", NOW)
    (tmp_path / "base").chmod(0o777)
    prune(tmp_path / "base", NOW)
    prune(tmp_path / "nothing", NOW)
    assert folder.is_dir()


def test_the_first_run_in_one_more_workspace_clears_and_a_later_one_notes_its_use(tmp_path: Path) -> None:
    root, base = make_workspace(tmp_path), tmp_path / "cache" / "privacy-statements"
    old = kept(base, 1, 1_000_000.0)
    assert run(root, "check", "-q").code == 0
    (own,) = base.iterdir()
    assert not old.exists()
    os.utime(own, (1_000_000.0, 1_000_000.0))
    assert run(root, "check", "-q").code == 0
    assert own.stat().st_mtime > 1_000_000.0, "a workspace in use would be cleared away"
