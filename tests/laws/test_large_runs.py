"""Builds of many companies, and builds with nothing to do: what is taken over is what would have been made."""

import os
import shutil
from pathlib import Path

import pytest

from generator.cli import up_to_date
from generator.drafting.batch import WORTH_WORKERS
from tests.support.cli import BROOD, Ran, change, make_workspace, run, tree

pytestmark = [pytest.mark.thorough, pytest.mark.skipif(os.name != "posix", reason="only POSIX tells whose a folder is")]

MANY = WORTH_WORKERS + 2


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace of a group of many invented companies, a few with a policy of their own."""
    root = make_workspace(tmp_path_factory.mktemp("many"))
    text = (root / BROOD).read_text("utf-8")
    for number in range(MANY):
        own = text.replace("01234567", str(90_000_000 + number)).replace("Lindehof Brood", f"Zuster {number}")
        if number % 10 == 0:
            own = own.replace("extends: lindehof", "extends: lindehof\npolicy: other-statement")
        (root / "profiles" / f"zuster-{number}.yaml").write_text(own, "utf-8")
    shutil.copytree(root / "templates" / "group-statement", root / "templates" / "other-statement")
    section = root / "templates" / "other-statement" / "nl" / "sections" / "changes.md.jinja"
    section.parent.mkdir(parents=True)
    shutil.copyfile(root / "templates" / "library" / "nl" / "sections" / "changes.md.jinja", section)
    return root


@pytest.fixture
def root(tmp_path: Path, once: Path) -> Path:
    shutil.copytree(once, tmp_path / "workspace")
    assert build(tmp_path / "workspace").code == 0
    return tmp_path / "workspace"


def build(root: Path, cache: str = "cache") -> Ran:
    return run(root, "build", "--format", "md", "--jobs", "1", "--json", XDG_CACHE_HOME=str(root.parent / cache))


def written(ran: Ran) -> set[str]:
    """The companies of which a file was written."""
    assert ran.code == 0, ran.err
    return {path.split("/")[0] for kind in ("created", "updated") for path in ran.answer["files"][kind]}


def check_clean(root: Path) -> None:
    """What stands there is what a build makes that can take over nothing."""
    built = tree(root / "output")
    shutil.rmtree(root / "output")
    assert build(root, "none").code == 0
    assert tree(root / "output") == built


def test_only_the_company_that_changed_is_written(root: Path) -> None:
    change(root, "profiles/zuster-3.yaml", "Voorbeeldstad", "Elders")
    assert written(build(root)) == {"zuster-3"}
    check_clean(root)


def test_a_section_of_one_policy_changes_its_companies_and_no_other(root: Path) -> None:
    path = root / "templates" / "other-statement" / "nl" / "sections" / "changes.md.jinja"
    path.write_text(path.read_text("utf-8") + "\nNog een zin.\n", "utf-8")
    assert written(build(root)) == {f"zuster-{number}" for number in range(0, MANY, 10)}
    check_clean(root)


def test_a_section_that_all_share_changes_all(root: Path) -> None:
    path = root / "templates" / "library" / "nl" / "sections" / "rights.md.jinja"
    path.write_text(path.read_text("utf-8") + "\nNog een zin.\n", "utf-8")
    assert len(written(build(root))) >= MANY
    check_clean(root)


def test_a_file_that_is_gone_or_edited_is_told_as_ever(root: Path) -> None:
    (root / "output" / "zuster-1" / "zuster-1.md").unlink()
    assert written(build(root)) == {"zuster-1"}
    (root / "output" / "zuster-2" / "zuster-2.md").write_text("by hand", "utf-8")
    ran = build(root)
    assert ran.code == 1 and ran.answer["files"]["edited"] == ["zuster-2/zuster-2.md"]


def test_findings_of_what_is_taken_over_are_told_again(root: Path) -> None:
    first = build(root).answer["diagnostics"]
    change(root, "profiles/zuster-3.yaml", "Voorbeeldstad", "Elders")
    assert len(build(root).answer["diagnostics"]) == len(first)


def test_an_error_in_a_shared_file_reaches_every_company(root: Path) -> None:
    path = root / "templates" / "library" / "nl" / "sections" / "rights.md.jinja"
    path.write_text("{% if %}", "utf-8")
    ran = build(root)
    assert ran.code == 1
    assert not any(statement["ok"] for statement in ran.answer["statements"] if statement["slug"].startswith("zuster"))


@pytest.fixture
def settled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small workspace of which it is known that there is nothing to do."""
    root = make_workspace(tmp_path)
    monkeypatch.setattr(up_to_date, "TICK", 0)
    for _ in range(2):
        assert build(root).code == 0
    assert is_known(root)
    return root


def is_known(root: Path) -> bool:
    """Whether a build answers without importing what makes statements."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.output.builds.make_drafts", _refuse)
        return run(root, "build", "--format", "md").code == 0


def _refuse(*_: object) -> None:
    raise RuntimeError("a build was made")


def test_nothing_to_do_is_told_as_it_was(settled: Path) -> None:
    first, again = build(settled), build(settled)
    assert first == again
    assert "0 files written" in run(settled, "build", "--format", "md").err


@pytest.mark.parametrize(
    "name",
    [BROOD, "profiles/groups/lindehof.yaml", "templates/house-style.docx", "output/lindehof-brood/lindehof-brood.md"],
)
def test_any_file_that_moved_makes_a_build_look_again(settled: Path, name: str) -> None:
    path = settled / name
    state, content = path.stat(), path.read_bytes()
    path.write_bytes(content[::-1])
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert not is_known(settled), "the same size and time of writing hide nothing"


def test_files_that_come_or_go_make_a_build_look_again(settled: Path) -> None:
    new = settled / "templates" / "library" / "nl" / "wording" / "new.yaml"
    new.write_text("a: b\n", "utf-8")
    assert not is_known(settled)
    new.unlink()
    (settled / "output" / "lindehof-koffie" / "lindehof-koffie.md").unlink()
    assert not is_known(settled)


def test_another_day_or_other_formats_are_another_build(settled: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.output.builds.make_drafts", _refuse)
        assert run(settled, "build", "--format", "md", SOURCE_DATE_EPOCH="1").code == 2
        assert run(settled, "build", "--format", "html").code == 2
        assert run(settled, "build", "--format", "md", "--strict").code == 2


def test_a_build_that_wrote_or_that_a_link_leads_into_is_not_kept(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    build(root)
    assert not is_known(root), "what was just written is looked at once more"
    (root / "profiles" / "groups" / "lindehof.yaml").rename(root / "lindehof.yaml")
    (root / "profiles" / "groups" / "lindehof.yaml").symlink_to(root / "lindehof.yaml")
    for _ in range(3):
        build(root)
    assert not is_known(root)


def test_a_file_touched_a_moment_ago_is_not_trusted(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    build(root)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(up_to_date, "TICK", 10**12)
        build(root)
    assert not is_known(root)
