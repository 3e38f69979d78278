"""A folder on the disk in which files are replaced whole and for good; no link is followed."""

import errno
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from generator.storage.bounded_read import read_file
from generator.storage.error_text import reason
from generator.storage.flush import flush_file, flush_file_system, flush_folder

_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_BINARY = getattr(os, "O_BINARY", 0)
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK | _BINARY
_NO_HARD_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EINVAL})

_WRONG_KINDS = {stat.S_IFLNK: errno.ELOOP, stat.S_IFDIR: errno.EISDIR}

LARGEST = 256 * 1024 * 1024
"""More bytes than any statement, and any ledger, has; a larger file is somebody else's, and stays."""

LARGEST_RECORD = 32 * 1024 * 1024
"""More bytes than the manifest or journal of fifty thousand companies in all formats has."""

_HEX = frozenset("0123456789abcdef")

ABSENT = ""
"""Stands for the digest of a file that is not there."""

FEW = 8
"""Up to this many files or folders are flushed one by one; for more, flushing the whole file system is quicker."""


class Obstacle(Struct, frozen=True):
    """Something that cannot be read or replaced, and why."""

    reason: str


class Disk(Struct, frozen=True):
    """Paths are relative to ``root`` with ``/``. What changes the disk, and ``load``, may raise ``OSError``."""

    root: Path

    def folder_obstacle(self, folder: str) -> Obstacle | None:
        """Why nothing can be written into a folder; ``None`` when it is a folder, or is not there yet."""
        try:
            mode = os.lstat(f"{self.root}/{folder}").st_mode
        except FileNotFoundError:
            return None
        except OSError as error:
            return Obstacle(reason(error))
        if stat.S_ISLNK(mode):
            return Obstacle(f"the folder {folder}/ is a link")
        return None if stat.S_ISDIR(mode) else Obstacle(f"a file stands where the folder {folder}/ should be")

    def load(self, path: str, limit: int = LARGEST) -> bytes | None:
        """What a file holds; ``None`` when there is none.

        Raises ``OSError`` for a link, a folder, a device, and a file of more than ``limit`` bytes.
        """
        where = f"{self.root}/{path}"
        try:
            status = os.lstat(where)
            if not stat.S_ISREG(status.st_mode):
                raise OSError(_WRONG_KINDS.get(stat.S_IFMT(status.st_mode), errno.EINVAL), "", where)
            return read_file(where, limit, follow=False)
        except FileNotFoundError:
            return None

    def read(self, path: str) -> bytes | Obstacle | None:
        """What a file holds, with what stands in the way as a value."""
        try:
            return self.load(path)
        except OSError as error:
            return Obstacle(reason(error))

    def digest(self, path: str) -> str | Obstacle:
        """The digest of a file; ``ABSENT`` when there is nothing."""
        found = self.read(path)
        return found if isinstance(found, Obstacle) else digest(found)

    def exists(self, path: str) -> bool:
        """Whether anything stands there, be it a link that leads nowhere."""
        return os.path.lexists(self.root / path)

    def names(self, folder: str) -> list[str]:
        """What a folder holds; nothing when it is no folder."""
        if not self.exists(folder) or self.folder_obstacle(folder):
            return []
        return [entry.name for entry in (self.root / folder).iterdir()]

    def make_folder(self, folder: str) -> None:
        """Makes a folder unless there is one."""
        try:
            (self.root / folder).mkdir()
        except FileExistsError:
            if self.folder_obstacle(folder):
                raise

    def write(self, files: Mapping[str, bytes]) -> None:
        """Writes new files, whose folders exist, and returns when they are safe on the disk."""
        at_once = len(files) > FEW
        for path, content in files.items():
            _write(self.root / path, content, flush=not at_once)
        if at_once and flush_file_system(self.root):
            return
        for path in files if at_once else ():
            flush_file(self.root / path)
        for folder in {(self.root / path).parent for path in files}:
            flush_folder(folder)

    def replace(self, source: str, path: str) -> None:
        """Puts the file ``source`` in the place of ``path`` in one step."""
        (self.root / source).replace(self.root / path)

    def keep(self, path: str, copy: str, spare: str) -> None:
        """Gives a file a second name, which overwrites nothing; ``spare`` is a free name for a disk without links."""
        try:
            (self.root / copy).hardlink_to(self.root / path)
        except OSError as error:
            if error.errno not in _NO_HARD_LINKS or self.exists(copy):
                raise
            self.remove(spare)
            self.write({spare: self.load(path) or b""})
            self.replace(spare, copy)

    def remove(self, path: str) -> None:
        """Removes a file; that there is none is fine."""
        (self.root / path).unlink(missing_ok=True)

    def remove_empty(self, folders: Iterable[str]) -> None:
        """Removes those of the folders that hold nothing, the innermost first."""
        for folder in sorted(folders, reverse=True):
            if not any(map(self.folder_obstacle, [folder, *parents(folder)])):
                with suppress(OSError):
                    (self.root / folder).rmdir()

    def flush(self, folders: Iterable[str]) -> None:
        """Returns when what these folders list is safe on the disk."""
        waiting = sorted(folders)
        if len(waiting) <= FEW or not flush_file_system(self.root):
            for folder in waiting:
                flush_folder(self.root / folder)


def digest(content: bytes | None) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal; ``ABSENT`` for no file."""
    return ABSENT if content is None else sha256(content).hexdigest()


def is_digest(text: str) -> bool:
    """Whether a text can be what ``digest`` gives."""
    return len(text) == 64 and _HEX.issuperset(text)


def parents(path: str) -> Iterator[str]:
    """The folders that a file stands in, the innermost first."""
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def _write(where: Path, content: bytes, *, flush: bool) -> None:
    descriptor = os.open(where, _CREATE, 0o666)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        if flush:
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
