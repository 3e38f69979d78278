"""``statements serve``: what is seen follows the edits; an error leaves the last good statement and says its place."""

import signal
import subprocess
import sys
import urllib.request
from datetime import date
from pathlib import Path

import pytest

from generator import open_workspace
from generator.review.live_site import LiveSite
from generator.review.live_site import renew as renew_site
from generator.review.live_site import start as start_site
from generator.review.server import Board, Server, Shown
from tests.support.cli import BROOD, make_workspace, run, statements, tree
from tests.support.folders import REPOSITORY
from tests.support.programs import HANGS

pytestmark = pytest.mark.thorough

IDENTITY = "templates/library/nl/sections/identity.md.jinja"
TODAY = date(2026, 11, 30)


def start(root: Path) -> LiveSite:
    return start_site(open_workspace(root, on=TODAY))


def renew(root: Path, before: LiveSite) -> LiveSite:
    return renew_site(open_workspace(root, on=TODAY), before)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_workspace(tmp_path)


def test_what_is_seen_is_what_a_build_would_write(root: Path) -> None:
    view = start(root)
    assert not (root / "output").exists(), "serve writes nothing"
    run(root, "build")
    assert dict(view.shown.files) == tree(root / "output")


def test_a_broken_template_leaves_the_last_good_statements_and_says_where(root: Path) -> None:
    good = start(root)
    path = root / IDENTITY
    text = path.read_text("utf-8")
    path.write_text(text + "{{ controller.legal_nam }}\n", "utf-8")
    broken = renew(root, good)
    assert broken.shown.problems, "the page has nothing to say"
    line = text.count("\n") + 1
    assert {problem.place.rpartition(":")[0] for problem in broken.shown.problems} == {f"{IDENTITY}:{line}"}
    assert "legal_name" in broken.shown.problems[0].hint
    name = "lindehof-brood/lindehof-brood.html"
    assert broken.shown.files[name] == good.shown.files[name]
    assert b"has errors" in broken.shown.files["index.html"]
    path.write_text(text, "utf-8")
    assert renew(root, broken).shown.files == good.shown.files


def test_a_damaged_record_leaves_all_as_it_was(root: Path) -> None:
    good = start(root)
    (root / "output" / "published").mkdir(parents=True)
    (root / "output" / "published" / "ledger.jsonl").write_text("{\n", "utf-8")
    broken = renew(root, good)
    assert broken.shown.files == good.shown.files
    assert broken.shown.problems[0].place.startswith("output/published/ledger.jsonl:1")


def test_a_published_file_can_be_read_and_no_other(root: Path) -> None:
    run(root, "publish", "--effective", "2026-01-01", "--reason", "Eerste versie")
    shown = start(root).shown
    name = "lindehof-brood/1/lindehof-brood.html"
    assert shown.get(f"published/{name}") == (root / "output" / "published" / name).read_bytes()
    for other in ("ledger.jsonl", "lindehof-brood/1/inputs.json", "lindehof-brood/2/lindehof-brood.html", "../x", ""):
        assert shown.get(f"published/{other}") is None


def test_a_company_that_comes_or_goes_does_so_on_the_site(root: Path) -> None:
    good = start(root)
    (root / BROOD).unlink()
    view = renew(root, good)
    assert not [path for path in view.shown.files if path.startswith("lindehof-brood/")]
    assert b"lindehof-brood" not in view.shown.files["index.html"]


def test_a_port_that_is_taken_is_wrong_use(root: Path) -> None:
    with Server(0, Board(Shown({}))) as server:
        ran = run(root, "serve", "--port", str(server.server_port))
    assert (ran.code, f"port {server.server_port} of 127.0.0.1 is in use" in ran.err) == (2, True)
    assert "name another with --port" in ran.err


@pytest.mark.parametrize(
    ("option", "told"), [("--port=65536", "not a number from 0 to 65535"), ("--json", "not in JSON")]
)
def test_what_it_cannot_do_is_wrong_use(root: Path, option: str, told: str) -> None:
    ran = run(root, "serve", option)
    assert (ran.code, told in ran.err) == (2, True), ran.err


def test_it_serves_until_it_is_interrupted(root: Path) -> None:
    command = [sys.executable, "-m", "generator", "-C", str(root), "serve", "--port", "0"]
    with subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as served:
        try:
            assert served.stdout is not None
            address = served.stdout.readline().strip()
            with urllib.request.urlopen(address, timeout=HANGS) as answer:
                assert b"Lindehof Brood B.V." in answer.read()
        finally:
            served.send_signal(signal.SIGINT)
            _, said = served.communicate(timeout=HANGS)
    assert (served.returncode, "Traceback" in said) == (130, False), said
    assert not statements(root / "output")
