"""Each rule about texts has a text in which it fires, one in which it does not and one in which it does not apply."""

from pathlib import Path

import pytest

from generator.law.text import TextStatus
from tests.support.text_cases import CASES, NOT_IN_FORCE, case_of, seen_in, text_rules

FILES = ("fires.md", "does-not.md", "not-applicable.md")
RULES = {rule.header.id: rule for rule in text_rules()}
NOT_SUSPICIOUS = "not suspicious"


def test_each_rule_has_its_texts_and_no_text_is_of_no_rule() -> None:
    wanted = {f"{name}/{file}" for name in RULES for file in FILES}
    wanted |= {f"{name}/partly.md" for name in RULES if _needs_a_fourth(name)}
    there = {path.relative_to(CASES).as_posix() for path in CASES.glob("*/*.md")}
    assert not wanted - there, f"write these in tests/cases/texts: {sorted(wanted - there)}"
    assert not there - wanted, f"no rule has the id of these, or finds anything in part: {sorted(there - wanted)}"


def _needs_a_fourth(name: str) -> bool:
    """Whether a rule finds something in part that its text in which it does not fire does not show."""
    return RULES[name].partly is not None and case_of(CASES / name / FILES[1]).status != TextStatus.PARTLY.value


@pytest.mark.parametrize("path", sorted(CASES.glob("*/*.md")), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_rule_sees_in_a_text_what_its_first_line_says(path: Path) -> None:
    case = case_of(path)
    seen = seen_in(case.document, path.parent.name, case.day)
    sight = NOT_IN_FORCE if seen is None else seen.status.value
    if seen is not None and seen.rule.warns is not None and seen.status is TextStatus.NOT_APPLICABLE:
        sight = NOT_SUSPICIOUS
    assert sight == case.status, f"{path}: the first line says '{case.status}', the rule '{sight}': {seen}"
    quotes = seen.quotes if seen is not None else ()
    if case.words:
        assert quotes, f"{path} announces '{case.words}'; nothing is quoted"
        told = [(quote.passage.section, quote.words) for quote in quotes]
        assert any(section == case.section and case.words in words for section, words in told), f"{path}: {told}"
    else:
        assert not quotes, f"{path} announces no words; quoted is {quotes[0].words}"


@pytest.mark.parametrize("name", sorted(RULES))
def test_the_texts_of_a_rule_are_what_they_are_called(name: str) -> None:
    fires, holds, aside = (case_of(CASES / name / file) for file in FILES)
    warns = RULES[name].warns is not None
    assert fires.status == (TextStatus.SUSPICIOUS.value if warns else TextStatus.FOUND.value)
    assert holds.status in ((NOT_SUSPICIOUS,) if warns else (TextStatus.NOT_FOUND.value, TextStatus.PARTLY.value))
    assert aside.status in (NOT_IN_FORCE, NOT_SUSPICIOUS if warns else TextStatus.NOT_APPLICABLE.value)
