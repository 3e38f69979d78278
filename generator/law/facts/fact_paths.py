"""The paths by which rules name facts, and the fields of a profile that these can lead to."""

from enum import Enum
from typing import TypeAlias

from msgspec import Struct

from generator.diagnostics.suggestion import suggest
from generator.profile.shape import Record, Sequence, Shape


class Start(Enum):
    """Where a path starts: at the record that is looked at, at the one around it, or at the top of the profile."""

    HERE = ""
    OUTER = "^"
    TOP = "/"
    WORDS = "own_words"
    """Every text in the company's own words, wherever it stands below the record."""


class Path(Struct, frozen=True):
    """The way to a fact: ``retention.period``, ``/legal_bases`` or ``^country``; through each row of a list."""

    start: Start
    parts: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.start.value + ".".join(self.parts)


HERE = Path(Start.HERE)
"""The record that is looked at."""

Shapes: TypeAlias = tuple[Shape, ...]
"""The shapes of the records that a condition looks at: of rows of several lists there are several."""


class FactPaths(Struct, frozen=True):
    """The fields of the record that a condition looks at, and of those around it."""

    here: Shapes
    outer: "FactPaths | None" = None

    def below(self, paths: tuple[Path, ...]) -> "FactPaths":
        """The fields of the rows at these paths."""
        return FactPaths(tuple(_row(shape) for path in paths for shape in self.at(path)), self)

    def at(self, path: Path) -> Shapes:
        """The shapes of what can stand at a path; none where nothing can."""
        shapes = self._start(path.start)
        for part in path.parts:
            rows = (_row(shape) for shape in shapes)
            shapes = tuple(row.fields[part] for row in rows if isinstance(row, Record) and part in row.fields)
        return shapes

    def meant(self, path: Path) -> str:
        """What a path that leads nowhere was probably meant to be."""
        for end in range(len(path.parts)):
            rows = [_row(shape) for shape in self.at(Path(path.start, path.parts[:end]))]
            names = {name for row in rows if isinstance(row, Record) for name in row.fields}
            if path.parts[end] not in names:
                return suggest(path.parts[end], names) or f"there are: {', '.join(sorted(names)) or 'no fields'}"
        return ""

    def _start(self, start: Start) -> Shapes:
        fields = self
        if start is Start.OUTER and self.outer is not None:
            fields = self.outer
        while start is Start.TOP and fields.outer is not None:
            fields = fields.outer
        return fields.here


def _row(shape: Shape) -> Shape:
    return shape.item if isinstance(shape, Sequence) else shape
