"""``statements publish`` and ``rollback``: what is frozen, what is refused, and that a refusal changes nothing."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import ledger
from generator.storage import lock
from tests.support.cli import BROOD, COMPANIES, Ran, change, make_workspace, run, tree
from tests.support.folders import REPOSITORY

pytestmark = pytest.mark.thorough

FIRST = ("--effective", "2026-01-01", "--reason", "Eerste versie")
SECOND = ("--effective", "2026-06-01", "--reason", "Nieuw telefoonnummer")
THIRD = ("--effective", "2026-07-01", "--reason", "Nog een nummer")
EPOCH = "1795305600"
"""22 November 2026."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_workspace(tmp_path)


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a workspace that has published its first versions; the same publication gives the same bytes."""
    where = make_workspace(tmp_path_factory.mktemp("once"))
    assert publish(where, *FIRST).code == 0
    return where / "output"


@pytest.fixture
def first(root: Path, once: Path) -> None:
    """The first versions are published."""
    shutil.copytree(once, root / "output")


def publish(root: Path, *words: str) -> Ran:
    return run(root, "publish", *words, SOURCE_DATE_EPOCH=EPOCH)


def everything(root: Path) -> dict[str, bytes]:
    """All files below output/, hidden ones but for locks included."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in (root / "output").rglob("*")
        if path.is_file() and not path.name.endswith(".lock") and path.name != lock.NAME
    }


def readable(content: bytes) -> str:
    """A text as a reader sees it, to whom a space at which no line ends is a space."""
    return content.decode().replace("\u00a0", " ").replace("&nbsp;", " ")


def call_otherwise(root: Path) -> None:
    change(root, BROOD, "020 555 01 23", "020 555 01 99")


def test_everything_is_published_once_and_stands_in_output_too(root: Path) -> None:
    ran = publish(root, *FIRST)
    assert ran.code == 0, ran.err
    assert "3 versions published." in ran.err
    files = tree(root / "output")
    for slug in COMPANIES:
        for suffix in (".md", ".html", ".fragment.html", ".docx"):
            assert files[f"published/{slug}/1/{slug}{suffix}"] == files[f"{slug}/{slug}{suffix}"]
    assert "1 januari 2026" in readable(files["lindehof-brood/lindehof-brood.md"])
    again = publish(root, *SECOND)
    assert (again.code, "There is nothing to publish." in again.err) == (0, True)
    assert tree(root / "output") == files, "publishing nothing writes nothing"


@pytest.mark.usefixtures("first")
def test_only_what_changed_is_published(root: Path) -> None:
    before = tree(root / "output")
    call_otherwise(root)
    ran = run(root, "publish", *SECOND, "--by", "J. Bakker", "--json", SOURCE_DATE_EPOCH=EPOCH)
    assert ran.code == 0, ran.err
    assert [(one["slug"], one["version"], one["by"]) for one in ran.answer["published"]] == [
        ("lindehof-brood", 2, "J. Bakker")
    ]
    assert ran.answer["unchanged"] == ["fietsatelier-de-ketting", "lindehof-koffie"]
    after = tree(root / "output")
    touched = {path for path in before if before[path] != after[path]}
    site = {"index.html", "lindehof-brood/review.html"}
    assert touched == {f"lindehof-brood/lindehof-brood{s}" for s in (".md", ".html", ".fragment.html", ".docx")} | {
        "published/ledger.jsonl",
        *site,
    }
    assert after["published/ledger.jsonl"].startswith(before["published/ledger.jsonl"]), "lines are only added"
    text = readable(after["published/lindehof-brood/2/lindehof-brood.md"])
    assert "1 juni 2026" in text
    assert "020 555 01 99" in text


