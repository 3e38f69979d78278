"""The ledger: what it says of each company, and each kind of damage as a finding with its place."""

import json
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from generator import ledger
from generator.diagnostics import Location
from generator.ledger.archive import is_source
from generator.ledger.chain import follow
from generator.ledger.entries import canonical, parse, write
from generator.ledger.version import Version
from tests.support.ledger_cases import SOURCE, codes, day, edition, publish, read, version


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Three versions of smt, the first from nobody knows when, and one of another company between them."""
    folder = tmp_path / "output"
    publish(folder, edition("smt", 1))
    publish(folder, edition("smt", 2, day(10)), edition("zuster", 1, day(5)))
    publish(folder, edition("smt", 3, day(20)))
    return folder


def line_of(output: Path) -> Path:
    return output / "published" / "ledger.jsonl"


def test_nothing_published_is_an_empty_ledger(tmp_path: Path) -> None:
    found = read(tmp_path / "output")
    assert (found.entries, found.latest("smt"), found.in_force("smt", day(1))) == ((), None, None)


def test_a_version_holds_from_its_day_until_the_next_one_does(output: Path) -> None:
    found = read(output)
    holding = {number: found.in_force("smt", date(2026, 1, number)) for number in (1, 9, 10, 19, 20, 31)}
    assert [one and one.version for one in holding.values()] == [1, 1, 2, 2, 3, 3]
    assert found.in_force("zuster", day(4)) is None
    assert [one.version for one in found.scheduled("smt", day(10))] == [3]
    assert [(one.slug, one.version) for one in found.entries] == [("smt", 1), ("smt", 2), ("zuster", 1), ("smt", 3)]


def test_an_entry_leads_to_its_line(output: Path) -> None:
    latest = read(output).latest("smt")
    assert latest is not None
    line = line_of(output).read_text("utf-8").splitlines()[latest.place.line - 1]
    assert latest.place.source == line
    assert line[latest.place.column - 1 :].startswith('"effective":"2026-01-20"')


def test_each_input_is_kept_once(output: Path) -> None:
    kept = sorted(path.name for path in (output / "published" / "inputs").iterdir())
    assert len(kept) == len(SOURCE) - 1 + 4, "one shared template, and a profile for each version"


def test_a_version_is_laid_out_as_the_workspace_it_was_made_of(output: Path, tmp_path: Path) -> None:
    found = read(output)
    folder = tmp_path / "old"
    folder.mkdir()
    assert ledger.materialize(found, found.versions("smt")[1], folder) == ()
    laid = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert laid == SOURCE | {"profiles/smt.yaml": b"# 2\n"}


def alter(number: int, change: Callable[[bytes], bytes]) -> Callable[[list[bytes]], list[bytes]]:
    def altered(lines: list[bytes]) -> list[bytes]:
        return [change(line) if index == number else line for index, line in enumerate(lines, 1)]

    return altered


DAMAGES: dict[str, tuple[Callable[[list[bytes]], list[bytes]], str, int]] = {
    "a word altered": (alter(2, lambda line: line.replace(b"Reden", b"Smoes")), "ledger-broken", 3),
    "a day altered": (alter(1, lambda line: line.replace(b'ive":null', b'ive":"2001-13-01"')), "ledger-line", 1),
    "a line taken out": (lambda lines: [lines[0], *lines[2:]], "ledger-broken", 2),
    "the first line taken out": (lambda lines: lines[1:], "ledger-broken", 1),
    "two lines swapped": (lambda lines: [lines[0], lines[2], lines[1], lines[3]], "ledger-broken", 2),
    "a line twice": (lambda lines: [*lines, lines[-1]], "ledger-broken", 5),
    "a line of nonsense": (lambda lines: [lines[0], b"x", *lines[1:]], "ledger-line", 2),
    "an empty line": (lambda lines: [lines[0], b"", *lines[1:]], "ledger-line", 2),
    "a space more": (alter(4, lambda line: line.replace(b",", b", ", 1)), "ledger-line", 4),
    "a field less": (alter(4, lambda line: line.replace(b'"by":null,', b"")), "ledger-line", 4),
    "a field of another type": (alter(4, lambda line: line.replace(b'"by":null', b'"by":1')), "ledger-line", 4),
    "a newer format": (alter(4, lambda line: line.replace(b'"format":2', b'"format":3')), "ledger-format", 4),
    "no UTF-8": (alter(4, lambda line: line.replace(b"Reden", b"Red\xe9n")), "ledger-line", 4),
    "deep nonsense": (alter(4, lambda line: b"[" * 100_000), "ledger-line", 4),
    "a merge of two histories": (lambda lines: [*lines[:3], b"<<<<<<< HEAD", lines[3]], "ledger-merged", 4),
    "a file that leads out": (alter(4, lambda line: line.replace(b'"smt.md"', b'"../smt.md"')), "ledger-line", 4),
    "a company that leads out": (
        alter(4, lambda line: line.replace(b'"slug":"smt"', b'"slug":".."')),
        "ledger-line",
        4,
    ),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_is_told_at_its_line(output: Path, name: str) -> None:
    damage, code, number = DAMAGES[name]
    path = line_of(output)
    lines = damage(path.read_bytes().splitlines())
    path.write_bytes(b"".join(line + b"\n" for line in lines))
    found, diagnostics = ledger.read(output)
    assert found is None
    assert (diagnostics[0].code, diagnostics[0].location.line) == (code, number), diagnostics
    assert diagnostics[0].location.path == "output/published/ledger.jsonl"
    assert diagnostics[0].hint


def test_a_ledger_that_is_cut_short_is_told(output: Path) -> None:
    path = line_of(output)
    path.write_bytes(path.read_bytes()[:-1])
    assert codes(output) == ["ledger-cut"]
    path.write_bytes(path.read_bytes()[:-40])
    assert codes(output) == ["ledger-cut"]


def test_every_byte_of_the_ledger_counts(output: Path) -> None:
    path = line_of(output)
    content = path.read_bytes()
    last = content.rstrip(b"\n").rfind(b"\n") + 1
    for position in range(0, last, 7):
        altered = bytes([content[position] ^ 1])
        _, found = follow(content[:position] + altered + content[position + 1 :], "ledger.jsonl")
        assert found, f"byte {position} was altered unseen"


def test_a_rewritten_history_needs_every_line_anew(output: Path) -> None:
    lines = line_of(output).read_bytes().splitlines()
    first = json.loads(lines[0]) | {"reason": "Iets anders"}
    line_of(output).write_bytes(b"".join(line + b"\n" for line in (canonical(first), *lines[1:])))
    assert codes(output) == ["ledger-broken"]


@pytest.mark.parametrize(
    ("following", "code"),
    [
        (version("smt", 3, day(2)), "ledger-order"),
        (version("smt", 2, day(1)), "ledger-order"),
        (version("smt", 2, None), "ledger-order"),
    ],
    ids=["a number left out", "no later day", "a day nobody knows"],
)
def test_a_version_follows_the_one_before_it(following: Version, code: str) -> None:
    first = write(complete(version("smt", 1, day(1)), 1, "0" * 64))
    second = write(complete(following, 2, sha256(first).hexdigest()))
    _, found = follow(first + b"\n" + second + b"\n", "ledger.jsonl")
    assert [finding.code for finding in found] == [code]


def complete(one: Version, number: int, previous: str) -> Version:
    return replace(one, number=number, previous=previous, files={"smt.md": "0" * 64}, inputs="0" * 64)


WORDS = st.text(st.characters(exclude_categories=["Cs"]))


@given(reason=WORDS, by=st.none() | WORDS, effective=st.none() | st.dates(), warnings=st.lists(WORDS))
def test_a_line_gives_back_the_version_that_it_was_written_of(
    reason: str, by: str | None, effective: date | None, warnings: list[str]
) -> None:
    one = complete(replace(version(), reason=reason, by=by, effective=effective, warnings=tuple(warnings)), 1, "0" * 64)
    line = write(one)
    assert b"\n" not in line
    assert parse(line, Location("ledger.jsonl", 1, source=line.decode())) == one


def test_a_file_that_is_gone_altered_or_strange_is_told(output: Path) -> None:
    folder = output / "published" / "smt" / "2"
    (folder / "smt.md").write_text("iets anders\n", "utf-8")
    (folder / "smt.docx").unlink()
    (folder / "notes.txt").write_text("x", "utf-8")
    blob = next(path for path in (output / "published" / "inputs").iterdir() if path.read_bytes() == b"# 2\n")
    blob.write_bytes(b"# 3\n")
    found = ledger.check(read(output), read(output).entries)
    assert {(finding.code, finding.location.path) for finding in found} == {
        ("published-altered", "output/published/smt/2/smt.md"),
        ("published-missing", "output/published/smt/2/smt.docx"),
        ("published-unrecorded", "output/published/smt/2/notes.txt"),
        ("published-altered", f"output/published/inputs/{blob.name}"),
    }


def test_a_list_of_inputs_cannot_write_outside_the_workspace(output: Path, tmp_path: Path) -> None:
    assert all(map(is_source, (*SOURCE, "profiles/.x", "templates/..x/y z.md")))
    for path in (
        "../x",
        "profiles/../../x",
        "/etc/passwd",
        "profiles",
        "profiles//x",
        "profiles/a\\b",
        "templates/c:d",
        "templates/.",
        "templates/./x",
        "templates/x/..",
        "templates/x/",
        "templates/a\0b",
        "output/x",
    ):
        assert not is_source(path), path


def test_a_ledger_without_its_last_lines_is_told_by_the_folders_that_are_left(output: Path) -> None:
    path = line_of(output)
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))
    (finding,) = ledger.unrecorded(read(output), "smt")
    assert (finding.code, finding.location.path) == ("published-unrecorded", "output/published/smt/3")


def test_published_files_without_a_ledger_are_told(output: Path) -> None:
    line_of(output).unlink()
    assert codes(output) == ["ledger-missing"]


def test_a_ledger_that_is_a_link_or_a_folder_is_told(output: Path, tmp_path: Path) -> None:
    path = line_of(output)
    path.rename(tmp_path / "elsewhere.jsonl")
    path.symlink_to(tmp_path / "elsewhere.jsonl")
    assert codes(output) == ["ledger-unreadable"]
    path.unlink()
    path.mkdir()
    assert codes(output) == ["ledger-unreadable"]
