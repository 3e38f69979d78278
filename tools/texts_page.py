"""The part of ``docs/lawyer/rules.md`` about rules for texts: each rule with its phrases, from its file."""

from collections.abc import Iterator

from generator import yaml as source
from generator.law.dated_lists import Term
from generator.law.text import TextRule, load_texts
from generator.law.text.text_condition_reading import TEXT_WORDS
from generator.law.text.text_rule_loading import TEXT_FOLDER

_TEXTS = """
## What is looked for in a text

`statements check` holds the words of each rendered statement against these rules, and `statements check --file` those
of any Dutch statement. A text shows that something is said (found, partly found) or that it says what no statement
should (suspicious); what is not found may still be there in other words. Of our own statements a fact that is stated,
and whose words are not found, is a finding `not-in-text`.

A phrase is words with spaces between them: `bewaar*` is any word that begins so, `*plicht` one that ends so, `a|b`
either, `####` four digits, and `..` at most six words. Capitals and accents make no difference, and a word is found as
a whole. A sentence, a row of a table and a heading are each a passage. A file in `templates/rules/` adds such rules
under `texts`: `id`, `title`, `article`, `source`, `status`, either `finds` (and `partly`) or `warns` (with `severity`,
`message` and `advice`), and where needed `part_of`, `shows` (the rule about profiles that it shows), `applies`,
`code`, `since`, `until` and `replaces`.

"""
_TEXT_MEANING = {
    "says": "a passage says one of these phrases: `{says: [kosteloos, kost .. niets]}`",
    "near": "it says one of `says`, beside it one of `with` and none of `without`; `within` so many sentences",
    "heading_like": "a heading says one of these",
    "under": "below a heading that says one of `heading` at least `least` passages say one of `says`",
    "times": "at least `least` passages say one of `says`",
    "share": "of a thousand words at least `least` are one of `says`",
    "period": "a passage about one of `about`, without `without`, has a period, `longer` or `shorter` than this",
    "two_periods": "two passages about one thing of `about`, without one of `without`, have each another period",
    "dated": "a passage says one of these and has a date",
    "date_passed": "the same, and the date lies before the day of the check",
    "literal": "the text has one of these signs, as they stand",
    "link": "a link or an address begins so: `{link: ['http://']}`",
    "postcode_without": "a paragraph has a postcode and none of these phrases",
    "two_addresses_without": "two postcodes have none of these labels, in their paragraph or heading",
    "mail_elsewhere_without": "a mail address, in a sentence without these, has another domain than the websites named",
    "mixed_forms": "the reader is `u` here and `je` there; quotations do not count",
    "other_names": "another company of the workspace is named that the profile does not state",
    "not": "the condition does not hold",
    "all": "every one of these conditions holds",
    "any": "at least one of these conditions holds",
}


def about_texts() -> Iterator[str]:
    """The chapter, with every rule about texts."""
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
    yield f"\n### {about.id}: {about.title}\n\n- Law: {about.article}. {days(about.term)}{part}\n"
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


def days(term: Term) -> str:
    """The first and last day of a term as a sentence; empty where it has neither."""
    since = f"since {term.since}" if term.since else ""
    until = f"until {term.until}" if term.until else ""
    told = " ".join(filter(None, (since, until)))
    return f"{told[0].upper()}{told[1:]}." if told else ""
