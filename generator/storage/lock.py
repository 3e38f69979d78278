"""One run at a time writes to a folder; the system lets go of the lock of a run that dies."""

import os
import shlex
import sys
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep

from msgspec import Struct

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

NAME = ".lock"
_OPEN = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
_MODE = 0o666
_LONGEST = 300
_PAUSE = 0.05


class Held(Struct, frozen=True):
    """The lock, until it is released."""

    descriptor: int

    def release(self) -> None:
        """Lets other runs write. The file stays, empty: removing it would let two runs hold locks on two files."""
        with suppress(OSError):  # what was to be done is done, and the lock is gone with the descriptor at the latest
            os.ftruncate(self.descriptor, 0)
        with suppress(OSError):
            os.close(self.descriptor)


class Busy(Struct, frozen=True):
    """Another run has the lock; ``holder`` is what it says of itself, empty when it has said nothing yet."""

    holder: str


def acquire(folder: Path, wait: float = 0.0, name: str = NAME) -> Held | Busy:
    """A lock on a folder that exists, after at most ``wait`` seconds; raises ``OSError`` when there can be none.

    Locks of another ``name`` have nothing to do with it.
    """
    deadline = monotonic() + wait
    while isinstance(answer := _try(folder / name), Busy) and monotonic() < deadline:
        sleep(_PAUSE)
    return answer


def _try(path: Path) -> Held | Busy:
    while True:
        descriptor = os.open(path, _OPEN, _MODE)
        answer: Held | Busy | None = None
        try:
            answer = _answer(descriptor, path)
        finally:
            if not isinstance(answer, Held):
                os.close(descriptor)
        if answer is not None:
            return answer


def _answer(descriptor: int, path: Path) -> Held | Busy | None:
    """``None`` when the file was removed meanwhile: another run may by now hold the lock on a new one."""
    if not _lock(descriptor):
        return Busy(_holder(descriptor))
    if not _is_at(descriptor, path):
        return None
    with suppress(OSError):  # the lock holds without a name in it, and a full disk must not stop a run that makes room
        _sign(descriptor)
    return Held(descriptor)


def _is_at(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.lstat())
    except FileNotFoundError:
        return False


def _sign(descriptor: int) -> None:
    command = shlex.join([Path(sys.argv[0]).name, *sys.argv[1:]])
    os.ftruncate(descriptor, 0)
    os.write(descriptor, f"process {os.getpid()}{_machine()}: {command}"[:_LONGEST].encode("utf-8", "replace"))


def _machine() -> str:
    return "" if sys.platform == "win32" else f" on {os.uname().nodename}"


def _holder(descriptor: int) -> str:
    os.lseek(descriptor, 0, os.SEEK_SET)
    text = os.read(descriptor, 4 * _LONGEST).decode("utf-8", "replace")
    return "".join(character if character.isprintable() else "\ufffd" for character in text)


if sys.platform == "win32":
    _BYTE = 1 << 30  # locks are binding there: one on a byte far behind the text leaves the text readable

    def _lock(descriptor: int) -> bool:
        os.lseek(descriptor, _BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        finally:
            os.lseek(descriptor, 0, os.SEEK_SET)
        return True
else:

    def _lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
