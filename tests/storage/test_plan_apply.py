"""Carrying a plan out: only what changes, nothing of a person's, and every failure said."""

import errno
import os
import shutil
import stat
from pathlib import Path

import pytest

from generator.diagnostics import Severity
from generator.storage import disk
from generator.storage.disk import digest
from generator.storage.plan import Kind, Scope, apply, compare, recorded
from tests.support.plan_cases import LOCK, RECORD, build, codes, files, tree, visible

BOTH = files({"smt": 1, "smartfms": 1})


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A folder with the statements of two companies."""
    folder = tmp_path / "output"
    build(folder, BOTH)
    return folder


@pytest.fixture(params=["one by one", "all at once", "all at once, which this system cannot"])
def flushing(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each way to wait for the disk."""
    if request.param != "one by one":
        monkeypatch.setattr(disk, "FEW", 0)
    if request.param.endswith("cannot"):
        monkeypatch.setattr(disk, "flush_file_system", lambda folder: False)
    return str(request.param)


def moments(output: Path) -> dict[str, tuple[int, int]]:
    """What tells a file that was written from one that was not."""
    return {path: ((status := (output / path).stat()).st_ino, status.st_mtime_ns) for path in tree(output)}


def test_a_build_leaves_what_is_wanted_and_nothing_else(tmp_path: Path, flushing: str) -> None:
    output = tmp_path / "new" / "output"
    report = build(output, BOTH)
    assert not report.diagnostics
    assert {change.kind for change in report.changes} == {Kind.CREATED}
    found = tree(output)
    assert found.pop(RECORD)
    assert found == BOTH, f"flushing {flushing}"


def test_a_second_build_touches_nothing(output: Path) -> None:
    (output / LOCK).unlink()
    before = moments(output)
    report = build(output, BOTH)
    assert {change.kind for change in report.changes} == {Kind.UNCHANGED}
    assert moments(output) == before
    assert not (output / LOCK).exists(), "a run with nothing to do must not even take the lock"


def test_a_build_touches_only_what_changes(output: Path) -> None:
    before = moments(output)
    build(output, BOTH | {"smt/smt.md": b"other"})
    after = moments(output)
    assert {path for path in after if after[path] != before[path]} == {"smt/smt.md", RECORD}


def test_the_same_statements_give_the_same_bytes_whatever_came_before(output: Path, tmp_path: Path) -> None:
    wanted = files({"smt": 3, "new": 1})
    build(output, wanted)
    build(tmp_path / "clean", wanted)
    assert tree(output) == tree(tmp_path / "clean")
    assert (output / LOCK).read_bytes() == b"", "the lock says who holds it only while it is held"


def test_the_folder_of_a_company_that_is_gone_goes_with_its_last_file(output: Path) -> None:
    (output / "smt/notes.txt").write_text("a person's")
    build(output, {})
    assert set(tree(output)) == {RECORD, "smt/notes.txt"}
    assert recorded(output).files == {}


def test_a_company_that_is_gone_and_whose_files_a_person_removed_leaves_no_empty_folder(output: Path) -> None:
    for path in ("smt/smt.md", "smt/smt.html"):
        (output / path).unlink()
    build(output, files({"smartfms": 1}))
    assert not (output / "smt").exists()


def test_an_edited_file_stays_and_all_others_are_written(output: Path) -> None:
    (output / "smt/smt.md").write_text("by hand")
    wanted = files({"smt": 2, "smartfms": 2})
    report = build(output, wanted)
    assert visible(output) == wanted | {"smt/smt.md": b"by hand"}
    assert codes(report) == [("output-edited", "output/smt/smt.md")]
    assert codes(build(output, wanted)) == [("output-edited", "output/smt/smt.md")], "it is said each time"


def test_an_edited_file_that_is_put_back_is_ours_again(output: Path) -> None:
    (output / "smt/smt.md").write_text("by hand")
    build(output, files({"smt": 2, "smartfms": 2}))
    (output / "smt/smt.md").write_bytes(BOTH["smt/smt.md"])
    assert not build(output, files({"smt": 2, "smartfms": 2})).diagnostics
    assert visible(output) == files({"smt": 2, "smartfms": 2})


