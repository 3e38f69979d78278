"""The rules are plain data: bytes can keep them, and what is kept is what was read."""

from pathlib import Path

import pytest

from generator.cache.store import open_shelf
from generator.law import load, rule_loading
from generator.law.rule_set import decode, encode
from generator.profile import schema
from tests.support.rule_cases import rules


def test_rules_kept_as_bytes_are_the_rules_that_were_read() -> None:
    assert decode(encode(rules())) == rules()


def test_rules_are_read_from_yaml_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = open_shelf(tmp_path / "cache")
    first = load(None, schema.shape(), shelf)
    monkeypatch.setattr(rule_loading, "encode", lambda _: pytest.fail("the rules were read again"))
    assert load(None, schema.shape(), shelf) == first


def test_a_rule_that_a_workspace_changes_is_read_again(tmp_path: Path) -> None:
    shelf, folder = open_shelf(tmp_path / "cache"), tmp_path / "rules"
    folder.mkdir()
    (folder / "own.yaml").write_text("texts: []\n", "utf-8")
    before = load(tmp_path, schema.shape(), shelf)
    (folder / "own.yaml").write_text("texts: 1\n", "utf-8")
    after = load(tmp_path, schema.shape(), shelf)
    assert (before.found, [one.code for one in after.found]) == ((), ["rule-form"])
