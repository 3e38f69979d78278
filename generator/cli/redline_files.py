"""``statements redline OLD NEW``: two files or two folders of statements, whoever made them."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from generator.change.file_redlines import Pair, compare_files, pair_folders
from generator.change.redlines import Signature
from generator.cli import redline_asked as asked
from generator.cli.console.redline_files_view import Compared
from generator.diagnostics import Diagnostics
from generator.errors import WrongUse
from generator.formats.readers import SUFFIXES


def compare(options: Namespace, old: str, new: str) -> Compared:
    """The redlines of two files or two folders; refuses names that nothing has, and a file with a folder."""
    signature = asked.signature(options)
    paths = [asked.start(options) / name for name in (old, new)]
    for name, path in zip((old, new), paths, strict=True):
        if not path.exists():
            raise WrongUse(f"there is no file or folder '{name}'", "name the old one first, then the new one")
    before, after = paths
    if before.is_dir() != after.is_dir():
        raise WrongUse("a file cannot be compared with a folder", "name two files, or two folders")
    if not before.is_dir():
        name = Path(new).name.removesuffix(after.suffix).removesuffix(".fragment")
        return _compared([Pair(name, before, after, (old, new))], signature)
    found = pair_folders(before, after, (old, new))
    if not found.pairs and not (found.gone and found.new):
        empty = [name for name, names in ((old, found.gone), (new, found.new)) if not names]
        raise WrongUse(f"there is no statement in '{empty[0]}'", f"statements are read from {', '.join(SUFFIXES)}")
    return _compared(found.pairs, signature, found.gone, found.new)


def _compared(
    pairs: Sequence[Pair],
    signature: Signature,
    gone: tuple[str, ...] = (),
    new: tuple[str, ...] = (),
) -> Compared:
    found: Diagnostics = ()
    outcomes = []
    for pair in pairs:
        one, more = compare_files(pair, signature)
        found += more
        outcomes.append((pair.name, one))
    return Compared(
        tuple(one for _, one in outcomes if one and one.parts),
        tuple(name for name, one in outcomes if one and not one.parts),
        tuple(name for name, one in outcomes if one is None),
        found,
        gone,
        new,
    )
