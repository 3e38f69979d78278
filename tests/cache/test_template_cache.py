"""What is kept between runs: it makes no difference, and nobody else can have put it there."""

import os
import shutil
from pathlib import Path

import pytest

from generator.cache import store
from generator.template import load_policy, render
from tests.support.template_cases import SHAPE, TEMPLATES, company

POSIX = pytest.mark.skipif(os.name != "posix", reason="rights of folders are told by POSIX")


def statement(folder: Path | None, templates: Path = TEMPLATES) -> object:
    policy, found = load_policy(templates, "short-statement", "nl", "u", store.open_shelf(folder))
    assert policy is not None
    assert not found
    return render(policy, company(), SHAPE), policy.digest, policy.wording


def kept(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != store.STAMP}


@POSIX
def test_a_statement_is_the_same_with_and_without(tmp_path: Path) -> None:
    folder = tmp_path / "below" / "cache"
    without, first, second = statement(None), statement(folder), statement(folder)
    assert without == first == second
    assert kept(folder), "templates and wording should have been kept"


@POSIX
def test_what_is_kept_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = statement(tmp_path / "cache")
    monkeypatch.setattr("generator.template.loading.wording.read", None)
    monkeypatch.setattr("generator.template.loading.template_language.rewrite", None)
    assert statement(tmp_path / "cache") == expected


@POSIX
def test_a_changed_template_or_wording_is_read_anew(tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    shutil.copytree(TEMPLATES, templates)
    before = statement(tmp_path / "cache", templates)
    for name in ("library/nl/sections/title.md.jinja", "library/nl/wording/data_categories.yaml"):
        path = templates / name
        path.write_text(
            path.read_text(encoding="utf-8").replace("naam", "namen").replace("geldt", "GELDT"), encoding="utf-8"
        )
    after = statement(tmp_path / "cache", templates)
    assert before != after == statement(None, templates)


@POSIX
@pytest.mark.parametrize("damage", [b"", b"x", b"x" * 500])
def test_a_damaged_file_costs_time_and_nothing_else(tmp_path: Path, damage: bytes) -> None:
    expected = statement(tmp_path / "cache")
    for name in kept(tmp_path / "cache"):
        (tmp_path / "cache" / name).write_bytes(damage)
    assert statement(tmp_path / "cache") == expected


@POSIX
def test_the_folder_does_not_grow_with_every_change(tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    shutil.copytree(TEMPLATES, templates)
    statement(tmp_path / "cache", templates)
    names = set(kept(tmp_path / "cache"))
    for number in range(3):
        (templates / "library/nl/wording/data_categories.yaml").write_text(f"name: naam {number}\nemail: adres\n")
        (templates / "library/nl/sections/title.md.jinja").write_text(f"# Titel {number} {{#t}}\n")
        statement(tmp_path / "cache", templates)
    assert set(kept(tmp_path / "cache")) == names
