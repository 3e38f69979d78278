"""``statements init``: a workspace that builds at once."""

import shutil
from pathlib import Path
from unittest.mock import patch

import pytest

from generator.cli.invocation import program
from generator.setup import new_workspace
from tests.support.cli import COMPANIES, run, tree
from tests.support.folders import REPOSITORY


def test_a_new_workspace_is_built_and_in_order(tmp_path: Path) -> None:
    ran = run(tmp_path, "init", "new")
    assert ran.code == 0, ran.err
    made = tree(tmp_path / "new")
    for name in ("output/lindehof-brood/lindehof-brood.docx", "README.md", "profiles/groups/lindehof.yaml"):
        assert name in made, f"{name} was not made"
    assert (tmp_path / "new" / ".gitignore").is_file()
    assert {path.name for path in (tmp_path / "new" / ".schema").iterdir()} == {"company.json", "group.json"}
    assert run(tmp_path / "new", "check").code == 0


def test_the_templates_are_those_of_the_program(tmp_path: Path) -> None:
    run(tmp_path, "init", "new")
    assert tree(tmp_path / "new" / "templates") == tree(REPOSITORY / "templates")


def test_examples_show_a_sister_and_a_company_alone(tmp_path: Path) -> None:
    ran = run(tmp_path, "init", "new", "--example", "--json")
    assert [statement["slug"] for statement in ran.answer["statements"]] == list(COMPANIES)
    assert all(statement["ok"] for statement in ran.answer["statements"])


def test_the_made_up_companies_leave_nothing_to_mend(tmp_path: Path) -> None:
    run(tmp_path, "init", "new", "--example")
    ran = run(tmp_path / "new", "check", *COMPANIES, "--json")
    found = {(d["file"], d["code"]) for d in ran.answer["diagnostics"] if d["severity"] != "note"}
    assert found == set(), "a newcomer starts without findings"


def test_the_next_command_is_told_as_it_works(tmp_path: Path) -> None:
    command = tmp_path / "a bin" / "statements"
    command.parent.mkdir()
    command.write_text("#!/bin/sh\n", "utf-8")
    command.chmod(0o755)
    with patch("sys.argv", [str(command)]):
        ran = run(tmp_path, "init", "my own")
        assert f"Next: cd 'my own' && '{command}' check" in ran.err
        on_path = run(tmp_path, "init", "other", PATH=str(command.parent))
    assert "Next: cd other && statements check" in on_path.err


def test_a_command_that_was_called_by_a_relative_path_is_told_by_one_that_works_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "statements").write_text("", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.argv", ["./statements"])
    assert program() == "./statements"
    assert program(elsewhere=True) == str(tmp_path / "statements")
    monkeypatch.setattr("sys.argv", ["generator/__main__.py"])
    assert program().endswith(" -m generator")


@pytest.mark.parametrize("taken", ["profiles", "templates", "output"])
def test_a_folder_that_is_in_use_is_refused_and_left_alone(tmp_path: Path, taken: str) -> None:
    (tmp_path / "new" / taken).mkdir(parents=True)
    (tmp_path / "new" / taken / "mine.txt").write_text("mine", "utf-8")
    before = tree(tmp_path)
    ran = run(tmp_path, "init", "new")
    assert ran.code == 2
    assert f"new has a folder {taken}/ already" in ran.err
    assert tree(tmp_path) == before


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "new").write_text("", "utf-8")
    assert run(tmp_path, "init", "new").code == 2


def test_a_readme_of_ones_own_stays(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "README.md").write_text("mine", "utf-8")
    assert run(tmp_path, "init", "new").code == 0
    assert (tmp_path / "new" / "README.md").read_text("utf-8") == "mine"


def test_an_installed_program_takes_the_templates_inside_it(tmp_path: Path) -> None:
    package = tmp_path / "site" / "generator"
    shutil.copytree(REPOSITORY / "generator" / "setup" / "starter", package / "setup" / "starter")
    shutil.copytree(REPOSITORY / "templates", package / "starter" / "templates")
    with patch.object(new_workspace, "files", return_value=package):
        assert run(tmp_path, "init", "new").code == 0
    assert (tmp_path / "new" / "templates" / "group-statement" / "policy.yaml").is_file()
