"""The server of ``statements serve``: what it refuses, what it sends, and when it says that something changed."""

import os
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from itertools import islice
from pathlib import Path
from threading import Thread

import pytest
from msgspec import Struct, field

from generator.review.pages import overview
from generator.review.server import ADDRESS, Board, Server, Shown, ShownProblem, changes
from tests.support.programs import HANGS
from tests.support.site_samples import COMPANIES

pytestmark = pytest.mark.thorough

PAGE = overview(COMPANIES, "Privacy statements")
KEPT = {"published/smt/1/smt.md": b"# Versie 1\n"}
FILES = {"index.html": PAGE, "smt/smt.docx": b"PK", "smt/smt.fragment.html": b"<article></article>\n", "a b.html": PAGE}


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Server(0, Board(Shown(FILES, (), KEPT.get))) as running:
        Thread(target=running.serve_forever, daemon=True).start()
        yield running
        running.shutdown()


def ask(server: Server, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
    """What the server answers to a request that may be as odd as it likes."""
    connection = HTTPConnection(ADDRESS, server.server_port, timeout=HANGS)
    connection.putrequest(method, path, skip_host="host" in headers, skip_accept_encoding=True)
    for name, value in headers.items():
        for one in value.split(", ") if value else ():
            connection.putheader(name, one)
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


def test_it_listens_on_this_machine_only(server: Server) -> None:
    assert server.server_address[0] == "127.0.0.1"
    assert server.address == f"http://127.0.0.1:{server.server_port}/"


@pytest.mark.parametrize("path", ["/", "/index.html", "/?sort=name", "/a%20b.html", "/smt/smt.docx", "/live.js"])
def test_what_is_on_the_board_is_sent(server: Server, path: str) -> None:
    answer, body = ask(server, path)
    assert answer.status == 200 and body
    assert answer.getheader("Cache-Control") == "no-store"
    assert answer.getheader("X-Content-Type-Options") == "nosniff"


def test_a_published_file_is_fetched_when_it_is_asked_for(server: Server) -> None:
    answer, body = ask(server, "/published/smt/1/smt.md")
    assert (answer.status, body) == (200, b"# Versie 1\n")
    assert answer.getheader("Content-Type") == "text/plain; charset=utf-8"


@pytest.mark.parametrize(
    "path",
    [
        "/smt", "/smt/", "/published", "/published/", "/./index.html", "/../index.html", "/..%2f..%2fetc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd", "/etc/passwd", "//etc/passwd", "/..\\..\\x", "/index.html%00", "/.manifest.json",
        "/profiles/smt.yaml",
    ],
)  # fmt: skip
def test_anything_else_is_not_there(server: Server, path: str) -> None:
    answer, body = ask(server, path)
    assert (answer.status, body) == (404, b"there is no such page\n")


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "localhost.evil:{port}", "", "[::1]:{port}"],
)
@pytest.mark.parametrize("path", ["/", "/live", "/live.js"])
def test_a_request_under_another_name_is_refused(server: Server, host: str, path: str) -> None:
    answer, body = ask(server, path, host=host.format(port=server.server_port))
    assert answer.status == 421, "a page elsewhere whose name leads here for a moment could read the statements"
    assert body.startswith(b"ask for http://127.0.0.1:")


def test_two_names_in_one_request_are_refused(server: Server) -> None:
    name = f"127.0.0.1:{server.server_port}"
    assert ask(server, "/", host=f"{name}, {name}")[0].status == 421


def test_localhost_is_a_name_of_this_machine(server: Server) -> None:
    assert ask(server, "/", host=f"localhost:{server.server_port}")[0].status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "BREW"])
def test_nothing_can_be_done_but_read(server: Server, method: str) -> None:
    answer, _ = ask(server, "/", method)
    assert (answer.status, answer.getheader("Allow")) == (405, "GET, HEAD")


def test_a_head_request_gets_the_headers_alone(server: Server) -> None:
    answer, body = ask(server, "/", "HEAD")
    assert (answer.status, body) == (200, b"")
    assert int(answer.getheader("Content-Length") or 0) == len(ask(server, "/")[1])


def test_a_page_gets_the_script_and_a_policy_under_which_it_runs(server: Server) -> None:
    answer, body = ask(server, "/")
    policy = answer.getheader("Content-Security-Policy") or ""
    assert b'<script src="/live.js"></script>\n</body>' in body
    assert b"http-equiv" not in body and "frame-ancestors 'self'" in policy
    assert "script-src 'self' 'sha256-" in policy and "unsafe-inline" not in policy.replace(
        "style-src 'unsafe-inline'", ""
    )
    assert ask(server, "/smt/smt.fragment.html")[1] == FILES["smt/smt.fragment.html"]


def test_who_listens_hears_what_is_wrong_at_once_and_what_changes_later() -> None:
    with Server(0, Board(Shown(FILES, (ShownProblem("a.yaml:1:2", "wrong", "mend it"),)))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        connection = HTTPConnection(ADDRESS, server.server_port, timeout=HANGS)
        connection.request("GET", "/live")
        answer = connection.getresponse()
        assert answer.getheader("Content-Type") == "text/event-stream"
        first = answer.readline()
        assert b'"place": "a.yaml:1:2", "message": "wrong", "hint": "mend it"' in first
        answer.readline()
        server.board.put(Shown({"index.html": b"other"}))
        second = answer.readline()
        assert second.startswith(b"data: ") and b'"problems": []' in second
        assert first[:80] != second[:80], "the state must be another one when a file is"
        connection.close()
        server.shutdown()


def test_a_taken_port_is_an_error_of_the_system(server: Server) -> None:
    with pytest.raises(OSError, match="in use"):
        Server(server.server_port, server.board)


class Sleeper(Struct):
    """Sleeps no second; instead the edits that a test has in mind happen, one each time."""

    edits: list[tuple[Path, str]]
    slept: list[float] = field(default_factory=list)

    def __call__(self, seconds: float) -> None:
        self.slept.append(seconds)
        if self.edits:
            path, text = self.edits.pop(0)
            path.write_text(text, "utf-8")
            os.utime(path, ns=(len(self.slept), len(self.slept)))


def test_edits_close_upon_one_another_are_told_once(tmp_path: Path) -> None:
    one, other = tmp_path / "a.yaml", tmp_path / "b.yaml"
    sleeper = Sleeper([(one, "1"), (one, "2"), (other, "3")])
    assert list(islice(changes([tmp_path], sleeper), 1)) == [{str(one), str(other)}]


def test_a_change_without_end_is_told_in_the_end(tmp_path: Path) -> None:
    sleeper = Sleeper([(tmp_path / "a.yaml", str(number)) for number in range(1_000)])
    assert list(islice(changes([tmp_path], sleeper), 2)) == [{str(tmp_path / "a.yaml")}] * 2
    assert len(sleeper.slept) < 100


def test_what_changes_while_a_change_is_dealt_with_is_told_next(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    news = changes([tmp_path, path], Sleeper([(path, "1")]))
    assert next(news) == {str(path)}
    path.write_text("22", "utf-8")
    assert next(news) == {str(path)}
    path.unlink()
    assert next(news) == {str(path)}


def test_what_an_editor_puts_beside_a_file_does_not_count(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    names = [".a.yaml.swp", "a.yaml~", "~$style.docx", "#a.yaml#", "deep/b.jinja"]
    news = changes([tmp_path], Sleeper([(tmp_path / name, "x") for name in names]))
    assert next(news) == {str(tmp_path / "deep" / "b.jinja")}
