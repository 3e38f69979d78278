"""One run at a time writes, and the other one says so."""

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.storage import lock
from generator.storage.lock import Busy, Held, acquire
from tests.support.plan_cases import LOCK, build, codes, files, tree, visible

HOLD = """
import sys
from pathlib import Path
from generator.storage.lock import acquire
held = acquire(Path(sys.argv[1]))
print(type(held).__name__, flush=True)
sys.stdin.read()
"""

BUILD_OFTEN = """
import sys
from pathlib import Path
from generator.storage.plan import apply, compare
from tests.support.plan_cases import files
own, output = int(sys.argv[1]), Path(sys.argv[2])
for turn in range(8):
    wanted = files({"smt": own, "smartfms": turn % 2, f"company-{own}": turn})
    report = apply(compare(output, wanted), output, wait=60)
    assert not [said for said in report.diagnostics if said.code != "output-repaired"], report.diagnostics
"""


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A folder with the statements of one company."""
    build(tmp_path / "output", files({"smt": 1}))
    return tmp_path / "output"


@pytest.fixture
def holder(output: Path, repository: Path) -> Iterator[subprocess.Popen[str]]:
    """Another program that holds the lock."""
    command = [sys.executable, "-c", HOLD, str(output), "--as-if", "two words"]
    with subprocess.Popen(command, cwd=repository, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "Held\n"
        yield other
        other.kill()


def test_a_run_says_which_other_run_is_writing_and_changes_nothing(output: Path, holder: subprocess.Popen[str]) -> None:
    before = tree(output)
    report = build(output, files({"smt": 2}))
    assert codes(report) == [("output-in-use", "output")]
    assert f"process {holder.pid}" in report.diagnostics[0].message
    assert "'two words'" in report.diagnostics[0].message, "the command of the other run helps to find it"
    assert not report.changes
    assert tree(output) == before


def test_a_run_with_nothing_to_do_does_not_mind_another_one(output: Path, holder: subprocess.Popen[str]) -> None:
    assert holder.poll() is None
    assert not build(output, files({"smt": 1})).diagnostics


def test_the_lock_of_a_run_that_was_killed_is_free(
    output: Path, holder: subprocess.Popen[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["statements"])
    holder.kill()
    holder.wait()
    held = acquire(output)
    assert isinstance(held, Held)
    assert "two words" not in (output / LOCK).read_text(), "what the dead one said must go"
    held.release()
    assert not build(output, files({"smt": 2})).diagnostics
    assert (output / LOCK).read_bytes() == b""


def test_a_run_waits_for_as_long_as_it_is_told(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = acquire(output)
    assert isinstance(held, Held)
    pauses: list[float] = []

    def let_go_at_the_third(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 3:
            held.release()

    monkeypatch.setattr(lock, "sleep", let_go_at_the_third)
    again = acquire(output, wait=60)
    assert isinstance(again, Held)
    assert isinstance(acquire(output), Busy)
    again.release()


def test_a_lock_on_a_file_that_was_removed_meanwhile_counts_for_nothing(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = lock._lock

    def removed_first(descriptor: int) -> bool:
        monkeypatch.setattr(lock, "_lock", real)
        (output / LOCK).unlink()
        return real(descriptor)

    monkeypatch.setattr(lock, "_lock", removed_first)
    held = acquire(output)
    assert isinstance(held, Held)
    assert os.path.samestat(os.fstat(held.descriptor), (output / LOCK).stat())
    assert isinstance(acquire(output), Busy)
    held.release()


def test_a_full_disk_does_not_take_the_lock_away(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patches:
        patches.setattr(os, "write", full)
        held = acquire(output)
    assert isinstance(held, Held)
    held.release()


def test_another_first_run_may_make_the_folder_at_the_same_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.mkdir

    def overtaken(path: Path, mode: int = 0o777) -> None:
        real(path, mode)
        if path.name == "output":
            raise FileExistsError(errno.EEXIST, "another run was quicker", str(path))

    monkeypatch.setattr(os, "mkdir", overtaken)
    assert not build(tmp_path / "output", files({"smt": 1})).diagnostics


def test_runs_at_the_same_time_leave_what_one_of_them_wanted(tmp_path: Path, repository: Path) -> None:
    output = tmp_path / "output"
    commands = [[sys.executable, "-c", BUILD_OFTEN, str(own), str(output)] for own in (1, 2, 3)]
    runs = [subprocess.Popen(command, cwd=repository, stderr=subprocess.PIPE, text=True) for command in commands]
    told = [run.communicate()[1] for run in runs]
    assert [run.returncode for run in runs] == [0, 0, 0], "\n".join(told)
    last = [files({"smt": own, "smartfms": 1, f"company-{own}": 7}) for own in (1, 2, 3)]
    assert visible(output) in last
    build(tmp_path / "clean", visible(output))
    assert tree(output) == tree(tmp_path / "clean")
