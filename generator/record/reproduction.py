"""Statements as they were, made again from what is kept of their inputs, in a workspace of their own."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

from generator import ledger as record
from generator import workspace
from generator.statement.composition import Composer, Statement
from generator.statement.version_information import Imprint
from generator.storage.disk import digest
from generator.workspace.listing import GROUPS, PROFILES

Inputs = Mapping[str, bytes]
"""Path in a workspace to bytes."""


class Wanted(Struct, frozen=True):
    """A statement to be made again: of whom, from what, and what the ledger said then."""

    slug: str
    inputs: Inputs
    imprint: Imprint


def recompose(wanted: Iterator[Wanted]) -> Iterator[tuple[str, Statement | None, Composer]]:
    """Each of these statements with what composed it, in no order; ``None`` where this program refuses its inputs.

    Companies of which the same templates and groups are kept share what is read of those.
    """
    shared: dict[str, list[Wanted]] = {}
    for one in wanted:
        common = sorted((path, digest(content)) for path, content in one.inputs.items() if not _is_own(path))
        shared.setdefault(digest(repr(common).encode()), []).append(one)
    for some in shared.values():
        with TemporaryDirectory() as folder:
            composer = _composer(some, Path(folder).resolve())
            for one in some:
                yield one.slug, composer.compose(one.slug, one.imprint).statement, composer


def _composer(some: list[Wanted], folder: Path) -> Composer:
    record.lay_out({path: content for one in some for path, content in one.inputs.items()}, folder)
    return Composer(workspace.survey(folder)[0])


def _is_own(path: str) -> bool:
    return path.startswith(f"{PROFILES}/") and not path.startswith(f"{PROFILES}/{GROUPS}/")