def test_a_forced_build_keeps_what_a_person_wrote_under_a_number_of_its_own(output: Path) -> None:
    for number, text in enumerate(["first", "second", "third"], 2):
        (output / "smt/smt.md").write_text(text)
        report = build(output, files({"smt": number, "smartfms": 1}), force=True)
        assert [(c.kind, c.reason) for c in report.changes if c.copy] == [(Kind.UPDATED, "")]
        assert [(said.code, said.severity) for said in report.diagnostics] == [("output-copied", Severity.NOTE)]
    assert visible(output) == files({"smt": 4, "smartfms": 1}) | {
        "smt/smt.md.orig": b"first",
        "smt/smt.md.orig.2": b"second",
        "smt/smt.md.orig.3": b"third",
    }


def test_a_forced_build_keeps_the_edited_file_of_a_company_that_is_gone_as_a_copy(output: Path) -> None:
    (output / "smt/smt.md").write_text("by hand")
    report = build(output, files({"smartfms": 1}), force=True)
    assert [(c.path, c.kind, c.copy) for c in report.changes if c.copy] == [
        ("smt/smt.md", Kind.REMOVED, "smt/smt.md.orig")
    ]
    assert visible(output) == files({"smartfms": 1}) | {"smt/smt.md.orig": b"by hand"}


def test_a_forced_build_takes_a_strangers_file_for_edited(tmp_path: Path) -> None:
    output = tmp_path / "output"
    (output / "smt").mkdir(parents=True)
    (output / "smt/smt.md").write_text("a stranger's")
    build(output, files({"smt": 1}), force=True)
    assert visible(output) == files({"smt": 1}) | {"smt/smt.md.orig": b"a stranger's"}


def test_a_disk_without_hard_links_keeps_a_copy_too(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "no hard links here")

    monkeypatch.setattr(os, "link", refuse)
    (output / "smt/smt.md").write_text("by hand")
    assert codes(build(output, files({"smt": 2, "smartfms": 1}), force=True)) == [
        ("output-copied", "output/smt/smt.md")
    ]
    assert tree(output).keys() - {RECORD} == {*BOTH, "smt/smt.md.orig"}
    assert (output / "smt/smt.md.orig").read_bytes() == b"by hand"


@pytest.mark.parametrize("force", [False, True])
def test_what_a_person_writes_between_plan_and_build_stays(output: Path, force: bool) -> None:
    wanted = files({"smt": 2, "new": 1})
    plan = compare(output, wanted)
    (output / "new").mkdir()
    written = dict.fromkeys(["new/new.md", "smartfms/smartfms.md", "smt/smt.md"], b"just now")
    for path, content in written.items():
        (output / path).write_bytes(content)
    report = apply(plan, output, force=force)
    assert {change.path for change in report.changes if change.kind is Kind.EDITED} == set(written)
    assert visible(output) == wanted | written


def test_a_plan_that_another_run_overtook_is_made_anew(output: Path) -> None:
    late = compare(output, files({"smt": 3, "smartfms": 1}))
    build(output, files({"smt": 2, "new": 1}))
    report = apply(late, output)
    assert not report.diagnostics
    assert visible(output) == files({"smt": 3, "smartfms": 1})


def test_a_refused_plan_changes_nothing(output: Path) -> None:
    before = tree(output)
    assert codes(build(output, {"../x.md": b"x", **files({"smt": 2})})) == [("output-name", "output")]
    assert tree(output) == before


@pytest.mark.parametrize("force", [False, True])
def test_nothing_is_written_through_a_link(output: Path, tmp_path: Path, force: bool) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "target.md").write_text("not ours")
    (output / "smt/smt.md").unlink()
    (output / "smt/smt.md").symlink_to(outside / "target.md")
    (output / "new").symlink_to(outside)
    report = build(output, files({"smt": 2, "smartfms": 1, "new": 1}), force=force)
    assert [path for _, path in codes(report)] == ["output/new/new.html", "output/new/new.md", "output/smt/smt.md"]
    assert tree(outside) == {"target.md": b"not ours"}
    assert (output / "smt/smt.html").read_bytes() == files({"smt": 2})["smt/smt.html"]


