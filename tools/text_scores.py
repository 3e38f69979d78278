"""Checks the texts that the project began with, and compares the verdicts with those in the table; they are not ours.

python -m tools.text_scores [--write] L=FILE C=FILE S=FILE F=FILE T=FILE

Prints the cells that differ from ``tests/cases/scores-of-texts.yaml`` and ends with exit code 1 where any does; with
``--write`` it writes the verdicts into the table, and keeps the reasons. Read what changed before you commit it.
"""

import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from generator import law
from generator.formats.readers import read_file
from generator.law import text
from generator.law.text import TextAssessor, TextStatus
from generator.profile import schema
from generator.yaml import read

TABLE = Path(__file__).resolve().parent.parent / "tests" / "cases" / "scores-of-texts.yaml"
DAY = date(2026, 11, 22)
LETTERS = "LCSFT"
SIGNS = {
    TextStatus.FOUND: "P",
    TextStatus.PARTLY: "~",
    TextStatus.NOT_FOUND: "-",
    TextStatus.SUSPICIOUS: "X",
    TextStatus.NOT_APPLICABLE: ".",
}

Cell = list[str | int]
"""A sign, and the number of the heading under which the words stand that show it, where any do."""
Rows = Mapping[str, Mapping[str, Cell]]

HEAD = """# What the texts of the five statements that the project began with show of R1 to R30, on 22 November 2026.
#
# L Smart2Led, C Smart2Cloud, S SMT, F Smart FMS, T Smart Trackers. P found, ~ partly found, - not found, X suspicious,
# . not applicable; then the number of the heading under which the words stand. The texts are not in this repository:
# `python -m tools.text_scores --write L=FILE C=FILE S=FILE F=FILE T=FILE` makes this table of them anew. Where people
# scored another sign in scores.yaml, `but` says why the text alone does not give it.
"""


def scores(files: Mapping[str, Path]) -> Rows:
    """The cells of each requirement, and of what is suspicious beside them, by the letter of the file."""
    rules = law.load(None, schema.shape()).texts
    assessor = TextAssessor(rules, DAY)
    rows: dict[str, dict[str, Cell]] = {}
    for letter, path in files.items():
        document, found = read_file(path.read_bytes(), path.name)
        assert document is not None, found
        for name, parts in text.by_text_requirement(assessor.assess(document)):
            status, best = text.deciding(parts)
            section = [best.quote.passage.section] if best.quote else []
            rows.setdefault(name, {})[letter] = [SIGNS[status], *section]
    return rows


def table() -> Mapping[str, Any]:
    """The table as it is committed; nothing where there is none yet."""
    found, _ = read(TABLE, TABLE.name)
    return found.data if found is not None else {}


def written(rows: Rows, reasons: Mapping[str, Mapping[str, str]]) -> str:
    """The table as it is written, with the reasons that it has."""
    return HEAD + "".join(
        f"{name}: {{{', '.join(_fields(row, reasons.get(name, {})))}}}\n" for name, row in rows.items()
    )


def _fields(row: Mapping[str, Cell], reasons: Mapping[str, str]) -> Iterator[str]:
    for letter in LETTERS:
        sign, *section = row[letter]
        yield f'{letter}: ["{sign}"{"".join(f", {number}" for number in section)}]'
    if reasons:
        told = ", ".join(f'{letter}: "{why}"' for letter, why in reasons.items())
        yield f"but: {{{told}}}"


def main(arguments: list[str]) -> int:
    """Compares, or writes; gives the exit code."""
    pairs = [argument.split("=", 1) for argument in arguments if "=" in argument]
    files = {letter: Path(path) for letter, path in pairs}
    assert set(files) == set(LETTERS), f"say {' '.join(f'{letter}=FILE' for letter in LETTERS)}"
    rows, old = scores(files), table()
    if "--write" in arguments:
        reasons = {name: row["but"] for name, row in old.items() if "but" in row}
        TABLE.write_text(written(rows, reasons), "utf-8")
        return 0
    differ = [
        f"{name} {letter}: the table has {old.get(name, {}).get(letter)}, the text {cell}\n"
        for name, row in rows.items()
        for letter, cell in row.items()
        if old.get(name, {}).get(letter) != cell
    ]
    sys.stdout.write("".join(differ) or "The texts give what the table has.\n")
    return int(bool(differ))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
