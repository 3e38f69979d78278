"""Workspaces that were built, or published, before a test begins."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.support.cli import make_workspace, run

KOFFIE = "profiles/lindehof-koffie.yaml"
FIRST = ("--effective", "2026-01-01", "--reason", "Eerste versie")
SECOND = ("--effective", "2026-06-01", "--reason", "Wijziging")
LIBRARY = "templates/library/nl"


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose drafts are built, with what the build keeps of them."""
    root = make_workspace(tmp_path_factory.mktemp("once"))
    assert run(root, "build").code == 0
    return root.parent


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose first versions are published."""
    root = make_workspace(tmp_path_factory.mktemp("twice"))
    assert run(root, "publish", *FIRST).code == 0
    assert run(root, "build").code == 0
    return root.parent


@pytest.fixture
def built(tmp_path: Path, once: Path) -> Path:
    shutil.copytree(once / "workspace", tmp_path / "workspace")
    root = tmp_path / "workspace"
    run(root, "build")  # what drafts were made of is kept for each workspace
    return root


@pytest.fixture
def published(tmp_path: Path, twice: Path) -> Path:
    shutil.copytree(twice / "workspace", tmp_path / "workspace")
    return tmp_path / "workspace"


def planned(root: Path, *words: str) -> dict[str, dict[str, Any]]:
    """What a plan says of each company."""
    ran = run(root, "plan", *words, "--json")
    assert ran.code in (0, 3), ran.err
    return {company["slug"]: company for company in ran.answer["companies"]}
