"""What makes the bytes of a statement: this program, Python, and the packages that have a part in it."""

import platform
import zlib
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from importlib.metadata import version as installed
from importlib.resources import files
from importlib.resources.abc import Traversable

from generator.program_version import __version__

PACKAGES = ("cerberus", "jinja2", "lxml", "markdown", "python-docx", "pyyaml")
"""What has a part in the bytes of a statement, beside Python and its zlib."""

_CODE = (".py", ".yaml", ".css", ".xml")
_SHOWN = 12


@cache
def running() -> Mapping[str, str]:
    """The program that runs, name to version; ``code`` is a digest of its own files, for one that was edited."""
    return dict(_running())


def differences(recorded: Mapping[str, str]) -> tuple[str, ...]:
    """Where a recorded program is another one than this: ``markdown 3.10 (here 3.11.3)``, by name."""
    here = running()
    names = sorted({*recorded, *here})
    return tuple(
        f"{name} {recorded.get(name, 'none')} (here {here.get(name, 'none')})"
        for name in names
        if recorded.get(name) != here.get(name)
    )


def _running() -> Iterator[tuple[str, str]]:
    yield "statements", __version__
    yield "code", _code()
    yield "python", platform.python_version()
    yield "zlib", zlib.ZLIB_RUNTIME_VERSION
    for name in PACKAGES:
        yield name, installed(name)


def _code() -> str:
    state = sha256()
    for path, content in sorted(_own(files("generator"), "")):
        state.update(b"%d\0%d\0%b%b" % (len(path), len(content), path.encode(), content))
    return state.hexdigest()[:_SHOWN]


def _own(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    """The files of the program that make statements, by their paths in it; not what it copies for a new workspace."""
    for entry in folder.iterdir():
        name = f"{path}/{entry.name}"
        if entry.is_dir() and entry.name not in ("starter", "cli", "__pycache__"):
            yield from _own(entry, name)
        elif entry.is_file() and entry.name.endswith(_CODE):
            yield name, entry.read_bytes()
