"""Texts held against one rule each; the first line says what the rule sees, on which day, and by which words.

``found on 2026-11-22, section 2: klacht indienen`` is the number of the heading, the title being the first, and words
that are quoted. ``not suspicious`` is what a rule that warns says where it does not apply or has nothing to say.
"""

import re
from datetime import date
from functools import cache
from pathlib import Path

from msgspec import Struct

from generator.document import Document
from generator.formats.readers import read_file
from generator.law.text import CompanyNames, Passage, TextAssessor, TextResult, TextRule
from tests.support import folders
from tests.support.rule_cases import rules

CASES = folders.CASES / "texts"
NOT_IN_FORCE = "not in force"
OTHERS = CompanyNames({"kraanvogel": ("Kraanvogel B.V.", "Kraanvogel")})
"""The names of another company, for the rule that looks for those."""

_HEAD = re.compile(r"(?P<sight>[a-z ]+) on (?P<day>\d{4}-\d{2}-\d{2})(?:, section (?P<section>\d+): (?P<words>.+))?")


class TextCase(Struct, frozen=True):
    """A text, the day, what the rule sees, and where: ``section`` is 0 and ``words`` empty where it quotes nothing."""

    document: Document
    day: date
    status: str
    section: int
    words: str


@cache
def text_rules() -> tuple[TextRule, ...]:
    """The rules about texts of the program, which have no mistake."""
    return rules().texts


def document_of(text: str) -> Document:
    """A statement in Markdown."""
    document, found = read_file(text.encode(), "case.md")
    assert document is not None, found
    return document


def case_of(path: Path) -> TextCase:
    """The case in a file."""
    first, _, text = path.read_text("utf-8").partition("\n")
    head = _HEAD.fullmatch(first)
    assert head, f"{path}: the first line says `found on 2026-11-22, section 2: the words`"
    day, section = date.fromisoformat(head["day"]), int(head["section"] or 0)
    return TextCase(document_of(text.strip() + "\n"), day, head["sight"], section, head["words"] or "")


def seen_in(document: Document, rule: str, day: date) -> TextResult | None:
    """What one rule sees in a text; ``None`` where it is not in force."""
    wanted = [one for one in text_rules() if one.header.id == rule]
    return next(iter(TextAssessor(wanted, day).assess(document, _name_others)), None)


def _name_others(passage: Passage) -> list[tuple[int, int]]:
    return [(start, end) for _, start, end in OTHERS.find(passage, besides="")]
