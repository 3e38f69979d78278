"""The Python API: its names are pinned, its page is run, and nothing in it prints or reads the clock."""

import importlib
import pkgutil
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

import generator
from tests.support.folders import REPOSITORY

PAGE = REPOSITORY / "docs" / "developers" / "api.md"
NAMES = """
    BuildResult CheckResult Diagnostic DriftResult Explanation FileCheckResult NewCompany PlanResult Prompt
    PublishResult RedlineResult SavedPlan StatusResult VerifyResult WebsiteResult Workspace WrongUse build check
    check_files check_website drift editor_schema explain load_plan new_company new_workspace open_workspace plan
    publish redline redline_files report rollback status verify write_schemas
""".split()


@pytest.fixture
def privacy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the repository's workspace as ``privacy/``, in the folder that a program is run in."""
    root = tmp_path / "privacy"
    for name in ("profiles", "templates"):
        shutil.copytree(REPOSITORY / name, root / name)
    shutil.copytree(REPOSITORY / "output" / "published", root / "output" / "published")
    monkeypatch.chdir(tmp_path)
    return root


def test_the_public_names_are_these() -> None:
    names = sorted({*generator.__all__} - {"__version__"})
    assert names == sorted(NAMES), "a public name is a promise: change this list and api.md with it"
    text = PAGE.read_text("utf-8")
    silent = [name for name in NAMES if f"`{name}`" not in text and f".{name}" not in text]
    assert not silent, f"docs/developers/api.md does not name {silent}"


def test_no_module_takes_the_place_of_a_function() -> None:
    for module in pkgutil.walk_packages(generator.__path__, "generator."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    for name in NAMES:
        assert not hasattr(getattr(generator, name), "__path__"), f"the package generator.{name} hides the function"


def test_the_page_runs_as_it_stands(privacy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = "\n".join(re.findall(r"^```python\n(.*?)^```$", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL))
    names: dict[str, object] = {}
    exec(compile(code, str(PAGE), "exec"), names)
    assert "there is no company 'smart2lid'" in capsys.readouterr().out
    assert (privacy / "output" / "smart2led" / "smart2led.docx").is_file()
    assert isinstance(names["redline"], generator.RedlineResult) and names["redline"].folder == privacy / "redlines"


def test_plan_and_publish_in_three_lines(privacy: Path) -> None:
    profile = privacy / "profiles" / "smart2led.yaml"
    profile.write_text(profile.read_text("utf-8").replace('editions: {security: "2018"}\n', ""), "utf-8")
    group = generator.open_workspace("privacy", on=date(2026, 12, 1))
    plan = generator.plan(group, ["smart2led"])
    done = generator.publish(group, effective=date(2026, 12, 1), reason="Beveiliging", plan=plan)
    assert [impact.slug for impact in plan.impacts] == ["smart2led"]
    assert [(one.slug, one.version) for one in done.versions] == [("smart2led", 2)]


def test_a_plan_is_refused_once_anything_has_moved(privacy: Path, tmp_path: Path) -> None:
    group = generator.open_workspace(privacy, on=date(2026, 12, 1))
    generator.plan(group, ["smart2led"]).save(tmp_path / "week.plan")
    profile = privacy / "profiles" / "smart2led.yaml"
    profile.write_text(profile.read_text("utf-8") + "# later\n", "utf-8")
    result = generator.build(group, plan=generator.load_plan(tmp_path / "week.plan"))
    assert result.refused == "moved" and result.diagnostics[0].code == "plan-moved"
    assert not (privacy / "output" / "smart2led").exists(), "nothing is written by a plan that no longer holds"


def test_nothing_is_printed(privacy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    group = generator.open_workspace(privacy, on=date(2026, 12, 1))
    seen: list[tuple[str, int]] = []
    generator.build(group, ["smart2led", "smt"], dry_run=True, progress=lambda name, total: seen.append((name, total)))
    generator.status(group)
    generator.verify(group, hashes=True)
    assert capsys.readouterr() == ("", "")
    assert seen == [("smart2led", 2), ("smt", 2)]


@pytest.mark.parametrize("package", "change drafting output record review setup statement law profile".split())
def test_no_step_reads_the_clock_the_environment_or_a_command_line(package: str) -> None:
    readers = re.compile(r"\bargparse\b|os\.environ|date\.today\(|datetime\.now\(|(?<![.\w])(?<!def )print\(")
    found = [
        f"{path.relative_to(REPOSITORY)}:{number}"
        for path in sorted((REPOSITORY / "generator" / package).rglob("*.py"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if readers.search(line)
    ]
    assert not found, f"take the day or the value as an argument, from the edge: {found}"


def test_a_workspace_without_a_day_publishes_nothing(privacy: Path) -> None:
    group = generator.open_workspace(privacy)
    with pytest.raises(generator.WrongUse, match="without a day"):
        generator.publish(group, ["smt"], effective=None, reason="Eerste")


@pytest.mark.parametrize("folder", ["profiles", "templates/x", ".git/x", "output/published", "."])
def test_no_command_writes_where_other_things_stand(privacy: Path, folder: str) -> None:
    group = generator.open_workspace(privacy, on=date(2026, 12, 1))
    with pytest.raises(generator.WrongUse, match="cannot be written"):
        generator.build(group, ["smt"], output=privacy / folder)
    with pytest.raises(generator.WrongUse, match="cannot be written"):
        generator.redline(group, "smart2led", output=privacy / folder)


def test_no_command_writes_through_a_link_that_leads_out(privacy: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (privacy / "link").symlink_to(tmp_path / "elsewhere")
    group = generator.open_workspace(privacy, on=date(2026, 12, 1))
    with pytest.raises(generator.WrongUse, match="leads out"):
        generator.build(group, ["smt"], output=privacy / "link")
    with pytest.raises(generator.WrongUse, match="leads out"):
        generator.redline(group, "smart2led", output=privacy / "link")
