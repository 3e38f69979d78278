"""``check --output-format``: real findings of the repository, valid by the schema that each format publishes."""

import json
from pathlib import Path

import jsonschema
import pytest
from lxml import etree

from generator.cli.check import OUTPUT_FORMATS
from generator.cli.console.exchange_formats import EXCHANGE_FORMATS
from tests.support.cli import BROOD, change, make_workspace, run
from tests.support.exchange_schemas import JUNIT, SARIF

pytestmark = pytest.mark.thorough

DAY = ("--on", "2026-11-22")


def test_the_help_names_the_formats_that_there_are() -> None:
    assert ("text", "json", *EXCHANGE_FORMATS) == OUTPUT_FORMATS


def test_sarif_of_the_repository_is_valid_and_leads_to_its_files(workspace: Path) -> None:
    ran = run(workspace, "check", *DAY, "--output-format", "sarif")
    assert ran.code == 0, ran.err
    log = json.loads(ran.out)
    jsonschema.Draft4Validator(SARIF).validate(log)
    results = log["runs"][0]["results"]
    assert len(results) > 20
    for result in results:
        place = result["locations"][0]["physicalLocation"]
        path = workspace / place["artifactLocation"]["uri"]
        assert (
            place["region"]["snippet"]["text"] == path.read_text("utf-8").split("\n")[place["region"]["startLine"] - 1]
        )


def test_junit_of_the_repository_is_valid_and_has_a_test_for_each_statement(workspace: Path) -> None:
    ran = run(workspace, "check", *DAY, "--output-format", "junit")
    suite = etree.fromstring(ran.out.encode())
    JUNIT.assertValid(suite)
    assert len(suite.findall(".//testcase[@classname='statement']")) == 6
    assert suite.get("failures") == "0"


def test_github_has_a_command_for_each_finding(workspace: Path) -> None:
    ran = run(workspace, "check", *DAY, "--output-format", "github")
    told = run(workspace, "check", *DAY, "--json").answer["diagnostics"]
    assert len(ran.out.splitlines()) == len(told)
    assert "::warning file=profiles/smt.yaml,line=" in ran.out


def test_json_is_what_the_option_of_every_command_gives(workspace: Path) -> None:
    by_name = run(workspace, "check", "smt", *DAY, "--output-format", "json")
    assert by_name.answer == run(workspace, "check", "smt", *DAY, "--json").answer


@pytest.mark.parametrize("name", ["sarif", "junit", "github"])
def test_an_error_is_the_exit_code_and_stands_on_stderr_in_a_line(tmp_path: Path, name: str) -> None:
    root = make_workspace(tmp_path)
    change(root, BROOD, 'kvk: "01234567"', 'kvk: "123"')
    ran = run(root, "check", "--output-format", name)
    assert ran.code == 1
    assert ran.err.startswith(f"{BROOD}:8:23: ")
    assert ran.err.count("\n") == 1
    assert "kvk-format" in ran.out


def test_two_answers_at_once_are_refused(workspace: Path) -> None:
    ran = run(workspace, "check", "--json", "--output-format", "sarif")
    assert (ran.code, ran.answer["fault"]["kind"]) == (2, "wrong-use")


@pytest.mark.parametrize("words", [("--output-format", "json"), ("--output-format=json",)])
def test_wrong_use_is_told_in_the_format_that_was_asked(workspace: Path, words: tuple[str, ...]) -> None:
    assert run(workspace, "check", *words, "nobody").answer["fault"]["kind"] == "wrong-use"
    assert run(workspace, "check", *words, "--no-such").answer["fault"]["kind"] == "wrong-use"
