"""Every fact of the five seeds stands in the statement, in every format: fact sheets in ``tests/facts/*.facts``."""

import re

import pytest
from msgspec import Struct

from tests.support import folders
from tests.support.readers import TEXT_OF

SHEETS = folders.TESTS / "facts"
COMPANIES = ("smart2led", "smart2cloud", "smt", "smartfms", "smarttrackers")


class Fact(Struct, frozen=True):
    """One line of a sheet: what a seed states, and the pattern that finds it in our words."""

    sheet: str
    line: int
    what: str
    pattern: str


def read_sheet(name: str) -> list[Fact]:
    """The facts of a sheet and of those it includes, with its ``let`` values put in."""
    facts: list[Fact] = []
    values: dict[str, str] = {}
    for number, text in enumerate((SHEETS / f"{name}.facts").read_text("utf-8").splitlines(), 1):
        if not text.strip() or text.startswith("#"):
            continue
        if text.startswith("include "):
            facts += read_sheet(text.split()[1])
        elif text.startswith("let "):
            key, _, value = text.removeprefix("let ").partition("=")
            values[key.strip()] = value.strip()
        else:
            what, _, pattern = text.partition("|")
            facts.append(Fact(name, number, what.strip(), pattern.strip()))
    return [Fact(fact.sheet, fact.line, fact.what, _filled(fact.pattern, values)) for fact in facts]


def _filled(pattern: str, values: dict[str, str]) -> str:
    for key, value in values.items():
        pattern = pattern.replace(f"{{{key}}}", value)
    return pattern


@pytest.mark.parametrize("suffix", TEXT_OF)
@pytest.mark.parametrize("company", COMPANIES)
def test_every_fact_of_the_seed_stands_in_the_statement(
    company: str, suffix: str, statement_files: dict[str, bytes]
) -> None:
    text = TEXT_OF[suffix](statement_files[f"{company}/{company}{suffix}"])
    missing = [fact for fact in read_sheet(company) if not re.search(fact.pattern, text)]
    listed = "\n".join(f"  {fact.sheet}.facts:{fact.line}: {fact.what}  ({fact.pattern})" for fact in missing)
    assert not missing, f"{company}{suffix} does not say (mend the profile, the template or the pattern):\n{listed}"


@pytest.mark.parametrize("company", COMPANIES)
def test_a_sheet_can_fail(company: str) -> None:
    facts = read_sheet(company)
    assert len(facts) >= 70, f"{company}.facts has only {len(facts)} facts; a seed states more"
    empty = [fact for fact in facts if not fact.pattern or re.search(fact.pattern, "")]
    assert not empty, f"these patterns match anything: {empty}"
