"""``statements verify``: every kind of damage is told at its place, and what is sound can be made again to the byte."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.record import toolchain
from tests.support.cli import BROOD, COMPANIES, Ran, change, make_workspace, run, tree
from tests.support.folders import REPOSITORY

pytestmark = pytest.mark.thorough

EPOCH = "1795305600"
"""22 November 2026."""

LEDGER = "output/published/ledger.jsonl"


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that has published its first versions, and a second one of a company."""
    root = make_workspace(tmp_path_factory.mktemp("twice"))
    assert told(root, "publish", "--effective", "2026-01-01", "--reason", "Eerste versie").code == 0
    change(root, BROOD, "020 555 01 23", "020 555 01 99")
    assert told(root, "publish", "--effective", "2026-06-01", "--reason", "Nieuw nummer").code == 0
    return root


@pytest.fixture
def root(tmp_path: Path, twice: Path) -> Path:
    """A copy of that workspace to spoil."""
    shutil.copytree(twice, tmp_path / "workspace")
    return tmp_path / "workspace"


def told(root: Path, *words: str) -> Ran:
    return run(root, *words, SOURCE_DATE_EPOCH=EPOCH)


def found_in(root: Path, *words: str) -> set[tuple[str, str, int]]:
    """Code, file and line of each finding of ``verify``."""
    findings = told(root, "verify", "--json", *words).answer["diagnostics"]
    return {(finding["code"], finding["file"], finding["line"]) for finding in findings}


def rebuilt(root: Path, *words: str) -> dict[tuple[str, int], str]:
    """What came of each version that was made again."""
    answer = told(root, "verify", "--json", *words).answer
    return {(one["slug"], one["version"]): one["result"] for one in answer["rebuilt"]}


def test_a_sound_record_is_said_to_be_and_its_versions_in_force_are_made_again(root: Path) -> None:
    before = tree(root)
    ran = told(root, "verify")
    assert (ran.code, ran.out) == (0, ""), ran.err
    assert "4 published versions are unaltered." in ran.err
    assert "3 of 3 versions made again with the same bytes." in ran.err
    assert tree(root) == before, "verify writes nothing"
    assert rebuilt(root) == {(slug, 2 if "brood" in slug else 1): "same" for slug in COMPANIES}
    assert rebuilt(root, "--all", "lindehof-brood") == {("lindehof-brood", 1): "same", ("lindehof-brood", 2): "same"}
    assert rebuilt(root, "--on", "2026-05-31", "lindehof-koffie") == {("lindehof-koffie", 1): "same"}


def test_the_hashes_alone_can_be_checked(root: Path) -> None:
    assert rebuilt(root, "--hashes") == {}
    assert told(root, "verify", "--hashes").code == 0
    (root / OF_BROOD / "1/lindehof-brood.md").unlink()
    assert told(root, "verify", "--hashes").code == 1


def test_what_holds_later_is_made_again_too(root: Path) -> None:
    assert set(rebuilt(root, "--on", "2026-05-31", "lindehof-brood")) == {("lindehof-brood", 1), ("lindehof-brood", 2)}


def test_after_a_rollback_all_is_sound(root: Path) -> None:
    back = ("--to", "1", "--effective", "2026-07-01", "--reason", "Terug")
    assert told(root, "rollback", "lindehof-brood", *back).code == 0
    assert told(root, "verify", "--all").code == 0
    assert rebuilt(root, "--all", "lindehof-brood") == {("lindehof-brood", number): "same" for number in (1, 2, 3)}


def test_profiles_and_templates_of_today_have_no_part_in_it(root: Path) -> None:
    for folder in ("profiles", "templates"):
        shutil.rmtree(root / folder)
        (root / folder).mkdir()
    assert told(root, "verify", "--all").code == 0


def test_before_anything_is_published_there_is_nothing_to_verify(tmp_path: Path) -> None:
    ran = told(make_workspace(tmp_path), "verify")
    assert (ran.code, "Nothing was published yet." in ran.err) == (0, True)


