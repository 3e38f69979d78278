"""Lists of records with an ``id``: the lists that a company and its group fill together."""

from collections.abc import Iterator, Mapping

from generator.diagnostics import Diagnostic, KeyPath, diagnose
from generator.yaml import Source


def id_of(record: object) -> str | None:
    """The ``id`` of a record, ``None`` when it has none that is text."""
    found = record.get("id") if isinstance(record, Mapping) else None
    return found if isinstance(found, str) else None


def have_ids(items: list[object]) -> bool:
    """Whether a list holds records, all with an ``id``."""
    return bool(items) and all(id_of(item) is not None for item in items)


def find_duplicates(source: Source) -> Iterator[Diagnostic]:
    """An error for each record whose ``id`` stands before it in the same list."""
    for path, items in _lists(source.data, ()):
        first: dict[str, int] = {}
        for position, item in enumerate(items):
            name = id_of(item)
            if name is not None and first.setdefault(name, position) != position:
                line = source.values[(*path, first[name], "id")].line
                key: KeyPath = (*path, position, "id")
                yield diagnose("duplicate-id", source.values[key], key=key, named=name, line=line)


def _lists(value: object, path: KeyPath) -> Iterator[tuple[KeyPath, list[object]]]:
    if isinstance(value, list):
        yield path, value
    for key, inner in children(value):
        yield from _lists(inner, (*path, key))


def children(value: object) -> Iterator[tuple[str | int, object]]:
    """What stands directly in a mapping or list, with its key or position."""
    if isinstance(value, dict):
        yield from value.items()
    elif isinstance(value, list):
        yield from enumerate(value)
