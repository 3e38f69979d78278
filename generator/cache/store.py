"""What was made before, kept between runs where nobody else can have put it.

Compiled templates and pickled sections are code: whoever can write them runs with the user's rights. So the folder must
be the user's own and closed to others, and each file in it carries a seal. The seal's key is the moment at which the
kernel last changed a stamp file in that folder: neither git nor an archive can choose that moment, so a folder that
came along with somebody's workspace is not trusted, whatever it holds.

The state of the program is in that key as well, and what a file was made from is in its seal: what another version of
the program made, or made from other contents, counts as missing. A file has one of a fixed number of places and is
replaced there, so the shelf does not grow.
"""

import os
import stat
import sys
from collections.abc import Iterator
from hashlib import sha256
from hmac import compare_digest, digest
from pathlib import Path

from msgspec import Struct

from generator.storage.bounded_read import read_file

STAMP = "stamp"
_SEAL = 32
_LARGEST = 64 * 1024 * 1024
_PACKAGES = ("site-packages", "dist-packages")


class Shelf(Struct, frozen=True):
    """A folder of what this user's runs of this program made; all else in it is taken for missing."""

    path: Path
    key: bytes

    def load(self, place: str, origin: bytes) -> bytes | None:
        """What was made from ``origin`` and put in a place; ``None`` when something else stands there, or nothing."""
        try:
            raw = read_file(self.path / place, _LARGEST, follow=False)
        except OSError:
            return None
        content = raw[_SEAL:]
        return content if compare_digest(raw[:_SEAL], self._seal(place, origin, content)) else None

    def save(self, place: str, origin: bytes, content: bytes) -> None:
        """Puts in a place what was made from ``origin``; a full or read-only disk costs time later, nothing else."""
        temporary = self.path / f"{place}.{os.getpid()}"
        try:
            temporary.unlink(missing_ok=True)  # a killed run's with this number, or what somebody put there
            with temporary.open("xb") as file:
                file.write(self._seal(place, origin, content) + content)
            temporary.replace(self.path / place)
        except OSError:
            _remove(temporary)

    def _seal(self, place: str, origin: bytes, content: bytes) -> bytes:
        return digest(self.key, b"%b\0%b%b" % (place.encode(), sha256(origin).digest(), content), "sha256")


def place(kind: str, name: str, places: int) -> str:
    """One of so many places for things of a kind; things with other names may have to share it."""
    return f"{kind}-{int.from_bytes(sha256(name.encode()).digest()[:4]) % places}"


def open_shelf(path: Path | None) -> Shelf | None:
    """The shelf at a path, made where it is missing; ``None`` where it is not the user's alone.

    Only POSIX tells whose a folder is; elsewhere nothing is kept.
    """
    if path is None or os.name != "posix":
        return None
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder, stamp = path.lstat(), _stamp(path / STAMP)
    except OSError:
        return None
    if not stat.S_ISDIR(folder.st_mode) or folder.st_uid != os.getuid() or folder.st_mode & 0o077:
        return None
    moment = (folder.st_dev, folder.st_ino, stamp.st_ino, stamp.st_ctime_ns)
    return Shelf(path, sha256(repr((moment, sys.version, *_program())).encode()).digest())


def _stamp(path: Path) -> os.stat_result:
    if not os.path.lexists(path):  # a link that leads nowhere must not be followed to make a file there
        path.touch(mode=0o600)
    return path.lstat()


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return


def _program() -> Iterator[object]:
    """What changes when the program does: the packages with their versions, and our own files as the disk knows them.

    Who works on the program edits it in place, without another version.
    """
    for entry in sys.path:
        if entry.endswith(_PACKAGES) and os.path.isdir(entry):  # noqa: PTH112  # pathlib costs more than the rest
            yield sorted(name for name in os.listdir(entry) if name.endswith(".dist-info"))  # noqa: PTH208
    yield from sorted(_files(os.path.dirname(os.path.dirname(__file__))))  # noqa: PTH120


def _files(folder: str) -> Iterator[tuple[str, int, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.is_dir():
                state = entry.stat()
                yield entry.path, state.st_ino, state.st_size, state.st_ctime_ns
            elif entry.name != "__pycache__":
                yield from _files(entry.path)
