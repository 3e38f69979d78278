"""What would change in ``output/``: found without changing anything."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Severity
from generator.storage.plan import Kind, Scope, compare, intact, recorded
from generator.storage.plan.file_names import is_safe, suffix_of
from tests.support.plan_cases import RECORD, build, files, tree


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A folder with the statements of two companies."""
    folder = tmp_path / "output"
    build(folder, files({"smt": 1, "smartfms": 1}))
    return folder


def kinds(output: Path, wanted: dict[str, bytes], scope: Scope | None = None) -> dict[str, Kind]:
    return {change.path: change.kind for change in compare(output, wanted, scope).changes}


def test_an_empty_folder_gets_everything_and_comparing_makes_nothing(tmp_path: Path) -> None:
    plan = compare(tmp_path / "output", files({"smt": 1}))
    assert [change.kind for change in plan.changes] == [Kind.CREATED, Kind.CREATED]
    assert not (tmp_path / "output").exists(), "compare must not write: a dry run is one"


def test_each_file_is_created_updated_removed_or_left(output: Path) -> None:
    wanted = files({"smt": 1, "smarttrackers": 1}) | {"smt/smt.md": b"other"}
    assert kinds(output, wanted) == {
        "smartfms/smartfms.html": Kind.REMOVED,
        "smartfms/smartfms.md": Kind.REMOVED,
        "smarttrackers/smarttrackers.html": Kind.CREATED,
        "smarttrackers/smarttrackers.md": Kind.CREATED,
        "smt/smt.html": Kind.UNCHANGED,
        "smt/smt.md": Kind.UPDATED,
    }


def test_a_file_that_a_person_changed_is_edited_and_an_error_says_what_to_do(output: Path) -> None:
    (output / "smt/smt.md").write_text("by hand")
    plan = compare(output, files({"smt": 2, "smartfms": 1}))
    assert [change.path for change in plan.changes if change.kind is Kind.EDITED] == ["smt/smt.md"]
    (said,) = plan.diagnostics
    assert (said.code, str(said.location), said.severity) == ("output-edited", "output/smt/smt.md:1:1", Severity.ERROR)
    assert "--force" in said.hint


def test_a_file_that_no_build_wrote_is_edited_too(output: Path) -> None:
    (output / "smarttrackers").mkdir()
    (output / "smarttrackers/smarttrackers.md").write_text("a stranger's")
    found = kinds(output, files({"smt": 1, "smartfms": 1, "smarttrackers": 1}))
    assert found["smarttrackers/smarttrackers.md"] is Kind.EDITED
    assert found["smarttrackers/smarttrackers.html"] is Kind.CREATED


def test_a_file_that_a_person_made_as_wanted_is_unchanged(output: Path) -> None:
    wanted = files({"smt": 2, "smartfms": 1})
    (output / "smt/smt.md").write_bytes(wanted["smt/smt.md"])
    assert kinds(output, wanted)["smt/smt.md"] is Kind.UNCHANGED


def test_a_file_that_a_person_removed_is_created_again(output: Path) -> None:
    (output / "smt/smt.md").unlink()
    assert kinds(output, files({"smt": 1, "smartfms": 1}))["smt/smt.md"] is Kind.CREATED


def test_an_edited_file_of_a_company_that_is_gone_is_kept_with_a_warning(output: Path) -> None:
    (output / "smt/smt.md").write_text("by hand")
    plan = compare(output, files({"smartfms": 1}))
    assert [(c.path, c.kind) for c in plan.changes if c.path.startswith("smt/")] == [
        ("smt/smt.html", Kind.REMOVED),
        ("smt/smt.md", Kind.EDITED),
    ]
    assert [said.severity for said in plan.diagnostics] == [Severity.WARNING]


@pytest.mark.parametrize(
    "scope",
    [
        Scope(slugs=frozenset({"smt"})),
        Scope(kept=frozenset({"smartfms"})),
        Scope(suffixes=frozenset({".docx"})),
    ],
    ids=["another company is asked for", "its statement has errors", "another format is asked for"],
)
def test_a_file_outside_the_scope_is_never_removed(output: Path, scope: Scope) -> None:
    assert not [path for path, kind in kinds(output, files({"smt": 1}), scope).items() if kind is Kind.REMOVED]


def test_a_format_that_is_asked_for_no_longer_takes_the_others_along(output: Path) -> None:
    scope = Scope(suffixes=frozenset({".md"}))
    assert kinds(output, {}, scope) == {"smartfms/smartfms.md": Kind.REMOVED, "smt/smt.md": Kind.REMOVED}


def test_a_suffix_is_all_behind_the_first_point() -> None:
    assert suffix_of("smt/smt.fragment.html") == ".fragment.html"
    assert suffix_of("smt/smt.redline.html") == ".redline.html"
    assert suffix_of("smt/smt") == ""


@pytest.mark.parametrize("path", ["index.html", "smt/review.html", "review.json"])
def test_a_page_of_the_review_site_is_in_no_format(path: str) -> None:
    assert suffix_of(path) == "", "a build of some formats would take it for a file that is gone"


