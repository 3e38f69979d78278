"""What a value of the wrong form was probably meant to be, so that a hint is the correction and not a constant."""

import re
from datetime import date

_MONTHS = ("jan", "feb", "maa|mrt|mar", "apr", "mei|may|mai", "jun", "jul", "aug", "sep", "okt|oct", "nov", "dec|dez")
_UNITS = {
    "Y": "y|j|jr|jaar|jaren|years?|jahre?|ans?", "M": "mnd|maand|maanden|months?|monate?|mois",
    "W": "w|weken|week|weeks?|wochen?|semaines?", "D": "d|dag|dagen|days?|tage?|jours?",
    "H": "h|u|uur|uren|hours?|stunden?|heures?",
}  # fmt: skip


def advise(meant: str, example: str) -> str:
    """The hint that says how to write a value: as it was ``meant``, or as the ``example`` where nobody can tell."""
    return f"write it as {meant}" if meant else f"for example {example}"


def digits(value: str, count: int) -> str:
    """The ``count`` digits that a number is without its spaces, full stops and words, in quotes; else empty."""
    found = re.sub(r"[^0-9]", "", value)
    return f'"{found}"' if len(found) == count else ""


def day(value: str) -> str:
    """The ISO 8601 date that a Dutch, English, German or French one is, such as ``4 augustus 2025``; else empty."""
    if found := re.fullmatch(r"(\d{4})\D(\d{1,2})\D(\d{1,2})", value.strip(), re.ASCII):
        return _iso(found[1], found[2], found[3])
    if found := re.fullmatch(r"(\d{1,2})[-/. ]+(\d{1,2}|[a-zéû]+)[-/. ]+(\d{4})", value.strip().lower(), re.ASCII):
        return _iso(found[3], found[2] if found[2].isdigit() else _month(found[2]), found[1])
    return ""


def _month(word: str) -> str:
    return next((str(number) for number, start in enumerate(_MONTHS, 1) if re.match(start, word)), "0")


def _iso(year: str, month: str, number: str) -> str:
    try:
        return date(int(year), int(month), int(number)).isoformat()
    except ValueError:
        return ""


def period(value: str) -> str:
    """The ISO 8601 duration that a number and a unit are, such as ``7 jaar`` or ``p7y``; else empty."""
    found = re.fullmatch(r"p?t?(\d{1,4}) ?([a-z]+)", value.strip().lower(), re.ASCII)
    if found is None or not int(found[1]):
        return ""
    exact = "m" if value[:1] in "pP" else None  # a bare m could be minutes
    unit = next(
        (unit for unit, words in _UNITS.items() if re.fullmatch(words, found[2])), "M" if exact == found[2] else ""
    )
    return f"P{'T' if unit == 'H' else ''}{int(found[1])}{unit}" if unit else ""
