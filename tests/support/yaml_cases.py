"""Reads the cases of ``tests/cases/yaml``: what is shown, a YAML text, and what the program says of it.

``<U+202E>`` in the YAML text stands for that character, ``<0xE9>`` for that byte.
"""

import json
import re

from msgspec import Struct

from generator.diagnostics import Diagnostic, Diagnostics
from generator.yaml import Source
from tests.support import folders

FOLDER = folders.CASES / "yaml"
_SECTION = re.compile(r"^--- (?:yaml|found|data)\n", re.MULTILINE)
_CODE = re.compile(r"<(?:U\+([0-9A-F]{4,6})|0x([0-9A-F]{2}))>")


class Case(Struct, frozen=True):
    """A case: what it shows, the YAML text as written in the case, and the findings and data that are expected."""

    about: str
    yaml: str
    found: str
    data: str

    def content(self) -> bytes:
        """The bytes of the file that the case is about."""
        parts = _CODE.split(self.yaml)
        coded = zip(parts[0::3], [*parts[1::3], None], [*parts[2::3], None], strict=True)
        return b"".join(plain.encode() + _coded(character, byte) for plain, character, byte in coded)


def _coded(character: str | None, byte: str | None) -> bytes:
    return chr(int(character, 16)).encode() if character else bytes.fromhex(byte or "")


def names() -> list[str]:
    """The names of all cases, which are sentences."""
    return sorted(path.stem for path in FOLDER.glob("*.txt"))


def load(name: str) -> Case:
    """The case of that name."""
    about, yaml, found, *data = _SECTION.split((FOLDER / f"{name}.txt").read_text("utf-8"))
    return Case(about, yaml, found, "".join(data))


def save(name: str, case: Case) -> None:
    """Writes a case as ``load`` reads it."""
    data = f"--- data\n{case.data}" if case.data else ""
    (FOLDER / f"{name}.txt").write_text(
        f"{case.about}--- yaml\n{case.yaml}--- found\n{case.found}{data}", encoding="utf-8", newline="\n"
    )


def describe(diagnostics: Diagnostics) -> str:
    """Findings as a case writes them: line, column and marked length, severity, code, message, and the hint below."""
    return "".join(map(_describe, diagnostics))


def _describe(diagnostic: Diagnostic) -> str:
    place = diagnostic.location
    hint = f"    {diagnostic.hint}\n" if diagnostic.hint else ""
    where = f"{place.line}:{place.column}+{place.length}"
    return f"{where} {diagnostic.severity.value} {diagnostic.code}: {diagnostic.message}\n{hint}"


def data_of(source: Source | None) -> str:
    """The data of a file as a case writes it, one name a line; nothing when the file was refused."""
    if source is None:
        return ""
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in source.data.items())
    return "".join(f"{_visible(line)}\n" for line in lines)


def _visible(line: str) -> str:
    return "".join(sign if sign.isprintable() and sign != "\ufffd" else f"<U+{ord(sign):04X}>" for sign in line)
