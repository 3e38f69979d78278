"""The rules of this version of the program and those that a workspace adds: kept, or else read from YAML."""

from pathlib import Path

from generator.cache.store import Shelf
from generator.law.rule_set import Rules, decode, encode
from generator.profile.shape import Record

FOLDER = Path(__file__).parent / "rules"
"""Where our own rules stand; those about texts in ``texts/``."""

_NAME = "generator/law/rules"

OWN = "rules"
"""The folder below ``templates/`` where a workspace writes its own, in the same form."""

_PLACE = "rules"
"""Where the rules stand among what is kept between runs."""


def load(templates: Path | None, shape: Record, shelf: Shelf | None = None) -> Rules:
    """Our rules with those of a workspace's ``templates/``; a rule with a mistake is left out and reported.

    A rule of the workspace adds to ours, and takes the place of one with its id only where it says ``replaces: true``.
    ``shape`` says which fields a profile can have. What was read before from the same files comes from the ``shelf``.
    """
    theirs = _files(templates / OWN, f"templates/{OWN}") if templates is not None else []
    origin = repr([(name, _content(path)) for path, name in theirs]).encode()
    kept = shelf.load(_PLACE, origin) if shelf is not None else None
    if kept is not None:
        return decode(kept)
    from generator.law import rule_reading  # what is kept needs no reading

    ours = _files(FOLDER, _NAME) + _files(FOLDER / "texts", f"{_NAME}/texts")
    rules = rule_reading.read(ours, theirs, shape)
    if shelf is not None:
        shelf.save(_PLACE, origin, encode(rules))
    return rules


def _files(folder: Path, name: str) -> list[tuple[Path, str]]:
    """The files of rules in a folder, and their names as a finding gives them."""
    return [(path, f"{name}/{path.name}") for path in sorted(folder.glob("*.yaml"))] if folder.is_dir() else []


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None  # reading the rules says so
