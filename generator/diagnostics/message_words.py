"""The words of diagnostics: ``words/`` has a folder a language, in it a file a package."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from generator.diagnostics import Arguments

FOLDER = Path(__file__).parent / "words"
LANGUAGE = "en"


class MessageWords(Struct, frozen=True):
    """A message and its hint, with the names of arguments between braces.

    A name with a hyphen is no argument but another entry, whose message stands there.
    """

    message: str
    hint: str = ""


def find(name: str) -> MessageWords:
    """The words of an id; a ``KeyError`` for an id without words, which a test finds first."""
    return load()[name]


def fill(text: str, arguments: "Arguments") -> str:
    """The text with the arguments in the place of their names."""
    return text.format_map(_Values(arguments)) if "{" in text else text


@lru_cache(maxsize=1)
def load() -> Mapping[str, MessageWords]:
    """All words of a language by their ids."""
    return dict(_read(FOLDER / LANGUAGE))


def _read(folder: Path) -> Iterator[tuple[str, MessageWords]]:
    import tomllib  # only a message needs it; YAML is above this package, and slower to read

    for path in sorted(folder.glob("*.toml")):
        for name, entry in tomllib.loads(path.read_text(encoding="utf-8")).items():
            yield name, MessageWords(**entry)


class _Values(dict[str, object]):
    """The arguments by name; any other name is that of an entry."""

    def __missing__(self, name: str) -> str:
        return fill(find(name).message, tuple((key, str(value)) for key, value in self.items()))
