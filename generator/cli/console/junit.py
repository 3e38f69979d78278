"""Findings as JUnit's XML, in the form that Jenkins publishes (xunit plugin, junit-10.xsd) and GitLab reads as well."""

import re
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from generator.diagnostics import Diagnostic, Diagnostics, is_error

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_junit(findings: Diagnostics, checked: Sequence[str] = ()) -> str:
    """A suite with a test for each statement that was checked, and one for each finding, which fails for an error."""
    return "\n".join(_suite(findings, checked))


def _suite(findings: Diagnostics, checked: Sequence[str]) -> Iterator[str]:
    failures = sum(map(is_error, findings))
    counts = f'tests="{len(checked) + len(findings)}" failures="{failures}" errors="0"'
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<testsuites name="statements check" {counts}>'
    yield f'<testsuite name="statements check" {counts}>'
    for slug in checked:
        yield f'<testcase name={_quoted(slug)} classname="statement"/>'
    for finding in findings:
        yield from _case(finding)
    yield "</testsuite>"
    yield "</testsuites>\n"


def _case(finding: Diagnostic) -> Iterator[str]:
    told = f"{finding.location}: {finding.message}" + (f"\n{finding.hint}" if finding.hint else "")
    name = f"{finding.code} at {finding.location}"
    yield f"<testcase name={_quoted(name)} classname={_quoted(finding.location.path)}>"
    if is_error(finding):
        yield f"<failure type={_quoted(finding.code)} message={_quoted(finding.message)}>{_escaped(told)}</failure>"
    else:
        yield f"<system-out>{_escaped(f'{finding.severity.value}: {told}')}</system-out>"
    yield "</testcase>"


def _quoted(text: str) -> str:
    return quoteattr(_NOT_XML.sub("\ufffd", text))


def _escaped(text: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", text))
