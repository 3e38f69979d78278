"""What is wrong with a rule about texts is told at its line, and leaves that rule out."""

from pathlib import Path

import pytest

from generator.diagnostics import Diagnostic
from generator.law import load
from generator.law.facts.fact_words import WORDS
from generator.law.text.text_words import TEXT_WORDS
from generator.profile import schema
from tests.support.rule_cases import rules
from tests.support.text_cases import text_rules

RULE = """texts:
  - id: extra
    title: Extra
    article: none
    finds: {says: [klacht]}
    source: the board
    status: confirmed
"""
WARNING = RULE.replace("finds", "warns").replace(
    "    source", "    severity: note\n    message: told\n    advice: mend it\n    source"
)


def mistakes(tmp_path: Path, text: str) -> list[Diagnostic]:
    """What is wrong with a workspace's file of rules."""
    (tmp_path / "rules").mkdir(exist_ok=True)
    (tmp_path / "rules" / "ours.yaml").write_text(text, "utf-8")
    found = load(tmp_path, schema.shape())
    assert ("extra" in {rule.header.id for rule in found.texts}) is not bool(found.found)
    assert found.found_in_texts == found.found
    return list(found.found)


@pytest.mark.parametrize("text", [RULE, WARNING])
def test_a_workspace_adds_a_rule(tmp_path: Path, text: str) -> None:
    assert mistakes(tmp_path, text) == []


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        ("{says: [klacht]}", "{sais: [klacht]}", "rule-condition", "no condition 'sais'"),
        ("{says: [klacht]}", "{says: []}", "rule-condition", "no phrase"),
        ("{says: [klacht]}", "{says: ['(a+)+']}", "rule-condition", "is no phrase"),
        ("{says: [klacht]}", "{says: klacht}", "rule-form", "is a list"),
        ("{says: [klacht]}", "klacht", "rule-condition", "one word and what it is about"),
        ("{says: [klacht]}", "{near: {with: [a]}}", "rule-condition", "'says' is missing"),
        ("{says: [klacht]}", "{near: {says: [a], within: veel}}", "rule-condition", "'within' is a number"),
        ("{says: [klacht]}", "{period: {about: [a], longer: lang}}", "rule-condition", "'longer' is no period"),
        ("{says: [klacht]}", "{mixed_forms: ja}", "rule-condition", "takes nothing"),
        ("{says: [klacht]}", "{literal: []}", "rule-condition", "a list of texts"),
        ("{says: [klacht]}", "{under: {heading: [a], sais: [b]}}", "unknown-rule-field", "no field 'sais'"),
        ("    finds: {says: [klacht]}\n", "", "rule-form", "either finds something or warns"),
        ("    title: Extra\n", "", "rule-field-missing", "'title' is missing"),
        ("    title", "    titel: X\n    title", "unknown-rule-field", "no field 'titel'"),
        ("id: extra", "id: says-contact", "duplicate-rule", "a rule 'says-contact' already"),
    ],
)
def test_a_mistake_is_told_at_its_line(tmp_path: Path, old: str, new: str, code: str, words: str) -> None:
    assert old in RULE
    found = mistakes(tmp_path, RULE.replace(old, new))
    assert [one for one in found if one.code == code and words in one.message], found
    assert all(one.location.path == "templates/rules/ours.yaml" and one.location.source for one in found)


def test_a_rule_that_warns_needs_to_say_what_it_tells(tmp_path: Path) -> None:
    found = mistakes(tmp_path, WARNING.replace("    message: told\n", "").replace("severity: note", "severity: error"))
    assert {one.code for one in found} == {"rule-field-missing", "rule-form"}


def test_a_rule_of_ours_is_replaced_where_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    text = RULE.replace("id: extra", "id: says-contact\n    part_of: R1\n    replaces: true")
    (tmp_path / "rules" / "ours.yaml").write_text(text, "utf-8")
    found = load(tmp_path, schema.shape())
    assert not found.found
    assert next(rule.header.title for rule in found.texts if rule.header.id == "says-contact") == "Extra"


def test_every_word_of_both_vocabularies_is_used_by_a_rule() -> None:
    facts, texts = repr(rules().facts), repr(rules().texts)
    missing = [word for word in WORDS if f"word='{word}'" not in facts]
    missing += [word for word in TEXT_WORDS if f"word='{word}'" not in texts]
    assert not missing, f"no rule uses {missing}: take them out of the language"


def test_what_a_rule_shows_is_a_rule_about_profiles_where_it_names_one() -> None:
    known = {rule.header.id for rule in rules().facts}
    for rule in text_rules():
        assert rule.shows in known | {rule.header.id}, f"{rule.header.id} shows '{rule.shows}', which is no rule"
        if rule.header.requirement.startswith("R"):
            assert rule.header.requirement in known
