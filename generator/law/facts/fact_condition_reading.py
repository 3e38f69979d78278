"""Reads a condition: a mapping with one word of the language and what that word is about."""

from collections.abc import Callable, Mapping

from generator.diagnostics import KeyPath
from generator.diagnostics.suggestion import suggest
from generator.law.facts.fact_conditions import (
    ALWAYS,
    All,
    Condition,
    EachRow,
    In,
    Longer,
    Mentions,
    Not,
    Outside,
    Past,
    Path,
    Rows,
    Same,
    SaysNone,
    Shorter,
    Some,
    SomeRow,
    Start,
    Stated,
)
from generator.law.facts.field_paths import Fields
from generator.law.rule_problems import Page
from generator.profile.periods import hours

Words = Callable[["Reader", object, KeyPath, Fields], Condition]


class Reader:
    """Reads the conditions of one file; ``lists`` are the names of the dated lists that there are."""

    def __init__(self, page: Page, lists: frozenset[str]) -> None:
        self.page = page
        self.lists = lists

    def condition(self, value: object, key: KeyPath, fields: Fields) -> Condition:
        """The condition written at ``key``; one that is wrong is told, and read as one that always holds."""
        if not isinstance(value, Mapping) or len(value) != 1:
            message = "a condition is one word and what it is about"
            self.page.tell(
                "rule-condition", key, message, "write {stated: contact.email}; join several with all or any"
            )
            return ALWAYS
        ((word, about),) = value.items()
        if word not in WORDS:
            hint = suggest(word, WORDS) or f"there are: {', '.join(WORDS)}"
            self.page.tell("rule-condition", key, f"there is no condition '{word}'", hint)
            return ALWAYS
        return WORDS[word](self, about, (*key, word), fields)

    def path(self, value: object, key: KeyPath, fields: Fields) -> Path:
        """The path written at ``key``, which must lead to a field that a profile can have."""
        if not isinstance(value, str):
            self.page.tell("rule-path", key, "a fact is named by its path", "write it as processings.retention")
            return Path(Start.HERE)
        if value in (Start.WORDS.value, "."):
            return Path(Start.WORDS if value != "." else Start.HERE)
        start = Start(value[:1]) if value[:1] in ("/", "^") else Start.HERE
        path = Path(start, tuple(value.removeprefix(start.value).split(".")))
        if not fields.at(path):
            self.page.tell("rule-path", key, f"no profile has a field '{value}' here", fields.meant(path))
        return path

    def paths(self, value: object, key: KeyPath, fields: Fields) -> tuple[Path, ...]:
        """One path, or the paths of a list."""
        if isinstance(value, str):
            return (self.path(value, key, fields),)
        found = self.page.items(value, key, "where rows stand")
        return tuple(self.path(item, place, fields) for place, item in found)

    def pairs(self, value: object, key: KeyPath, fields: Fields) -> tuple[Path, object, KeyPath]:
        """The one path of a mapping and what it is held against; a path that leads nowhere where there is none."""
        if not isinstance(value, Mapping) or len(value) != 1:
            self.page.tell("rule-condition", key, "here stand one path and a value", "write {contact.email: value}")
            return Path(Start.HERE), None, key
        ((name, against),) = value.items()
        return self.path(name, (*key, name), fields), against, (*key, name)

    def rows(self, value: Mapping[str, object], key: KeyPath, fields: Fields) -> tuple[Rows, Fields]:
        """The rows that ``of`` and ``where`` name, and their fields."""
        paths = self.paths(value.get("of"), (*key, "of") if "of" in value else key, fields)
        below = fields.below(paths)
        where = self.condition(value["where"], (*key, "where"), below) if "where" in value else ALWAYS
        return Rows(paths, where), below


def _stated(reader: Reader, value: object, key: KeyPath, fields: Fields) -> Condition:
    return Stated(reader.path(value, key, fields))


def _absent(reader: Reader, value: object, key: KeyPath, fields: Fields) -> Condition:
    return Not(Stated(reader.path(value, key, fields)))


def _says_none(reader: Reader, value: object, key: KeyPath, fields: Fields) -> Condition:
    return SaysNone(reader.path(value, key, fields))


def _past(reader: Reader, value: object, key: KeyPath, fields: Fields) -> Condition:
    return Past(reader.path(value, key, fields))


def _is(reader: Reader, value: object, key: KeyPath, fields: Fields) -> Condition:
    path, against, place = reader.pairs(value, key, fields)
    if not isinstance(against, str | int | bool):
        reader.page.tell("rule-condition", place, "a fact is compared with one value", "for several, use `in`")
        return ALWAYS
    return In(path, frozenset({against}))


