"""What is kept of a published version: its files, and all that it was made of."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from generator.diagnostics import Diagnostic, Diagnostics
from generator.durable.disk import Disk, Obstacle, digest, is_digest
from generator.ledger import findings
from generator.ledger.entries import canonical
from generator.ledger.reading import INPUTS, Ledger
from generator.ledger.version import Version

LISTED = "inputs.json"
"""The list of inputs beside a version's files: path in the workspace to SHA-256."""

_SOURCES = ("profiles", "templates")


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
    listed, found = _read(ledger, {LISTED: (path, version.inputs)})
    if found:
        return {}, found
    sums = _sums(listed[LISTED])
    if sums is None:
        return {}, (findings.altered(ledger.place(path)),)
    unsafe = tuple(findings.unsafe(ledger.place(path), name) for name in sums if not is_source(name))
    if unsafe:
        return {}, unsafe
    return _read(ledger, {name: (f"{INPUTS}/{sum_}", sum_) for name, sum_ in sums.items()})


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


def check(ledger: Ledger, versions: Iterable[Version]) -> Diagnostics:
    """Everything that is wrong with what is kept of these versions: gone, altered, or put beside it."""
    found: list[Diagnostic] = []
    for version in versions:
        found.extend(read_files(ledger, version)[1])
        found.extend(read_inputs(ledger, version)[1])
        names = Disk(ledger.folder).names(version.folder)
        strange = sorted(set(names) - {*version.files, LISTED})
        found.extend(findings.unrecorded(ledger.place(f"{version.folder}/{name}")) for name in strange)
    return tuple(dict.fromkeys(found))  # sisters share inputs


def unrecorded(ledger: Ledger, slug: str) -> Diagnostics:
    """The folders of a company's versions that no entry names: a ledger that was cut off leaves such."""
    known = {str(version.version) for version in ledger.versions(slug)}
    there = Disk(ledger.folder).names(slug)
    return tuple(findings.unrecorded(ledger.place(f"{slug}/{name}")) for name in sorted(set(there) - known))


def is_source(path: str) -> bool:
    """Whether a path is one that a file of ``profiles/`` or ``templates/`` can have, on every system."""
    parts = PurePosixPath(path).parts
    return (
        len(parts) > 1
        and parts[0] in _SOURCES
        and "/".join(parts) == path
        and not any(part == ".." or set(part) & set("\\:\0") for part in parts)
    )


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
        if isinstance(content, Obstacle):
            found.append(findings.blocked(ledger.place(path), content.reason))
        elif content is None:
            found.append(findings.missing(ledger.place(path)))
        elif digest(content) != expected:
            found.append(findings.altered(ledger.place(path)))
        else:
            kept[name] = content
    return kept, tuple(found)
