"""Publishing that is broken off at any call to the system leaves the old ledger or the new one, and can go on."""

import errno
import os
from pathlib import Path

import pytest

from generator import ledger
from tests.support.ledger_cases import codes, day, edition, publish, read
from tests.support.plan_faults import Faults, no_waiting, until_it_passes

pytestmark = pytest.mark.thorough

ERRORS = [None, errno.ENOSPC, errno.EIO, errno.EACCES]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def published(output: Path) -> dict[str, bytes]:
    """What is published: the ledger and what it names, without what an interrupted run has left."""
    root = output / "published"
    if not root.exists():
        return {}
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and ".stage" not in path.parts
    }


def sound(output: Path) -> tuple[int, ...]:
    """The versions of each company; everything that the ledger names stands as recorded."""
    found = read(output)
    assert ledger.check(found, found.entries) == ()
    return tuple(len(found.versions(slug)) for slug in ("smt", "zuster"))


def attempt(output: Path) -> None:
    """Publishes a second version of one company and the first one of another, as far as it comes."""
    with ledger.publishing(output) as busy:
        if busy:
            return
        found, damage = ledger.read(output)
        if found is None:
            assert {finding.code for finding in damage} <= {"ledger-unreadable", "published-unreadable"}, damage
            return
        number = len(found.versions("smt")) + 1
        ledger.append(found, [edition("smt", number, day(number)), edition("zuster", 1, day(1))])


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: errno.errorcode[error] if error else "killed")
@pytest.mark.parametrize("lasting", [False, True], ids=["once", "lasting"])
def test_a_fault_at_any_call_leaves_old_or_new_and_the_next_run_goes_on(
    folder: Path, error: int | None, lasting: bool
) -> None:
    seen: set[tuple[int, ...]] = set()

    def strike(number: int) -> bool:
        output = folder / str(number) / "output"
        with no_waiting():
            publish(output, edition("smt", 1))
            before = published(output)
            with Faults(number, error, lasting=lasting) as faults:
                attempt(output)
            state = sound(output)
            assert state in ((1, 0), (2, 1)), f"after call {number}: neither the old ledger nor the new one"
            for path, content in before.items():
                if path != "ledger.jsonl":
                    assert (output / "published" / path).read_bytes() == content, f"{path} was published and is lost"
            seen.add(state)
            if state == (1, 0):
                publish(output, edition("smt", 2, day(2)), edition("zuster", 1, day(1)))
            assert sound(output) == (2, 1)
            publish(output, edition("smt", 3, day(3)))
        assert sound(output) == (3, 1)
        assert not (output / "published" / ".stage").exists(), "the stage is cleared"
        found = read(output)
        assert not ledger.unrecorded(found, "smt") + ledger.unrecorded(found, "zuster"), "nothing is left over"
        return faults.struck

    assert until_it_passes(strike) > 20
    assert (1, 0) in seen


def test_a_first_publication_that_was_broken_off_reads_as_nothing_published(folder: Path) -> None:
    def strike(number: int) -> bool:
        output = folder / str(number) / "output"
        with no_waiting():
            with Faults(number) as faults, ledger.publishing(output) as busy:
                if not busy:
                    ledger.append(read(output), [edition("smt", 1)])
            assert codes(output) == []
            if not read(output).entries:
                publish(output, edition("smt", 1))
        assert [one.version for one in read(output).versions("smt")] == [1]
        return faults.struck

    assert until_it_passes(strike) > 10


def test_what_came_from_elsewhere_meanwhile_is_not_taken_back(folder: Path) -> None:
    output, other = folder / "mine" / "output", folder / "theirs" / "output"
    with no_waiting():
        publish(output, edition("smt", 1))
        publish(other, edition("smt", 1))
        publish(other, edition("smt", 2, day(2)))
        calls = until_it_passes(lambda number: strikes(folder / f"count{number}" / "output", number))
        with Faults(calls - 6):
            attempt(output)
        for path, content in published(other).items():
            (output / "published" / path).parent.mkdir(parents=True, exist_ok=True)
            (output / "published" / path).write_bytes(content)
        with ledger.publishing(output) as busy:
            assert not busy
    found = read(output)
    assert len(found.versions("smt")) == 2
    assert ledger.check(found, found.entries) == ()


def strikes(output: Path, number: int) -> bool:
    publish(output, edition("smt", 1))
    with Faults(number) as faults:
        attempt(output)
    return faults.struck


def test_two_cannot_publish_at_once(folder: Path) -> None:
    output = folder / "output"
    with ledger.publishing(output) as first, ledger.publishing(output) as second:
        assert first == ()
        (finding,) = second
    assert finding.code == "ledger-in-use"
    assert str(os.getpid()) in finding.message, "it says who has the lock"


def test_a_ledger_that_moved_since_it_was_read_is_not_overwritten(folder: Path) -> None:
    output = folder / "output"
    old = publish(output, edition("smt", 1))
    publish(output, edition("zuster", 1, day(1)))
    versions, found = ledger.append(old, [edition("smt", 2, day(2))])
    assert (versions, [finding.code for finding in found]) == ((), ["ledger-moved"])
    assert sound(output) == (1, 1)
    assert not (output / "published" / "smt" / "2").exists()


def test_files_that_no_entry_names_are_never_overwritten(folder: Path) -> None:
    output = folder / "output"
    publish(output, edition("smt", 1))
    lost = output / "published" / "smt" / "2" / "smt.md"
    lost.parent.mkdir()
    lost.write_text("wat iemand nog nodig heeft\n", "utf-8")
    versions, found = ledger.append(read(output), [edition("smt", 2, day(2))])
    assert (versions, [finding.code for finding in found]) == ((), ["published-unrecorded"])
    assert lost.read_text("utf-8") == "wat iemand nog nodig heeft\n"


def test_an_altered_input_that_is_needed_again_is_told(folder: Path) -> None:
    output = folder / "output"
    publish(output, edition("smt", 1))
    for blob in (output / "published" / "inputs").iterdir():
        blob.write_bytes(b"x")
    versions, found = ledger.append(read(output), [edition("smt", 2, day(2))])
    assert versions == ()
    assert {finding.code for finding in found} == {"published-altered"}
