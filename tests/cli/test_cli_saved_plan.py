"""Plans that are saved, and carried out as they were made or not at all."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.built import FIRST, KOFFIE, LIBRARY, SECOND, built, once, planned, published, twice
from tests.support.cli import BROOD, Ran, change, run, tree

pytestmark = pytest.mark.thorough

__all__ = ["built", "once", "published", "twice"]

PLAN = "week.plan"


def saved(root: Path) -> Ran:
    return run(root, "plan", "-o", str(root / "week.plan"))


def test_a_saved_plan_is_carried_out(built: Path) -> None:
    change(built, BROOD, "020 555 01 23", "020 555 01 99")
    assert saved(built).code == 0
    ran = run(built, "build", PLAN, "--json")
    assert ran.code == 0, ran.err
    assert {path.split("/")[0] for path in ran.answer["files"]["updated"]} == {"lindehof-brood"}
    assert planned(built) == {}


def test_a_saved_plan_is_published(published: Path) -> None:
    change(published, BROOD, "020 555 01 23", "020 555 01 99")
    saved(published)
    assert run(published, "build", PLAN).code == 0, "what the plan itself brings about is no obstacle"
    ran = run(published, "publish", PLAN, *SECOND, "--json")
    assert ran.code == 0, ran.err
    assert [one["slug"] for one in ran.answer["published"]] == ["lindehof-brood"]
    again = run(published, "publish", "--plan", PLAN, *SECOND)
    assert again.code == 1 and "ledger.jsonl" in again.err


def _edit_a_profile(root: Path) -> str:
    change(root, KOFFIE, "Lindehof Koffie B.V.", "Lindehof Thee B.V.")
    return KOFFIE


def _add_a_template(root: Path) -> str:
    (root / LIBRARY / "sections" / "zz.md.jinja").write_text("", "utf-8")
    return f"{LIBRARY}/sections/zz.md.jinja"


def _edit_the_output(root: Path) -> str:
    (root / "output" / "lindehof-brood" / "lindehof-brood.md").write_text("x", "utf-8")
    return "output/lindehof-brood/lindehof-brood.md"


def _publish(root: Path) -> str:
    assert run(root, "publish", "fietsatelier-de-ketting", *FIRST).code == 0
    return "output/published/ledger.jsonl"


@pytest.mark.parametrize("move", [_edit_a_profile, _add_a_template, _edit_the_output, _publish])
@pytest.mark.parametrize("command", [("build",), ("publish", *SECOND)], ids=["build", "publish"])
def test_a_saved_plan_is_refused_when_anything_moved(
    built: Path, move: Callable[[Path], str], command: tuple[str, ...]
) -> None:
    change(built, BROOD, "020 555 01 23", "020 555 01 99")
    saved(built)
    moved = move(built)
    before = tree(built / "output")
    ran = run(built, command[0], PLAN, *command[1:])
    assert ran.code == 1
    assert "plan-moved" in ran.err and moved in ran.err
    assert tree(built / "output") == before


def test_a_plan_that_says_something_else_is_refused(built: Path) -> None:
    change(built, BROOD, "020 555 01 23", "020 555 01 99")
    saved(built)
    value = json.loads((built / PLAN).read_text("utf-8"))
    value["files"][0][3] = "0" * 64
    (built / PLAN).write_text(json.dumps(value), "utf-8")
    ran = run(built, "build", PLAN)
    assert ran.code == 1 and "plan-moved" in ran.err


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"format": 1}', "\x00"])
def test_what_is_no_plan_is_wrong_use(built: Path, content: str) -> None:
    (built / PLAN).write_text(content, "utf-8")
    assert run(built, "build", PLAN).code == 2
    assert run(built, "build", "gone.plan").code == 2


def test_a_plan_takes_no_other_wishes(built: Path) -> None:
    saved(built)
    assert run(built, "build", PLAN, "--format", "md").code == 2
    assert run(built, "build", PLAN, "lindehof-brood").code == 2
    assert run(built, "build", PLAN, "--force").code == 2
