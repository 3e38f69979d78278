"""docs/lawyer/sentence-index.md and the comments of the wording: where a sentence stands, where a catalogue appears."""

import re
from pathlib import Path

import pytest

from tools.sentence_index import appearances, page, sentences

COMMAND = "python -m tools.sentence_index"
CATALOGUE = re.compile(r"^# Appears in: ((?:[^\n]|\n#   )+)\.\n(?:#[^\n]*\n)*([a-z_]+):$", re.MULTILINE)
ANYWHERE = {"address": "every section"}
"""The words of the form of address are names, which any section may use."""


def test_the_page_is_that_of_the_templates(repository: Path) -> None:
    written = (repository / "docs" / "lawyer" / "sentence-index.md").read_text("utf-8")
    assert written == page(), f"run `{COMMAND}` and read the difference"


def test_each_catalogue_says_in_a_comment_where_its_words_appear(repository: Path) -> None:
    stated = {
        catalogue: sections.replace("\n#   ", " ")
        for path in sorted((repository / "templates" / "library" / "nl" / "wording").glob("*.yaml"))
        for sections, catalogue in CATALOGUE.findall(path.read_text("utf-8"))
    }
    there = {name: ", ".join(sorted(sections)) for name, sections in appearances().items()} | ANYWHERE
    wrong = [
        f"{name}:\n# Appears in: {there.get(name)}." for name in there | stated if stated.get(name) != there.get(name)
    ]
    assert not wrong, "Write these comments above these catalogues of the wording:\n" + "\n".join(wrong)


def test_a_line_stands_there_as_its_reader_sees_it() -> None:
    text = (
        "{# not printed #}\n## Als er een {{ soort }} is {#datalek}\n\n{% if a\n  or b %}\n"
        '- {{ U }} {{ "leest" if a else "ziet" }} [hier](#x) artikel&nbsp;6.\n{% endif %}\n| --- | --- |\n'
    )
    assert list(sentences(text, {"U": "U"})) == [
        (2, "**Als er een … is**"),
        (6, "U leest / ziet hier artikel 6."),
    ]


@pytest.mark.parametrize("slug", ["smart2led", "smartfms"])
def test_every_heading_of_a_statement_stands_on_the_page(slug: str, statement_files: dict[str, bytes]) -> None:
    text = statement_files[f"{slug}/{slug}.md"].decode("utf-8")
    headings = re.findall(r"^##+ (?:\d+\\?\. )?(.*?) <a id=.*$", text, re.MULTILINE)
    assert len(headings) > 12, "the pattern of this test no longer finds the headings of Markdown"
    index = page()
    missing = [heading for heading in headings if heading.replace("PromTeg Groep", "…") not in index]
    assert not missing, f"tools/sentence_index.py leaves out {missing}"
