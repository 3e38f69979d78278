"""The names that files below ``output/`` may have, on every system the folder may be carried to."""

import re
from collections.abc import Iterable

from generator.storage.disk import parents

PUBLISHED = "published"
"""The record of what was published: never touched here."""

_LONGEST = 200
_NAME = re.compile(r"(?!(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|\Z))[a-z0-9](?:[a-z0-9._-]*[a-z0-9_-])?", re.I | re.A)


def is_safe(path: str) -> bool:
    """Whether a path relative to ``output/`` stays inside it, is no hidden file, and is a name on Windows too."""
    names = path.split("/")
    return len(path) <= _LONGEST and names[0].lower() != PUBLISHED and all(map(_NAME.fullmatch, names))


def slug_of(path: str) -> str:
    """The company that a file is of; empty for a file of all companies, such as ``index.html``."""
    return path.partition("/")[0] if "/" in path else ""


def suffix_of(path: str) -> str:
    """The suffix that a format gives, ``.fragment.html`` of ``smt/smt.fragment.html``.

    Empty for what is in no format: a file that has not its company's name, such as ``smt/review.html``.
    """
    slug, _, name = path.rpartition("/")
    return name.removeprefix(slug) if name.startswith(f"{slug}.") and slug else ""


def folders(paths: Iterable[str]) -> list[str]:
    """All folders that these files stand in, each before the ones inside it."""
    return sorted({folder for path in paths for folder in parents(path)})


def rivals(paths: Iterable[str]) -> list[tuple[str, str]]:
    """The pairs that cannot both be files: one name but for capitals, or the one a folder of the other."""
    first: dict[str, str] = {}
    found = []
    for path in sorted(paths):
        twin = first.setdefault(path.casefold(), path)
        if twin != path:
            found.append((twin, path))
    for path in first.values():
        found += [(first[folder], path) for folder in map(str.casefold, parents(path)) if folder in first]
    return found
