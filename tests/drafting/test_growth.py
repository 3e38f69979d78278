"""The work of a company does not grow with the number of others: calls of our functions are counted, not time."""

import shutil
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import FrameType

import pytest

import generator
from bench.companies import companies
from generator import Workspace
from tests.support.folders import REPOSITORY

TODAY = date(2026, 12, 1)
PROGRAM = str(REPOSITORY / "generator")
ALLOWED = 1.1
"""A company among many may cost so many times the calls of one among few."""

COMMANDS: dict[str, Callable[[Workspace], object]] = {
    "build": generator.build,
    "check": generator.check,
    "plan": generator.plan,
    "status": generator.status,
    "publish": lambda group: generator.publish(group, effective=TODAY, reason="Eerste versie", dry_run=True),
}


def workspace_of(folder: Path, count: int) -> Path:
    """A workspace of so many sister companies; the first one stands in every workspace."""
    shutil.copytree(REPOSITORY / "templates", folder / "templates")
    shutil.copytree(REPOSITORY / "profiles" / "groups", folder / "profiles" / "groups")
    for company in companies(count, seed=1):
        (folder / "profiles" / f"{company.slug}.yaml").write_text(company.profile("promteg"), "utf-8")
    return folder


def calls_of(run: Callable[[Workspace], object], root: Path) -> int:
    """How many of our functions are called while a command runs in one process, with nothing kept from before."""
    counted = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal counted
        if event == "call" and frame.f_code.co_filename.startswith(PROGRAM):
            counted += 1

    group = generator.open_workspace(root, on=TODAY)
    sys.setprofile(count)
    try:
        run(group)
    finally:
        sys.setprofile(None)
    return counted


def cost_of_a_company(name: str, folder: Path, sizes: tuple[int, int, int]) -> tuple[float, float]:
    """The calls of one company more: from the first size to the second, and from the second to the third."""
    run = COMMANDS[name]
    few, some, many = (calls_of(run, workspace_of(folder / str(size), size)) for size in sizes)
    return (some - few) / (sizes[1] - sizes[0]), (many - some) / (sizes[2] - sizes[1])


@pytest.mark.parametrize("name", COMMANDS)
def test_a_company_among_few_costs_what_one_alone_costs(name: str, tmp_path: Path) -> None:
    before, after = cost_of_a_company(name, tmp_path, (6, 12, 22))
    assert after <= before * ALLOWED, f"{name}: {before:,.0f} calls a company, then {after:,.0f}: what is done N times?"


@pytest.mark.thorough
@pytest.mark.parametrize("name", COMMANDS)
def test_a_company_among_a_hundred_costs_what_one_among_few_costs(name: str, tmp_path: Path) -> None:
    before, after = cost_of_a_company(name, tmp_path, (6, 20, 100))
    assert after <= before * ALLOWED, f"{name}: {before:,.0f} calls a company, then {after:,.0f}"


def test_the_count_sees_what_is_done_once_for_each_pair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def pairs(group: Workspace) -> None:
        for slug in group.companies:
            for _ in group.companies:
                generator.workspace.judge(slug)

    monkeypatch.setitem(COMMANDS, "pairs", pairs)
    before, after = cost_of_a_company("pairs", tmp_path, (6, 12, 22))
    assert after > before * ALLOWED, "a quadratic step must fail the tests above"
