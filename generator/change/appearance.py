"""Why files differ whose text is the same: the house style or the logo that they were made with."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from generator.change.causes import Cause, Kind, Side, values
from generator.diagnostics import Location
from generator.profile import schema
from generator.workspace import Workspace

_TEXTS = (".yaml", ".yml", ".jinja")
"""What decides on words; all other inputs decide on looks alone."""


def look_causes(where: Workspace, old: Side, new: Side, inputs: Mapping[str, bytes]) -> tuple[Cause, ...]:
    """The house style and logo that are not what they were, or else the program.

    ``inputs`` are what the files were made of, path in the workspace to bytes.
    """
    names = [("presentation", name) for name in ("house_style", "logo")]
    found = (*values(old, new, names, schema.shape()), *_changed(where, inputs))
    return found or (Cause(Kind.PROGRAM, "the program", Location("output"), "it makes other files of the same text"),)


def _changed(where: Workspace, inputs: Mapping[str, bytes]) -> Iterator[Cause]:
    for name, content in inputs.items():
        if PurePosixPath(name).suffix not in _TEXTS:
            path = where.root / name
            if not path.is_file():
                yield Cause(Kind.TEMPLATE, name, Location(name), "no longer there")
            elif path.read_bytes() != content:
                yield Cause(Kind.TEMPLATE, name, Location(name), "the look alone")
