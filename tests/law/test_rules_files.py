"""A rule that is written wrongly is told at its line; a workspace adds rules, and replaces ours when it says so."""

from datetime import date
from pathlib import Path

import pytest

from generator.law import Rules, load
from generator.profile import Profile, merge, schema
from generator.yaml import read
from tests.support.cli import make_workspace, run
from tests.support.rule_cases import assess

RIGHT = """rules:
  - id: opening-hours
    title: When somebody can be called
    article: our own policy
    holds: {stated: contact.phone}
    severity: warning
    message: nobody can be called
    advice: add contact.phone
    source: our own policy
    status: confirmed
"""


def loaded(tmp_path: Path, text: str) -> Rules:
    """Our rules with a workspace's file of rules."""
    folder = tmp_path / "templates" / "rules"
    folder.mkdir(parents=True)
    (folder / "own.yaml").write_text(text, "utf-8")
    return load(tmp_path / "templates", schema.shape())


def profile(tmp_path: Path, text: str) -> Profile:
    path = tmp_path / "company.yaml"
    path.write_text(text, "utf-8")
    found, diagnostics = read(path, "company.yaml")
    assert found is not None, diagnostics
    return merge("company", found, None)[0]


MISTAKES = [
    ("holds: {stated: contact.phone}", "holds: {statd: contact.phone}", 5, "rule-condition", "did you mean 'stated'?"),
    ("contact.phone}", "contact.fone}", 5, "rule-path", "did you mean 'phone'?"),
    ("contact.phone}", "no.such}", 5, "rule-path", "there are: "),
    ("{stated: contact.phone}", "contact.phone", 5, "rule-condition", "write {stated: contact.email}"),
    ("{stated: contact.phone}", "{stated: a, absent: b}", 5, "rule-condition", "join several"),
    ("{stated: contact.phone}", "{stated: [contact.phone]}", 5, "rule-path", "write it as"),
    ("{stated: contact.phone}", "{is: {contact.phone: [x]}}", 5, "rule-condition", "for several, use `in`"),
    ("{stated: contact.phone}", "{is: contact.phone}", 5, "rule-condition", "write {contact.email: value}"),
    ("{stated: contact.phone}", "{in: {controller.address.country: eae}}", 5, "rule-list", "did you mean 'eea'?"),
    ("{stated: contact.phone}", "{longer: {retention.period: long}}", 5, "rule-condition", "write it as P4W"),
    ("{stated: contact.phone}", "{mentions: {own_words: []}}", 5, "rule-condition", "write [word, word]"),
    ("{stated: contact.phone}", "{same: [contact.phone]}", 5, "rule-condition", "write {same:"),
    ("{stated: contact.phone}", "{any: []}", 5, "rule-condition", "write [{…}, {…}]"),
    ("{stated: contact.phone}", "{all: {stated: contact.phone}}", 5, "rule-form", "put it in brackets"),
    ("{stated: contact.phone}", "{each: {of: processings}}", 5, "rule-condition", "write {of: processings"),
    ("    severity: warning\n", "", 2, "rule-field-missing", "add severity"),
    ("    holds: {stated: contact.phone}\n", "", 2, "rule-field-missing", "add holds"),
    ("severity: warning", "severity: serious", 6, "rule-form", "write one of: error, warning, note"),
    ("severity: warning", "severity: warning\n    since: 2018-13-01", 7, "rule-dates", "write it as 2018-05-25"),
    (
        "severity: warning",
        "severity: warning\n    since: 2018-05-25\n    until: 2018-05-24",
        8,
        "rule-dates",
        "turn them around",
    ),
    ("title:", "titel:", 3, "unknown-rule-field", "did you mean 'title'?"),
    ("status: confirmed", "status: confirmed\n    where: {stated: id}", 11, "rule-form", "use 'applies'"),
    ("status: confirmed", "status: confirmed\n    printed: perhaps", 11, "rule-form", ""),
    ("status: confirmed", "status: confirmed\n    part_of: R99", 2, "unknown-requirement", "part_of"),
    ("id: opening-hours", "id: R1", 2, "duplicate-rule", "replaces: true"),
    ("status: confirmed", "status: confirmed\n    replaces: true", 2, "nothing-to-replace", "correct the id"),
    ("message: nobody can be called", "message: 3", 7, "rule-form", "put it in quotes"),
    ("rules:", "rule:", 1, "unknown-rule-field", "did you mean 'rules'?"),
]


