"""The table of what the texts of the five first statements show agrees with what people read in them, or says why not.

The texts are not ours to keep: ``python -m tools.text_scores`` makes the table of them anew, and compares.
"""

from pathlib import Path

import pytest

from generator.law.text import TextAssessor, deciding
from tests.support.score_tables import table as read_by_people
from tests.support.text_cases import document_of, text_rules
from tools import text_scores
from tools.text_scores import DAY, LETTERS, SIGNS, Rows, table, written

REQUIREMENTS = [f"R{number}" for number in range(1, 31)]
AGREE, CELLS = 143, 150
"""How many of the cells of R1 to R30 have the sign that people gave."""


def differing() -> set[tuple[str, str]]:
    """The cells in which the text shows another sign than people gave."""
    rows, people = table(), read_by_people()
    return {
        (name, letter) for name in REQUIREMENTS for letter in LETTERS if rows[name][letter][0] != people[name][letter]
    }


def test_the_table_has_a_cell_for_each_requirement_and_statement() -> None:
    names = {rule.header.requirement for rule in text_rules()}
    assert set(table()) == names, "run `python -m tools.text_scores --write` and read the difference"
    for name, row in table().items():
        assert set(row) - {"but"} == set(LETTERS), name
        for letter in LETTERS:
            sign, *section = row[letter]
            assert sign in SIGNS.values()
            assert len(section) <= 1 and all(isinstance(number, int) for number in section)
            assert section or sign in "-.", f"{name} of {letter}: what is found stands somewhere"


def test_where_the_text_shows_another_sign_than_people_gave_the_table_says_why() -> None:
    told = {(name, letter) for name in REQUIREMENTS for letter in table()[name].get("but", {})}
    assert told == differing()
    assert all(len(why.split()) > 5 for row in table().values() for why in row.get("but", {}).values())


def test_so_many_cells_agree() -> None:
    assert (CELLS - len(differing()), CELLS) == (AGREE, len(REQUIREMENTS) * len(LETTERS))


def test_the_tool_writes_the_table_that_it_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "# Verklaring\n\n## Een klacht\n\nU kunt een klacht indienen bij de Autoriteit Persoonsgegevens.\n"
    (tmp_path / "een.md").write_text(text, "utf-8")
    monkeypatch.setattr(text_scores, "TABLE", tmp_path / "table.yaml")
    files = [f"{letter}={tmp_path / 'een.md'}" for letter in LETTERS]
    assert text_scores.main(["--write", *files]) == 0
    assert table()["R13"]["L"] == ["P", 2]
    assert text_scores.main(files) == 0
    (tmp_path / "een.md").write_text(
        text.replace("U kunt een klacht indienen bij de Autoriteit Persoonsgegevens", "Mail ons"), "utf-8"
    )
    assert text_scores.main(files) == 1
    assert "R13 L: the table has ['P', 2], the text ['-']" in capsys.readouterr().out


def test_reasons_are_kept_when_the_table_is_written() -> None:
    row: Rows = {"R1": {letter: ["P", 1] for letter in LETTERS}}
    assert 'but: {L: "a reason"}' in written(row, {"R1": {"L": "a reason"}})


def test_a_requirement_has_the_sign_that_its_parts_have_together() -> None:
    document = document_of("# V\n\n## Rechten\n\nU hebt recht op inzage.\n")
    seen = [one for one in TextAssessor(text_rules(), DAY).assess(document) if one.rule.header.requirement == "R10"]
    sight, best = deciding(tuple(seen))
    assert SIGNS[sight] == "~" and best.quotes
