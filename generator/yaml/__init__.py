"""Reads a YAML file into plain data and a map from key path to line and column.

The YAML is a subset, so that a file means what it says: one document, a mapping at the top, keys that are text, no
anchors, aliases, merge keys or tags, scalars by YAML 1.2. Whatever else stands in a file is a diagnostic, never an
exception, and sizes are bounded before anything is built.
"""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from generator.diagnostics import Diagnostic, Diagnostics, KeyPath, Location, has_errors, in_order
from generator.yaml import characters, odd_spaces, plain_data, refusals, source_text

__all__ = ["Source", "read"]


class Source(Struct, frozen=True):
    """A YAML file as read: dicts, lists, ``str`` in NFC, ``int``, ``bool`` and ``None``.

    ``values`` has the place of each value, ``()`` being the whole file, and ``keys`` that of each name in a mapping. A
    value that is left empty is placed at its key, a block text at its first line, a mapping at its first name.
    """

    path: Path
    name: str
    data: dict[str, object]
    keys: Mapping[KeyPath, Location]
    values: Mapping[KeyPath, Location]


def read(path: Path, name: str) -> tuple[Source | None, Diagnostics]:
    """Reads the YAML file at ``path``; ``name`` is how locations call it. Errors come without a source, all at once."""
    page, found = source_text.read(path, name)
    if page is None:
        return None, found
    findings: list[Diagnostic] = [*found, *characters.check(page)]
    if any(finding.code == characters.TAB_INDENTATION for finding in findings):
        return None, _told(findings)  # the parser could only stumble over the same tabs
    grown = plain_data.build(page, findings)
    data = grown.top[0] if grown.top else None
    if not isinstance(data, dict) and not has_errors(tuple(findings)):
        place = grown.values.get((), Location(name))
        findings.append(refusals.empty(place) if data is None else refusals.no_mapping(data, place))
    if not isinstance(data, dict) or has_errors(tuple(findings)):
        return None, _told(findings)
    return Source(path, name, data, grown.keys, grown.values), _told(findings)


def _told(findings: list[Diagnostic]) -> Diagnostics:
    """The findings in order, of each kind the first few: the next would teach nothing new."""
    kinds: Counter[str] = Counter()
    told = []
    refused = {
        (finding.location.line, finding.location.column) for finding in findings if finding.code == odd_spaces.CODE
    }
    for finding in in_order(tuple(findings)):
        place = finding.location
        if finding.code == characters.INVISIBLE and (place.line, place.column) in refused:
            continue  # it is told already, as an error
        kinds[finding.code] += 1
        if kinds[finding.code] <= characters.MAX_OF_A_KIND:
            told.append(finding)
    return tuple(told)
