"""Redlines as a lawyer reads them: cases in ``tests/cases/redline``, two versions in Markdown with ``=====`` between.

What each should read like is in ``tests/golden/redline``.
"""

from pathlib import Path

import pytest

from generator import workspace
from generator.comparison import accepted, compare, parts, rejected, summary
from generator.document import Document, Revision, Text
from generator.document.walk import contents, join
from generator.statement.composition import Composer
from tests.support import folders
from tests.support.goldens import Goldens
from tests.support.redline_cases import COMPARISON, checked, compared, parsed, statement
from tests.support.redline_text import changes, shown
from tests.support.samples import bullets, content, heading, item, numbers, paragraph, strong, table

CASES = folders.CASES / "redline"
TITLE = heading(1, "Privacyverklaring", "titel")


@pytest.mark.parametrize("case", sorted(path.stem for path in CASES.glob("*.md")))
def test_a_redline_reads_as_when_it_was_last_read(case: str, golden: Goldens) -> None:
    old, new = (CASES / f"{case}.md").read_text("utf-8").split("=====\n")
    golden.check(f"redline/{case}.txt", shown(checked(parsed(old), parsed(new))))


def composed(root: Path, slug: str) -> Document:
    where, _ = workspace.find(root)
    assert where is not None
    made = Composer(where).compose(slug).statement
    assert made is not None, f"{slug} has errors after the edit that this test makes"
    return made.document


def edit(root: Path, path: str, *changed: tuple[str, str]) -> None:
    """Changes a file of a workspace; each text must be there."""
    text = (root / path).read_text("utf-8")
    for old, new in changed:
        assert old in text, f"{path} no longer says {old!r}; choose another text for this test"
        text = text.replace(old, new)
    (root / path).write_text(text, "utf-8")


def test_a_new_edition_of_one_section_is_all_that_a_redline_shows(workspace: Path, golden: Goldens) -> None:
    old = composed(workspace, "smart2led")
    edit(workspace, "profiles/smart2led.yaml", ('editions: {security: "2018"}', ""))
    redline = checked(old, composed(workspace, "smart2led"))
    golden.check("redline/smart2led-security.txt", changes(redline))
    assert [section.anchor for section in summary(redline) if section.changed] == ["beveiliging"]


def test_a_redline_shows_what_changed_in_a_profile(workspace: Path, golden: Goldens) -> None:
    old = composed(workspace, "smart2led")
    edit(
        workspace,
        "profiles/smart2led.yaml",
        ("administratie@smart2led.nl", "privacy@smart2led.nl"),
        ('number: "6"', 'number: "8a"'),
    )
    golden.check("redline/smart2led-profile.txt", changes(checked(old, composed(workspace, "smart2led"))))


def test_a_change_of_the_form_of_address_keeps_what_it_does_not_touch(workspace: Path, golden: Goldens) -> None:
    old = composed(workspace, "smart2led")
    text = (workspace / "profiles" / "smart2led.yaml").read_text("utf-8")
    (workspace / "profiles" / "smart2led.yaml").write_text(f"{text}\nform_of_address: je\n", "utf-8")
    golden.check("redline/smart2led-je.txt", changes(checked(old, composed(workspace, "smart2led"))))


def test_a_section_that_moved_is_summed_up_once_with_the_words_that_changed_in_it() -> None:
    rights = heading(2, "Uw rechten", "rechten"), paragraph("U mag uw gegevens inzien en laten verbeteren.")
    moved = rights[0], paragraph("U mag uw gegevens inzien, laten verbeteren en laten wissen.")
    others = (
        heading(2, "Beveiliging", "beveiliging"),
        paragraph("Wij beveiligen uw gegevens met een firewall, wachtwoorden en een tweede stap bij het inloggen."),
    )
    found = summary(checked(statement(TITLE, *rights, *others), statement(TITLE, *others, *moved)))
    assert [(one.anchor, one.moved, one.revision) for one in found] == [
        ("titel", False, None),
        ("beveiliging", False, None),
        ("rechten", True, None),
    ]
    # New: "inzien,", "verbeteren", "laten", "wissen."; gone: "inzien", "verbeteren.".
    assert (found[2].inserted, found[2].deleted) == (4, 2)


def test_a_summary_tells_new_sections_from_sections_that_are_gone() -> None:
    old = statement(TITLE, heading(2, "Cookies", "cookies"), paragraph("Onze website plaatst geen cookies."))
    new = statement(TITLE, heading(2, "Bewaren", "bewaren"), paragraph("Wij wissen alles na twee jaar."))
    found = {one.anchor: one for one in summary(checked(old, new))}
    assert (found["bewaren"].revision, found["bewaren"].inserted) == (Revision.INSERTED, 7)
    assert (found["cookies"].revision, found["cookies"].deleted) == (Revision.DELETED, 6)
    assert not found["titel"].changed


def test_a_change_of_form_alone_is_a_change_without_words() -> None:
    old = statement(TITLE, heading(2, "Vragen", "vragen"), bullets("schrijf ons", "bel ons"))
    new = statement(TITLE, heading(2, "Vragen", "vragen"), numbers("schrijf ons", "bel ons"))
    section = summary(checked(old, new))[1]
    assert (section.changed, section.inserted, section.deleted) == (True, 0, 0)


