"""Findings for other programs: valid by the schema that each format publishes, with the place of each finding."""

import json
from xml.etree import ElementTree

import jsonschema
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.cli.console.exchange_formats import to_github, to_junit, to_sarif
from generator.diagnostics import Diagnostics, Location, Severity, diagnose_by_rule
from tests.support.exchange_schemas import JUNIT, SARIF

FINDINGS = (
    diagnose_by_rule(
        "kvk", "7 digits, not 8", Location("profiles/é.yaml", 4, 23, 7, "  kvk: 1234567"), hint="look: it, up"
    ),
    diagnose_by_rule("no-term", "100% no term", Location("profiles/a b.yaml", 9), Severity.WARNING),
    diagnose_by_rule("copied", "kept\nas it was", Location("output/a.md"), Severity.NOTE),
)
texts = st.text(st.characters(codec="utf-8"), max_size=20)
findings = st.lists(
    st.builds(
        diagnose_by_rule,
        st.sampled_from(["kvk", "no-term"]),
        texts,
        st.builds(Location, texts, st.integers(1, 9), st.integers(1, 9), st.integers(0, 9), texts),
        st.sampled_from(Severity),
        texts,
    ),
    max_size=4,
).map(tuple)


@given(findings)
def test_sarif_is_valid_for_any_findings(told: Diagnostics) -> None:
    jsonschema.Draft4Validator(SARIF).validate(json.loads(to_sarif(told)))


@given(findings, st.lists(texts, max_size=3))
def test_junit_is_valid_for_any_findings(told: Diagnostics, checked: list[str]) -> None:
    JUNIT.assertValid(etree.fromstring(to_junit(told, checked).encode()))


@given(findings)
def test_github_has_one_command_a_line(told: Diagnostics) -> None:
    lines = to_github(told).split("\n")[:-1]
    assert len(lines) == len(told) and all(line.startswith("::") and "\r" not in line for line in lines)


def test_sarif_names_rule_level_and_place() -> None:
    (run,) = json.loads(to_sarif(FINDINGS))["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["copied", "kvk", "no-term"]
    first, second, _ = run["results"]
    assert (first["ruleId"], first["ruleIndex"], first["level"], second["level"]) == ("kvk", 1, "error", "warning")
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "profiles/%C3%A9.yaml"
    region = {"startLine": 4, "startColumn": 23, "endColumn": 30, "snippet": {"text": "  kvk: 1234567"}}
    assert place["region"] == region


def test_junit_fails_for_errors_alone() -> None:
    suite = ElementTree.fromstring(to_junit(FINDINGS, ["smt"]))[0]
    assert (suite.get("tests"), suite.get("failures")) == ("4", "1")
    assert [case.get("name") for case in suite if case.find("failure") is not None] == ["kvk at profiles/é.yaml:4:23"]


def test_github_keeps_commas_and_line_ends_out_of_its_own_marks() -> None:
    first, second, third = to_github(FINDINGS).splitlines()
    assert first.startswith("::error file=profiles/é.yaml,line=4,col=23,endColumn=30,title=kvk::7 digits, not 8%0Alook")
    assert second.endswith("::100%25 no term") and "::notice " in third and third.endswith("kept%0Aas it was")
