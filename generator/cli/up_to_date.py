"""Returns the last result of a build if no input or output file changed since.

Kept is only the answer of a build that read all inputs, compared every file in ``output/`` byte by byte and changed
none, where the state of all of them was the same before it and after it. The state of a file is its inode, size, mode,
and the times of its last writing and of its last change as the kernel keeps them; the last cannot be set by hand. A
file that was touched a moment before is not trusted, for one tick of the kernel's clock could hide a second change.
"""

import os
import pickle
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from stat import S_ISLNK
from time import time_ns

from msgspec.structs import replace

from generator.cache.store import Shelf
from generator.cli.caching import today
from generator.cli.console.command_result import CommandResult
from generator.cli.exit_codes import FINE

State = tuple[int, int, int, int, int]
"""Inode, mode, size, and the two times in nanoseconds; all zero for a file that is not there."""

States = tuple[int, tuple[str, ...], list[State]]
"""The moment, in nanoseconds, and the files with their states."""

TICK = 100_000_000
"""In nanoseconds: more than any kernel's clock stands still."""

_PLACE = "up-to-date"
_OPTIONS = ("slugs", "plan", "force", "strict", "output", "dry_run", "verbose")


def is_eligible(options: Namespace) -> bool:
    """Whether the build asked for is one of everything, as it stands."""
    return not any(getattr(options, name, None) for name in _OPTIONS)


def request_of(options: Namespace, root: Path) -> bytes:
    """What tells one build from another: the workspace, the formats, and the day whose law is asked."""
    return repr((os.fspath(root), options.formats, today().isoformat())).encode()


def states_of(root: Path) -> States:
    """The state of everything that a build of all companies reads, or would write."""
    moment = time_ns()
    paths = tuple(_watched(root))
    return moment, paths, [_state(path) for path in paths]


def recall(shelf: Shelf, request: bytes, *, facts: bool) -> CommandResult | None:
    """What a build would answer that finds everything as the last one left it; ``None`` where anything has moved.

    Without ``facts`` those are left out.
    """
    content = shelf.load(_PLACE, request)
    if content is None:
        return None
    paths, states, answer, more = pickle.loads(content)  # sealed
    if any(_state(path) != state for path, state in zip(paths, states, strict=True)):
        return None
    found: CommandResult = pickle.loads(answer)
    return replace(found, facts=pickle.loads(more)) if facts else found


def keep(shelf: Shelf, request: bytes, root: Path, before: States, answer: CommandResult) -> None:
    """Remembers the answer of a build that changed nothing, if nothing else did meanwhile or just before."""
    files = answer.facts.get("files")
    if answer.code != FINE or not isinstance(files, dict):
        return
    if any(some for kind, some in files.items() if kind != "unchanged"):
        return
    moment, paths, states = before
    if any(max(state[3:]) > moment - TICK or S_ISLNK(state[1]) for state in states):  # what a link leads to may change
        return
    if states_of(root)[1:] != (paths, states):
        return
    kept = paths, states, pickle.dumps(replace(answer, facts={})), pickle.dumps(answer.facts)
    shelf.save(_PLACE, request, pickle.dumps(kept, pickle.HIGHEST_PROTOCOL))


def _watched(root: Path) -> Iterator[str]:
    """The files, and the folders of the inputs: one of those changes when a name in it comes or goes."""
    join = os.path.join
    for top in ("profiles", "templates", "output"):
        for folder, inside, names in os.walk(root / top):
            if top != "output":
                yield folder
            links = [name for name in inside if os.path.islink(join(folder, name))]  # noqa: PTH114
            yield from (join(folder, name) for name in sorted(names + links) if not name.endswith(".lock"))
    for name in (".journal.json", ".stage", ".manifest.json", "published"):
        yield join(root, "output", name)


def _state(path: str) -> State:
    try:
        found = os.lstat(path)
    except OSError:
        return (0, 0, 0, 0, 0)
    return (found.st_ino, found.st_mode, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
