"""Merges a company's file with its group's, keeping for each value the file and line that supplied it."""

from collections.abc import Iterator

from msgspec import Struct, field

from generator.diagnostics import Diagnostic, Diagnostics, KeyPath, diagnose, in_order
from generator.profile.model import Origin, Profile
from generator.profile.records import children, find_duplicates, have_ids, id_of
from generator.profile.removal import removed, without
from generator.yaml import Source


def merge(slug: str, company: Source, group: Source | None) -> tuple[Profile, Diagnostics]:
    """The profile of a company: its own facts, and those of its group that it does not state or leave out.

    Mappings merge deep; lists of records with ``id`` merge by id, the group's first and in its order; other lists and
    single values replace, ``~`` too, which makes a fact "not stated". ``without`` in the company's file leaves out what
    it names. A group's identity facts are errors and not taken over. Nothing is checked against the schema here.
    """
    merging = _Merging([*find_duplicates(company)])
    own = _Spot(company.data, (), _Side(company))
    if group is None:
        merging.findings.extend(_nothing_inherited(company))
        data = merging.take((), own)
    else:
        gone, found = removed(company, group)
        merging.findings.extend((*find_duplicates(group), *found))
        data = merging.join((), own, _Spot(group.data, (), _Side(group, True, gone)))
    assert isinstance(data, dict)  # as both sources are
    names = (group.path.stem, group.name) if group else (None, None)
    return Profile(slug, data, merging.origins, *names), in_order(tuple(merging.findings))


def _nothing_inherited(company: Source) -> Iterator[Diagnostic]:
    for key, name in without(company):
        yield diagnose("nothing-to-leave-out", company.values[key], key=key, named=name)


class _Side(Struct, frozen=True):
    """One of the two files, without the key paths that are ``gone``."""

    source: Source
    inherited: bool = False
    gone: frozenset[KeyPath] = frozenset()


class _Spot(Struct, frozen=True):
    """A value of one of the files, and its key path there."""

    value: object
    path: KeyPath
    side: _Side

    def origin(self) -> Origin:
        """Where the value stands."""
        source = self.side.source
        place = source.values[self.path]
        return Origin(place, source.keys.get(self.path, place), self.side.inherited)

    def spots(self) -> Iterator[tuple[str | int, "_Spot"]]:
        """What stands directly in a mapping or list and is not gone."""
        for key, value in children(self.value):
            path = (*self.path, key)
            if path not in self.side.gone:
                yield key, _Spot(value, path, self.side)

    def records(self) -> dict[str | None, "_Spot"]:
        """The records of a list by their ids."""
        return {id_of(spot.value): spot for _, spot in self.spots()}


class _Merging(Struct, frozen=True):
    """The merge as far as it is: what was found, and the origin of every value that was taken."""

    findings: list[Diagnostic]
    origins: dict[KeyPath, Origin] = field(default_factory=dict)

    def take(self, path: KeyPath, spot: _Spot) -> object:
        """A value of one file, to stand at ``path`` of the profile."""
        self.origins[path] = spot.origin()
        if isinstance(spot.value, dict):
            return {key: self.take((*path, key), inner) for key, inner in spot.spots()}
        if isinstance(spot.value, list):
            return [self.take((*path, position), inner) for position, (_, inner) in enumerate(spot.spots())]
        return spot.value

    def join(self, path: KeyPath, own: _Spot, inherited: _Spot) -> object:
        """The value of both files, to stand at ``path`` of the profile."""
        if isinstance(own.value, dict) and isinstance(inherited.value, dict):
            mine, theirs = dict(own.spots()), dict(inherited.spots())
            self.origins[path] = own.origin()
            return {key: self._either((*path, key), mine.get(key), theirs.get(key)) for key in theirs | mine}
        if self._merge_by_id(own, inherited):
            records, inherited_records = own.records(), inherited.records()
            self.origins[path] = own.origin()
            return [
                self._either((*path, position), records.get(name), inherited_records.get(name))
                for position, name in enumerate(inherited_records | records)
            ]
        return self.take(path, own)

    def _either(self, path: KeyPath, own: _Spot | None, inherited: _Spot | None) -> object:
        if own is None or inherited is None:
            spot = own or inherited
            assert spot is not None  # a key comes from one of them
            return self.take(path, spot)
        return self.join(path, own, inherited)

    def _merge_by_id(self, own: _Spot, inherited: _Spot) -> bool:
        if not (isinstance(own.value, list) and isinstance(inherited.value, list) and have_ids(inherited.value)):
            return False
        nameless = [spot for _, spot in own.spots() if isinstance(spot.value, dict) and id_of(spot.value) is None]
        for spot in nameless:
            self.findings.append(diagnose("record-without-id", spot.origin().value, key=spot.path))
        return have_ids(own.value)
