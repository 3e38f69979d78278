"""The command as a process: pipes that close, interrupts, faults of our own, and imports."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

import pytest

from generator.output import builds
from tests.support.cli import make_workspace, run
from tests.support.folders import REPOSITORY

STATEMENTS = [sys.executable, "-m", "generator"]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(REPOSITORY), "XDG_CACHE_HOME": str(tmp_path / "cache")}


def test_version_is_one_line_on_stdout(tmp_path: Path, environment: dict[str, str]) -> None:
    done = subprocess.run(
        [*STATEMENTS, "--version"], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("statements ")


def test_a_build_as_a_process_gives_its_exit_code(tmp_path: Path, environment: dict[str, str]) -> None:
    root = make_workspace(tmp_path)
    command = [*STATEMENTS, "build", "lindehof-brood"]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (root / "profiles/lindehof-brood.yaml").write_text("x: 1\n", "utf-8")
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1


@pytest.mark.parametrize("command", ["schema", "--help", "explain lindehof-brood"])
def test_a_reader_that_stops_reading_is_no_fault(tmp_path: Path, environment: dict[str, str], command: str) -> None:
    root = make_workspace(tmp_path)
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*STATEMENTS, *command.split()], cwd=root, env=environment, stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_an_answer_that_cannot_be_written_is_told(tmp_path: Path, environment: dict[str, str]) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [*STATEMENTS, "schema"]
        done = subprocess.run(command, cwd=tmp_path, env=environment, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr == b"statements: the result cannot be written: No space left on device\n"


def test_an_interrupt_ends_it_with_130_and_one_line(tmp_path: Path, environment: dict[str, str]) -> None:
    root = make_workspace(tmp_path)
    profile = (root / "profiles/lindehof-brood.yaml").read_text("utf-8")
    for number in range(400):
        (root / "profiles" / f"bakker-{number}.yaml").write_text(profile, "utf-8")
    started = subprocess.Popen(
        [*STATEMENTS, "build", "--jobs", "2", "-v"],
        cwd=root,
        env={**environment, "PYTHONFAULTHANDLER": ""},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    (tmp_path / "cache").mkdir(exist_ok=True)
    while started.poll() is None and not any((tmp_path / "cache").rglob("stamp")):
        pass  # until the work has begun
    os.killpg(started.pid, signal.SIGINT)
    _, said = started.communicate()
    assert started.returncode == 130, said
    assert said.strip().endswith("statements: interrupted")
    assert "Traceback" not in said
    assert not (root / "output").exists()


def test_a_fault_of_ours_is_one_line_and_exit_code_2(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    with patch.object(builds, "make_drafts", side_effect=ZeroDivisionError("by\nzero")):
        ran = run(root, "build")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("statements: internal error (ZeroDivisionError: by zero); please report this\n")
        assert "Traceback" not in ran.err
        told = run(root, "build", "-v")
        assert "Traceback" in told.err
        answer = run(root, "build", "--json").answer
    assert (answer["ok"], answer["fault"]["kind"]) == (False, "internal")


def test_a_disk_that_refuses_is_told_without_asking_for_a_report(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    with patch.object(builds, "make_drafts", side_effect=OSError(28, "No space left on device", "x")):
        ran = run(root, "build")
    assert (ran.code, ran.err) == (2, "statements: x: No space left on device\n")


def test_an_interrupt_within_the_work_gives_130(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    with patch.object(builds, "make_drafts", side_effect=KeyboardInterrupt):
        ran = run(root, "build")
    assert (ran.code, ran.err) == (130, "\nstatements: interrupted\n")


def test_what_an_encoding_lacks_is_escaped(tmp_path: Path, environment: dict[str, str]) -> None:
    root = make_workspace(tmp_path)
    done = subprocess.run(
        [*STATEMENTS, "schema"],
        cwd=root,
        env={**environment, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
