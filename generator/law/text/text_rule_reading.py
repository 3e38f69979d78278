"""Reads the rules about texts of a file of rules, with their conditions."""

from collections.abc import Collection, Mapping
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from generator.diagnostics import KeyPath, Severity
from generator.law.condition_reading import CODE, read_condition
from generator.law.conditions import All
from generator.law.rule_file import RuleFile
from generator.law.text.phrases import GAP, MOST_WORDS, PhrasePattern, Phrases, parse
from generator.law.text.text_rules import TextRule
from generator.law.text.text_words import TEXT_WORDS, TextCondition, TextForm, TextTerm
from generator.profile.periods import hours

FIELDS = (
    "id", "part_of", "code", "title", "article", "applies", "finds", "partly", "warns", "severity", "message", "advice",
    "source", "since", "until", "status", "replaces", "shows",
)  # fmt: skip
"""What a rule about texts can have."""

_SEVERITIES = (Severity.WARNING, Severity.NOTE)
"""No text proves a breach of the law: what is suspicious is a warning at most."""

_HOW = (
    f"words with spaces between them; * for an ending, a|b for either, .. for up to {GAP} words; {MOST_WORDS} at most"
)


def read_text_rule(file: RuleFile, fields: Mapping[str, object], key: KeyPath) -> TextRule:
    """The rule with these fields; one that finds something reports nothing on its own, and needs no severity."""
    vocabulary, warns = _Texts(file), "warns" in fields
    if ("finds" in fields) is warns:
        hint = "write one of finds and warns"
        file.report("rule-form", key, "a rule either finds something or warns of it", hint)
    header = file.header(fields, key, _SEVERITIES if warns else ())
    return TextRule(
        header=header,
        message=file.text(fields, "message", key, needed=warns),
        finds=vocabulary.condition(fields, "finds", key),
        partly=vocabulary.condition(fields, "partly", key),
        warns=vocabulary.condition(fields, "warns", key),
        place=file.place((*key, "id") if header.id else key),
        applies=vocabulary.condition(fields, "applies", key) or All(()),
        shows=file.text(fields, "shows", key, needed=False) or header.requirement,
    )


class _Texts(Struct, frozen=True):
    """The vocabulary about texts as one file writes it."""

    file: RuleFile
    subject: str = "a text"
    example: str = "{says: [kosteloos, gratis]}"

    @property
    def words(self) -> Collection[str]:
        """The words of the vocabulary."""
        return TEXT_WORDS

    def condition(self, fields: Mapping[str, object], name: str, key: KeyPath) -> TextCondition | None:
        """The condition in a field; ``None`` where it is left out."""
        return read_condition(self, fields[name], (*key, name)) if name in fields else None

    def read(self, word: str, about: object, key: KeyPath) -> TextTerm:
        """The word with what it looks for."""
        known = TEXT_WORDS[word]
        match known.form:
            case TextForm.PHRASES:
                return TextTerm(word, phrases=self._phrases(about, key))
            case TextForm.SIGNS:
                return TextTerm(word, signs=self._signs(about, key))
            case TextForm.NOTHING:
                if about is not True:
                    self.file.report(CODE, key, f"'{word}' takes nothing", f"write {{{word}: true}}")
                return TextTerm(word)
            case TextForm.FIELDS:
                fields = self.file.record(about, key, known.fields, f"'{word}'")
                return self._term(TextTerm(word, least=known.least), known.fields, fields, key)
            case _:
                assert_never(known.form)

    def _term(self, term: TextTerm, names: tuple[str, ...], fields: Mapping[str, object], key: KeyPath) -> TextTerm:
        """The term with the values of its fields."""
        for name in names:
            match name:
                case "says" | "about" | "heading" | "with" | "without":
                    own = {"says": "phrases", "about": "phrases", "with": "beside"}.get(name, name)
                    term = replace(term, **{own: self._field(fields, name, key)})
                case "longer" | "shorter":
                    term = replace(term, **{name: self._hours(fields, name, key)})
                case _:
                    term = replace(term, **{name: self._number(fields, name, key, getattr(term, name))})
        return term

    def _field(self, fields: Mapping[str, object], name: str, key: KeyPath) -> Phrases:
        if name in fields:
            return self._phrases(fields[name], (*key, name))
        if name not in ("with", "without"):
            self.file.report(CODE, key, f"'{name}' is missing", f"add {name}: […]")
        return ()

    def _number(self, fields: Mapping[str, object], name: str, key: KeyPath, default: int) -> int:
        value = fields.get(name, default)
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1000:
            return value
        self.file.report(CODE, (*key, name), f"'{name}' is a number", "write it without quotes")
        return default

    def _hours(self, fields: Mapping[str, object], name: str, key: KeyPath) -> int | None:
        if name not in fields:
            return None
        limit = hours(str(fields[name]))
        if not limit:
            self.file.report(CODE, (*key, name), f"'{name}' is no period", "write it as P4W, P28D or PT72H")
        return limit

    def _phrases(self, value: object, key: KeyPath) -> Phrases:
        found: list[PhrasePattern] = []
        items = self.file.items(value, key, "what a text says")
        if not items:
            self.file.report(CODE, key, "no phrase stands here", _HOW)
        for place, item in items:
            phrase = parse(item) if isinstance(item, str) else None
            if phrase is None:
                self.file.report(CODE, place, f"'{item}' is no phrase", _HOW)
            else:
                found.append(phrase)
        return tuple(found)

    def _signs(self, value: object, key: KeyPath) -> tuple[str, ...]:
        items = self.file.items(value, key, "what stands in a text")
        texts = [item for _, item in items if isinstance(item, str) and item]
        if not items or len(texts) != len(items):
            self.file.report(CODE, key, "here stands a list of texts", "put each in quotes")
        return tuple(texts)