@pytest.mark.usefixtures("first")
def test_a_build_leaves_the_published_bytes_until_the_text_differs_and_then_makes_a_draft(root: Path) -> None:
    before = tree(root / "output")
    assert "17 unchanged" in run(root, "build").err
    assert tree(root / "output") == before
    call_otherwise(root)
    assert run(root, "build").code == 0
    draft = tree(root / "output")
    text = readable(draft["lindehof-brood/lindehof-brood.md"])
    assert "januari 2026" not in text, "a draft has no date"
    assert 'class="draft"' in draft["lindehof-brood/lindehof-brood.html"].decode()
    assert {path for path in before if before[path] != draft[path]} <= {
        p for p in before if p.startswith("lindehof-brood/") or p in ("index.html", "review.json")
    }
    change(root, BROOD, "020 555 01 99", "020 555 01 23")
    run(root, "build")
    assert tree(root / "output") == before, "with the old text come the published bytes"


@pytest.mark.usefixtures("first")
def test_a_format_that_was_not_published_is_printed_with_the_versions_date(root: Path) -> None:
    run(root, "build", "--format", "md", "--output", "elders")
    name = "lindehof-brood/lindehof-brood.md"
    assert (root / "elders" / name).read_bytes() == (root / "output" / name).read_bytes()


def test_a_statement_of_no_known_day_can_be_a_first_version_only(root: Path) -> None:
    ran = publish(root, "lindehof-brood", "--effective", "unknown", "--reason", "Eerste versie")
    assert ran.code == 0, ran.err
    published, _ = ledger.read(root / "output")
    assert published is not None
    (version,) = published.versions("lindehof-brood")
    assert version.effective is None
    assert "Versie 1" in (root / "output/lindehof-brood/lindehof-brood.html").read_text("utf-8")
    call_otherwise(root)
    ran = publish(root, "lindehof-brood", "--effective", "unknown", "--reason", "Nog eens")
    assert (ran.code, "effective-unknown" in ran.err) == (1, True)


def test_a_dry_run_gives_the_same_verdict_and_writes_nothing(root: Path) -> None:
    ran = publish(root, *FIRST, "--dry-run")
    assert (ran.code, "3 versions would be published." in ran.err) == (0, True)
    assert not (root / "output").exists()
    assert ran.out == publish(root, *FIRST).out
    call_otherwise(root)
    before = everything(root)
    assert publish(root, *FIRST, "--dry-run").code == publish(root, *FIRST).code == 1
    assert everything(root) == before


def test_the_same_publication_gives_the_same_bytes(root: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = make_workspace(tmp_path / "other")
    publish(root, *FIRST)
    publish(other, *FIRST)
    assert tree(root / "output") == tree(other / "output")


def edit_output(root: Path) -> None:
    (root / "output/lindehof-brood/lindehof-brood.md").write_text("met de hand\n", "utf-8")


def break_profile(root: Path) -> None:
    change(root, BROOD, "email: privacy@", "emial: privacy@")


def remove_published(root: Path) -> None:
    (root / "output/published/lindehof-brood/1/lindehof-brood.docx").unlink()


def alter_published(root: Path) -> None:
    (root / "output/published/lindehof-brood/1/lindehof-brood.md").write_text("anders\n", "utf-8")


def break_chain(root: Path) -> None:
    run(root, "publish", "lindehof-brood", *SECOND, SOURCE_DATE_EPOCH=EPOCH)
    change(root, BROOD, "01 99", "01 77")
    change(root, "output/published/ledger.jsonl", "Eerste versie", "Laatste versie")


def cut_ledger(root: Path) -> None:
    run(root, "publish", "lindehof-brood", *SECOND, SOURCE_DATE_EPOCH=EPOCH)
    change(root, BROOD, "01 99", "01 77")
    path = root / "output/published/ledger.jsonl"
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))


def lose_ledger(root: Path) -> None:
    (root / "output/published/ledger.jsonl").unlink()


def merge_ledger(root: Path) -> None:
    path = root / "output/published/ledger.jsonl"
    *lines, last = path.read_bytes().splitlines(keepends=True)
    other = last.replace(b"Eerste versie", b"Eerste")
    path.write_bytes(b"".join([*lines, b"<<<<<<< HEAD\n", last, b"=======\n", other, b">>>>>>> other\n"]))


def change_line_ends(root: Path) -> None:
    path = root / "output/published/ledger.jsonl"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


def move_record(root: Path) -> None:
    (root / "output/published").rename(root / "elsewhere")
    (root / "output/published").symlink_to(root / "elsewhere")