@pytest.mark.parametrize("force", [False, True])
def test_a_folder_that_became_a_link_since_the_plan_is_not_written_through(
    output: Path, tmp_path: Path, force: bool
) -> None:
    plan = compare(output, files({"smt": 2}) | {"site/deep/style.css": b"style"})
    outside = tmp_path / "outside"
    shutil.copytree(output / "smt", outside)
    shutil.rmtree(output / "smt")
    (outside / "deep").mkdir()
    for name in ("smt", "site"):
        (output / name).symlink_to(outside)
    before = tree(outside)
    report = apply(plan, output, force=force)
    assert {c.path for c in report.changes if c.kind is Kind.BLOCKED} == {*files({"smt": 2}), "site/deep/style.css"}
    assert tree(outside) == before


@pytest.mark.parametrize("name", [".stage", ".journal.json", ".manifest.json", LOCK])
def test_a_link_in_the_place_of_our_own_files_is_not_followed(output: Path, tmp_path: Path, name: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "target").write_text("not ours")
    (output / name).unlink(missing_ok=True)
    (output / name).symlink_to(outside if name == ".stage" else outside / "target")
    report = build(output, files({"smt": 2}))
    assert [path for _, path in codes(report)] == [f"output/{name}"]
    assert tree(outside) == {"target": b"not ours"}
    assert visible(output) == BOTH


