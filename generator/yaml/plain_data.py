"""Builds plain data from the guarded events, and notes for each key and value where it stands."""

from typing import TypeAlias

import yaml
from msgspec import Struct

from generator.diagnostics import Diagnostic, KeyPath, Location
from generator.yaml import positions, refusals, scalars
from generator.yaml.events import Event, events
from generator.yaml.source_text import Page

_NO_NAME = "\0"  # stands for a key that was refused; no key that is read holds it

Collection: TypeAlias = dict[str, object] | list[object]


class Tree(Struct, frozen=True):
    """What stands at the top of a file, nothing when it is empty, and the places of all keys and values."""

    top: tuple[object, ...]
    keys: dict[KeyPath, Location]
    values: dict[KeyPath, Location]


def build(page: Page, findings: list[Diagnostic]) -> Tree:
    """The tree of a file, as far as it can be read; what is wrong with the file is added to ``findings``."""
    builder = _Builder(page, findings)
    for event in events(page, findings):
        builder.add(event)
    return Tree(tuple(builder.top), builder.keys, builder.values)


class _Open(Struct):
    """A collection that is being read; ``key`` is the one of a mapping whose value comes next."""

    path: KeyPath
    value: Collection
    bracketed: bool = False
    key: str | None = None

    def expects_key(self) -> bool:
        return self.key is None and isinstance(self.value, dict)


class _Builder:
    """Puts events together; ``inner`` is the collection they go into now, ``outer`` are those around it."""

    def __init__(self, page: Page, findings: list[Diagnostic]) -> None:
        self.page = page
        self.findings = findings
        self.top: list[object] = []
        self.keys: dict[KeyPath, Location] = {}
        self.values: dict[KeyPath, Location] = {}
        self.inner = _Open((), self.top)
        self.outer: list[_Open] = []

    def add(self, event: Event) -> None:
        """Takes the next event of the file."""
        if isinstance(event, yaml.ScalarEvent):
            if self.inner.expects_key():
                self._take_key(event)
            else:
                self._take_scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._open(event, {} if isinstance(event, yaml.MappingStartEvent) else [])
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close(event)
        elif self.inner.expects_key():
            self.inner.key = _NO_NAME  # an alias, refused by now; its value is still to come
        else:
            self._attach(None, positions.of(event, self.page))

    def _take_key(self, event: yaml.ScalarEvent) -> None:
        mapping = self.inner
        place = positions.of(event, self.page)
        key = scalars.value(event)
        if not isinstance(key, str):
            self.findings.append(refusals.key_not_text(place))
            key = event.value
        self.findings.extend(scalars.check_key(event, key, place))
        path = (*mapping.path, key)
        if key in mapping.value:
            self.findings.append(refusals.duplicate_key(key, place, self.keys.get(path, place)))
        if not mapping.value and not mapping.bracketed:
            self.values[mapping.path] = place
        mapping.key = key
        self.keys[path] = place

    def _take_scalar(self, event: yaml.ScalarEvent) -> None:
        value = scalars.value(event)
        place = positions.of(event, self.page)
        if isinstance(value, str):
            self.findings.extend(scalars.check_value(event, value, place))
        elif not event.value and self.inner.key is not None:
            place = self.keys.get((*self.inner.path, self.inner.key), place)  # nothing stands there but the key
        self._attach(value, place)

    def _open(self, event: yaml.CollectionStartEvent, value: Collection) -> None:
        place = positions.of(event, self.page)
        if self.inner.expects_key():
            self.findings.append(refusals.collection_as_key(place))
            self.inner.key = _NO_NAME
            path: KeyPath = (*self.inner.path, _NO_NAME)
            self.values[path] = place
        else:
            path = self._attach(value, place)
        self.outer.append(self.inner)
        self.inner = _Open(path, value, bool(event.flow_style))

    def _close(self, event: yaml.CollectionEndEvent) -> None:
        path = self.inner.path
        if self.inner.bracketed:
            self.values[path] = positions.up_to(self.values[path], event, self.page)
        self.inner = self.outer.pop()

    def _attach(self, value: object, place: Location) -> KeyPath:
        inner = self.inner
        path: KeyPath = ()
        if isinstance(inner.value, dict):
            key = inner.key or ""
            path = (*inner.path, key)
            inner.value[key] = value
            inner.key = None
        else:
            if self.outer:
                path = (*inner.path, len(inner.value))
            inner.value.append(value)
        self.values[path] = place
        return path