def nothing(root: Path) -> None:
    """Nothing is wrong but the day."""


REFUSALS: dict[str, tuple[Callable[[Path], None], tuple[str, ...], str, str]] = {
    "an edited file in output": (edit_output, SECOND, "output-edited", "output/lindehof-brood/lindehof-brood.md"),
    "a profile with errors": (break_profile, SECOND, "unknown-key", BROOD),
    "a published file gone": (
        remove_published,
        SECOND,
        "published-missing",
        "output/published/lindehof-brood/1/lindehof-brood.docx",
    ),
    "a published file altered": (
        alter_published,
        SECOND,
        "published-altered",
        "output/published/lindehof-brood/1/lindehof-brood.md",
    ),
    "a broken chain": (break_chain, THIRD, "ledger-broken", "ledger.jsonl"),
    "a ledger cut short": (
        cut_ledger,
        ("--effective", "2026-07-01", "--reason", "x"),
        "published-unrecorded",
        "brood/2",
    ),
    "a ledger merged by git": (merge_ledger, SECOND, "ledger-merged", "output/published/ledger.jsonl"),
    "line ends of git": (change_line_ends, SECOND, "ledger-line-ends", "output/published/ledger.jsonl"),
    "a record behind a link": (move_record, SECOND, "published-unreadable", "output/published"),
    "a lost ledger": (lose_ledger, SECOND, "ledger-missing", "output/published/ledger.jsonl"),
    "the same day": (nothing, ("--effective", "2026-01-01", "--reason", "x"), "effective-not-later", "ledger.jsonl"),
    "an earlier day": (nothing, ("--effective", "2025-01-01", "--reason", "x"), "effective-not-later", "ledger.jsonl"),
}


@pytest.mark.parametrize("name", REFUSALS)
@pytest.mark.usefixtures("first")
def test_a_refusal_says_why_and_where_and_changes_nothing(root: Path, name: str) -> None:
    spoil, words, code, place = REFUSALS[name]
    call_otherwise(root)
    spoil(root)
    before = everything(root)
    for dry in ((), ("--dry-run",)):
        ran = run(root, "publish", *words, *dry, "--json", SOURCE_DATE_EPOCH=EPOCH)
        assert ran.code == 1
        found = [finding for finding in ran.answer["diagnostics"] if finding["code"] == code]
        assert found, f"expected {code}: {ran.answer['diagnostics']}"
        assert place in found[0]["file"]
        assert found[0]["hint"]
        assert ran.answer["published"] == []
        assert everything(root) == before


def test_one_statement_with_errors_keeps_all_others_from_being_published_unless_they_are_named(root: Path) -> None:
    break_profile(root)
    assert publish(root, *FIRST).code == 1
    assert not (root / "output" / "published").exists()
    assert publish(root, "lindehof-koffie", *FIRST).code == 0


@pytest.mark.usefixtures("first")
def test_a_build_with_a_damaged_record_writes_nothing(root: Path) -> None:
    call_otherwise(root)
    lose_ledger(root)
    before = everything(root)
    ran = run(root, "build")
    assert (ran.code, "ledger-missing" in ran.err) == (1, True)
    assert everything(root) == before


@pytest.mark.usefixtures("first")
def test_a_build_does_not_put_an_altered_published_file_into_output(root: Path) -> None:
    alter_published(root)
    ran = run(root, "build")
    assert (ran.code, "published-altered" in ran.err) == (1, True)


