"""The part of ``docs/lawyer/rules.md`` about rules for texts: each rule with its phrases, from its file."""

from collections.abc import Iterable, Iterator

from generator import yaml as source
from generator.law.condition_reading import JOINING
from generator.law.rule_loading import FOLDER
from generator.law.rules import Term
from generator.law.text import TextRule
from generator.law.text.text_words import TEXT_WORDS

_TEXTS = """
## Rules for texts

`statements check` applies these rules to the words of each statement, and `statements check --file` to those of any
Dutch statement. A requirement is found, partly found or not found; not found may mean that the text uses other words. A
text that no statement should have is suspicious. If a statement of ours lacks the words for a fact that the profile
states, the finding is `not-in-text`.

A phrase is words with spaces between them: `bewaar*` is any word that begins like this, `*plicht` one that ends like
this, `a|b` is either, `####` four digits, and `..` at most six words. Capitals and accents make no difference, and only
whole words are found. A sentence, a row of a table and a heading are each a passage. A file in `templates/rules/` adds
such rules under `texts`: `id`, `title`, `article`, `source`, `status`, either `finds` (and `partly`) or `warns` (with
`severity`, `message` and `advice`), and where needed `part_of`, `shows` (the rule about profiles that it shows),
`applies`, `code`, `since`, `until` and `replaces`.

"""


def about_texts(rules: Iterable[TextRule]) -> Iterator[str]:
    """The chapter, with every rule about texts."""
    yield _TEXTS
    yield "| Condition | Holds when |\n| --- | --- |\n"
    meanings = {word: known.meaning for word, known in TEXT_WORDS.items()} | JOINING
    yield from (f"| `{word}` | {meaning} |\n" for word, meaning in meanings.items())
    conditions = dict(_conditions())
    for rule in rules:
        yield from _text_rule(rule, conditions[rule.header.id])


def _text_rule(rule: TextRule, conditions: list[str]) -> Iterator[str]:
    header = rule.header
    part = f" Part of {header.requirement}." if header.requirement != header.id else ""
    yield f"\n### {header.id}: {header.title}\n\n- Law: {header.article}. {days(header.term)}{part}\n"
    yield from (f"- {line}\n" for line in conditions)
    if rule.warns is not None:
        yield f"- Tells: {header.severity.value} `{header.code}`: {rule.message}\n- What to do: {header.advice}\n"
    yield f"- Source: {header.source}{'' if header.confirmed else '. *To be confirmed by a lawyer.*'}\n"


def _conditions() -> Iterator[tuple[str, list[str]]]:
    """The conditions of each rule about texts, as its file writes them."""
    for path in sorted((FOLDER / "texts").glob("*.yaml")):
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
