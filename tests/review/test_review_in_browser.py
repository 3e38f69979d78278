"""The served review site in a real browser: read, sorted, filtered, and following an edit by itself."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support import programs
from tests.support.cli import BROOD, change, make_workspace, run
from tests.support.folders import REPOSITORY

pytestmark = pytest.mark.needs("chromium", "node-tools", "node")

SCRIPT = programs.BROWSER_TOOLS.parent / "use_site.mjs"
TITLE = "templates/library/nl/sections/identity.md.jinja"
REVIEW = "lindehof-brood/review.html"
PAGES = [REVIEW, "index.html", "lindehof-brood/lindehof-brood.redline.html"]

REWORDED = "Deze privacyverklaring is van", "U leest de privacyverklaring van"
"""What the mend changes in the first sentence about the company."""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with a published version of each statement, and one draft that differs."""
    root = make_workspace(tmp_path_factory.mktemp("served"))
    run(root, "publish", "--effective", "2026-01-01", "--reason", "Eerste versie")
    change(root, BROOD, 'phone: "020 555 01 23"', 'phone: "020 555 01 99"')
    return root


@pytest.fixture(scope="module")
def address(workspace: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "generator", "-C", str(workspace), "serve", "--port", "0", "-qq"]
    with subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True) as served:
        assert served.stdout is not None
        yield served.stdout.readline().strip()
        served.terminate()


@pytest.fixture(scope="module")
def seen(workspace: Path, address: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What ``use_site.mjs`` reports; a template is broken and mended when it asks for that."""
    folder = tmp_path_factory.mktemp("seen")
    command = [programs.path_of("node"), str(SCRIPT), programs.path_of("chromium"), str(folder), address, *PAGES]
    template = workspace / TITLE
    text = template.read_text("utf-8")
    report = ""
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as used:
        assert used.stdout is not None and used.stderr is not None
        for line in used.stdout:
            if line == "edit\n":
                template.write_text(f"{text}{{{{ controller.legal_nam }}}}\n", "utf-8")
            elif line == "mend\n":
                template.write_text(text.replace(*REWORDED), "utf-8")
            else:
                report = line
        told = used.stderr.read()
    assert used.returncode == 0, f"The browser could not be driven:\n{told}"
    found: dict[str, Any] = json.loads(report)
    return found


@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_nothing_wrong_in_a_page_and_in_its_frames(seen: dict[str, Any], page: str) -> None:
    views = [(view["width"], view["scheme"], view["violations"], view["incomplete"]) for view in seen["views"][page]]
    assert views == [(width, scheme, [], []) for width in (320, 840, 1280) for scheme in ("light", "dark")]


@pytest.mark.parametrize("page", PAGES)
def test_nothing_sticks_out_of_the_screen(seen: dict[str, Any], page: str) -> None:
    assert [view["overflow"] for view in seen["views"][page]] == [0] * 6


def test_the_site_is_silent_and_asks_nobody_else(seen: dict[str, Any]) -> None:
    assert (seen["console"], seen["elsewhere"]) == ([], [])


def test_rows_are_sorted_and_filtered(seen: dict[str, Any]) -> None:
    used, every = seen["used"], ["fietsatelier-de-ketting", "lindehof-brood", "lindehof-koffie"]
    assert (used["first"], used["up"], used["down"], used["sorted"]) == (every, every, every[::-1], "descending")
    assert (used["found"], used["told"]) == (["lindehof-koffie"], "1 of 3 shown")
    assert sorted(used["group"]) == every[1:]


def test_an_edit_that_breaks_a_template_is_told_with_its_place_beside_the_last_good_statement(
    seen: dict[str, Any],
) -> None:
    followed = seen["followed"]
    assert f"{TITLE}:" in followed["banner"] and "legal_name" in followed["banner"]
    assert "Lindehof Brood" in followed["statement"] or "Privacyverklaring" in followed["statement"]
    assert [view["violations"] for view in followed["views"]] == [[]] * 6


def test_a_reworded_sentence_appears_by_itself_once_the_template_is_mended(seen: dict[str, Any]) -> None:
    old, new = REWORDED
    assert old in (REPOSITORY / TITLE).read_text("utf-8"), f"{TITLE} no longer says {old!r}: mend this test"
    assert new in seen["followed"]["mended"] and old not in seen["followed"]["mended"]
