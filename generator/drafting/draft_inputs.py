"""What the drafts in ``output/`` were made of, kept on the user's shelf, so that a plan can tell why one changes.

A published version needs no such memory: its inputs are kept with it. Nothing here is trusted: whoever makes a draft
again from it holds the result against the file that stands in ``output/``.
"""

import pickle
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from msgspec import Struct, field

from generator.cache.store import Shelf
from generator.drafting.result import Made
from generator.storage.bounded_read import read_file
from generator.workspace import Workspace
from generator.workspace.workspace_files import is_inside

MAX_BYTES = 64 * 1024 * 1024
"""Where the inputs of all drafts are larger than this together, none are kept."""

LARGEST = 20_000_000
"""In bytes; a larger file is not kept, and no statement is made of one."""

_PLACE = "drafts"
_ORIGIN = b"drafts"


class Memory(Struct):
    """The inputs of drafts.

    ``drafts``: slug to how many versions there were, the path and digest of its own file, and the digest of what it
    shares; ``shared``: that digest to paths and digests; ``contents``: digest to bytes.
    """

    drafts: dict[str, tuple[int, str, str, str]] = field(default_factory=dict)
    shared: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    contents: dict[str, bytes] = field(default_factory=dict)

    def recall(self, slug: str) -> tuple[dict[str, bytes], int] | None:
        """The inputs of a draft, path to bytes, and the number of versions there were; ``None`` for a draft unknown."""
        if slug not in self.drafts:
            return None
        versions, path, own, common = self.drafts[slug]
        sums = {path: own, **dict(self.shared[common])}
        return {name: self.contents[sum_] for name, sum_ in sums.items()}, versions


def recollect(shelf: Shelf | None) -> Memory:
    """What is kept; nothing where there is no shelf, or another state of the program kept it."""
    content = shelf.load(_PLACE, _ORIGIN) if shelf else None
    found = pickle.loads(content) if content is not None else None  # sealed
    return found if isinstance(found, Memory) else Memory()


def remember(shelf: Shelf | None, where: Workspace, drafts: Iterable[Made], versions: Mapping[str, int]) -> None:
    """Keeps what these drafts were made of; ``versions`` is how many each company had then, 0 where it is left out.

    Drafts of companies that are gone from the workspace are forgotten.
    """
    if shelf is None:
        return
    memory, reader = recollect(shelf), _Reader(where)
    before = pickle.dumps(memory.drafts)
    for made in drafts:
        sums = dict(reader.digests(made.sources))
        if made.sources and len(sums) == len(made.sources):
            own = made.sources[0]
            common = tuple((path, sum_) for path, sum_ in sums.items() if path != own)
            name = sha256(repr(common).encode()).hexdigest()
            memory.shared[name] = common
            memory.drafts[made.slug] = (versions.get(made.slug, 0), own, sums[own], name)
    memory.contents |= reader.contents
    _forget(memory, where)
    if pickle.dumps(memory.drafts) != before and sum(map(len, memory.contents.values())) <= MAX_BYTES:
        shelf.save(_PLACE, _ORIGIN, pickle.dumps(memory, pickle.HIGHEST_PROTOCOL))


def _forget(memory: Memory, where: Workspace) -> None:
    """Lets go of the companies that are gone, and of what nobody is made of any more."""
    memory.drafts = {slug: draft for slug, draft in memory.drafts.items() if slug in where.companies}
    used = {draft[3] for draft in memory.drafts.values()}
    memory.shared = {name: common for name, common in memory.shared.items() if name in used}
    known = {draft[2] for draft in memory.drafts.values()}
    known.update(sum_ for common in memory.shared.values() for _, sum_ in common)
    memory.contents = {sum_: content for sum_, content in memory.contents.items() if sum_ in known}


class _Reader:
    """Reads each file of a workspace once."""

    def __init__(self, where: Workspace) -> None:
        self._root = where.root
        self._sums: dict[str, str] = {}
        self.contents: dict[str, bytes] = {}

    def digests(self, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
        """The path and digest of each file that can be read."""
        for path in paths:
            if path not in self._sums:
                if ".." in path.split("/") or not is_inside(self._root / path, self._root):
                    continue
                try:
                    content = read_file(self._root / path, LARGEST)
                except OSError:
                    continue
                self._sums[path] = sha256(content).hexdigest()
                self.contents[self._sums[path]] = content
            yield path, self._sums[path]
