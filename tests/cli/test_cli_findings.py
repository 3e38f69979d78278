"""How findings look, with carets, colours and widths."""

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cli.console import findings_view, layout
from generator.cli.console.terminal import Screen, wants_colour
from generator.diagnostics import Diagnostic, Location, Severity, diagnose_by_rule

LINE = "    - {id: us, country: US, recipients: [partners], safeguard: privacy_shield, note: some more words}"


def _screen(width: int = 0, coloured: bool = False) -> Screen:
    return Screen(io.StringIO(), coloured, width)


def _finding(
    source: str = "  kvk: 123", column: int = 8, length: int = 3, hint: str = "quote it", line: int = 7
) -> Diagnostic:
    place = Location("profiles/x.yaml", line, column, length, source)
    return diagnose_by_rule("kvk-text", "a number is not a name", place, hint=hint)


def test_a_finding_shows_place_code_line_caret_and_hint() -> None:
    assert findings_view.show((_finding(),), _screen()) == (
        "profiles/x.yaml:7:8: error [kvk-text]\n"
        "  a number is not a name\n"
        "  7 |   kvk: 123\n"
        "    |        ^^^\n"
        "  -> quote it"
    )


def test_a_finding_about_a_whole_file_shows_the_file_alone() -> None:
    found = diagnose_by_rule("missing", "there is no such file", Location("templates/x.docx"), Severity.WARNING)
    assert findings_view.show((found,), _screen()) == "templates/x.docx: warning [missing]\n  there is no such file"


def test_the_caret_stands_under_wide_letters_too() -> None:
    shown = findings_view.show((_finding(source="naam: 東京 123", column=10, length=3, hint=""),), _screen())
    assert shown.splitlines()[2:] == ["  7 | naam: 東京 123", "    |            ^^^"]


@pytest.mark.parametrize("width", [50, 60, 80])
def test_a_long_line_is_cut_around_the_caret(width: int) -> None:
    column = LINE.index("privacy_shield") + 1
    shown = findings_view.show((_finding(source=LINE, column=column, length=14),), _screen(width))
    line, carets = shown.splitlines()[2:4]
    assert len(line) <= width
    start, end = carets.index("^"), carets.rindex("^") + 1
    assert line[start:end] == "privacy_shield", f"the carets stand elsewhere:\n{shown}"


@given(st.text(max_size=300), st.integers(1, 300), st.integers(0, 300), st.sampled_from([40, 80, 120]))
def test_whatever_the_line_holds_it_fits_and_steers_nothing(line: str, column: int, length: int, width: int) -> None:
    finding = _finding(source=line.replace("\n", " "), column=column, length=length, hint=line)
    shown = findings_view.show((finding,), _screen(width))
    for text in shown.splitlines()[2:4] if line.strip() else ():
        assert layout.cells(text) <= width + 4
    assert all(character.isprintable() or character == "\n" for character in shown)


def test_words_wrap_where_somebody_looks_and_nowhere_else() -> None:
    found = diagnose_by_rule("long", "woord " * 30, Location("x.yaml"), hint="doe " * 30)
    assert all(len(line) <= 60 for line in findings_view.show((found,), _screen(60)).splitlines())
    assert len(findings_view.show((found,), _screen()).splitlines()) == 3


def test_alike_warnings_of_one_file_are_told_once_with_their_lines() -> None:
    warnings = tuple(
        diagnose_by_rule(
            "no-term", f"no term for {line}", Location("x.yaml", line, 1, 1, "x"), Severity.WARNING, "add one"
        )
        for line in (3, 5, 8)
    )
    note = diagnose_by_rule("aside", "by the way", Location("x.yaml"), Severity.NOTE)
    shown = findings_view.show_grouped((*warnings, note), _screen())
    assert shown.count("[no-term]") == 1
    assert shown.endswith("and 2 more like this in the same file: lines 5, 8")
    assert "by the way" not in shown


def test_errors_are_told_each() -> None:
    shown = findings_view.show_grouped((_finding(line=1), _finding(line=2)), _screen())
    assert shown.count("[kvk-text]") == 2


def test_colours_are_around_words_and_never_change_them() -> None:
    plain, coloured = (findings_view.show((_finding(),), _screen(80, on)) for on in (False, True))
    assert "\x1b[1;31merror\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain


@pytest.mark.parametrize(
    ("choice", "watched", "environment", "coloured"),
    [
        ("auto", True, {}, True),
        ("auto", False, {}, False),
        ("auto", True, {"NO_COLOR": "1"}, False),
        ("auto", True, {"NO_COLOR": ""}, True),
        ("auto", True, {"TERM": "dumb"}, False),
        ("auto", False, {"FORCE_COLOR": "1"}, True),
        ("auto", False, {"FORCE_COLOR": "0"}, False),
        ("auto", False, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ("always", False, {"NO_COLOR": "1"}, True),
        ("never", True, {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colours_follow_the_option_then_the_environment(
    choice: str, watched: bool, environment: dict[str, str], coloured: bool
) -> None:
    assert wants_colour(choice, watched, environment) is coloured


def test_counts_are_in_words() -> None:
    warning = diagnose_by_rule("w", "w", Location("x"), Severity.WARNING)
    assert findings_view.count((_finding(), warning, warning)) == "1 error, 2 warnings"
    assert findings_view.count(()) == ""


@pytest.mark.parametrize("longest", [0, 20])
def test_a_table_on_a_narrow_terminal_keeps_its_headings(longest: int) -> None:
    header = ("COMPANY", "IN FORCE", "SINCE", "DRAFT", "FINDINGS")
    rows = [("lindehof-brood", "1", "2026-12-01", "differs", "2 warnings"), ("lindehof-koffie", "-", "-", "new", "-")]
    shown = layout.columns(header, rows, _screen(40), longest=longest).splitlines()
    assert max(map(len, shown)) <= 40
    assert shown[0].split() == ["COMPANY", "IN", "FORCE"] and shown[1].split() == ["SINCE", "DRAFT", "FINDINGS"]
    assert len(shown) == 6, "the headings and each row take two lines"