def test_two_cannot_publish_at_once(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.output.releases.WAIT", 0.0)
    with ledger.publishing(root / "output"):
        ran = publish(root, *FIRST)
    assert (ran.code, "ledger-in-use" in ran.err) == (1, True)
    assert not (root / "output" / "published").exists()


def test_two_processes_that_publish_at_once_leave_one_sound_chain(root: Path) -> None:
    command = [sys.executable, "-m", "generator", "-C", str(root), "-q", "publish"]
    running = {slug: subprocess.Popen([*command, slug, *FIRST], cwd=REPOSITORY) for slug in COMPANIES[:2]}
    codes = {slug: process.wait() for slug, process in running.items()}
    assert 0 in codes.values(), "one of them publishes, whatever the other does"
    assert set(codes.values()) <= {0, 1}, "one that waited too long for the other is refused"
    published, damage = ledger.read(root / "output")
    assert published is not None, damage
    assert set(published.of) == {slug for slug, code in codes.items() if code == 0}
    assert run(root, "verify").code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--effective", "1-6-2026", "--reason", "x"), "is not a date"),
        (("--effective", "2026-02-30", "--reason", "x"), "is not a date"),
        (("--effective", "2026-06-01", "--reason", "  "), "'reason' is empty"),
        (("--effective", "2026-06-01", "--reason", "x\x1b[31m"), "cannot be printed"),
        (("--effective", "2026-06-01", "--reason", "x\ue000"), "cannot be printed"),
        (("--effective", "2026-06-01", "--reason", "x" * 1_000), "too long"),
        (("--reason", "x"), "--effective"),
    ],
)
def test_an_order_that_cannot_be_meant_is_wrong_use(root: Path, words: tuple[str, ...], said: str) -> None:
    ran = publish(root, *words)
    assert (ran.code, said in ran.err) == (2, True), ran.err


@pytest.mark.usefixtures("first")
def test_rollback_makes_a_new_version_with_the_old_text(root: Path) -> None:
    call_otherwise(root)
    publish(root, *SECOND)
    before = tree(root / "output" / "published")
    back = ("--to", "1", "--effective", "2026-07-01", "--reason", "Terug")
    ran = run(root, "rollback", "lindehof-brood", *back)
    assert ran.code == 0, ran.err
    after = tree(root / "output" / "published")
    assert all(after[path] == content for path, content in before.items() if path != "ledger.jsonl")
    old, new = (readable(after[f"lindehof-brood/{number}/lindehof-brood.md"]) for number in (1, 3))
    again = old.replace("Versie 1", "Versie 3").replace("1 januari 2026", "1 juli 2026").rstrip()
    assert new.startswith(again), "the text of version 1 is back"
    assert "In versie 3 is dit veranderd: Terug" in new.removeprefix(again)
    assert after["lindehof-brood/3/inputs.json"] == after["lindehof-brood/1/inputs.json"]
    entry = json.loads(after["ledger.jsonl"].splitlines()[-1])
    assert (entry["kind"], entry["restores"], entry["version"]) == ("rollback", 1, 3)
    told = json.loads(run(root, "status", "lindehof-brood", "--json").out)["statements"][0]
    assert told["draft"] == "differs", "the profile still says what the second version said"


@pytest.mark.parametrize(
    ("slug", "to", "said"),
    [("lindehof-brood", "1", "is the latest"), ("lindehof-brood", "7", "no version 7"), ("brood", "1", "nothing of")],
)
@pytest.mark.usefixtures("first")
def test_rollback_to_a_version_that_there_is_not_is_wrong_use(root: Path, slug: str, to: str, said: str) -> None:
    ran = run(root, "rollback", slug, "--to", to, "--effective", "2026-07-01", "--reason", "Terug")
    assert (ran.code, said in ran.err) == (2, True), ran.err


@pytest.mark.usefixtures("first")
def test_rollback_to_a_text_that_holds_already_publishes_nothing(root: Path) -> None:
    call_otherwise(root)
    publish(root, *SECOND)
    back = ("rollback", "lindehof-brood", "--to", "1", "--reason", "Terug")
    assert run(root, *back, "--effective", "2026-07-01").code == 0
    before = everything(root)
    ran = run(root, *back, "--effective", "2026-08-01")
    assert (ran.code, "There is nothing to publish." in ran.err) == (0, True)
    assert everything(root) == before


@pytest.mark.usefixtures("first")
def test_rollback_needs_what_was_kept(root: Path) -> None:
    call_otherwise(root)
    publish(root, *SECOND)
    (root / "output/published/lindehof-brood/1/inputs.json").write_text("{}\n", "utf-8")
    before = everything(root)
    ran = run(root, "rollback", "lindehof-brood", "--to", "1", "--effective", "2026-07-01", "--reason", "Terug")
    assert (ran.code, "published-altered" in ran.err) == (1, True)
    assert everything(root) == before
