"""Golden files: what the program made when somebody last read it, kept as text and compared character by character."""

import difflib
from pathlib import Path

import pytest
from msgspec import Struct

ACCEPT = "Read the difference. If it is what you meant: pytest --update-goldens"
LONGEST_DIFF = 200


class Goldens(Struct, frozen=True):
    """A folder of golden files; with ``update`` they are written instead of compared."""

    folder: Path
    update: bool = False

    def check(self, name: str, text: str) -> None:
        """Fails with a unified diff when the golden file ``name`` (a path in the folder) holds another text."""
        path = self.folder / name
        if self.update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8"))
            return
        if not path.is_file():
            pytest.fail(f"There is no golden {name} yet. To make it: pytest --update-goldens", pytrace=False)
        expected = path.read_bytes().decode("utf-8")
        if text != expected:
            pytest.fail(f"{name} is not what it was.\n{difference(expected, text)}\n{ACCEPT}", pytrace=False)


def difference(expected: str, found: str) -> str:
    """A unified diff of two texts, cut after ``LONGEST_DIFF`` lines; characters that do not show are escaped."""
    before, after = (text.splitlines(keepends=True) for text in (expected, found))
    changes = difflib.unified_diff(before, after, "golden", "now", n=2)
    lines = [_visible(line) for line in changes]
    cut = [f"… and {len(lines) - LONGEST_DIFF} lines more"] if len(lines) > LONGEST_DIFF else []
    return "\n".join(lines[:LONGEST_DIFF] + cut)


def _visible(line: str) -> str:
    body = line.removesuffix("\n")
    shown = "".join(character if character.isprintable() else ascii(character)[1:-1] for character in body)
    missing_end = "" if line.endswith("\n") else "  (no line end)"
    return shown + missing_end
