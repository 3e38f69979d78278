"""docs/lawyer/rules.md is made from the rules, and no rule is written but not told."""

from pathlib import Path

from tests.support.rule_cases import rules
from tools.rules_page import page

COMMAND = "python -m tools.rules_page"


def test_the_page_of_the_rules_is_that_of_the_rules(repository: Path) -> None:
    assert (repository / "docs" / "lawyer" / "rules.md").read_text("utf-8") == page(), (
        f"run `{COMMAND}` and read the difference"
    )


def test_every_rule_stands_on_the_page_with_its_source() -> None:
    text = page()
    for rule in rules().facts:
        assert f" {rule.header.id}: {rule.header.title}\n" in text
        assert rule.header.source in text


def test_every_dated_list_stands_on_the_page() -> None:
    text = page()
    for one in rules().lists.values():
        assert f"### {one.name}: {one.title}" in text
        assert all(f"| {member.value} |" in text for member in one.members)
