"""Profiles with mistakes, each with the findings written beside the line that they are about.

A comment is ``# severity code`` or ``# severity code: words``, several parted by `` ; ``; the words stand in what is
said, ``message [hint]``. The companies extend ``shared/group.yaml`` and use the keys of ``shared/wording.yaml``.

What the law asks is told beside what the schema asks, as `statements check` does; of notes on the law those announced
must be there, and others may be: each rule has cases of its own in ``cases/rules``.
"""

import re
from collections import Counter
from pathlib import Path

import pytest

from generator import law as completeness
from generator.diagnostics import Diagnostics, Severity, in_order
from generator.profile import Profile
from generator.profile.schema import check
from tests.support.rule_cases import TODAY, assess, rules
from tests.support.schema_cases import CASES, catalogues, profile

EXPECTED = re.compile(r"\s*#? ?(error|warning|note) ([a-z-]+)(?:: (.*))?")


def expected(path: Path) -> list[tuple[int, str, str, str]]:
    """Line, severity, code and words of each finding that the comments of a case announce."""
    found = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        comment = re.search(r"  # (?=error|warning|note)(.*)$", line)
        for part in comment[1].split(" ; ") if comment else ():
            match = EXPECTED.fullmatch(part)
            assert match, f"{path.name}:{number}: write `severity code` or `severity code: words`, not {part!r}"
            found.append((number, match[1], match[2], match[3] or ""))
    return found


def of_the_law(case: Profile, beside: Diagnostics) -> Diagnostics:
    """What the rules of the law tell of a profile beside what the schema tells."""
    return completeness.findings(assess(case, rules(), TODAY), beside)


@pytest.mark.parametrize("path", sorted(CASES.glob("*.yaml")), ids=lambda path: path.stem)
def test_each_finding_stands_at_its_line_and_no_other_is_made(path: Path) -> None:
    of_the_schema = check(profile(path), catalogues())
    law = of_the_law(profile(path), of_the_schema)
    findings = of_the_schema + law
    optional = Counter((f.location.line, "note", f.code) for f in law if f.severity is Severity.NOTE)
    said = [(f.location.line, f.severity.value, f.code, f"{f.message} [{f.hint}]") for f in findings]
    announced = expected(path)
    missing = Counter(a[:3] for a in announced) - Counter(s[:3] for s in said)
    surprising = Counter(s[:3] for s in said) - Counter(a[:3] for a in announced) - optional
    assert not missing, f"{path.name} announces findings that are not made: {list(missing)}; made are {said}"
    assert not surprising, f"{path.name} does not announce: {[s for s in said if s[:3] in surprising]}"
    for number, severity, code, words in announced:
        assert any(words in s[3] for s in said if s[:3] == (number, severity, code)), f"{words!r} is not in {said}"


@pytest.mark.parametrize("path", sorted(CASES.glob("*.yaml")), ids=lambda path: path.stem)
def test_findings_come_in_order_with_their_line(path: Path) -> None:
    findings: Diagnostics = check(profile(path), catalogues())
    assert findings == in_order(findings)
    for finding in findings:
        assert finding.location.source, f"{finding} does not show its line"
        assert finding.location.path == path.name, f"{finding} is placed in the group's file"
