"""Writes ``docs/lawyer/rules.md``: every rule with its article, source, days and status, from the rules themselves.

python -m tools.rules_page [FILE]
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from generator.law import FactRule, load
from generator.law.condition_reading import JOINING
from generator.law.facts.fact_words import WORDS
from generator.law.rules import DatedList, place_of
from generator.profile import schema
from tools.texts_page import about_texts, days

TARGET = Path(__file__).resolve().parent.parent / "docs" / "lawyer" / "rules.md"

_HEAD = """# What the law asks, as the program checks it

This page is made from `generator/law/rules/` by `python -m tools.rules_page`; make changes there. It is no
legal advice. No lawyer has read the rules that are *to be confirmed* yet, and their findings say so. The days are the
first and the last on which a rule is in force; `statements check --on 2018-05-25` uses the law of that day.

R1 to R30 and rules with a name are requirements. A rule below a requirement is a part of it. A requirement is met,
partly met, missing, wrong (stated, but not as the law requires), unknown (the profile does not show it) or not
applicable.

## Rules of your own

A file in `templates/rules/` of a workspace adds rules in the same form. A rule with the id of an existing one needs
`replaces: true`. Rules need no Python; they use these conditions:

"""

_PATHS = """
A path starts at the record that is checked; with `/` at the top of the profile, with `^` at the record around it. `.`
is the record itself, and `own_words` is every text in the company's own words.

A rule has `id`, `title`, `article`, `severity`, `message`, `advice`, `source`, `status` and `holds`. Where needed it
also has `part_of` (a requirement), `code` (of its findings), `since` and `until`, `applies`, `each` and `where` (the
rows that it is about), `partly` and `otherwise` (what it is where it does not hold: `missing`, `partly`, `wrong` or
`unknown`), `at` (where the finding stands), `section` (the section that must print it), `printed: false` (no section
need) and `replaces`.
"""


def page() -> str:
    """The whole page."""
    rules = load(None, schema.shape())
    assert not rules.found, f"mend the rules first: {rules.found}"
    parts = [_HEAD, *_words(), _PATHS]
    for requirement in sorted({rule.header.requirement for rule in rules.facts}, key=place_of):
        group = [rule for rule in rules.facts if rule.header.requirement == requirement]
        parts += _group(sorted(group, key=lambda rule: rule.header.id != requirement))
    parts += about_texts(rules.texts)
    parts.append("\n## Dated lists\n")
    for one in rules.lists.values():
        parts += _list(one)
    return "".join(parts)


def _words() -> Iterator[str]:
    yield "| Condition | Holds when |\n| --- | --- |\n"
    meanings = {word: known.meaning for word, known in WORDS.items()} | JOINING
    yield from (f"| `{word}` | {meaning} |\n" for word, meaning in meanings.items())


def _group(rules: list[FactRule]) -> Iterator[str]:
    first = rules[0].header
    yield f"\n## {first.id}: {first.title}\n"
    for rule in rules:
        header = rule.header
        if header is not first:
            yield f"\n### {header.id}: {header.title}\n"
        yield f"\n- Law: {header.article}. {days(header.term)}\n"
        yield f"- Tells: {header.severity.value} `{header.code}`: {rule.message}\n"
        yield f"- What to do: {header.advice}\n"
        yield f"- Source: {header.source}{'' if header.confirmed else '. *To be confirmed by a lawyer.*'}\n"


def _list(one: DatedList) -> Iterator[str]:
    yield f"\n### {one.name}: {one.title}\n\nSource: {one.source}{'' if one.confirmed else '. *To be confirmed.*'}\n\n"
    yield "| Value | Days | Note |\n| --- | --- | --- |\n"
    for member in one.members:
        yield f"| {member.value} | {days(member.term) or 'always'} | {member.note} |\n"


if __name__ == "__main__":
    Path(sys.argv[1] if len(sys.argv) > 1 else TARGET).write_text(page(), "utf-8")
