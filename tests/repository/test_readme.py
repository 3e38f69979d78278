"""What README and the guides claim: commands, exit codes, files, the size of a sister's profile."""

import re
import shlex
from pathlib import Path

import pytest

from generator.cli import main
from tools.publish_history import publish

FENCE = re.compile(r"^```[a-z]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
COMMAND = ".venv/bin/statements "
FACTS = {
    "smart2print": "--legal-name 'Smart2Print B.V.' --short-name Smart2Print --kvk 12345678 "
    "--street Innovatie --number 8 --postcode '6921 RN' --city Duiven --email info@smart2print.nl "
    "--phone '088 65 71 400' --website www.smart2print.nl --no-input"
}
"""What the README's `new` asks for at the keyboard."""


def blocks(path: Path) -> list[str]:
    """The code blocks of a page."""
    return FENCE.findall(path.read_text("utf-8"))


def unpin(root: Path) -> None:
    """Deletes the line that README says to delete."""
    path = root / "profiles" / "smart2led.yaml"
    text = path.read_text("utf-8")
    line = 'editions: {security: "2018"}\n'
    assert text.count(line) == 1, f"README says to delete a line that {path.name} does not have: {line}"
    path.write_text(text.replace(line, ""), "utf-8")


def test_the_five_minutes_go_as_written(workspace: Path, capsys: pytest.CaptureFixture[str], repository: Path) -> None:
    lines = [line.strip() for block in blocks(repository / "README.md") for line in block.splitlines()]
    commands = [line.removeprefix(COMMAND) for line in lines if line.startswith(COMMAND)]
    assert len(commands) >= 6, "README shows fewer commands than it did; is one spelled otherwise?"
    publish(workspace, quiet=True)
    for command in commands:
        words = shlex.split(command)
        if words[0] == "plan":
            unpin(workspace)
        if words[0] == "new":
            words += shlex.split(FACTS[words[1]])
        if words[0] == "init":
            words[1] = str(workspace.parent / "own")
        code = main(["-C", str(workspace), *words])
        assert code == 0, f"README says `statements {command}`, which ends with {code}:\n{capsys.readouterr().err}"
    assert (workspace / "output" / "smart2print" / "smart2print.docx").is_file()


def test_readme_names_the_files_that_a_build_leaves(statement_files: dict[str, bytes], repository: Path) -> None:
    named = re.findall(r"^output/(smart2led/\S+)", (repository / "README.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(named) == sorted(path for path in statement_files if path.startswith("smart2led/"))


def test_readme_and_the_commands_page_give_the_exit_codes_that_the_program_gives(repository: Path) -> None:
    from generator.cli.exit_codes import FINE, INTERRUPTED, PENDING, PROBLEMS, WRONG

    rows = re.findall(r"^\| (\d+) \|", (repository / "README.md").read_text("utf-8"), re.MULTILINE)
    assert list(map(int, rows)) == [FINE, PROBLEMS, WRONG, PENDING, INTERRUPTED]


def yaml_lines(text: str) -> list[str]:
    """The lines of YAML without comments and blank ones."""
    return [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]


@pytest.mark.parametrize("sister", ["smart2led", "smart2cloud"])
def test_a_sister_costs_at_most_fifteen_lines(sister: str, repository: Path) -> None:
    count = len(yaml_lines((repository / "profiles" / f"{sister}.yaml").read_text("utf-8")))
    assert count <= 15, f"profiles/{sister}.yaml has {count} lines; README promises at most 15"


def test_a_sister_from_the_command_costs_at_most_fifteen_lines(workspace: Path) -> None:
    arguments = ["-C", str(workspace), "-q", "new", "smart2print", "--group", "promteg"]
    assert main([*arguments, *shlex.split(FACTS["smart2print"])]) == 0
    written = (workspace / "profiles" / "smart2print.yaml").read_text("utf-8")
    assert len(yaml_lines(written)) <= 15, written


def test_the_sister_of_the_guide_builds(workspace: Path, repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = (block for block in blocks(repository / "docs" / "officer" / "profiles.md") if "extends:" in block)
    assert len(yaml_lines(example)) <= 15
    (workspace / "profiles" / "smart2voorbeeld.yaml").write_text(example, "utf-8")
    assert main(["-C", str(workspace), "build", "smart2voorbeeld", "--strict"]) == 0, capsys.readouterr().err


def test_a_new_group_needs_no_python(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    group = (workspace / "profiles" / "groups" / "promteg.yaml").read_text("utf-8").replace("PromTeg", "Noorderlicht")
    (workspace / "profiles" / "groups" / "noorderlicht.yaml").write_text(group, "utf-8")
    sister = (workspace / "profiles" / "smart2led.yaml").read_text("utf-8")
    sister = sister.replace("extends: promteg", "extends: noorderlicht")
    (workspace / "profiles" / "lamp.yaml").write_text(sister, "utf-8")
    assert main(["-C", str(workspace), "build", "lamp", "--format", "md"]) == 0, capsys.readouterr().err
    text = (workspace / "output" / "lamp" / "lamp.md").read_text("utf-8")
    assert "Noorderlicht Groep" in text
    assert "PromTeg" not in text
