"""Writes ``docs/rules.md``: every rule with its article, source, days and status, from the rules themselves.

python -m tools.rules_page [FILE]
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from generator import schema, source
from generator.completeness import Rule, load
from generator.completeness.assessing import place_of
from generator.completeness.lists import DatedList, Term
from generator.completeness.reading import WORDS
from generator.completeness.texts import TextRule, load_texts
from generator.completeness.texts.loading import TEXT_FOLDER
from generator.completeness.texts.reading import TEXT_WORDS

TARGET = Path(__file__).resolve().parent.parent / "docs" / "rules.md"

_HEAD = """# What the law asks, as the program checks it

This page is made from `generator/completeness/rules/**/*.yaml` by `python -m tools.rules_page`; change it there. It is no
legal advice. Rules that are *to be confirmed* were not yet read by a lawyer, and say so when they fire. The days are
the first and the last on which a rule is in force; `statements check --on 2018-05-25` asks the law of that day.

R1 to R30 are requirements, as are rules with a name of their own; a rule that stands below a requirement is a part of
it. A requirement is met, partly met, missing, wrong (stated, but not as the law has it), unknown (nobody can tell) or
not applicable.

## Rules of your own

A file in `templates/rules/` of a workspace adds rules in the same form as ours. One with the id of another needs
`replaces: true`. No Python is needed for what these conditions can ask:

"""

_MEANING = {
    "stated": "something is stated: `{stated: contact.email}`; not `~`, and not an empty list",
    "absent": "nothing is stated",
    "says_none": "the list is stated as empty: there are none",
    "is": "a value, or one of a list, is this one: `{is: {dpo.appointed: true}}`",
    "in": "a value is among these, or in a dated list: `{in: {country: adequate}}`",
    "outside": "a value is stated that is not in a dated list: `{outside: {country: eea}}`",
    "longer": "a period is longer than this: `{longer: {retention.period: P4W}}`",
    "shorter": "a period is shorter than this",
    "mentions": "a text has one of these words: `{mentions: {own_words: [Wbp]}}`",
    "same": "two facts have a value in common: `{same: [country, ^country]}`",
    "past": "a date lies before the day of the check",
    "not": "the condition does not hold",
    "all": "every one of these conditions holds",
    "any": "at least one of these conditions holds",
    "each": "it holds for each row of a list: `{of: processings, where: {…}, holds: {…}}`",
    "some": "it holds for at least one row of a list",
}
_PATHS = """
A path leads from the record that is looked at; with `/` from the top of the profile, with `^` from the record around
it; `.` is the record itself, and `own_words` every text in the company's own words.

A rule has `id`, `title`, `article`, `severity`, `message`, `advice`, `source`, `status` and `holds`. Where needed it
also has `part_of` (a requirement), `code` (of its findings), `since` and `until`, `applies`, `each` and `where` (the
rows that it is about), `partly` and `otherwise` (what it is where it does not hold: `missing`, `partly`, `wrong` or
`unknown`), `at` (where the finding stands), `section` (the section that must print it), `printed: false` (no section
need) and `replaces`.
"""

_TEXTS = """
## What is looked for in a text

`statements check` holds the words of each rendered statement against these rules, and `statements check --file` those of any
Dutch statement. A text shows that something is said (found, partly found) or that it says what no statement should (suspicious);
what is not found may still be there in other words. Of our own statements a fact that is stated, and whose words are
not found, is a finding `not-in-text`.

A phrase is words with spaces between them: `bewaar*` is any word that begins so, `*plicht` one that ends so, `a|b` either,
`####` four digits, and `..` at most six words. Capitals and accents make no difference, and a word is found as a whole. A
sentence, a row of a table and a heading are each a passage. A file in `templates/rules/` adds such rules under `texts`:
`id`, `title`, `article`, `source`, `status`, either `finds` (and `partly`) or `warns` (with `severity`, `message` and
`advice`), and where needed `part_of`, `shows` (the rule about profiles that it shows), `applies`, `code`, `since`,
`until` and `replaces`.

