"""The ledger as a chain: each line names the SHA-256 of the line before it, so none can be altered unseen."""

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Diagnostics, Location
from generator.ledger import damage
from generator.ledger.entries import at, parse
from generator.ledger.version import START, Version


def follow(content: bytes, name: str) -> tuple[tuple[Version, ...], Diagnostics]:
    """The entries of a ledger, and all that is wrong with its lines or their order; ``name`` is its display path.

    Of a line that is no entry only that is told; the line after it is taken for the next link.
    """
    if b"\r\n" in content:  # no line holds one: JSON spells them otherwise
        return (), (damage.other_line_ends("ledger-line-ends", name),)
    versions: list[Version] = []
    found: list[Diagnostic] = []
    latest: dict[str, Version] = {}
    before: Version | None = None
    unknown = False
    for place, line, is_whole in _lines(content, name):
        version = parse(line, place) if is_whole else damage.cut_short(place)
        if isinstance(version, Diagnostic):
            found.append(version)
            unknown = True
            continue
        if not unknown:
            found.extend(_link(before, version, place))
        unknown = False
        found.extend(_order(latest.get(version.slug), version, place))
        latest[version.slug] = before = version
        versions.append(version)
    return tuple(versions), tuple(found)


def _lines(content: bytes, name: str) -> Iterator[tuple[Location, bytes, bool]]:
    lines = content.split(b"\n")
    whole = len(lines) - 1
    for number, line in enumerate(lines, 1):
        if line or number <= whole:
            yield Location(name, number, source=line.decode("utf-8", "replace")), line, number <= whole


def _link(before: Version | None, version: Version, place: Location) -> Iterator[Diagnostic]:
    if version.previous != (before.digest if before else START):
        yield damage.broken_chain(at(place, "previous"))
    if version.number != (before.number if before else 0) + 1:
        yield damage.out_of_order(at(place, "number"), "the numbers of the entries do not count from 1 up")


def _order(before: Version | None, version: Version, place: Location) -> Iterator[Diagnostic]:
    last = before.version if before else 0
    if version.version != last + 1:
        message = f"after version {last} of {version.slug} comes {last + 1}, not {version.version}"
        yield damage.out_of_order(at(place, "version"), message)
    if version.restores is not None and version.restores >= version.version:
        yield damage.out_of_order(at(place, "restores"), f"version {version.restores} does not come before this one")
    if before is not None and not is_later(version, before):
        message = f"a version of {version.slug} holds from a day after that of the version before it"
        yield damage.out_of_order(at(place, "effective"), message)


def is_later(version: Version, before: Version) -> bool:
    """Whether a version holds from a later day than another one; a first version may hold from nobody knows when."""
    if version.effective is None:
        return False
    return before.effective is None or version.effective > before.effective