def test_a_folder_that_cannot_be_made_is_a_diagnostic(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("a file")
    assert codes(build(tmp_path / "output", BOTH)) == [("output-unreadable", "output")]
    assert codes(build(tmp_path / "output" / "deeper", BOTH)) == [("output-unreadable", "deeper")]


@pytest.fixture
def locked(output: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that is open in Word on Windows: it can be read, and not be replaced or removed."""
    target = output / "smt/smt.html"
    real = {name: getattr(os, name) for name in ("replace", "unlink")}

    def guarded(name: str) -> object:
        def call(*args: object, **kwargs: object) -> object:
            if str(args[-1]) == str(target):
                raise PermissionError(errno.EACCES, "open in another program", str(target))
            return real[name](*args, **kwargs)

        return call

    for name in real:
        monkeypatch.setattr(os, name, guarded(name))
    return target


@pytest.mark.parametrize("wanted", [files({"smt": 2, "smartfms": 2}), files({"smartfms": 2})], ids=["newer", "gone"])
def test_a_file_that_is_open_in_word_is_named_and_the_rest_is_written(
    output: Path, locked: Path, wanted: dict[str, bytes]
) -> None:
    report = build(output, wanted, inputs={"smt": "2", "smartfms": "2"})
    assert codes(report) == [("output-blocked", "output/smt/smt.html")]
    assert "Word" in report.diagnostics[0].hint
    assert visible(output) == wanted | {"smt/smt.html": BOTH["smt/smt.html"]}
    assert recorded(output).get("smt/smt.html") == digest(locked.read_bytes())
    assert recorded(output).inputs == {"smartfms": "2"}, "its files do not all stem from these inputs"


def test_a_file_that_was_open_in_word_is_written_by_the_next_build(
    output: Path, locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = files({"smt": 2, "smartfms": 2})
    build(output, wanted)
    monkeypatch.undo()
    report = build(output, wanted)
    assert [c.path for c in report.changes if c.kind is Kind.UPDATED] == ["smt/smt.html"]
    assert visible(output) == wanted
    assert locked.exists()


def test_the_folder_of_a_company_none_of_whose_files_could_be_put_there_does_not_stay(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.replace

    def guarded(source: Path, target: Path) -> None:
        if target.parent.name == "new":
            raise PermissionError(errno.EACCES, "not there", str(target))
        real(source, target)

    monkeypatch.setattr(os, "replace", guarded)
    report = build(output, BOTH | files({"new": 1}))
    assert codes(report) == [("output-blocked", "output/new/new.html"), ("output-blocked", "output/new/new.md")]
    assert visible(output) == BOTH


def test_a_folder_that_cannot_be_made_is_told_of_and_the_rest_is_written(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.mkdir

    def guarded(path: Path, mode: int = 0o777) -> None:
        if path.name == "new":
            raise PermissionError(errno.EACCES, "not there", str(path))
        real(path, mode)

    monkeypatch.setattr(os, "mkdir", guarded)
    wanted = files({"smt": 2, "new": 1})
    report = build(output, wanted)
    assert codes(report) == [("output-blocked", "output/new/new.html"), ("output-blocked", "output/new/new.md")]
    assert "folder could not be made" in report.diagnostics[0].message
    assert visible(output) == files({"smt": 2})


def test_a_disk_that_takes_a_little_at_a_time_gets_all_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, content: real(descriptor, content[:3]))
    build(tmp_path / "output", BOTH)
    assert visible(tmp_path / "output") == BOTH


def test_what_an_interrupted_run_left_in_the_stage_is_cleared_and_nothing_else_is_touched(output: Path) -> None:
    before = moments(output)
    (output / ".stage").mkdir()
    (output / ".stage/smt+smt.md").write_text("half a fi")
    assert not build(output, BOTH).diagnostics
    assert moments(output) == before


def test_inputs_are_recorded_for_companies_whose_files_all_stem_from_them(output: Path) -> None:
    both = {"smt": "1", "smartfms": "1"}
    build(output, BOTH, inputs=both)
    assert recorded(output).inputs == both
    one = Scope(slugs=frozenset({"smt"}))
    build(output, files({"smt": 2}), one, inputs={"smt": "2"})
    assert recorded(output).inputs == {"smt": "2", "smartfms": "1"}
    build(output, files({"smt": 3}, (".md",)), Scope(frozenset({"smt"}), frozenset({".md"})), inputs={"smt": "3"})
    assert recorded(output).inputs == {"smartfms": "1"}, "the page is still of the older inputs"
    (output / "smartfms/smartfms.md").write_text("by hand")
    build(output, files({"smt": 3, "smartfms": 3}), inputs={"smt": "3", "smartfms": "3"})
    assert recorded(output).inputs == {"smt": "3"}, "an edited file stems from no inputs"
    (output / "new/new.md").mkdir(parents=True)
    build(output, files({"smt": 3, "new": 1}), Scope(kept=frozenset({"smartfms"})), inputs={"smt": "3", "new": "1"})
    assert recorded(output).inputs == {"smt": "3"}, "one of its files could not be written"
    (output / "new/new.md").rmdir()
    build(output, files({"smt": 3}), Scope(kept=frozenset({"smartfms"})))
    assert recorded(output).inputs == {}, "inputs that are not given are not known"


def test_companies_that_keep_their_files_keep_their_inputs(output: Path) -> None:
    build(output, BOTH, inputs={"smt": "1", "smartfms": "1"})
    build(output, files({"smt": 2}), Scope(kept=frozenset({"smartfms"})), inputs={"smt": "2"})
    assert recorded(output).inputs == {"smt": "2", "smartfms": "1"}
    build(output, files({"smt": 2}), inputs={"smt": "2"})
    assert recorded(output).inputs == {"smt": "2"}


def test_a_new_file_has_the_rights_that_the_user_gives_new_files(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        build(tmp_path / "output", BOTH)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "output/smt/smt.md").stat().st_mode) == 0o640


def test_files_of_all_companies_stand_beside_their_folders(output: Path) -> None:
    wanted = BOTH | {"index.html": b"all", "site/deep/style.css": b"style"}
    build(output, wanted)
    assert visible(output) == wanted
    one = Scope(slugs=frozenset({"smt"}))
    build(output, files({"smt": 2}), one)
    assert visible(output) == wanted | files({"smt": 2}), "a run about one company leaves the page of all"
    build(output, BOTH)
    assert visible(output) == BOTH
    assert not (output / "site").exists()


def test_what_was_published_is_never_touched(output: Path) -> None:
    record = output / "published/smt/1/smt.md"
    record.parent.mkdir(parents=True)
    record.write_text("in force")
    build(output, {}, force=True)
    assert visible(output) == {"published/smt/1/smt.md": b"in force"}
