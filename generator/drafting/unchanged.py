"""Statements kept between runs: one whose every input is as it was need not be made anew.

What a statement is made from is its company's file and all else in ``templates/`` and ``profiles/`` but the files of
other companies: groups, logos, sections, wording, house styles; and its latest version in the ledger, whose line
stands for all lines before it. That is more than each statement uses, so no rule about
what uses what can be forgotten here. Only statements without errors are kept, and those of the last few companies.
"""

import os
import pickle
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256

from generator.cache.store import Shelf, place
from generator.drafting.build_options import Basis
from generator.drafting.result import Made
from generator.storage.bounded_read import read_file
from generator.workspace import Workspace
from generator.workspace.listing import PROFILES

PLACES = 256
"""So many statements are kept: some twenty megabytes at most."""

MAX_BYTES = 32 * 1024 * 1024
"""Where there is more input than this no statement is kept: reading it all would take longer than making one."""


class Unchanged:
    """The kept statements of one workspace in some formats."""

    def __init__(self, where: Workspace, formats: Sequence[str], shelf: Shelf, basis: Basis) -> None:
        """On another day than that of the ``basis`` there can be other findings."""
        self._where = where
        self._ledger = basis.ledger
        self._on = basis.on
        self._formats = tuple(formats)
        self._shelf = shelf

    def make_all(self, slugs: Sequence[str], make: Callable[[str], Made]) -> Iterator[Made]:
        """What became of each company: as it was kept where nothing has changed, else as ``make`` makes it now."""
        shared = self._shared()
        fresh: list[tuple[Made, bytes]] = []
        for slug in slugs:
            origin = self._origin(slug, shared)
            made = self._load(slug, origin)
            if made is None:
                made = make(slug)
                fresh.append((made, origin))
            yield made
        if fresh and (now := self._shared()) == shared:
            for made, origin in fresh:
                # What was changed while it was read is not kept: nobody knows which state the statement is of.
                if origin == self._origin(made.slug, now):
                    self._save(made, origin)

    def _load(self, slug: str, origin: bytes) -> Made | None:
        content = self._shelf.load(_place(slug), origin) if origin else None
        made: Made | None = pickle.loads(content) if content is not None else None  # sealed
        return made

    def _save(self, made: Made, origin: bytes) -> None:
        if origin and not made.failed:
            self._shelf.save(_place(made.slug), origin, pickle.dumps(made, pickle.HIGHEST_PROTOCOL))

    def _origin(self, slug: str, shared: bytes) -> bytes:
        """All that the statement of a company is made from; empty where that cannot be told."""
        path = self._where.companies.get(slug)
        if path is None or not shared or path.is_symlink():
            return b""
        latest = self._ledger.latest(slug) if self._ledger else None
        line = (latest.place.path, latest.place.line, latest.digest) if latest else ()
        try:
            made_of = slug, self._where.display(path), self._formats, self._on, shared, line, read_file(path, MAX_BYTES)
            return repr(made_of).encode()
        except OSError:
            return b""

    def _shared(self) -> bytes:
        """A digest of what all statements are made from; empty where there is a link in it, or what cannot be read."""
        companies = frozenset(map(str, self._where.companies.values()))
        state, size = sha256(), 0
        try:
            for folder in (self._where.templates, self._where.root / PROFILES):
                for path in files_below(str(folder)):
                    if path not in companies:
                        content = read_file(path, MAX_BYTES - size)
                        state.update(b"%d\0%d\0%b%b" % (len(path), len(content), os.fsencode(path), content))
                        size += len(content)
        except OSError:
            return b""
        return state.digest()


def _place(slug: str) -> str:
    return place("statement", slug, PLACES)


def files_below(folder: str) -> Iterator[str]:
    """The files below a folder in order of their names; raises ``OSError`` at a link."""
    with os.scandir(folder) as entries:
        inside = sorted(entries, key=lambda entry: entry.name)
    for entry in inside:
        if entry.is_symlink():
            raise OSError(f"{entry.path} is a link")
        if entry.is_dir():
            yield from files_below(entry.path)
        else:
            yield entry.path
