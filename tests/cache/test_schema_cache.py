"""The rules are the same whether they were compiled before or not."""

from pathlib import Path

import pytest

from generator.profile.schema import field_data

NAMES = ("profile.yaml", "definitions.yaml")


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    return tmp_path / "__pycache__" / "fields.json"


def test_compiled_rules_are_used_and_say_the_same(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = field_data.read(NAMES, kept)
    assert kept.exists()
    monkeypatch.setattr(field_data, "_parse", None)
    assert field_data.read(NAMES, kept) == parsed


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"digest": "of other rules", "data": []}'])
def test_damaged_or_outdated_rules_are_compiled_anew(kept: Path, damage: bytes) -> None:
    parsed = field_data.read(NAMES, kept)
    kept.write_bytes(damage)
    assert field_data.read(NAMES, kept) == parsed
    assert kept.read_bytes() != damage


def test_rules_are_read_where_nothing_can_be_kept(tmp_path: Path, kept: Path) -> None:
    (tmp_path / "file").write_text("")
    assert field_data.read(NAMES, tmp_path / "file" / "fields.json") == field_data.read(NAMES, kept)


def test_nothing_is_kept_where_python_keeps_no_byte_code(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    field_data.read(NAMES, kept)
    assert not kept.exists()
