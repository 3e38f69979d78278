"""What can be written after ``statements``, and what is said when it cannot."""

import os
import shlex
from pathlib import Path
from unittest.mock import patch

import pytest

from generator.cli.arguments import parse, parser
from generator.cli.console.streams import terminal_width
from generator.cli.options import FORMATS
from generator.errors import WrongUse
from generator.formats import FORMATS as TABLE
from generator.setup.facts import FACTS
from tests.support import cli

COMMANDS = ("build", "check", "new", "init", "explain", "schema", "completion")


def test_the_formats_are_those_that_there_are_writers_for() -> None:
    assert tuple(TABLE) == FORMATS, "generator/cli/arguments.py repeats the names in writers.FORMATS: bring it in line"


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help_with_examples_that_parse(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse([command, "--help"])
    text = capsys.readouterr().out
    told, _, codes = text.split("examples:\n")[1].partition("exit codes:")
    assert "130" in codes, f"the help of {command} does not name the exit codes"
    examples = [line.strip() for line in told.splitlines() if line.strip()]
    assert examples, f"the help of {command} shows no example"
    for example in examples:
        words = shlex.split(example.split(" > ")[0].removesuffix(" ..."))
        assert parse(words[1:]).command == command, f"the example does not parse: {example}"


def test_the_help_names_every_command_and_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["--help"])
    text = capsys.readouterr().out
    for word in (*COMMANDS, "exit codes:", "130"):
        assert word in text, f"{word!r} is not in the help"


@pytest.mark.parametrize("width", [60, 80, 100])
def test_the_help_fits_the_terminal(width: int, capsys: pytest.CaptureFixture[str]) -> None:
    with patch.dict(os.environ, {"COLUMNS": str(width)}), pytest.raises(SystemExit):
        parse(["check", "--help"])
    usage = capsys.readouterr().out.split("examples:")[0]
    assert max(map(len, usage.splitlines())) <= width, f"a line of the help is wider than {width}"


def test_the_width_of_the_terminal_is_never_absurd() -> None:
    for stated, width in (("120", 120), ("3", 40), ("0", terminal_width()), ("wide", terminal_width())):
        with patch.dict(os.environ, {"COLUMNS": stated}):
            assert terminal_width() >= 40
            assert stated in ("0", "wide") or terminal_width() == width


@pytest.mark.parametrize("arguments", ["--json -q build smt", "build smt --json -q", "--json build smt -q"])
def test_options_for_every_command_stand_before_or_after_it(arguments: str) -> None:
    options = parse(arguments.split())
    assert (options.json, options.quiet, options.slugs) == (True, 1, ["smt"])


def test_what_is_said_after_the_command_goes_before_what_is_said_before_it() -> None:
    assert parse(["-C", "a", "check", "-C", "b"]).directory == "b"


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (["biuld"], "'biuld' is not a command", "did you mean 'build'?"),
        (["--color", "allways", "check"], "'allways' is not a value for --color", "did you mean 'always'?"),
        (["schema", "--kind", "x"], "'x' is not a value for --kind", "choose from: company, group"),
        (["completion", "zhs"], "'zhs' is not a value for SHELL", "did you mean 'zsh'?"),
        (
            ["build", "--jobs", "0"],
            "argument --jobs: '0' is not a number from 1 to 256",
            "see `statements build --help`",
        ),
        (["build", "--form", "md"], "unrecognized arguments: --form", "see `statements --help`"),
        ([], "no command is given", "`statements build` builds all; `statements --help` lists all commands"),
    ],
)
def test_wrong_use_is_told_with_what_to_do(arguments: list[str], message: str, hint: str) -> None:
    with pytest.raises(WrongUse) as refusal:
        parse(arguments)
    assert (refusal.value.message, refusal.value.hint) == (message, hint)


def test_a_command_has_its_options_whatever_stands_around_it() -> None:
    whole = parser().format_help()
    assert parser(["--help"]).format_help() == whole, "the help lists the same commands however few are made ready"


def test_wrong_use_gives_exit_code_2_and_nothing_on_stdout(tmp_path: Path) -> None:
    ran = cli.run(tmp_path, "biuld")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "statements: 'biuld' is not a command\n  -> did you mean 'build'?\n"


def test_wrong_use_with_json_is_told_in_json_too(tmp_path: Path) -> None:
    ran = cli.run(tmp_path, "--json", "biuld")
    assert ran.code == 2
    assert ran.answer["fault"]["kind"] == "wrong-use"
    assert (ran.answer["schema"], ran.answer["ok"], ran.answer["exit_code"]) == (1, False, 2)
    assert ran.answer["command"] is None
    assert cli.run(tmp_path, "build", "--json", "--jobs", "0").answer["command"] == "build"
    assert cli.run(tmp_path, "check", "--json").answer["command"] == "check"


@pytest.mark.parametrize("command", [["build"], ["check"], ["explain", "x"], ["new", "x"], ["schema", "--write"]])
def test_outside_a_workspace_a_command_says_where_to_go(tmp_path: Path, command: list[str]) -> None:
    ran = cli.run(tmp_path, *command)
    assert ran.code == 2
    assert "neither this folder nor one above it holds profiles/ and templates/" in ran.err
    assert "statements init" in ran.err


def test_a_folder_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    ran = cli.run(tmp_path / "nowhere", "check")
    assert ran.code == 2
    assert "there is no such folder" in ran.err


def test_each_fact_that_new_takes_is_a_field_of_the_schema() -> None:
    from generator.profile import schema
    from generator.profile.shape import Record, Shape

    for option, (name, _) in FACTS.items():
        shape: Shape = schema.shape()
        for part in name.split("."):
            assert isinstance(shape, Record)
            assert part in shape.fields, f"--{option} sets {name}, which the schema does not know"
            shape = shape.fields[part]