@pytest.mark.parametrize(
    ("old", "new", "line", "code", "hint"), MISTAKES, ids=[f"{m[3]}-{m[1][:24]}" for m in MISTAKES]
)
def test_a_mistake_in_a_rule_is_told_at_its_line(
    tmp_path: Path, old: str, new: str, line: int, code: str, hint: str
) -> None:
    assert old in RIGHT
    rules = loaded(tmp_path, RIGHT.replace(old, new, 1))
    told = [(one.location.path, one.location.line, one.code) for one in rules.found]
    assert ("templates/rules/own.yaml", line, code) in told, rules.found
    assert any(hint in one.hint for one in rules.found if one.code == code), rules.found
    assert len(rules.facts) >= 74, "a mistake in a rule of a workspace must not take ours away"


def test_a_right_rule_of_a_workspace_is_asked_beside_ours(tmp_path: Path) -> None:
    rules = loaded(tmp_path, RIGHT)
    assert rules.found == ()
    company = profile(tmp_path, "contact: {email: a@b.nl}\n")
    told = {one.code for each in assess(company, rules, date(2026, 11, 22)) for one in each.diagnostics}
    assert {"opening-hours", "purposes-missing"} <= told


def test_a_rule_of_ours_is_replaced_only_explicitly(tmp_path: Path) -> None:
    text = RIGHT.replace("id: opening-hours", "id: R20\n    replaces: true")
    rules = loaded(tmp_path, text)
    assert rules.found == ()
    (rule,) = [rule for rule in rules.facts if rule.header.id == "R20"]
    assert rule.header.title == "When somebody can be called"


def test_a_new_date_for_a_list_needs_no_python(tmp_path: Path) -> None:
    text = (
        "lists:\n  eea:\n    title: Countries\n    source: a test\n    status: confirmed\n    members: [{value: NL}]\n"
    )
    rules = loaded(tmp_path, text)
    assert rules.found == ()
    company = profile(tmp_path, "controller: {address: {city: Antwerpen, country: BE}}\n")
    told = {one.code for each in assess(company, rules, date(2026, 11, 22)) for one in each.diagnostics}
    assert "representative-missing" in told


@pytest.mark.parametrize(("on", "safe"), [("2020-12-31", True), ("2021-01-01", False)])
def test_a_country_is_outside_the_eea_from_the_day_it_left(tmp_path: Path, on: str, safe: bool) -> None:
    rules = load(None, schema.shape())
    company = profile(tmp_path, "recipients: [{id: london, name: Vouwwerk, country: GB}]\n")
    told = {one.code for each in assess(company, rules, date.fromisoformat(on)) for one in each.diagnostics}
    assert ("safeguard-missing" not in told) is safe


def test_check_tells_of_a_rule_that_is_wrong(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    (root / "templates" / "rules").mkdir()
    (root / "templates" / "rules" / "own.yaml").write_text(RIGHT.replace("stated:", "statd:"), "utf-8")
    ran = run(root, "check")
    assert ran.code == 1
    assert "templates/rules/own.yaml:5" in ran.err


def test_the_law_of_a_day_is_that_of_the_day(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    before = run(root, "check", "--on", "2018-05-24", "--json").answer
    after = run(root, "check", "--on", "2018-05-25", "--json").answer
    assert before["law_of"] == "2018-05-24"
    old, new = ({one["rule"] for one in answer["statements"][0]["requirements"]} for answer in (before, after))
    assert "W1" in old and "R4" not in old
    assert "R4" in new and "W1" not in new
