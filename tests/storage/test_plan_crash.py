"""A run may die, fail or run out of disk at any call: each file is whole, and the next run puts everything right."""

import errno
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.storage import disk
from generator.storage.disk import digest
from generator.storage.plan import Kind, Manifest, compare
from tests.support import programs
from tests.support.plan_cases import NEW, OLD, RECORD, build, codes, files, tree, visible
from tests.support.plan_faults import MEMORY, Faults, no_waiting, until_it_passes

pytestmark = pytest.mark.thorough

BY_HAND = {"smartfms/smartfms.html": b"by hand", "gone/gone.html": b"by hand too"}
COPIES = {f"{path}.orig": content for path, content in BY_HAND.items()}
BEFORE = OLD | BY_HAND
AFTER = NEW | COPIES
RECORDED = Manifest({path: digest(content) for path, content in OLD.items()}).to_bytes()
OUR_OWN = {".journal.json", ".lock", ".stage", RECORD}

needs_strace = (
    pytest.mark.needs("strace")
    if "strace" in programs.PROGRAMS
    else pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed: apt-get install strace")
)

FORCED_BUILD = """
import sys
from pathlib import Path
from tests.support.plan_cases import NEW, build
build(Path(sys.argv[1]), NEW, force=True)
"""


@pytest.fixture(autouse=True, scope="module")
def at_once() -> Iterator[None]:
    """Nothing here cuts the power."""
    with no_waiting():
        yield


@pytest.fixture
def output() -> Iterator[Path]:
    """A folder before the forced build that the tests interrupt."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        yield start(Path(folder) / "output")


@pytest.fixture(params=["one by one", "all at once"])
def flushing(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways to wait for the disk."""
    monkeypatch.setattr(disk, "FEW", 0 if request.param == "all at once" else 100)


def start(output: Path) -> Path:
    """A folder with old statements, two of which a person edited; what stood there before is gone."""
    shutil.rmtree(output, ignore_errors=True)
    for path, content in {**BEFORE, RECORD: RECORDED}.items():
        (output / path).parent.mkdir(parents=True, exist_ok=True)
        (output / path).write_bytes(content)
    return output


def check_each_file_is_whole(output: Path) -> None:
    """The law at any instant: a file is the old one or the new one, and what a person wrote is there."""
    found = visible(output)
    for path in {*BEFORE, *AFTER, *without_folders(found)}:
        assert found.get(path) in (BEFORE.get(path), AFTER.get(path)), f"{path} is neither the old one nor the new one"
    for path, content in BY_HAND.items():
        assert content in (found.get(path), found.get(f"{path}.orig")), f"what a person wrote in {path} is lost"
    own = {entry.name for entry in output.iterdir() if entry.name.startswith(".")}
    assert own <= OUR_OWN, "there is something of ours that the next run does not know"


def check_the_next_run_repairs(output: Path) -> None:
    """The law afterwards: nothing is missing, nothing is left behind, nothing is thought to be edited."""
    report = build(output, NEW, force=True)
    assert {code for code, _ in codes(report)} <= {"output-copied", "output-repaired"}
    found = tree(output)
    assert found.pop(RECORD)
    assert found == AFTER
    assert not build(output, NEW).diagnostics


@pytest.mark.usefixtures("flushing")
def test_a_run_that_dies_at_any_call_leaves_whole_files_and_the_next_one_finishes_it(output: Path) -> None:
    def die(at: int) -> bool:
        start(output)
        with Faults(at, watch=lambda: check_each_file_is_whole(output)) as faults:
            build(output, NEW, force=True)
        check_each_file_is_whole(output)
        check_the_next_run_repairs(output)
        return faults.struck

    assert until_it_passes(die) > 100


def test_a_run_that_died_is_finished_before_other_statements_are_wanted(output: Path) -> None:
    def die(at: int) -> bool:
        start(output)
        with Faults(at) as faults:
            build(output, NEW, force=True)
        done = visible(output)
        edited = {path for path in BY_HAND if done.get(path) == BEFORE[path] and f"{path}.orig" not in done}
        planned = {change.path for change in compare(output, OLD).changes if change.kind is Kind.EDITED}
        assert planned <= {path for path in BY_HAND if done.get(path) == BEFORE[path]}, (
            "a dry run takes for edited what a run wrote just before it died"
        )
        report = build(output, OLD)
        told = {path.removeprefix("output/") for code, path in codes(report) if code == "output-edited"}
        assert told <= edited, "a file that a run wrote just before it died counts as edited"
        found = visible(output)
        copies = {path: content for path, content in found.items() if path.endswith(".orig")}
        assert found == OLD | {path: BY_HAND[path] for path in told} | copies
        assert {path for path in tree(output) if path.startswith(".")} == {RECORD}
        return faults.struck

    until_it_passes(die)


@given(first=st.integers(1, 220), second=st.integers(1, 220))
def test_a_repair_may_die_too(first: int, second: int) -> None:
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        output = start(Path(folder) / "output")
        for at in (first, second):
            with Faults(at, watch=lambda: check_each_file_is_whole(output)):
                build(output, NEW, force=True)
        check_the_next_run_repairs(output)


