"""Waiting until the disk has what was written, so that a power cut cannot take it back."""

import os
import sys
from contextlib import suppress
from pathlib import Path


def flush_file_system(folder: Path) -> bool:
    """Flushes all of the file system that ``folder`` is on; ``False`` where that cannot be done or went wrong."""
    if sys.platform != "linux":
        return False
    import ctypes  # only a run that writes many files needs it

    flush = getattr(ctypes.CDLL(None), "syncfs", None)
    if flush is None:
        return False
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        return bool(flush(descriptor) == 0)
    finally:
        os.close(descriptor)


def flush_file(path: Path) -> None:
    """Flushes one file; raises ``OSError`` when the disk could not take what was written."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def flush_folder(folder: Path) -> None:
    """Flushes which names a folder holds; passes over one that is gone or closed to us, and Windows does it itself."""
    if sys.platform == "win32":
        return
    with suppress(FileNotFoundError, PermissionError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
