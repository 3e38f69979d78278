"""Findings for other programs: SARIF for code hosts and editors, JUnit for build servers, annotations for GitHub.

Each format is a function from the findings, and the names of what was checked, to text.
"""

import html
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from urllib.parse import quote

from generator.diagnostics import Diagnostic, Diagnostics, Location, Severity, is_error
from generator.program_version import __version__

_SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_SARIF_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_GITHUB_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_sarif(findings: Diagnostics, _checked: Sequence[str] = ()) -> str:
    """Findings as SARIF 2.1.0 (OASIS, errata 01): one run with a rule for each code.

    Columns count in Unicode characters (3.14.17).
    """
    codes = sorted({finding.code for finding in findings})
    driver = {"name": "statements", "semanticVersion": __version__, "rules": [{"id": code} for code in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"WORKSPACE": {"description": {"text": "the folder that holds profiles and templates"}}},
        "results": [_sarif_result(finding, codes.index(finding.code)) for finding in findings],
    }
    log = {"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _sarif_result(finding: Diagnostic, rule: int) -> dict[str, object]:
    message = f"{finding.message}. {finding.hint}" if finding.hint else finding.message
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _SARIF_LEVELS[finding.severity],
        "message": {"text": message},
        "locations": [{"physicalLocation": _sarif_place(finding.location)}],
    }


def _sarif_place(location: Location) -> dict[str, object]:
    region: dict[str, object] = {"startLine": location.line, "startColumn": location.column}
    region["endColumn"] = location.column + max(location.length, 1)
    if location.source:
        region["snippet"] = {"text": location.source}
    return {"artifactLocation": {"uri": quote(location.path), "uriBaseId": "WORKSPACE"}, "region": region}


def to_junit(findings: Diagnostics, checked: Sequence[str] = ()) -> str:
    """Findings as JUnit's XML, in the form of Jenkins (xunit plugin, junit-10.xsd), which GitLab reads as well.

    A suite has a test for each statement that was checked, and one for each finding, which fails for an error.
    """
    return "\n".join(_junit_suite(findings, checked))


def _junit_suite(findings: Diagnostics, checked: Sequence[str]) -> Iterator[str]:
    failures = sum(map(is_error, findings))
    counts = f'tests="{len(checked) + len(findings)}" failures="{failures}" errors="0"'
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<testsuites name="statements check" {counts}>'
    yield f'<testsuite name="statements check" {counts}>'
    for slug in checked:
        yield f'<testcase name={_xml_attribute(slug)} classname="statement"/>'
    for finding in findings:
        yield from _junit_case(finding)
    yield "</testsuite>"
    yield "</testsuites>\n"


def _junit_case(finding: Diagnostic) -> Iterator[str]:
    text = f"{finding.location}: {finding.message}" + (f"\n{finding.hint}" if finding.hint else "")
    name = f"{finding.code} at {finding.location}"
    yield f"<testcase name={_xml_attribute(name)} classname={_xml_attribute(finding.location.path)}>"
    if is_error(finding):
        attributes = f"type={_xml_attribute(finding.code)} message={_xml_attribute(finding.message)}"
        yield f"<failure {attributes}>{_xml_text(text)}</failure>"
    else:
        yield f"<system-out>{_xml_text(f'{finding.severity.value}: {text}')}</system-out>"
    yield "</testcase>"


def _xml_attribute(text: str) -> str:
    escaped = _xml_text(text).replace('"', "&quot;")
    return '"' + "".join(f"&#{ord(sign)};" if sign in "\t\n\r" else sign for sign in escaped) + '"'


def _xml_text(text: str) -> str:
    return html.escape(_NOT_XML.sub("\ufffd", text), quote=False)


def to_github(findings: Diagnostics, _checked: Sequence[str] = ()) -> str:
    """Findings as workflow commands, which GitHub shows beside the lines of a pull request; one a line."""
    return "".join(f"{_github_command(finding)}\n" for finding in findings)


def _github_command(finding: Diagnostic) -> str:
    place = finding.location
    properties = {
        "file": place.path,
        "line": str(place.line),
        "col": str(place.column),
        "endColumn": str(place.column + max(place.length, 1)),
        "title": finding.code,
    }
    listed = ",".join(f"{name}={_github_property(value)}" for name, value in properties.items())
    message = f"{finding.message}\n{finding.hint}" if finding.hint else finding.message
    return f"::{_GITHUB_COMMANDS[finding.severity]} {listed}::{_github_data(message)}"


def _github_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _github_property(text: str) -> str:
    return _github_data(text).replace(":", "%3A").replace(",", "%2C")


EXCHANGE_FORMATS: Mapping[str, Callable[[Diagnostics, Sequence[str]], str]] = {
    "sarif": to_sarif,
    "junit": to_junit,
    "github": to_github,
}
"""The formats by the name that ``--output-format`` gives them."""
