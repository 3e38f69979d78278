"""The walk-through of a policy change goes as it is written, and nothing but what it names changes."""

import re
import shlex
from datetime import date
from pathlib import Path

import pytest

from generator.cli import main
from generator.comparison import compare, summary
from generator.document import Comparison, Document
from generator.formats.readers import read_file
from tests.support.folders import REPOSITORY
from tools.publish_history import publish

pytestmark = pytest.mark.thorough

PAGE = REPOSITORY / "docs" / "officer" / "policy-change.md"
FENCE = re.compile(r"^```([a-z]*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
PROFILE = "profiles/smart2led.yaml"


def tree(root: Path) -> dict[str, bytes]:
    """Every file below a folder but those that are hidden."""
    files = {path.relative_to(root).as_posix(): path for path in sorted(root.rglob("*")) if path.is_file()}
    return {name: path.read_bytes() for name, path in files.items() if "/." not in f"/{name}"}


def statement(files: dict[str, bytes]) -> Document:
    document, found = read_file(files["smart2led/smart2led.md"], "smart2led.md")
    assert document is not None, found
    return document


def walk(root: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    """Does what the page says, block by block; gives what each command said, by its first two words."""
    said: dict[str, str] = {}
    for kind, block in FENCE.findall(PAGE.read_text("utf-8")):
        if kind == "yaml":
            text = (root / PROFILE).read_text("utf-8")
            assert text.count(block) == 1, f"the page says to delete this from {PROFILE}, where it is not:\n{block}"
            (root / PROFILE).write_text(text.replace(block, ""), "utf-8")
        for line in block.splitlines() if not kind else []:
            words = shlex.split(line)
            assert words[0] == "statements", f"the page shows a line that is no command: {line}"
            code = main(["-C", str(root), *words[1:]])
            told = capsys.readouterr()
            assert code == 0, f"the page says `{line}`, which ends with {code}:\n{told.err}"
            said[" ".join(words[1:3])] = told.out + told.err
    return said


@pytest.fixture
def root(workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """The repository's companies with their history, built."""
    monkeypatch.chdir(workspace)
    publish(workspace, quiet=True)
    assert main(["-C", str(workspace), "-q", "build"]) == 0
    capsys.readouterr()
    return workspace


def test_the_walk_through_goes_as_written(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = tree(root / "output")
    said = walk(root, capsys)
    after = tree(root / "output")

    assert "NO REASON" in said["drift --group"] and "editions.security" in said["drift --group"]
    assert "security" in said["plan --diff"] and PROFILE in said["plan --diff"] and "\nsmt:" not in said["plan --diff"]
    assert "2026-12-01" in said["status"]

    history = {path for path in before if path.startswith("published/") and path != "published/ledger.jsonl"}
    assert all(after[path] == before[path] for path in history), "what was published before is as it was"
    assert after["published/ledger.jsonl"].startswith(before["published/ledger.jsonl"])
    others = {path for path in before if not path.startswith(("published/", "smart2led/")) and "/" in path}
    changed = sorted(path for path in others if after.get(path) != before[path])
    assert not changed, f"only Smart2Led changes, yet these files did: {changed}"


def test_only_the_security_section_changes_beside_the_date_and_the_note_of_it(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = statement(tree(root / "output"))
    walk(root, capsys)
    after = statement(tree(root / "output"))
    redline = compare(before, after, Comparison("1", "2", "", date(2026, 12, 1)))
    changed = [section.anchor for section in summary(redline) if section.changed]
    assert changed == ["privacyverklaring", "beveiliging", "wijzigingen"]
