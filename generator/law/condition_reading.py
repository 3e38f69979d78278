"""Reads a condition from a file of rules: a mapping with one word and what that word is about."""

from collections.abc import Collection, Mapping
from typing import Protocol, TypeVar

from generator.diagnostics import KeyPath
from generator.diagnostics.suggestion import suggest
from generator.law.conditions import All, Condition, Not, Some
from generator.law.rule_file import RuleFile

Term_co = TypeVar("Term_co", covariant=True)
Term = TypeVar("Term")

CODE = "rule-condition"
"""What a mistake in a condition is called."""

JOINING = {
    "not": "the condition does not hold",
    "all": "every one of these conditions holds",
    "any": "at least one of these conditions holds",
}
"""The words of every vocabulary, and when each holds."""


class Vocabulary(Protocol[Term_co]):
    """The words of one subject as they are read from a file of rules."""

    @property
    def file(self) -> RuleFile:
        """The file that is being read."""

    @property
    def words(self) -> Collection[str]:
        """The words beside those that join conditions."""

    @property
    def subject(self) -> str:
        """What the conditions are about, as a message says it."""

    @property
    def example(self) -> str:
        """A condition of this vocabulary."""

    def read(self, word: str, about: object, key: KeyPath) -> Condition[Term_co]:
        """The condition that one of the words makes of what stands at ``key``."""


def read_condition(vocabulary: Vocabulary[Term], value: object, key: KeyPath) -> Condition[Term]:
    """The condition written at ``key``; a wrong one is reported, and read as one that always holds."""
    file = vocabulary.file
    if not isinstance(value, Mapping) or len(value) != 1:
        hint = f"write {vocabulary.example}; join several with all or any"
        file.report(CODE, key, "a condition is one word and what it is about", hint)
        return All(())
    ((word, about),) = value.items()
    place = (*key, word)
    if word in vocabulary.words:
        return vocabulary.read(word, about, place)
    match word:
        case "not":
            return Not(read_condition(vocabulary, about, place))
        case "all":
            return All(_several(vocabulary, about, place))
        case "any":
            return Some(_several(vocabulary, about, place))
        case _:
            known = (*vocabulary.words, *JOINING)
            hint = suggest(word, known) or f"there are: {', '.join(known)}"
            file.report(CODE, key, f"there is no condition '{word}' about {vocabulary.subject}", hint)
            return All(())


def _several(vocabulary: Vocabulary[Term], value: object, key: KeyPath) -> tuple[Condition[Term], ...]:
    found = vocabulary.file.items(value, key, "what is joined")
    if not found:
        vocabulary.file.report(CODE, key, "no condition stands here", "write [{…}, {…}]")
    return tuple(read_condition(vocabulary, item, place) for place, item in found)
