"""Runs that something odd is done to: each ends by itself, says why, and leaves the files as they were."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

import pytest

from generator.drafting import batch as running
from generator.drafting.statement_build import Making
from generator.storage import disk
from tests.support.cli import BROOD, make_workspace, run, tree
from tests.support.folders import REPOSITORY

posix = pytest.mark.skipif(os.name != "posix", reason="only POSIX forks workers")


def sisters(root: Path, number: int) -> None:
    text = (root / BROOD).read_text("utf-8")
    for count in range(number):
        (root / "profiles" / f"zus-{count}.yaml").write_text(text, "utf-8")


@posix
def test_a_worker_that_is_killed_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    sisters(root, 40)
    own, make_it = os.getpid(), Making.make

    def die(self: Making, slug: str) -> object:
        if os.getpid() != own:
            os.kill(os.getpid(), signal.SIGKILL)
        return make_it(self, slug)

    with patch.object(Making, "make", die):
        ran = run(root, "build", "--jobs", "2", "--format", "md")
    assert ran.code == 2
    assert "worker process was killed" in ran.err
    assert "internal error" not in ran.err
    assert "--jobs 1" in ran.err
    assert not (root / "output").exists()


PARENT = """
import os, time
from generator.drafting.batch import end_with_the_parent
child = os.fork()
if child:
    os.write(1, b"%d\\n" % child)
    time.sleep(600)
end_with_the_parent()
os.write(1, b"ready\\n")
time.sleep(600)
os.write(1, b"outlived\\n")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a process with its parent")
def test_a_worker_ends_with_the_run_that_is_killed() -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT], cwd=REPOSITORY, stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    said = {parent.stdout.readline().strip(), parent.stdout.readline().strip()}
    assert "ready" in said, said
    parent.kill()
    parent.wait()
    rest = parent.stdout.read()  # it ends when the last process that can write to it has ended
    parent.stdout.close()
    assert not rest, "the worker outlives its run: it would go on using the processor"


def test_each_worker_asks_to_end_with_its_run() -> None:
    with patch.object(running, "end_with_the_parent") as asked:
        running._Worker.start(running._Maker.__new__(running._Maker))
    asked.assert_called_once_with()


@pytest.mark.parametrize(
    "folder", ["output/published", "output/Published/x", "..", ".", "output/..", "profiles/x", "output/.stage", ".git"]
)
def test_statements_are_not_written_where_something_else_stands(folder: str, tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    before = tree(tmp_path)
    ran = run(root, "build", "--format", "md", "--output", str(root / folder))
    assert ran.code == 2, ran.err
    assert "cannot be written" in ran.err
    assert {path for path in tree(tmp_path) if not path.startswith("cache/")} == set(before)


@posix
@pytest.mark.parametrize("arguments", [(), ("--output", "output"), ("--output", "output/deep")])
def test_a_link_in_the_workspace_that_leads_out_is_not_written_through(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    root, outside = make_workspace(tmp_path), tmp_path / "outside"
    outside.mkdir()
    (root / "output").symlink_to(outside)
    ran = run(root, "build", "--format", "md", *arguments)
    assert ran.code == 2, ran.err
    assert "leads out of the workspace" in ran.err
    assert not list(outside.iterdir())


@posix
def test_a_link_to_the_profiles_is_not_written_through(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    (root / "output").symlink_to("profiles")
    assert run(root, "build", "--format", "md").code == 2


def test_a_folder_of_the_users_own_choice_is_written_to(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    assert run(root, "build", "lindehof-brood", "--format", "md", "--output", str(tmp_path / "weg")).code == 0
    assert (tmp_path / "weg" / "lindehof-brood" / "lindehof-brood.md").is_file()


@pytest.mark.parametrize("full", [False, True])
def test_a_folder_in_the_stage_blocks_no_build(full: bool, tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    (root / "output" / ".stage" / "map").mkdir(parents=True)
    if full:
        (root / "output" / ".stage" / "map" / "brief.txt").write_text("van een mens", "utf-8")
    for _ in range(2):
        ran = run(root, "build", "lindehof-brood", "--format", "md")
        assert ran.code == 0, ran.err
    assert (root / "output" / ".stage" / "map").exists() == full, "what a person wrote stays, an empty folder goes"


@pytest.mark.parametrize("name", [".manifest.json", ".journal.json"])
def test_a_record_of_gigabytes_is_refused_unread(name: str, tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    (root / "output").mkdir()
    with (root / "output" / name).open("wb") as file:
        file.truncate(disk.LARGEST_RECORD + 1)
    ran = run(root, "--json", "build", "lindehof-brood", "--format", "md")
    assert ran.code == 1, ran.err
    told = [one for one in ran.answer["diagnostics"] if one["file"] == f"output/{name}"]
    assert [one["code"] for one in told] == ["output-unreadable"]
    assert "larger" in told[0]["message"]


def test_a_file_that_is_larger_than_any_statement_stays_and_is_told(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    file = root / "output" / "lindehof-brood" / "lindehof-brood.md"
    file.parent.mkdir(parents=True)
    with file.open("wb") as stream:
        stream.truncate(disk.LARGEST + 1)
    ran = run(root, "--json", "build", "lindehof-brood", "--format", "md")
    assert (ran.code, ran.codes & {"output-blocked"}) == (1, {"output-blocked"})
    assert file.stat().st_size == disk.LARGEST + 1


@pytest.mark.parametrize("start", ["a", "contact", "controller.address"])
def test_a_fact_a_thousand_levels_down_is_refused(start: str, tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    ran = run(root, "new", "zus", "--group", "lindehof", "--no-input", "--set", f"{start}{'.b' * 5_000}=1")
    assert ran.code == 2
    assert "none has more than 12 parts" in ran.err
    assert "internal error" not in ran.err


def test_python_without_docstrings_is_told_plainly(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")}
    command = [sys.executable, "-OO", "-m", "generator", "-C", str(root), "check"]
    done = subprocess.run(command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "-OO" in done.stderr
    assert "internal error" not in done.stderr


@pytest.mark.parametrize("folder", ["nieuw", "profiles/nieuw", "output/nieuw"])
def test_no_workspace_is_made_inside_another(folder: str, tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    ran = run(root, "init", folder)
    assert (ran.code, (root / folder).exists()) == (2, False)
    assert "inside the workspace" in ran.err