@pytest.mark.parametrize(
    "path",
    [
        "", ".", "..", "/etc/passwd", "../x.md", "smt/../../x.md", "smt/./x.md", "smt//x.md", "smt/", "/smt", "a\\b.md",
        "c:x.md", ".manifest.json", "smt/.hidden", "con/con.md", "smt/NUL.md", "smt/x.", "smt/x.md ", "smt/x\n.md",
        "smt/\0.md", "smt/x+y.md", "smt/é.md", "smt/\u212a.md", "published/smt/1.md", "Published/x.md", "x" * 201,
    ],
)  # fmt: skip
def test_a_name_that_leads_out_or_cannot_be_carried_to_another_system_refuses_everything(
    tmp_path: Path, path: str
) -> None:
    plan = compare(tmp_path / "output", {path: b"x", **files({"smt": 1})})
    assert plan.refused
    assert not plan.changes
    assert [(said.code, said.location.path) for said in plan.diagnostics] == [("output-name", "output")]


@given(st.text(alphabet="abA.-_/\\~+ é0", max_size=12))
def test_a_safe_name_stays_inside(path: str) -> None:
    if is_safe(path):
        assert os.path.normpath(path) == path, f"{path!r} is not its own normal form: is_safe must refuse it"
        assert not path.startswith(("/", "."))


@pytest.mark.parametrize("pair", [("smt/smt.md", "smt/SMT.md"), ("smt", "smt/smt.md"), ("SMT", "smt/smt.md")])
def test_two_names_that_cannot_both_be_files_refuse_everything(tmp_path: Path, pair: tuple[str, str]) -> None:
    plan = compare(tmp_path / "output", dict.fromkeys(pair, b"x"))
    assert plan.refused
    assert all(name in plan.diagnostics[0].message for name in pair)


def test_a_link_is_neither_read_nor_replaced(output: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "smartfms.md").write_bytes(files({"smartfms": 1})["smartfms/smartfms.md"])
    (output / "smt/smt.md").unlink()
    (output / "smt/smt.md").symlink_to(outside / "smartfms.md")
    for name in ("smartfms.md", "smartfms.html"):
        (output / "smartfms" / name).unlink()
    (output / "smartfms").rmdir()
    (output / "smartfms").symlink_to(outside)
    found = kinds(output, files({"smt": 1, "smartfms": 1}))
    assert [path for path, kind in found.items() if kind is Kind.BLOCKED] == [
        "smartfms/smartfms.html",
        "smartfms/smartfms.md",
        "smt/smt.md",
    ]


def test_a_folder_where_a_file_should_be_is_in_the_way_and_so_is_a_file_where_a_folder_should_be(output: Path) -> None:
    (output / "smt/smt.md").unlink()
    (output / "smt/smt.md").mkdir()
    (output / "new").write_text("a file")
    plan = compare(output, files({"smt": 1, "smartfms": 1, "new": 1}))
    said = {diagnostic.location.path: diagnostic.message for diagnostic in plan.diagnostics}
    assert said == {
        "output/smt/smt.md": "left as it is: a folder stands there",
        "output/new/new.md": "left as it is: a file stands where the folder new/ should be",
        "output/new/new.html": "left as it is: a file stands where the folder new/ should be",
    }


def test_a_pipe_does_not_hang_a_run(output: Path) -> None:
    (output / "smt/smt.md").unlink()
    os.mkfifo(output / "smt/smt.md")
    assert kinds(output, files({"smt": 1, "smartfms": 1}))["smt/smt.md"] is Kind.BLOCKED


@pytest.mark.parametrize("damage", ["cut", "altered", "empty", "missing"])
def test_without_a_sound_record_only_files_that_are_as_wanted_are_ours(output: Path, damage: str) -> None:
    record = output / RECORD
    whole = record.read_bytes()
    match damage:
        case "cut":
            record.write_bytes(whole[:-1])
        case "altered":
            record.write_bytes(whole.replace(b"smt/smt.md", b"smt/smt.mm"))
        case "empty":
            record.write_bytes(b"")
        case _:
            record.unlink()
    plan = compare(output, files({"smt": 1, "smartfms": 2}))
    assert {change.path: change.kind for change in plan.changes} == {
        "smartfms/smartfms.html": Kind.EDITED,
        "smartfms/smartfms.md": Kind.EDITED,
        "smt/smt.html": Kind.UNCHANGED,
        "smt/smt.md": Kind.UNCHANGED,
    }
    said = {diagnostic.code for diagnostic in plan.diagnostics}
    assert ("output-record-damaged" in said) == (damage in {"cut", "altered", "empty"})


def test_a_record_that_cannot_be_read_stops_the_run_instead_of_being_thought_lost(output: Path) -> None:
    (output / RECORD).unlink()
    (output / RECORD).mkdir()
    plan = compare(output, files({"smt": 2}))
    assert plan.refused
    assert [(said.code, said.location.path) for said in plan.diagnostics] == [("output-unreadable", f"output/{RECORD}")]


def test_a_company_is_intact_while_all_its_files_stand_as_recorded(output: Path) -> None:
    record = recorded(output)
    assert intact(output, record, ["smt", "smartfms", "unknown"]) == {"smt", "smartfms"}
    (output / "smt/smt.html").write_text("by hand")
    (output / "smartfms/smartfms.md").unlink()
    assert intact(output, record, ["smt", "smartfms"]) == frozenset()


def test_comparing_changes_nothing(output: Path) -> None:
    before = tree(output)
    compare(output, files({"new": 1}))
    assert tree(output) == before
