"""The value types of a profile: lines, words per language, dates, periods, keys of the policy's wording."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeAlias

from msgspec.structs import replace

from generator.diagnostics.suggestion import nearest, suggest
from generator.profile.schema import corrections
from generator.profile.schema.value_problem import LANGUAGES, Around, Problems, ValueProblem, quoted

LONGEST_LINE = 300
LONGEST_TEXT = 4000
MOST_KEYS = 8
"""So many keys of a catalogue a hint lists."""
_BREAK = re.compile("[\n\r\t\u2028\u2029]")
_CURLY = re.compile(
    "[\u201c-\u201f][^\u201c-\u201f]+[\u201c-\u201f]|[\u2018-\u201b].*[^\u2018-\u201b].*[\u2018-\u201b]"
)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_PERIOD = re.compile(r"P(?=\d|T\d)(\d{1,4}Y)?(\d{1,4}M)?(\d{1,4}W)?(\d{1,4}D)?(T\d{1,4}H)?", re.ASCII)

PERIODS = "P1Y for one year, P1M for a month, P4W for four weeks, P28D for 28 days, PT24H for 24 hours"
"""How periods are written, as a hint says it."""

Kind: TypeAlias = Callable[[object, str | None, Around], Problems]
"""A check of one value of a type; the second argument names its wording catalogue."""


def line(value: object, catalogue: str | None, around: Around) -> Problems:
    """One line of text: not empty, no space or curly quotes around it, no line break, 300 characters at most."""
    if in_curly_quotes(str(value)):
        message = "the curly quotes around the text are printed with it"
        return (ValueProblem("curly-quotes", message, "take them out; the straight quotes of YAML are not printed"),)
    return _characters(str(value), LONGEST_LINE)


def in_curly_quotes(value: str) -> bool:
    """Whether a text as a whole stands in curly quotes, which is not how a name, number or address is written."""
    return bool(_CURLY.fullmatch(value))


def text(value: object, catalogue: str | None, around: Around) -> Problems:
    """Words per language, or bare words in the statement's language."""
    return _words(value, around) if isinstance(value, Mapping) else _characters(str(value), LONGEST_TEXT)


def item(value: object, catalogue: str | None, around: Around) -> Problems:
    """A key of the wording catalogue, or a company's own words per language."""
    return _words(value, around) if isinstance(value, Mapping) else key(value, catalogue, around, own_words=True)


def key(value: object, catalogue: str | None, around: Around, own_words: bool = False) -> Problems:
    """A key of the wording catalogue; a catalogue that the policy lacks takes every key."""
    known = around.catalogues.get(catalogue or "")
    if known is None or value in known:
        return ()
    hint = suggest(str(value), known) or _known(str(value), known, f"the catalogue '{catalogue}'")
    if own_words:
        hint += "; own words are written per language, as {" + around.language + ": …}"
    return (ValueProblem("unknown-word", f"{quoted(value)} is not a key of the wording catalogue '{catalogue}'", hint),)


def iso_date(value: object, catalogue: str | None, around: Around) -> Problems:
    """A day of the calendar, year first (ISO 8601)."""
    try:
        if _DATE.fullmatch(str(value)):
            date.fromisoformat(str(value))
            return ()
        found = "is not a date"
    except ValueError:
        found = "is no day of the calendar"
    hint = corrections.advise(corrections.day(str(value)), "2025-08-04")
    return (ValueProblem("date-format", f"{quoted(value)} {found}; expected year-month-day", hint),)


def period(value: object, catalogue: str | None, around: Around) -> Problems:
    """An ISO 8601 duration in years, months, weeks, days and hours, longer than nothing."""
    if _PERIOD.fullmatch(str(value)) and re.search("[1-9]", str(value)):
        return ()
    hint = corrections.advise(corrections.period(str(value)), PERIODS)
    return (ValueProblem("period-format", f"{quoted(value)} is not a period; expected an ISO 8601 duration", hint),)


KINDS: Mapping[str, Kind] = {
    "line": line, "text": text, "item": item, "key": key, "date": iso_date, "period": period,
}  # fmt: skip


def _words(words: Mapping[object, object], around: Around) -> Problems:
    """Own words per language: the statement's own language at least."""
    problems = [problem for language, own in words.items() for problem in _words_in(language, own)]
    if around.language not in words and around.language not in {str(name).lower() for name in words}:
        message = f"there are no words in '{around.language}', the statement's language"
        problems.append(ValueProblem("missing-language", message, "add {" + around.language + ": …}"))
    return tuple(problems)


def _words_in(language: object, own: object) -> Problems:
    below = (language,) if isinstance(language, str) else ()
    if language not in LANGUAGES:
        message = f"{quoted(language)} is not a language; expected {', '.join(LANGUAGES)}"
        meant = str(language).lower()
        hint = f"write {meant}" if meant in LANGUAGES else "own words are written as {nl: …, en: …}"
        return (ValueProblem("unknown-language", message, hint, below=below),)
    if not isinstance(own, str):
        message = f"the words in {quoted(language)} are no text"
        return (ValueProblem("wrong-type", message, "write them in quotes", below=below),)
    return tuple(replace(problem, below=below) for problem in _characters(own, LONGEST_TEXT))


def _characters(value: str, longest: int) -> Problems:
    if not value.strip():
        found = ("empty-text", "the text is empty", "leave the field out, or write ~, for what is not stated")
    elif _BREAK.search(value):
        found = ("line-break", "the text runs over more than one line", "keep it on one line, or fold it with >")
    elif value != value.strip():
        found = ("outer-space", "the text has space before or after it", "take the space out of the quotes")
    elif len(value) > longest:
        found = ("too-long", f"the text has {len(value)} characters; {longest} is the most", "shorten it")
    else:
        return ()
    return (ValueProblem(*found),)


def _known(word: str, known: frozenset[str], file: str) -> str:
    if len(known) <= MOST_KEYS:
        return f"known are: {', '.join(sorted(known))}" if known else "the catalogue is empty"
    return f"the nearest are: {', '.join(nearest(word, known, MOST_KEYS))}; all {len(known)} stand in {file}"
