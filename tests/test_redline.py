"""Redlines as a lawyer reads them: cases in ``tests/cases/redline``, two versions in Markdown with ``=====`` between.

What each should read like is in ``tests/golden/redline``.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from generator import workspace
from generator.document import Document, Heading, Paragraph, Revision
from generator.pipeline.compose import Composer
from generator.redline import rejected, summary
from generator.traversal import joined
from tests.goldens import Goldens
from tests.redline_cases import checked, compared, parsed, statement
from tests.redline_text import changes, shown
from tests.samples import bullets, content, heading, paragraph, strong, table

CASES = Path(__file__).parent / "cases" / "redline"
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
        ("statement: {date: 2018-05-23}", "statement: {date: 2026-09-01}"),
        ("administratie@smart2led.nl", "privacy@smart2led.nl"),
        ('number: "6"', 'number: "8a"'),
    )
    golden.check("redline/smart2led-profile.txt", changes(checked(old, composed(workspace, "smart2led"))))


def test_a_change_of_the_form_of_address_keeps_what_it_does_not_touch(workspace: Path, golden: Goldens) -> None:
    old = composed(workspace, "smart2led")
    text = (workspace / "profiles" / "smart2led.yaml").read_text("utf-8")
    (workspace / "profiles" / "smart2led.yaml").write_text(f"{text}\nform_of_address: je\n", "utf-8")
    golden.check("redline/smart2led-je.txt", changes(checked(old, composed(workspace, "smart2led"))))