def test_a_heading_that_stands_under_another_anchor_has_the_new_one_in_both_versions() -> None:
    old = statement(TITLE, heading(2, "Uw rechten", "rechten"), paragraph("U mag uw gegevens inzien."))
    new = statement(TITLE, heading(2, "Uw rechten", "uw-rechten"), paragraph("U mag uw gegevens inzien."))
    redline = checked(old, new)
    assert shown(redline) == shown(new)
    assert rejected(redline).blocks[1] == new.blocks[1]


def test_a_paragraph_new_in_an_item_is_marked_as_a_whole() -> None:
    old = statement(TITLE, bullets(item("Toegang met een tweede factor.")))
    new = statement(TITLE, bullets(item("Toegang met een tweede factor.", "Dit geldt voor iedereen.")))
    lines = shown(checked(old, new)).splitlines()[2:]
    assert lines == ["- Toegang met een tweede factor.", "   {++Dit geldt voor iedereen.++}"]


def test_a_word_that_is_cut_from_values_and_text_is_compared_as_a_word() -> None:
    cut = content(Text("Smart2Led", key=("controller", "short_name")), "-website is er.")
    redline = checked(
        statement(TITLE, paragraph("De Smart2Led-website is er.")), statement(TITLE, paragraph("De ", *cut))
    )
    assert shown(redline).endswith("\n\nDe Smart2Led-website is er.\n")


def test_a_word_that_two_runs_share_counts_as_one_word_when_blocks_are_matched() -> None:
    new = statement(TITLE, paragraph("Con", "tact"))
    redline = checked(statement(TITLE, heading(2, "Contact", "contact")), new)
    assert shown(redline).endswith("\n\nContact {>>was a heading of level 2<<}\n")


def test_a_run_that_became_strong_is_new_and_gone() -> None:
    old = statement(TITLE, paragraph("U mag altijd bezwaar maken."))
    new = statement(TITLE, paragraph("U mag ", strong("altijd"), " bezwaar maken."))
    assert shown(checked(old, new)).endswith("U mag {++**altijd**++}{--altijd--} bezwaar maken.\n")


def test_joining_runs_keeps_what_is_new_apart_from_what_is_not() -> None:
    runs = content("Wij ", "be", Text("waren", revision=Revision.INSERTED), Text(" niets", revision=Revision.DELETED))
    assert [run.revision for run in join(runs)] == [None, Revision.INSERTED, Revision.DELETED]


def test_a_redline_says_what_it_compares() -> None:
    document = statement(TITLE, table("A | B", "C | D"))
    assert compared(document, document).meta.comparison == COMPARISON
    assert compare(document, document, COMPARISON).meta.title == document.meta.title


def test_a_value_that_grew_in_a_row_leaves_the_rest_of_the_table_alone() -> None:
    old = statement(TITLE, table("Soort | Termijn", "Klanten | 7 jaar", "Beelden | 28 dagen"))
    new = statement(TITLE, table("Soort | Termijn", "Klanten | 5 jaar", "Beelden | 28 dagen"))
    redline = checked(old, new)
    marked = [run.text for part in contents(redline.blocks) for run in part if isinstance(run, Text) and run.revision]
    assert marked == ["5", "7"]


def test_each_section_has_its_part_of_the_redline_and_one_that_moved_both_its_places() -> None:
    first = (
        heading(2, "Rechten", "rechten"),
        paragraph("U hebt het recht om uw gegevens in te zien en te verbeteren."),
    )
    second = (heading(2, "Contact", "contact"), paragraph("Schrijf ons, of bel ons op werkdagen tussen negen en vijf."))
    third = (heading(2, "Bewaren", "bewaren"), paragraph("Wij bewaren uw gegevens zolang u klant bij ons bent."))
    redline = checked(statement(TITLE, *first, *second, *third), statement(TITLE, *second, *third, *first))
    found = {part.change.anchor: part for part in parts(redline)}
    assert [part.change for part in parts(redline)] == list(summary(redline))
    assert found["rechten"].change.moved
    former = found["rechten"].former
    assert former is not None
    assert rejected(statement(*former)).blocks == accepted(statement(*found["rechten"].blocks)).blocks == first
    assert found["contact"].blocks == second and found["contact"].former is None


def test_what_stands_before_the_first_heading_of_a_file_is_counted_too() -> None:
    old = statement(paragraph("Een stuk tekst."), heading(2, "Kop", "kop"))
    new = statement(paragraph("Een nieuw stuk tekst."), heading(2, "Kop", "kop"))
    lead, section = summary(checked(old, new))
    assert (lead.title, lead.inserted, lead.changed) == ("", 1, True)
    assert (section.title, section.changed) == ("Kop", False)


def test_a_text_without_headings_that_gets_one_is_counted_on_both_sides() -> None:
    redline = checked(
        statement(paragraph("Oude woorden hier.")), statement(heading(1, "Titel", "t"), paragraph("Iets."))
    )
    assert sum(one.inserted for one in summary(redline)) == 2
    assert sum(one.deleted for one in summary(redline)) == 3
