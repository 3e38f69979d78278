"""docs/officer/commands.md says what the command does: held against the parser, the exit codes and real answers."""

import argparse
import re
import shlex
from pathlib import Path

import pytest

from generator.cli.arguments import parse, parser
from generator.cli.exit_codes import EXIT_CODES
from tests.support.cli import change, make_workspace, run
from tests.support.folders import REPOSITORY

DOCS = (REPOSITORY / "docs" / "officer" / "commands.md").read_text("utf-8")


def _commands() -> dict[str, argparse.ArgumentParser]:
    (choices,) = [action.choices for action in parser()._actions if isinstance(action.choices, dict)]
    return {str(name): command for name, command in choices.items()}


def _chapter(name: str) -> str:
    found = re.search(rf"^## {re.escape(name)}\n(.*?)(?=^## |\Z)", DOCS, re.MULTILINE | re.DOTALL)
    assert found, f"docs/officer/commands.md has no chapter {name}"
    return found[1]


def test_every_command_has_a_chapter_and_a_row() -> None:
    listed = re.findall(r"^\| \[`(\w+)`\]\(#\1\) \| (.*) \|$", DOCS, re.MULTILINE)
    helped = {name: (parser().format_help(), command.description or "") for name, command in _commands().items()}
    assert [name for name, _ in listed] == list(helped)
    for name, about in listed:
        assert _chapter(name)
        said = helped[name][1].rstrip(".").lower().split()
        assert len(set(said) & set(about.lower().replace("`", "").split())) >= len(said) / 2, f"{name}: {about}"


@pytest.mark.parametrize("name", list(_commands()))
def test_every_option_of_a_command_stands_in_its_chapter(name: str) -> None:
    common = set(re.findall(r"`(--?[A-Za-z-]+)", _chapter("Options of every command")))
    told = set(re.findall(r"(?<![\w-])(--[a-z][a-z-]+)", _chapter(name)))
    known = {option for action in _commands()[name]._actions for option in action.option_strings}
    assert {option for option in known - common if option.startswith("--")} <= told, "add them to the page"
    assert told <= known | common | {"--companies"}, "docs/officer/commands.md has options that the command lacks"


def test_the_options_of_every_command_are_told() -> None:
    told = set(re.findall(r"`(--?[A-Za-z-]+)", _chapter("Options of every command"))) - {"-qq"}
    shared = set.intersection(
        *({o for action in command._actions for o in action.option_strings} for command in _commands().values())
    )
    assert shared == told - {"--force"}


@pytest.mark.parametrize("line", re.findall(r"^(statements .*)$", DOCS, re.MULTILINE))
def test_every_command_line_in_the_docs_parses(line: str) -> None:
    parse(shlex.split(line.split(" > ", maxsplit=1)[0], comments=True)[1:])


def test_the_exit_codes_are_those_of_the_help() -> None:
    codes = re.findall(r"^\| (\d+) \|", _chapter("Exit codes"), re.MULTILINE)
    assert codes == re.findall(r"^  (\d+) ", EXIT_CODES, re.MULTILINE)


def test_the_finding_in_the_docs_is_what_the_program_says(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    change(root, "profiles/lindehof-brood.yaml", "email: privacy@", "emial: privacy@")
    shown = run(root, "check", "lindehof-brood", "-q").err.strip()
    assert shown in DOCS, f"docs/officer/commands.md shows this finding otherwise:\n{shown}"


@pytest.mark.parametrize(
    "command",
    [
        "build --format md", "check", "explain lindehof-brood", "schema", "schema --write", "completion bash",
        "completion --groups", "redline --group lindehof", "new x --group lindehof --legal-name X", "init more",
        "biuld",
    ],
)  # fmt: skip
def test_every_field_of_an_answer_in_json_is_told(tmp_path: Path, command: str) -> None:
    answer = run(make_workspace(tmp_path), "--json", *command.split()).answer
    told = set(re.findall(r"`(\w+)`", _chapter("JSON")))
    assert set(answer) <= told, f"tell of {sorted(set(answer) - told)} in docs/officer/commands.md"
    for finding in answer["diagnostics"]:
        assert set(finding) <= told


def test_no_line_of_the_page_stands_there_twice() -> None:
    lines = [line for line in DOCS.splitlines() if len(line) > 60 and not line.startswith("|")]
    double = {line for line in lines if lines.count(line) > 1}
    assert not double, f"docs/officer/commands.md repeats a line, as a bad merge does: {sorted(double)}"


def test_the_chapter_on_json_has_a_row_for_every_command() -> None:
    rows = re.findall(r"^\| (`[a-z`, ]+`) \| ", _chapter("JSON").partition("Beside those")[2], re.MULTILINE)
    listed = [name for row in rows for name in re.findall(r"\w+", row)]
    assert sorted(listed) == sorted(set(_commands()) - {"serve"}), "every command that answers in JSON has one row"
