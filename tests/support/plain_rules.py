"""A second reading of the rules' own data, as plain as can be and knowing nothing of the program's: who fires, by name.

It reads the YAML itself and answers yes or no; it has neither places nor degrees.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from generator.law.rule_loading import FOLDER
from generator.yaml import read

DAYS = {"Y": 366, "M": 31, "W": 7, "D": 1}


@cache
def written() -> tuple[list[dict[str, Any]], dict[str, list[dict[str, str]]]]:
    """The rules and the members of the lists, as they stand in the files."""
    rules: list[dict[str, Any]] = []
    lists: dict[str, list[dict[str, str]]] = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        found, diagnostics = read(path, path.name)
        assert found is not None, diagnostics
        data: Any = found.data
        rules += data.get("rules", [])
        lists |= {name: one["members"] for name, one in data.get("lists", {}).items()}
    return rules, lists


def firing(profile: Mapping[str, Any], on: date) -> set[str]:
    """The ids of the rules that apply to a profile and do not hold."""
    reading = Plain(on)
    return {rule["id"] for rule in written()[0] if in_term(rule, on) and reading.fires(rule, dict(profile))}


def in_term(rule: Mapping[str, str], on: date) -> bool:
    return rule.get("since", "") <= on.isoformat() <= rule.get("until", "9999")


def names(rule: Mapping[str, Any]) -> set[str]:
    """Every word that stands where the rule names a fact."""
    found: set[str] = set()

    def look(value: object) -> None:
        if isinstance(value, dict):
            for name, below in value.items():
                found.add(str(name))
                look(below)
        elif isinstance(value, list):
            for item in value:
                look(item)
        else:
            found.add(str(value))

    look({part: rule[part] for part in ("applies", "each", "where", "holds") if part in rule})
    return {part for name in found for part in name.strip("/^").split(".")}


class Plain:
    """Answers for one day; records stand in a list, the profile first and the one looked at last."""

    def __init__(self, on: date) -> None:
        self.on = on.isoformat()

    def fires(self, rule: dict[str, Any], profile: dict[str, Any]) -> bool:
        if not self.yes(rule.get("applies", {"all": []}), [profile]):
            return False
        rows = [[profile]] if "each" not in rule else list(self.rows(rule["each"], rule.get("where"), [profile]))
        return any(not self.yes(rule["holds"], row) for row in rows)

    def rows(self, of: str | list[str], where: dict[str, Any] | None, around: list[Any]) -> Iterator[list[Any]]:
        for path in [of] if isinstance(of, str) else of:
            for row in self.single(path, around):
                if isinstance(row, dict) and (where is None or self.yes(where, [*around, row])):
                    yield [*around, row]

    def at(self, path: str, around: list[Any]) -> list[Any]:
        if path == "own_words":
            return list(own_words(around[-1]))
        here = around[0] if path[0] == "/" else around[-2] if path[0] == "^" else around[-1]
        found = [here]
        for part in path.strip("/^").split(".") if path != "." else []:
            rows = [row for value in found for row in (value if isinstance(value, list) else [value])]
            found = [row.get(part) if isinstance(row, dict) else None for row in rows]
        return found

    def single(self, path: str, around: list[Any]) -> list[Any]:
        values = [one for value in self.at(path, around) for one in (value if isinstance(value, list) else [value])]
        return [value for value in values if value not in (None, "", [], {})]

    def yes(self, condition: dict[str, Any], around: list[Any]) -> bool:
        ((word, about),) = condition.items()
        answer: bool = getattr(self, f"is_{word}")(about, around)
        return answer

    def is_stated(self, path: str, around: list[Any]) -> bool:
        return any(value not in (None, "", [], {}) for value in self.at(path, around))

    def is_absent(self, path: str, around: list[Any]) -> bool:
        return not self.is_stated(path, around)

    def is_says_none(self, path: str, around: list[Any]) -> bool:
        return [] in self.at(path, around)

    def is_is(self, about: dict[str, Any], around: list[Any]) -> bool:
        return any(
            value is wanted or value == wanted for path, wanted in about.items() for value in self.single(path, around)
        )

    def is_in(self, about: dict[str, Any], around: list[Any]) -> bool:
        ((path, values),) = about.items()
        return any(value in self.members(values) for value in self.single(path, around) if isinstance(value, str))

    def is_outside(self, about: dict[str, Any], around: list[Any]) -> bool:
        ((path, values),) = about.items()
        return any(value not in self.members(values) for value in self.single(path, around))

    def members(self, values: str | list[str]) -> list[str]:
        if isinstance(values, list):
            return values
        known = written()[1][values]
        return [one["value"] for one in known if one.get("since", "") <= self.on <= one.get("until", "9999")]

    def is_longer(self, about: dict[str, str], around: list[Any]) -> bool:
        ((path, limit),) = about.items()
        return any(days(value) > days(limit) for value in self.single(path, around))

    def is_shorter(self, about: dict[str, str], around: list[Any]) -> bool:
        ((path, limit),) = about.items()
        return any(days(value) < days(limit) for value in self.single(path, around))

    def is_mentions(self, about: dict[str, list[str]], around: list[Any]) -> bool:
        ((path, words),) = about.items()
        texts = [f" {text.lower()} " for value in self.at(path, around) for text in all_texts(value)]
        return any(mentioned(word.lower(), text) for text in texts for word in words)

    def is_same(self, about: list[str], around: list[Any]) -> bool:
        one, other = (self.single(path, around) for path in about)
        return any(value in other for value in one)

    def is_past(self, path: str, around: list[Any]) -> bool:
        return any(value < self.on for value in self.single(path, around))

    def is_not(self, condition: dict[str, Any], around: list[Any]) -> bool:
        return not self.yes(condition, around)

    def is_all(self, conditions: list[dict[str, Any]], around: list[Any]) -> bool:
        return all(self.yes(one, around) for one in conditions)

    def is_any(self, conditions: list[dict[str, Any]], around: list[Any]) -> bool:
        return any(self.yes(one, around) for one in conditions)

    def is_each(self, about: dict[str, Any], around: list[Any]) -> bool:
        return all(self.yes(about["holds"], row) for row in self.rows(about["of"], about.get("where"), around))

    def is_some(self, about: dict[str, Any], around: list[Any]) -> bool:
        return any(self.yes(about["holds"], row) for row in self.rows(about["of"], about.get("where"), around))


def days(period: str) -> float:
    """A period of one unit, as the complete profile and the rules have them."""
    number = int(period.strip("PTYMWDH"))
    return number / 24 if "T" in period else number * DAYS[period[-1]]


def mentioned(word: str, text: str) -> bool:
    """Whether a word stands in a text with nothing of a word on either side."""
    start = text.find(word)
    while start >= 0:
        after = text[start + len(word)]
        if not text[start - 1].isalnum() and not (word[-1].isalnum() and after.isalnum()):
            return True
        start = text.find(word, start + 1)
    return False


def all_texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for below in value.values() if isinstance(value, dict) else value:
            yield from all_texts(below)


def own_words(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for name, below in value.items():
            if name in ("nl", "en", "de", "fr") and isinstance(below, str):
                yield below
            else:
                yield from own_words(below)
    elif isinstance(value, list):
        for below in value:
            yield from own_words(below)
