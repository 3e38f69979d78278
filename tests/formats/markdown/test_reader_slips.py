"""What Markdown takes for text and an author of templates meant otherwise is refused, and nothing else."""

from pathlib import Path

import pytest

from generator.diagnostics import Severity
from generator.formats.markdown.reader import slips
from generator.formats.markdown.reader.markup_slips import SLIPS
from tests.support.cli import make_workspace, run

SECTION = "templates/library/nl/sections/changes.md.jinja"

FOUND = [
    ("bullet", "• een", 1),
    ("bullet", "tekst\n  • een", 3),
    ("bullet", "- · een", 3),
    ("footnote", "Zie dit[^1].", 8),
    ("footnote", "[^noot]: hier", 1),
    ("brace", "{ controller.short_name }}", 1),
    ("brace", "naam }} hier", 6),
    ("brace", "van {naam} hier", 5),
    ("brace", "{uw|upper_first}", 1),
    ("brace", "{ % if x % }", 1),
]
MEANT = [
    "&bull; een", "a • b", "\\[^1]", "\\{naam\\}", "## Kop {#kop}", "een {a,b} en { }", "\ue0000\ue001 {#x}", "5 %\\}",
    "[^]",
]  # fmt: skip


@pytest.mark.parametrize(("code", "markdown", "column"), FOUND)
def test_a_slip_is_found_at_its_place_and_told_what_to_write(code: str, markdown: str, column: int) -> None:
    first, *_ = slips(markdown, "a.md.jinja")
    assert (first.code, first.location.column, first.severity) == (code, column, Severity.ERROR)
    assert first.hint
    assert first.location.source == markdown.split("\n")[first.location.line - 1]


def test_every_slip_has_an_example() -> None:
    assert {code for code, _, _ in FOUND} == set(SLIPS)


@pytest.mark.parametrize("markdown", MEANT)
def test_what_can_be_meant_is_no_slip(markdown: str) -> None:
    assert slips(markdown, "a.md.jinja") == ()


@pytest.mark.parametrize(
    ("added", "code", "hint"),
    [
        ("• een", "bullet", "Start an item with -"),
        ("tekst[^1]", "footnote", "between brackets"),
        ("{ uw }} gegevens", "brace", "two braces on each side"),
        ("{{ uw } gegevens", "template-syntax", "both signs on both sides"),
        ("{{ uww }} gegevens", "unknown-name", "did you mean 'uw'?"),
        ("{{ uw gegevens }}", "template-syntax", "between {{ and }} stands one name"),
        ("{% if x %", "template-syntax", "and a {% by %}"),
        ("{% fi %}", "template-syntax", "a tag is closed by its end"),
        ("{% endfi %}", "template-syntax", "did you mean 'endif'?"),
        ("[daar](#nergens)", "dead-link", "print the link only if it is there"),
        ("[daar](#wijzigingn)", "dead-link", "did you mean 'wijzigingen'?"),
    ],
)
def test_a_slip_in_a_section_is_told_at_its_line_in_the_template(
    tmp_path: Path, added: str, code: str, hint: str
) -> None:
    root = make_workspace(tmp_path)
    path = root / SECTION
    path.write_text(path.read_text("utf-8") + f"\n{added}\n", "utf-8")
    line = len(path.read_text("utf-8").splitlines())
    (finding,) = [
        one
        for one in run(root, "check", "lindehof-brood", "--json").answer["diagnostics"]
        if one["severity"] == "error"
    ]
    assert (finding["code"], finding["file"], finding["line"]) == (code, SECTION, line)
    assert hint in finding["hint"]


def test_a_value_may_hold_what_a_template_may_not(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    path = root / "profiles" / "lindehof-brood.yaml"
    text = path.read_text("utf-8").replace("controller:\n", "controller:\n  seat: '• {naam}} [^1] [x](#nergens)'\n")
    path.write_text(text, "utf-8")
    ran = run(root, "check", "lindehof-brood")
    assert ran.code == 0, ran.err


@pytest.mark.parametrize("slip", ['title: Contact: "x', "title: *x", "\ttitle: x", "title: 'x"])
def test_one_slip_in_a_wording_file_is_told_alone(tmp_path: Path, slip: str) -> None:
    root = make_workspace(tmp_path)
    name = "templates/library/nl/wording/purposes.yaml"
    (root / name).write_text((root / name).read_text("utf-8") + f"slip:\n  {slip}\n", "utf-8")
    for command in (["check"], ["check", "lindehof-brood"], ["build"]):
        found = [d for d in run(root, *command, "--json").answer["diagnostics"] if d["severity"] == "error"]
        assert {one["file"] for one in found} == {name}, found
        assert len(found) == 1, found
    warned = [d["code"] for d in run(root, "check", "--json").answer["diagnostics"]]
    assert not {"field-never-printed", "unused-section"} & set(warned)
