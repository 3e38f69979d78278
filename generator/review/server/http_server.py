"""A web server for one person on one machine: it reads from memory, and only for a browser that asks this machine.

A page of any website can ask 127.0.0.1 for something, and a name that leads there for a moment (DNS rebinding) would
let it read the answer; so a request must name the address that this server has, and answers are for its pages only.
"""

import contextlib
import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote

from generator.review.server.board import Board
from generator.review.server.response_headers import LIVE, NEWS, SCRIPT, served, type_of

ADDRESS = "127.0.0.1"
INDEX = "index.html"

_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_HEARTBEAT = 10.0
"""After so many seconds without news a sign of life is sent, which also finds out who has gone."""

_PATIENCE = 30.0
"""So many seconds a request may take to arrive."""


class Server(ThreadingHTTPServer):
    """Answers on 127.0.0.1, and there alone, with what is on a board; raises ``OSError`` when the port is taken."""

    daemon_threads = True
    allow_reuse_address = sys.platform != "win32"  # there it would let two servers have one port

    def __init__(self, port: int, board: Board) -> None:
        """``port`` 0 is any that is free."""
        self.board = board
        super().__init__((ADDRESS, port), _Handler)

    @property
    def names(self) -> frozenset[str]:
        """What a request may call this server."""
        return frozenset(f"{name}:{self.server_port}" for name in (ADDRESS, "localhost"))

    @property
    def address(self) -> str:
        """What to type in a browser."""
        return f"http://{ADDRESS}:{self.server_port}/"

    def handle_error(self, request: object, client_address: object) -> None:
        """Passes over a browser that went away; any other fault is told as the standard library does."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(BaseHTTPRequestHandler):
    server: Server
    timeout = _PATIENCE
    server_version, sys_version = "statements", ""

    def parse_request(self) -> bool:
        """Reads the request, and refuses at once what is neither GET nor HEAD."""
        if not super().parse_request():
            return False
        if self.command in ("GET", "HEAD"):
            return True
        self._send(HTTPStatus.METHOD_NOT_ALLOWED, b"only GET and HEAD\n", {"Allow": "GET, HEAD"})
        return False

    def do_GET(self) -> None:
        self._answer()

    def do_HEAD(self) -> None:
        self._answer()

    def _answer(self) -> None:
        if self.headers.get_all("Host", []) not in [[name] for name in self.server.names]:
            self._send(HTTPStatus.MISDIRECTED_REQUEST, f"ask for {self.server.address}\n".encode())
            return
        path = unquote(self.path.partition("?")[0]).removeprefix("/") or INDEX
        content = LIVE if path == SCRIPT else self.server.board.shown.get(path)
        if path == NEWS and self.command == "GET":
            self._tell()
        elif content is None:
            self._send(HTTPStatus.NOT_FOUND, b"there is no such page\n")
        else:
            body, policy = served(path, content)
            self._send(HTTPStatus.OK, body, {"Content-Type": type_of(path), "Content-Security-Policy": policy})

    def _send(self, status: HTTPStatus, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        named = {"Content-Type": "text/plain; charset=utf-8"} | _HEADERS | (headers or {})
        for name, value in (named | {"Content-Length": str(len(body))}).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _tell(self) -> None:
        """Sends the news as they come (server-sent events), until the browser goes away."""
        self.send_response(HTTPStatus.OK)
        for name, value in ({"Content-Type": "text/event-stream"} | _HEADERS).items():
            self.send_header(name, value)
        self.end_headers()
        told = ""
        with contextlib.suppress(ConnectionError, TimeoutError):
            while True:
                news = self.server.board.news(told, _HEARTBEAT)
                self.wfile.write(b": still here\n\n" if news == told else f"data: {news}\n\n".encode())
                self.wfile.flush()
                told = news

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: what matters is said where the edit is."""