def alter_a_byte(root: Path, path: str) -> None:
    content = bytearray((root / path).read_bytes())
    content[len(content) // 2] ^= 1
    (root / path).write_bytes(content)


def blob_of(root: Path, source: str) -> str:
    """Where an input of the second version is kept."""
    listed = json.loads((root / "output/published/lindehof-brood/2/inputs.json").read_text("utf-8"))
    return f"output/published/inputs/{listed[source]}"


def cut_a_line(root: Path) -> None:
    lines = (root / LEDGER).read_bytes().splitlines(keepends=True)
    (root / LEDGER).write_bytes(b"".join(lines[:-1]))


def cut_within_a_line(root: Path) -> None:
    (root / LEDGER).write_bytes((root / LEDGER).read_bytes()[:-100])


def merge_with_marks(root: Path) -> None:
    lines = (root / LEDGER).read_bytes().splitlines(keepends=True)
    theirs = lines[-1].replace(b"Nieuw nummer", b"Ander nummer")
    marked = [*lines[:-1], b"<<<<<<< HEAD\n", lines[-1], b"=======\n", theirs, b">>>>>>> zuster\n"]
    (root / LEDGER).write_bytes(b"".join(marked))


def change_line_ends(root: Path) -> None:
    for path in (root / "output" / "published").rglob("*.md"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


def move_behind_a_link(root: Path, name: str) -> None:
    (root / name).rename(root / "elsewhere")
    (root / name).symlink_to(root / "elsewhere")


def add(root: Path, name: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text("x", "utf-8")


OF_BROOD = "output/published/lindehof-brood"
DAMAGES: dict[str, tuple[Callable[[Path], object], str, str, int]] = {
    "a byte of a file": (lambda r: alter_a_byte(r, f"{OF_BROOD}/1/lindehof-brood.docx"), "published-altered",
                         f"{OF_BROOD}/1/lindehof-brood.docx", 1),
    "a file gone": (lambda r: (r / OF_BROOD / "2/lindehof-brood.md").unlink(), "published-missing",
                    f"{OF_BROOD}/2/lindehof-brood.md", 1),
    "a version gone": (lambda r: shutil.rmtree(r / OF_BROOD / "1"), "published-missing",
                       f"{OF_BROOD}/1/inputs.json", 1),
    "a byte of the list of inputs": (lambda r: alter_a_byte(r, f"{OF_BROOD}/1/inputs.json"), "published-altered",
                                     f"{OF_BROOD}/1/inputs.json", 1),
    "a word in the ledger": (lambda r: change(r, LEDGER, "Eerste versie", "Een versie"), "ledger-broken", LEDGER, 2),
    "the ledger cut at a line": (cut_a_line, "published-unrecorded", f"{OF_BROOD}/2", 1),
    "the ledger cut within a line": (cut_within_a_line, "ledger-cut", LEDGER, 4),
    "the ledger gone": (lambda r: (r / LEDGER).unlink(), "ledger-missing", LEDGER, 1),
    "a merge of git": (merge_with_marks, "ledger-merged", LEDGER, 4),
    "line ends of git in a file": (change_line_ends, "published-altered", f"{OF_BROOD}/1/lindehof-brood.md", 1),
    "line ends of git in the ledger": (
        lambda r: (r / LEDGER).write_bytes((r / LEDGER).read_bytes().replace(b"\n", b"\r\n")), "ledger-line-ends",
        LEDGER, 1),
    "the folder a link": (lambda r: move_behind_a_link(r, "output/published"), "published-unreadable",
                          "output/published", 1),
    "a company a link": (lambda r: move_behind_a_link(r, OF_BROOD), "published-unreadable", OF_BROOD, 1),
    "a version a link": (lambda r: move_behind_a_link(r, f"{OF_BROOD}/2"), "published-unreadable", f"{OF_BROOD}/2", 1),
    "the inputs a link": (lambda r: move_behind_a_link(r, "output/published/inputs"), "published-unreadable",
                          "output/published/inputs", 1),
    "a file beside a version": (lambda r: add(r, f"{OF_BROOD}/2/nota.txt"), "published-unrecorded",
                                f"{OF_BROOD}/2/nota.txt", 1),
    "a version that nobody published": (lambda r: add(r, f"{OF_BROOD}/3/x.md"), "published-unrecorded",
                                        f"{OF_BROOD}/3", 1),
    "a company that nobody published": (lambda r: add(r, "output/published/zuster/1/x.md"), "published-unrecorded",
                                        "output/published/zuster", 1),
    "a file among the inputs": (lambda r: add(r, "output/published/inputs/nota.txt"), "published-unrecorded",
                                "output/published/inputs/nota.txt", 1),
}  # fmt: skip


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_is_told_at_its_place(root: Path, name: str) -> None:
    spoil, code, file, line = DAMAGES[name]
    spoil(root)
    assert (code, file, line) in found_in(root)
    ran = told(root, "verify")
    assert ran.code == 1
    assert "->" in ran.err, "a hint says what to do"
    assert "are unaltered" not in ran.err


def test_a_byte_of_an_input_is_told_and_all_that_was_made_of_it_cannot_be_made_again(root: Path) -> None:
    blob = blob_of(root, BROOD)
    alter_a_byte(root, blob)
    assert found_in(root) == {("published-altered", blob, 1)}
    assert {key: result for key, result in rebuilt(root, "--all").items() if result != "same"} == {
        ("lindehof-brood", 2): "damaged"
    }
    shared = blob_of(root, "profiles/groups/lindehof.yaml")
    (root / shared).unlink()
    assert found_in(root, "--all") == {("published-altered", blob, 1), ("published-missing", shared, 1)}, "told once"
    assert {slug for (slug, _), result in rebuilt(root, "--all").items() if result == "same"} == {COMPANIES[0]}


def test_what_a_merge_or_line_ends_of_git_did_comes_with_the_way_back(root: Path) -> None:
    change_line_ends(root)
    hints = {finding["hint"] for finding in told(root, "verify", "--json").answer["diagnostics"]}
    assert all("output/published/** -text" in hint for hint in hints)


@pytest.mark.needs("git")
def test_the_gitattributes_of_a_new_workspace_keep_git_from_changing_line_ends(root: Path, tmp_path: Path) -> None:
    starter = REPOSITORY / "generator/setup/starter/workspace/gitattributes"
    shutil.copy(starter, root / ".gitattributes")
    shutil.copy(starter.with_name("gitignore"), root / ".gitignore")
    git = ("git", "-c", "core.autocrlf=true", "-c", "user.name=x", "-c", "user.email=x@x.example")
    for words in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "x"), ("clone", "-q", ".", str(tmp_path / "c"))):
        subprocess.run([*git, *words], cwd=root, check=True, capture_output=True)
    assert told(tmp_path / "c", "verify", "--all").code == 0


@pytest.mark.parametrize("left", [".DS_Store", "lindehof-brood/.DS_Store", "lindehof-brood/1/Thumbs.db"])
def test_what_a_file_manager_leaves_is_no_damage(root: Path, left: str) -> None:
    add(root, f"output/published/{left}")
    assert told(root, "verify").code == 0


def test_an_input_that_an_interrupted_run_left_is_no_damage(root: Path) -> None:
    name = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"  # the SHA-256 of "x"
    add(root, f"output/published/inputs/{name}")
    assert told(root, "verify").code == 0


def forge(root: Path) -> None:
    """Alters a published file and writes every line of the ledger anew, so that all hashes fit."""
    from generator.ledger.entries import canonical
    from generator.storage.disk import digest

    path = root / OF_BROOD / "1" / "lindehof-brood.html"
    path.write_text(path.read_text("utf-8").replace("bewaren", "verkopen"), "utf-8")
    lines, previous = [], "0" * 64
    for line in (root / LEDGER).read_bytes().splitlines():
        entry = json.loads(line) | {"previous": previous}
        if (entry["slug"], entry["version"]) == ("lindehof-brood", 1):
            entry["files"]["lindehof-brood.html"] = digest(path.read_bytes())
        lines.append(canonical(entry))
        previous = digest(lines[-1])
    (root / LEDGER).write_bytes(b"".join(line + b"\n" for line in lines))


def test_a_record_that_was_written_anew_does_not_follow_from_its_inputs(root: Path) -> None:
    forge(root)
    assert told(root, "verify").code == 0, "version 1 is not in force any more"
    ran = told(root, "verify", "--all")
    assert (ran.code, "error [rebuild-differs]" in ran.err, "lindehof-brood.html" in ran.out) == (1, True, True)


def test_who_noted_the_end_of_the_ledger_sees_that_it_was_written_anew_or_cut(root: Path) -> None:
    end = told(root, "verify", "--json").answer["end"]
    told(root, "rollback", "lindehof-brood", "--to", "1", "--effective", "2026-07-01", "--reason", "Terug")
    assert told(root, "verify", "--holds", end).code == told(root, "verify", "--holds", end[:12]).code == 0
    forge(root)
    assert ("ledger-end", LEDGER, 5) in found_in(root, "--holds", end)
    assert told(root, "verify", "--holds", "x").code == 2


def test_a_ledger_that_was_cut_with_its_folders_is_seen_by_who_noted_its_end_and_by_nobody_else(root: Path) -> None:
    end = told(root, "verify", "--json").answer["end"]
    cut_a_line(root)
    shutil.rmtree(root / OF_BROOD / "2")
    assert told(root, "verify").code == 0, "docs/officer/record.md says so"
    assert told(root, "verify", "--holds", end).code == 1


def make_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    """The Markdown comes out in other bytes than it used to."""
    from generator.formats.markdown import writer as markdown

    write = markdown.write
    monkeypatch.setattr("generator.formats.markdown.writer.write", lambda document: write(document) + b"\n")


def test_what_another_program_made_is_a_note_that_names_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_otherwise(monkeypatch)
    here = dict(toolchain.running())
    monkeypatch.setattr("generator.record.toolchain.running", lambda: here | {"markdown": "99.1", "lxml": "98"})
    ran = told(root, "verify", "--json", "--jobs", "1")
    (finding,) = ran.answer["diagnostics"]
    assert (ran.code, finding["code"], finding["severity"]) == (0, "rebuild-otherwise", "note")
    for said in (f"markdown {here['markdown']} (here 99.1)", f"lxml {here['lxml']} (here 98)", "and 2 others"):
        assert said in finding["message"]
    assert here["python"] not in finding["message"], "what is the same is not named"
    assert {one["result"] for one in ran.answer["rebuilt"]} == {"other-program"}
    assert {name for one in ran.answer["rebuilt"] for name in one["files"]} == {f"{slug}.md" for slug in COMPANIES}


def test_another_program_that_makes_the_same_bytes_is_not_told_of(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = dict(toolchain.running())
    monkeypatch.setattr("generator.record.toolchain.running", lambda: here | {"markdown": "99.1"})
    assert found_in(root, "--jobs", "1") == set()


def test_other_bytes_of_the_very_program_that_made_them_are_an_error(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_otherwise(monkeypatch)
    ran = told(root, "verify", "lindehof-koffie", "--jobs", "1")
    assert (ran.code, "error [rebuild-differs]" in ran.err) == (1, True)
    assert "OTHER BYTES" in ran.out and "lindehof-koffie.md" in ran.out


@pytest.mark.parametrize("words", [("zuster",), ("--on", "morgen"), ("--against", "nergens.html"), ("--jobs", "0")])
def test_what_cannot_be_meant_is_wrong_use(root: Path, words: tuple[str, ...]) -> None:
    assert told(root, "verify", *words).code == 2


def test_the_guide_to_the_record_says_what_to_do_about_each_finding(repository: Path) -> None:
    page = (repository / "docs" / "officer" / "record.md").read_text("utf-8")
    told_of = {
        code for row in page.splitlines() if row.startswith("| `") for code in re.findall(r"`([a-z]+-[a-z-]+)`", row)
    }
    raised = {code for _, code, _, _ in DAMAGES.values()} | {"rebuild-otherwise", "rebuild-differs", "ledger-end"}
    assert raised <= told_of, f"docs/officer/record.md lacks {sorted(raised - told_of)}"
    source = "".join(path.read_text("utf-8") for path in (repository / "generator").rglob("*.py"))
    assert not [code for code in told_of if f'"{code}"' not in source], "docs/officer/record.md has other findings"


def test_every_field_of_the_answer_in_json_is_told(root: Path, repository: Path) -> None:
    answer = told(root, "verify", "--json").answer
    docs = (repository / "docs" / "officer" / "commands.md").read_text("utf-8")
    fields = {*answer, *answer["rebuilt"][0]}
    assert not [name for name in fields if f"`{name}`" not in docs], "tell of them in docs/officer/commands.md"
