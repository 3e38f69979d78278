"""Findings as SARIF 2.1.0 (OASIS, errata 01), which code hosts show beside the line and editors list."""

import json
from collections.abc import Sequence
from urllib.parse import quote

from generator import __version__
from generator.diagnostics import Diagnostic, Diagnostics, Location, Severity

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def to_sarif(findings: Diagnostics, _checked: Sequence[str] = ()) -> str:
    """One run with a rule for each code; columns count in Unicode characters (3.14.17)."""
    codes = sorted({finding.code for finding in findings})
    driver = {"name": "statements", "semanticVersion": __version__, "rules": [{"id": code} for code in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"WORKSPACE": {"description": {"text": "the folder that holds profiles and templates"}}},
        "results": [_result(finding, codes.index(finding.code)) for finding in findings],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _result(finding: Diagnostic, rule: int) -> dict[str, object]:
    message = f"{finding.message}. {finding.hint}" if finding.hint else finding.message
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": message},
        "locations": [{"physicalLocation": _place(finding.location)}],
    }


def _place(location: Location) -> dict[str, object]:
    region: dict[str, object] = {"startLine": location.line, "startColumn": location.column}
    region["endColumn"] = location.column + max(location.length, 1)
    if location.source:
        region["snippet"] = {"text": location.source}
    return {"artifactLocation": {"uri": quote(location.path), "uriBaseId": "WORKSPACE"}, "region": region}
