"""``statements serve``: the review site in a browser, made again while profiles and templates are edited."""

import errno
import webbrowser
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from threading import Thread

from msgspec import Struct

from generator import workspace
from generator.cache.store import Shelf
from generator.cli import caching, session
from generator.cli.console.command_result import CommandResult
from generator.cli.console.findings_view import count, show
from generator.cli.console.terminal import Terminal
from generator.cli.exit_codes import PROBLEMS
from generator.diagnostics import Diagnostic, Diagnostics, is_error
from generator.drafting.build_options import Basis
from generator.errors import WrongUse
from generator.ledger import LEDGER, PUBLISHED, Ledger
from generator.review.preview import NOTHING, Preview, look, published
from generator.review.server import ADDRESS, Board, Problem, Server, Shown, changes


class View(Struct, frozen=True):
    """What is shown, what it was made from, and what is to be said about it."""

    preview: Preview
    shown: Shown
    diagnostics: Diagnostics


def run(options: Namespace, terminal: Terminal) -> CommandResult:
    """Shows the site until it is interrupted; what is built stays in memory."""
    where, _ = session.enter(options)
    if options.json:
        raise WrongUse("serve answers in a browser, not in JSON", "statements build --json has the findings")
    watched = [where.root / "profiles", where.templates, where.root / "output" / PUBLISHED / LEDGER]
    shelf = session.shelf(where)
    with _open(options.port) as server:
        news = changes(watched)
        view = renew(where.root, View(NOTHING, Shown({}), ()), shelf)
        server.board.put(view.shown)
        Thread(target=server.serve_forever, daemon=True).start()
        terminal.out.print(server.address)
        terminal.out.stream.flush()
        _say(view, terminal, "The site is at that address until Ctrl-C; nothing is written into output/.")
        if options.open:
            webbrowser.open(server.address)
        for _ in news:
            view = renew(where.root, view, shelf)
            server.board.put(view.shown)
            _say(view, terminal, "Made again.")
    return CommandResult(PROBLEMS)


def renew(root: Path, before: View, shelf: Shelf | None = None) -> View:
    """What is to be seen now.

    Where nothing can be made, because the record of what was published is damaged for instance, all stays as it was.
    """
    where, found = workspace.find(root)
    ledger, damage = session.published(where) if where else (None, ())
    if where is None or ledger is None:
        found += damage
        return View(before.preview, Shown(before.shown.files, _problems(found), before.shown.more), found)
    preview = look(where, Basis(ledger, caching.today()), before.preview, shelf)
    found += preview.diagnostics
    return View(preview, Shown(preview.files(where, ledger), _problems(found), _record(ledger)), found)


def _record(ledger: Ledger) -> Callable[[str], bytes | None]:
    return lambda path: published(ledger, path)


def _problems(found: Diagnostics) -> tuple[Problem, ...]:
    return tuple(Problem(str(one.location), one.message, one.hint) for one in found if is_error(one))


def _open(port: int) -> Server:
    try:
        return Server(port, Board(Shown({})))
    except OSError as error:
        reasons = {errno.EADDRINUSE: "is in use", errno.EACCES: "is not for ordinary users"}
        what = f"port {port} of {ADDRESS} {reasons.get(error.errno or 0, f'cannot be had: {error.strerror}')}"
        raise WrongUse(what, "name another with --port, or 0 for any that is free") from None


def _say(view: View, terminal: Terminal, what: str) -> None:
    errors: tuple[Diagnostic, ...] = tuple(filter(is_error, view.diagnostics))
    if terminal.quiet < 2:
        terminal.err.print(show(errors, terminal.err))
    if not terminal.quiet:
        terminal.err.print(f"{what} {count(view.diagnostics)}.".replace(" .", ""))
