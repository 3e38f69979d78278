"""Statements of a large run that need not be made again: none of their inputs changed, and their files stand there.

Kept on the shelf is, for each company, a digest of what its statement was made of, the digests of its files, and what
was said about it; the files themselves are those in ``output/``, read and held against their digests. What a statement
is made of is its own file, all of ``profiles/`` that is no company's, all of ``templates/`` but the texts of other
policies, and its latest version. That is more than it uses, so no rule about what uses what can be forgotten here.
"""

import pickle
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator import ledger as record
from generator.cache.store import Shelf, place
from generator.drafting.build_options import Basis
from generator.drafting.result import Made
from generator.drafting.unchanged import files_below
from generator.statement.printing import Files
from generator.storage.disk import Disk
from generator.workspace import Workspace
from generator.workspace.listing import PROFILES

PLACES = 8
"""So many choices of formats are kept apart."""

_TEXTS = (".yaml", ".yml", ".jinja")


class Kept(Struct, frozen=True):
    """What is kept of a company: what it was made of, its files by digest, and all else that a run made of it."""

    origin: str
    files: Mapping[str, str]
    made: Made


class Reuse:
    """What a run can take over from the last one that made the same formats."""

    def __init__(self, where: Workspace, formats: Sequence[str], shelf: Shelf, basis: Basis) -> None:
        self._where = where
        self._shelf = shelf
        self._ledger, self._on = basis.ledger, basis.on
        self._disk = Disk(where.root / "output")
        self._name = repr(tuple(formats))
        content = shelf.load(place("made", self._name, PLACES), self._name.encode())
        self._kept: dict[str, Kept] = pickle.loads(content) if content is not None else {}  # sealed
        self._state = _state(where)
        self._shared: dict[tuple[int, str], str] = {}

    def take(self, slug: str) -> Made | None:
        """The statement of a company as it stands; ``None`` where it must be made."""
        kept = self._kept.get(slug)
        if kept is None or kept.origin != self._origin(self._state, slug, kept.made.policy):
            return None
        files: Files = {}
        for path, digest in kept.files.items():
            content = self._disk.read(path)
            if not isinstance(content, bytes) or sha256(content).hexdigest() != digest:
                return None
            files[path] = content
        if kept.made.version is not None and self._is_damaged(slug):
            return None
        return replace(kept.made, files=files)

    def keep(self, fresh: Iterable[Made]) -> None:
        """Keeps what was made, where nothing that it was made of has moved meanwhile."""
        now = _state(self._where)
        changed = False
        for made in fresh:
            origin = self._origin(now, made.slug, made.policy)
            self._kept.pop(made.slug, None)
            changed = True
            if origin and not made.failed and origin == self._origin(self._state, made.slug, made.policy):
                sums = {path: sha256(content).hexdigest() for path, content in made.files.items()}
                self._kept[made.slug] = Kept(origin, sums, replace(made, files={}))
        if changed:
            kept = {slug: one for slug, one in self._kept.items() if slug in self._where.companies}
            content = pickle.dumps(kept, pickle.HIGHEST_PROTOCOL)
            self._shelf.save(place("made", self._name, PLACES), self._name.encode(), content)

    def _is_damaged(self, slug: str) -> bool:
        """Whether a published file is not what it was, which a run that makes the statement tells."""
        latest = self._ledger.latest(slug) if self._ledger else None
        return self._ledger is None or latest is None or bool(record.read_files(self._ledger, latest)[1])

    def _origin(self, state: Mapping[str, str], slug: str, policy: str) -> str:
        """A digest of all that a statement is made of; empty where that cannot be told."""
        own = self._where.companies.get(slug)
        if own is None or not policy or not state or own.is_symlink():
            return ""
        latest = self._ledger.latest(slug) if self._ledger else None
        line = (latest.place.path, latest.place.line, latest.digest) if latest else ()
        path = self._where.display(own)
        return sha256(repr((path, state.get(path), line, self._on, self._common(state, policy))).encode()).hexdigest()

    def _common(self, state: Mapping[str, str], policy: str) -> str:
        """A digest of what all companies of a policy share."""
        key = id(state), policy
        if key not in self._shared:
            own = frozenset(map(self._where.display, self._where.companies.values()))
            others = tuple(f"templates/{name}/" for name in self._where.policies if name != policy)
            shared = sorted(
                pair
                for pair in state.items()
                if pair[0] not in own and not (pair[0].startswith(others) and pair[0].endswith(_TEXTS))
            )
            self._shared[key] = sha256(repr(shared).encode()).hexdigest()
        return self._shared[key]


def _state(where: Workspace) -> dict[str, str]:
    """The digest of every file in ``profiles/`` and ``templates/``; none where one is a link or cannot be read."""
    try:
        return dict(_digests(where))
    except OSError:
        return {}


def _digests(where: Workspace) -> Iterator[tuple[str, str]]:
    start = len(str(where.root)) + 1
    for folder in (where.root / PROFILES, where.templates):
        for path in files_below(str(folder)):
            yield path[start:].replace("\\", "/"), sha256(Path(path).read_bytes()).hexdigest()
