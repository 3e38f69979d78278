"""What is kept of a published version: its files, and all that it was made of."""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.diagnostics import Diagnostic, Diagnostics
from generator.ledger import damage
from generator.ledger.entries import canonical
from generator.ledger.ledger_file import INPUTS, Ledger
from generator.ledger.version import Version
from generator.storage.disk import Disk, Obstacle, digest, is_digest

LISTED = "inputs.json"
"""The list of inputs beside a version's files: path in the workspace to SHA-256."""

_SOURCES = ("profiles", "templates")
_SOURCE = re.compile(r"(?:profiles|templates)(?:/(?!\.{1,2}(?:/|\Z))[^/\\:\0]+)+")


def list_inputs(inputs: Mapping[str, bytes]) -> bytes:
    """The content of a version's ``inputs.json``."""
    return canonical({path: digest(content) for path, content in inputs.items()}) + b"\n"


def read_files(
    ledger: Ledger, version: Version, names: Iterable[str] | None = None
) -> tuple[dict[str, bytes], Diagnostics]:
    """The published files of a version, all of them or those of these names: name to bytes.

    A file that is gone or holds other bytes than were published is left out and told of.
    """
    wanted = {name: version.files[name] for name in (version.files if names is None else names)}
    return _read(ledger, {name: (f"{version.folder}/{name}", sum_) for name, sum_ in wanted.items()})


def read_inputs(ledger: Ledger, version: Version) -> tuple[dict[str, bytes], Diagnostics]:
    """All that a version was made of, path in the workspace to bytes; a missing or altered one is told of."""
    path = f"{version.folder}/{LISTED}"
    sums, found = digests(ledger, version)
    if found:
        return {}, found
    unsafe = tuple(damage.unsafe(ledger.place(path), name) for name in sums if not is_source(name))
    if unsafe:
        return {}, unsafe
    return read_kept(ledger, sums)


def read_kept(ledger: Ledger, sums: Mapping[str, str]) -> tuple[dict[str, bytes], Diagnostics]:
    """Kept inputs, path in the workspace to bytes, by their SHA-256; a missing or altered one is left out and told."""
    return _read(ledger, {name: (f"{INPUTS}/{sum_}", sum_) for name, sum_ in sums.items()})


def digests(ledger: Ledger, version: Version) -> tuple[dict[str, str], Diagnostics]:
    """What a version was made of, path in the workspace to SHA-256, and why that cannot be told."""
    path = f"{version.folder}/{LISTED}"
    listed, found = _read(ledger, {LISTED: (path, version.inputs)})
    if found:
        return {}, found
    sums = _sums(listed[LISTED])
    return ({}, (damage.altered(ledger.place(path)),)) if sums is None else (sums, ())


def fault(ledger: Ledger, path: str, expected: str, content: bytes | Obstacle | None) -> Diagnostic | None:
    """What is wrong with a file below ``output/published/`` that must have this digest; ``None`` where nothing is."""
    match content:
        case Obstacle(why):
            return damage.blocked(ledger.place(path), why)
        case None:
            return damage.missing(ledger.place(path))
        case bytes() if digest(content) == expected:
            return None
        case bytes() if digest(content.replace(b"\r\n", b"\n")) == expected:
            return damage.other_line_ends("published-altered", ledger.place(path))
        case bytes():
            return damage.altered(ledger.place(path))


def materialize(ledger: Ledger, version: Version, folder: Path) -> Diagnostics:
    """Makes, in an empty folder, the workspace that a version was made of; nothing when something of it is damaged."""
    inputs, found = read_inputs(ledger, version)
    if not found:
        lay_out(inputs, folder)
    return found


def lay_out(inputs: Mapping[str, bytes], folder: Path) -> None:
    """Writes the files of a workspace, path in it to bytes, into a folder."""
    for source in _SOURCES:
        (folder / source).mkdir(parents=True, exist_ok=True)
    for path, content in inputs.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def is_source(path: str) -> bool:
    """Whether a path is one that a file of ``profiles/`` or ``templates/`` can have, on every system."""
    return _SOURCE.fullmatch(path) is not None


def _sums(content: bytes) -> dict[str, str] | None:
    try:
        value = json.loads(content)
    except (ValueError, RecursionError):
        return None
    if not isinstance(value, dict) or not all(isinstance(sum_, str) and is_digest(sum_) for sum_ in value.values()):
        return None
    return value


def _read(ledger: Ledger, wanted: Mapping[str, tuple[str, str]]) -> tuple[dict[str, bytes], Diagnostics]:
    """Files by name, each with its path below ``output/published/`` and the digest that it must have."""
    disk = Disk(ledger.folder)
    kept: dict[str, bytes] = {}
    found: list[Diagnostic] = []
    for name, (path, expected) in wanted.items():
        content = disk.read(path)
        wrong = fault(ledger, path, expected, content)
        if wrong is not None:
            found.append(wrong)
        elif isinstance(content, bytes):
            kept[name] = content
    return kept, tuple(found)