def test_what_a_person_writes_after_a_crash_is_not_overwritten_by_the_repair(output: Path) -> None:
    def die(at: int) -> bool:
        start(output)
        with Faults(at) as faults:
            build(output, NEW, force=True)
        (output / "smt/smt.md").write_text("after the crash")
        report = build(output, NEW)
        assert (output / "smt/smt.md").read_text() == "after the crash"
        assert ("output-edited", "output/smt/smt.md") in codes(report)
        return faults.struck

    until_it_passes(die)


@pytest.mark.parametrize(
    ("error", "lasting"), [(errno.ENOSPC, True), (errno.EIO, False), (errno.EACCES, True), (errno.EMFILE, False)]
)
def test_a_call_that_fails_is_told_and_the_next_run_puts_it_right(output: Path, error: int, lasting: bool) -> None:
    def fail(at: int) -> bool:
        start(output)
        with Faults(at, error, lasting=lasting) as faults:
            report = build(output, NEW, force=True)
        check_each_file_is_whole(output)
        said = [diagnostic for diagnostic in report.diagnostics if diagnostic.code != "output-copied"]
        if any("nothing was changed" in diagnostic.message for diagnostic in said):
            assert without_folders(visible(output)) == BEFORE
        if any("it finishes what is left" in diagnostic.hint for diagnostic in said):
            again = build(output, NEW)
            assert again.repaired
            assert {change.kind for change in again.changes} == {Kind.UNCHANGED}
        if not said:
            assert visible(output) == AFTER, "a run that tells of no failure must have done everything"
        check_the_next_run_repairs(output)
        return faults.struck

    until_it_passes(fail)


def without_folders(found: dict[str, bytes]) -> dict[str, bytes]:
    """The files alone: on a disk that refuses everything an empty folder has to wait for the next run."""
    return {path: content for path, content in found.items() if not path.endswith("/")}


@pytest.mark.parametrize("damage", ["journal cut", "journal emptied", "stage gone", "a file of the stage gone"])
def test_a_damaged_journal_or_stage_loses_nothing(output: Path, damage: str) -> None:
    def die(at: int) -> bool:
        start(output)
        with Faults(at) as faults:
            build(output, NEW, force=True)
        journal, stage = output / ".journal.json", output / ".stage"
        if journal.exists():
            match damage:
                case "journal cut":
                    journal.write_bytes(journal.read_bytes()[:-9])
                case "journal emptied":
                    journal.write_bytes(b"")
                case "stage gone":
                    shutil.rmtree(stage)
                case _:
                    (stage / "smt+smt.html").unlink(missing_ok=True)
        build(output, NEW)
        check_each_file_is_whole(output)
        check_the_next_run_repairs(output)
        return faults.struck

    until_it_passes(die)


@needs_strace
@pytest.mark.parametrize(
    "calls",
    ["mkdir", "write", "fsync", "rename,renameat,renameat2", "link,linkat", "unlink,unlinkat", "rmdir", "ftruncate"],
)
def test_a_process_that_is_killed_at_any_system_call_leaves_whole_files(
    output: Path, repository: Path, calls: str
) -> None:
    command = [sys.executable, "-B", "-c", FORCED_BUILD, str(output)]

    def kill(at: int) -> bool:
        start(output)
        inject = f"inject={calls}:signal=SIGKILL:when={at}"
        traced = ["strace", "--follow-forks", "--output=/dev/null", f"--trace={calls}", "-e", inject, *command]
        run = subprocess.run(traced, cwd=repository, capture_output=True, text=True, check=False)
        assert run.returncode in (0, -signal.SIGKILL, 128 + signal.SIGKILL), run.stderr
        check_each_file_is_whole(output)
        check_the_next_run_repairs(output)
        return run.returncode != 0

    assert until_it_passes(kill) > 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """An empty folder on which a file system of any size can be mounted."""
    folder = tmp_path / "disk"
    folder.mkdir()
    yield folder
    subprocess.run(["umount", str(folder)], capture_output=True, check=False)


def mount(folder: Path, options: str) -> None:
    """Puts a new file system in the place of the one that is there."""
    subprocess.run(["umount", str(folder)], capture_output=True, check=False)
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    if not shutil.which("mount") or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("only root can mount a small disk; the tests above pretend one")


@pytest.mark.parametrize(
    "options",
    [*(f"size={size}k" for size in range(32, 513, 32)), *(f"size=4m,nr_inodes={count}" for count in range(6, 31, 3))],
)
def test_a_disk_that_fills_up_keeps_every_old_file(small_disk: Path, options: str) -> None:
    mount(small_disk, options)
    output = small_disk / "output"
    old = {path: content * 700 for path, content in files({"smt": 1, "smartfms": 1}).items()}
    new = {path: content * 1_400 for path, content in files({"smt": 2, "smartfms": 2, "new": 2}).items()}
    for wanted in (old, new):
        before = visible(output) if output.exists() else {}
        report = build(output, wanted)
        told = [diagnostic for diagnostic in report.diagnostics if diagnostic.code == "output-failed"]
        assert visible(output) == (before if told else wanted)
        assert all("the disk is full" in diagnostic.message for diagnostic in told)
        assert not (output / ".stage").exists(), "what could not be finished must not fill the disk"