def _in(reader: Reader, value: object, key: KeyPath, fields: Fields) -> Condition:
    path, against, place = reader.pairs(value, key, fields)
    if isinstance(against, str):
        return In(path, name=_list(reader, against, place))
    values = [item for _, item in reader.page.items(against, place, "what a fact is among")]
    return In(path, frozenset(item for item in values if isinstance(item, str | int | bool)))


def _outside(reader: Reader, value: object, key: KeyPath, fields: Fields) -> Condition:
    path, against, place = reader.pairs(value, key, fields)
    return Outside(path, _list(reader, against, place))


def _list(reader: Reader, name: object, key: KeyPath) -> str:
    if name not in reader.lists:
        hint = suggest(str(name), reader.lists) or f"there are: {', '.join(sorted(reader.lists)) or 'none'}"
        reader.page.tell("rule-list", key, f"there is no dated list '{name}'", hint)
    return str(name)


def _longer(reader: Reader, value: object, key: KeyPath, fields: Fields) -> Condition:
    path, limit = _period(reader, value, key, fields)
    return Longer(path, limit)


def _shorter(reader: Reader, value: object, key: KeyPath, fields: Fields) -> Condition:
    path, limit = _period(reader, value, key, fields)
    return Shorter(path, limit)


def _period(reader: Reader, value: object, key: KeyPath, fields: Fields) -> tuple[Path, int]:
    path, against, place = reader.pairs(value, key, fields)
    limit = hours(against) if isinstance(against, str) else 0
    if not limit:
        reader.page.tell("rule-condition", place, f"'{against}' is no period", "write it as P4W, P28D or PT72H")
    return path, limit


def _mentions(reader: Reader, value: object, key: KeyPath, fields: Fields) -> Condition:
    path, against, place = reader.pairs(value, key, fields)
    words = [item for _, item in reader.page.items(against, place, "what a text mentions")]
    if not words or not all(isinstance(word, str) and word for word in words):
        reader.page.tell("rule-condition", place, "what a text mentions is a list of words", "write [word, word]")
    return Mentions(path, tuple(str(word) for word in words))


def _same(reader: Reader, value: object, key: KeyPath, fields: Fields) -> Condition:
    paths = reader.paths(value, key, fields)
    if len(paths) != 2:
        reader.page.tell("rule-condition", key, "two facts are compared", "write {same: [country, ^country]}")
        return ALWAYS
    return Same(*paths)


def _not(reader: Reader, value: object, key: KeyPath, fields: Fields) -> Condition:
    return Not(reader.condition(value, key, fields))


def _all(reader: Reader, value: object, key: KeyPath, fields: Fields) -> Condition:
    return All(_several(reader, value, key, fields))


def _any(reader: Reader, value: object, key: KeyPath, fields: Fields) -> Condition:
    return Some(_several(reader, value, key, fields))


def _several(reader: Reader, value: object, key: KeyPath, fields: Fields) -> tuple[Condition, ...]:
    found = reader.page.items(value, key, "what is joined")
    if not found:
        reader.page.tell("rule-condition", key, "no condition stands here", "write [{…}, {…}]")
    return tuple(reader.condition(item, place, fields) for place, item in found)


def _each(reader: Reader, value: object, key: KeyPath, fields: Fields) -> Condition:
    return EachRow(*_quantified(reader, value, key, fields))


def _some(reader: Reader, value: object, key: KeyPath, fields: Fields) -> Condition:
    return SomeRow(*_quantified(reader, value, key, fields))


def _quantified(reader: Reader, value: object, key: KeyPath, fields: Fields) -> tuple[Rows, Condition]:
    known = reader.page.record(value, key, ("of", "where", "holds"), "a condition over rows")
    if "of" not in known or "holds" not in known:
        reader.page.tell("rule-condition", key, "rows and what holds for them", "write {of: processings, holds: {…}}")
        return Rows((), ALWAYS), ALWAYS
    rows, below = reader.rows(known, key, fields)
    return rows, reader.condition(known["holds"], (*key, "holds"), below)


WORDS: Mapping[str, Words] = {
    "stated": _stated, "absent": _absent, "says_none": _says_none, "is": _is, "in": _in, "outside": _outside,
    "longer": _longer, "shorter": _shorter, "mentions": _mentions, "same": _same, "past": _past,
    "not": _not, "all": _all, "any": _any, "each": _each, "some": _some,
}  # fmt: skip
"""Each word of the language and what reads it."""
