"""What ``statements redline`` is asked: which two versions, in whose name, of which day."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from generator.change.redlines import DRAFT, Signature
from generator.cli import caching
from generator.errors import WrongUse
from generator.ledger import Version

LATEST = "latest"
_LONGEST_AUTHOR = 200


class Sides(Struct, frozen=True):
    """The two versions as they were named; ``old`` is empty for the one before ``new``."""

    old: str
    new: str


def start(options: Namespace) -> Path:
    """The folder in which the command was started."""
    return Path(options.directory)


def sides(options: Namespace) -> Sides:
    """The versions asked for: without ``--from`` the latest against a draft, and the one before against a version."""
    new = _version("--to", options.new or DRAFT)
    old = _version("--from", options.old) if options.old else LATEST if new == DRAFT else ""
    return Sides(old, new)


def _version(option: str, name: str) -> str:
    name = name.strip().lower()
    if name in (DRAFT, LATEST) or (name.isascii() and name.isdecimal() and int(name) > 0):
        return name if name in (DRAFT, LATEST) else str(int(name))
    raise WrongUse(f"'{name}' names no version", f"write {option} with a number from 1, {LATEST} or {DRAFT}")


def pick(versions: Sequence[Version], asked: Sides) -> tuple[Version | None, Version | None] | str:
    """The two versions among those of a company, ``None`` for the draft; or why it has not got them."""
    if not versions:
        return "nothing of it was published yet"
    new = _picked(versions, asked.new)
    if isinstance(new, str):
        return new
    if asked.old:
        old = _picked(versions, asked.old)
        return old if isinstance(old, str) else (old, new)
    assert new is not None  # a draft is held against the latest version
    return (versions[new.version - 2], new) if new.version > 1 else "there is no version before version 1"


def _picked(versions: Sequence[Version], name: str) -> Version | str | None:
    if name == DRAFT:
        return None
    number = len(versions) if name == LATEST else int(name)
    return versions[number - 1] if number <= len(versions) else f"there is no version {number}"


def signature(options: Namespace) -> Signature:
    """In whose name and of which day the changes are; refuses a day that is none and a name that cannot be printed."""
    return Signature(_author(options.author), options.date, caching.today())


def _author(name: str | None) -> str | None:
    if name is None:
        return None
    words = " ".join(name.split())
    if not words or not words.isprintable() or len(words) > _LONGEST_AUTHOR:
        raise WrongUse(
            "--author is empty, too long, or holds signs that cannot be printed",
            f"write a name of at most {_LONGEST_AUTHOR} characters",
        )
    return words
