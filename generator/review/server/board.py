"""What there is to see now, and waiting until it is something else."""

import json
from collections.abc import Callable, Mapping
from hashlib import sha256
from threading import Condition

from msgspec import Struct, field
from msgspec.structs import asdict


class ShownProblem(Struct, frozen=True):
    """Something that is wrong with what is being edited: ``place`` is ``file:line:column``."""

    place: str
    message: str
    hint: str = ""


def _nothing(path: str) -> bytes | None:
    return None


class Shown(Struct, frozen=True):
    """Files by path, and what is wrong; ``more`` gives a file that is not held here, by its path."""

    files: Mapping[str, bytes]
    problems: tuple[ShownProblem, ...] = ()
    more: Callable[[str], bytes | None] = _nothing

    def get(self, path: str) -> bytes | None:
        """A file's bytes; ``None`` when there is no such file."""
        found = self.files.get(path)
        return self.more(path) if found is None else found


class Board(Struct):
    """What is shown now; one thread puts it up, many read it."""

    shown: Shown
    _changed: Condition = field(default_factory=Condition)
    _news: str = ""

    def __post_init__(self) -> None:
        self._news = _news(self.shown)

    def put(self, shown: Shown) -> None:
        """Shows something else from now on, and wakes who waits for that."""
        with self._changed:
            self.shown, self._news = shown, _news(shown)
            self._changed.notify_all()

    def news(self, after: str = "", wait: float = 0.0) -> str:
        """What a page is told, as JSON in one line: a digest of all files, and the problems.

        Waits at most so many seconds for something else than ``after``.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._news != after, wait)
            return self._news


def _news(shown: Shown) -> str:
    state = sha256()
    for path in sorted(shown.files):
        state.update(b"%d\0%b%b" % (len(shown.files[path]), path.encode(), sha256(shown.files[path]).digest()))
    return json.dumps({"state": state.hexdigest(), "problems": [asdict(problem) for problem in shown.problems]})
