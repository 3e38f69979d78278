"""``statements serve``: the review site in a browser, made again while profiles and templates are edited."""

import errno
import webbrowser
from argparse import ArgumentParser, Namespace
from contextlib import suppress
from threading import Thread

from generator.cli import session
from generator.cli.console.command_result import CommandResult
from generator.cli.console.findings_view import count, show
from generator.cli.console.terminal import Terminal
from generator.cli.exit_codes import PROBLEMS
from generator.cli.options import port
from generator.diagnostics import Diagnostic, is_error
from generator.errors import WrongUse
from generator.ledger import LEDGER, PUBLISHED
from generator.review.live_site import LiveSite, renew, start
from generator.review.server import ADDRESS, Board, Server, Shown, changes

EXAMPLES = ("statements serve", "statements serve --open", "statements serve --port 8080")


def add_options(parser: ArgumentParser) -> None:
    """Adds the options of ``serve``."""
    parser.add_argument(
        "--port", metavar="N", type=port, default=8765, help="the port on 127.0.0.1; 0 for any that is free (8765)"
    )
    parser.add_argument("--open", action="store_true", help="open the page in the browser")


def run(options: Namespace, terminal: Terminal) -> CommandResult:
    """Shows the site until it is interrupted; what is built stays in memory."""
    workspace = session.open_workspace(options)
    if options.json:
        raise WrongUse("serve answers in a browser, not in JSON", "statements build --json has the findings")
    root = workspace.root
    watched = [root / "profiles", workspace.templates, root / "output" / PUBLISHED / LEDGER]
    with _open(options.port) as server:
        news = changes(watched)
        site = start(workspace)
        server.board.put(site.shown)
        Thread(target=server.serve_forever, daemon=True).start()
        terminal.out.print(server.address)
        terminal.out.stream.flush()
        _report(site, terminal, "The site is at that address until Ctrl-C; nothing is written into output/.")
        if options.open:
            webbrowser.open(server.address)
        for _ in news:
            with suppress(WrongUse):  # a folder that is gone for a moment leaves the site as it was
                workspace = session.open_workspace(options)
            site = renew(workspace, site)
            server.board.put(site.shown)
            _report(site, terminal, "Made again.")
    return CommandResult(PROBLEMS)


def _open(port: int) -> Server:
    try:
        return Server(port, Board(Shown({})))
    except OSError as error:
        reasons = {errno.EADDRINUSE: "is in use", errno.EACCES: "is not for ordinary users"}
        what = f"port {port} of {ADDRESS} {reasons.get(error.errno or 0, f'cannot be had: {error.strerror}')}"
        raise WrongUse(what, "name another with --port, or 0 for any that is free") from None


def _report(site: LiveSite, terminal: Terminal, what: str) -> None:
    errors: tuple[Diagnostic, ...] = tuple(filter(is_error, site.diagnostics))
    if terminal.quiet < 2:
        terminal.err.print(show(errors, terminal.err))
    if not terminal.quiet:
        terminal.err.print(f"{what} {count(site.diagnostics)}.".replace(" .", ""))
