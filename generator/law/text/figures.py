"""Periods and dates as Dutch texts write them: "vier weken", "een half jaar", "25 april 2018"."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from generator.law.text.passages import Passage

_HOURS = {
    "uur": 1, "uren": 1, "dag": 24, "dagen": 24, "werkdag": 24, "werkdagen": 24, "week": 168, "weken": 168,
    "maand": 744, "maanden": 744, "jaar": 8784, "jaren": 8784,
}  # fmt: skip
"""The hours of a unit at its longest: a month has 31 days, a year 366."""

_NUMBERS = {
    word: number
    for number, names in enumerate(
        "een,één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien".split(), start=1
    )
    for word in names.split(",")
} | {"half": 0.5, "anderhalf": 1.5, "anderhalve": 1.5, "dertig": 30, "achtenveertig": 48, "vierentwintig": 24}

_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})|(\d{1,2})[-/](\d{1,2})[-/](\d{4})")


class Span(NamedTuple):
    """A period in a passage: its length in hours at its longest, and its characters."""

    hours: float
    start: int
    end: int


def periods(passage: Passage) -> Iterator[Span]:
    """The periods that a passage names with a number."""
    words = passage.words
    for before, unit in pairwise(words):
        number = _number(before.folded)
        if number is not None and unit.folded in _HOURS and not _is_age(passage.text[unit.end :]):
            yield Span(number * _HOURS[unit.folded], before.start, unit.end)


def _number(word: str) -> float | None:
    return float(word) if word.isdecimal() and len(word) < 5 else _NUMBERS.get(word)


def _is_age(after: str) -> bool:
    """Whether "16 jaar" is how old somebody is."""
    return after.lstrip().startswith(("oud", "of ouder", "en ouder"))


def dates(passage: Passage) -> Iterator[date]:
    """The days that a passage names."""
    words = [word.folded for word in passage.words]
    for day, month, year in zip(words, words[1:], words[2:], strict=False):
        if month in _MONTHS and day.isdecimal() and year.isdecimal():
            yield from _date(int(year), _MONTHS.index(month) + 1, int(day))
    for found in _DATE.finditer(passage.text):
        year, month, day = found.group(1, 2, 3) if found[1] else found.group(6, 5, 4)
        yield from _date(int(year), int(month), int(day))


def _date(year: int, month: int, day: int) -> Iterator[date]:
    try:
        yield date(year, month, day)
    except ValueError:
        return
