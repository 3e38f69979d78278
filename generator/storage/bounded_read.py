"""Reads a file that anybody may have put there: it waits for nobody, and takes no more than it was told to.

To open a pipe without a writer waits for ever, a device never ends, and a file can be larger than the memory. So the
kind of the file is asked of what was opened, not of the name, which can be another file's a moment later.
"""

import errno
import os
import stat

_READ = (
    os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NOCTTY", 0)
)  # fmt: skip
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


def read_file(path: str | os.PathLike[str], limit: int, *, follow: bool = True) -> bytes:
    """The bytes of an ordinary file, of which there are at most ``limit``.

    Raises ``OSError``: with ``EINVAL`` for what is no ordinary file, with ``EFBIG`` for one that is too large. Unless
    told to ``follow`` it refuses a link (``ELOOP``).
    """
    descriptor = os.open(path, _READ if follow else _READ | _NO_LINK)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "it is no ordinary file", os.fspath(path))
        parts, room = [], limit + 1
        while room and (part := os.read(descriptor, min(room, status.st_size + 1))):
            parts.append(part)
            room -= len(part)
    finally:
        os.close(descriptor)
    if not room:
        raise OSError(errno.EFBIG, "it is too large", os.fspath(path))
    return b"".join(parts)
