"""What is kept between runs: it makes no difference, and nobody else can have put it there."""

import os
import shutil
from pathlib import Path

import pytest

from generator.template import cache, load_policy, render
from tests.template_cases import SHAPE, TEMPLATES, company

POSIX = pytest.mark.skipif(os.name != "posix", reason="rights of folders are told by POSIX")


def statement(folder: Path | None, templates: Path = TEMPLATES) -> object:
    policy, found = load_policy(templates, "short-statement", "nl", "u", folder)
    assert policy is not None
    assert not found
    return render(policy, company(), SHAPE), policy.digest, policy.wording


def kept(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != cache.STAMP}


@POSIX
def test_a_statement_is_the_same_with_and_without(tmp_path: Path) -> None:
    folder = tmp_path / "below" / "cache"
    without, first, second = statement(None), statement(folder), statement(folder)
    assert without == first == second
    assert kept(folder), "templates and wording should have been kept"


@POSIX
def test_what_is_kept_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = statement(tmp_path / "cache")
    monkeypatch.setattr("generator.template.wording.read", None)
    monkeypatch.setattr("generator.template.language.rewrite", None)
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
def test_a_file_that_somebody_else_sealed_is_not_taken(tmp_path: Path) -> None:
    statement(tmp_path / "theirs")
    ours = tmp_path / "ours"
    statement(ours)
    for name in kept(ours):
        (ours / name).write_bytes((tmp_path / "theirs" / name).read_bytes())
    folder = cache.open_folder(ours)
    assert folder is not None
    assert all(folder.load(name) is None for name in kept(ours))
    assert statement(ours) == statement(None)


@POSIX
def test_a_folder_that_was_copied_is_not_trusted(tmp_path: Path) -> None:
    statement(tmp_path / "cache")
    shutil.copytree(tmp_path / "cache", tmp_path / "copy")
    folder = cache.open_folder(tmp_path / "copy")
    assert folder is not None
    assert all(folder.load(name) is None for name in kept(tmp_path / "copy"))


@POSIX
@pytest.mark.parametrize("damage", [b"", b"x", b"x" * 500])
def test_a_damaged_file_costs_time_and_nothing_else(tmp_path: Path, damage: bytes) -> None:
    expected = statement(tmp_path / "cache")
    for name in kept(tmp_path / "cache"):
        (tmp_path / "cache" / name).write_bytes(damage)
    assert statement(tmp_path / "cache") == expected


@POSIX
@pytest.mark.parametrize("mode", [0o755, 0o770, 0o777])
def test_a_folder_that_others_can_enter_is_not_used(tmp_path: Path, mode: int) -> None:
    folder = tmp_path / "cache"
    folder.mkdir()
    folder.chmod(mode)
    statement(folder)
    assert not kept(folder)


@POSIX
def test_a_link_to_a_folder_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir(mode=0o700)
    (tmp_path / "cache").symlink_to(tmp_path / "real")
    statement(tmp_path / "cache")
    assert not kept(tmp_path / "real")


def test_a_folder_that_cannot_be_made_is_no_problem(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert cache.open_folder(tmp_path / "file" / "cache") is None
    assert statement(tmp_path / "file" / "cache") == statement(None)


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