"""
_TEXT_MEANING = {
    "says": "a passage says one of these phrases: `{says: [kosteloos, kost .. niets]}`",
    "near": "it says one of `says`, with one of `with` and none of `without`, `within` so many sentences either side (0: the same)",
    "heading_like": "a heading says one of these",
    "under": "below a heading that says one of `heading` at least `least` passages say one of `says`",
    "times": "at least `least` passages say one of `says`",
    "share": "of a thousand words at least `least` are one of `says`",
    "period": "a passage about one of `about`, without one of `without`, has a period `longer` or `shorter` than this, `least` times",
    "two_periods": "two passages about one thing of `about`, without one of `without`, have each another period",
    "dated": "a passage says one of these and has a date",
    "date_passed": "the same, and the date lies before the day of the check",
    "literal": "the text has one of these signs, as they stand",
    "link": "a link or an address begins so: `{link: ['http://']}`",
    "postcode_without": "a paragraph has a postcode and none of these phrases",
    "two_addresses_without": "two postcodes have none of these labels, in their paragraph or heading",
    "mail_elsewhere_without": "a mail address, in a sentence without these, has another domain than the websites that the text names",
    "mixed_forms": "the reader is `u` here and `je` there; quotations do not count",
    "other_names": "another company of the workspace is named that the profile does not state",
    "not": "the condition does not hold",
    "all": "every one of these conditions holds",
    "any": "at least one of these conditions holds",
}


def page() -> str:
    """The whole page."""
    rules, found = load(None, schema.shape())
    assert not found, f"mend the rules first: {found}"
    parts = [_HEAD, *_words(), _PATHS]
    for requirement in sorted({rule.about.requirement for rule in rules.rules}, key=place_of):
        group = [rule for rule in rules.rules if rule.about.requirement == requirement]
        parts += _group(sorted(group, key=lambda rule: rule.about.id != requirement))
    parts += _texts()
    parts.append("\n## Dated lists\n")
    for one in rules.lists.values():
        parts += _list(one)
    return "".join(parts)


def _words() -> Iterator[str]:
    yield "| Condition | Holds when |\n| --- | --- |\n"
    for word in WORDS:
        yield f"| `{word}` | {_MEANING[word]} |\n"


def _group(rules: list[Rule]) -> Iterator[str]:
    first = rules[0].about
    yield f"\n## {first.id}: {first.title}\n"
    for rule in rules:
        about = rule.about
        if about is not first:
            yield f"\n### {about.id}: {about.title}\n"
        yield f"\n- Law: {about.article}. {_days(about.term)}\n"
        yield f"- Tells: {about.severity.value} `{about.code}`: {rule.test.message}\n"
        yield f"- What to do: {about.advice}\n"
        yield f"- Source: {about.source}{'' if about.confirmed else '. *To be confirmed by a lawyer.*'}\n"


def _texts() -> Iterator[str]:
    rules, found = load_texts(None)
    assert not found, f"mend the rules about texts first: {found}"
    yield _TEXTS
    yield "| Condition | Holds when |\n| --- | --- |\n"
    yield from (f"| `{word}` | {_TEXT_MEANING[word]} |\n" for word in TEXT_WORDS)
    conditions = dict(_conditions())
    for rule in rules:
        yield from _text_rule(rule, conditions[rule.about.id])


def _text_rule(rule: TextRule, conditions: list[str]) -> Iterator[str]:
    about = rule.about
    part = f" Part of {about.requirement}." if about.requirement != about.id else ""
    yield f"\n### {about.id}: {about.title}\n\n- Law: {about.article}. {_days(about.term)}{part}\n"
    yield from (f"- {line}\n" for line in conditions)
    if rule.warns is not None:
        yield f"- Tells: {about.severity.value} `{about.code}`: {rule.message}\n- What to do: {about.advice}\n"
    yield f"- Source: {about.source}{'' if about.confirmed else '. *To be confirmed by a lawyer.*'}\n"


def _conditions() -> Iterator[tuple[str, list[str]]]:
    """The conditions of each rule about texts, as its file writes them."""
    for path in sorted(TEXT_FOLDER.glob("*.yaml")):
        read, _ = source.read(path, path.name)
        rules = read.data.get("texts") if read is not None else None
        for rule in rules if isinstance(rules, list) else []:
            lines = [f"{name.capitalize()}: `{_flow(rule[name])}`" for name in _KINDS if name in rule]
            yield rule["id"], lines


_KINDS = ("applies", "finds", "partly", "warns")


def _flow(value: object) -> str:
    """A value of YAML on one line."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{name}: {_flow(below)}' for name, below in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _list(one: DatedList) -> Iterator[str]:
    yield f"\n### {one.name}: {one.title}\n\nSource: {one.source}{'' if one.confirmed else '. *To be confirmed.*'}\n\n"
    yield "| Value | Days | Note |\n| --- | --- | --- |\n"
    for member in one.members:
        yield f"| {member.value} | {_days(member.term) or 'always'} | {member.note} |\n"


def _days(term: Term) -> str:
    since = f"since {term.since}" if term.since else ""
    until = f"until {term.until}" if term.until else ""
    told = " ".join(filter(None, (since, until)))
    return f"{told[0].upper()}{told[1:]}." if told else ""


if __name__ == "__main__":
    Path(sys.argv[1] if len(sys.argv) > 1 else TARGET).write_text(page(), "utf-8")
