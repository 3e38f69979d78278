"""Dates, periods, series and addresses as they are read; plain text in, plain text out."""

import re
from collections.abc import Mapping, Sequence

UNITS = ("years", "months", "weeks", "days", "hours", "minutes", "seconds")
"""The keys of the calendar's units, in the order of ISO 8601, each with the parts ``one`` and ``many``."""

_PERIOD = re.compile(
    r"P(?!$)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?!$)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?", re.ASCII
)
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_CALLING_CODES = {
    "NL": "31", "BE": "32", "DE": "49", "LU": "352", "FR": "33", "GB": "44", "IE": "353", "AT": "43", "CH": "41",
}  # fmt: skip
"""Countries whose national numbers start with a 0 that falls away after the calling code (ITU-T E.164)."""


def parts_of_period(period: str) -> tuple[tuple[int, str], ...] | None:
    """An ISO 8601 duration as numbers and units of ``UNITS``; ``None`` when it is none."""
    found = _PERIOD.fullmatch(period)
    if found is None:
        return None
    return tuple((int(number), unit) for number, unit in zip(found.groups(), UNITS, strict=True) if number is not None)


def parts_of_date(day: str) -> tuple[int, int, int] | None:
    """Year, month and day of an ISO 8601 date; ``None`` when it is none."""
    found = _DATE.fullmatch(day)
    if found is None:
        return None
    year, month, number = map(int, found.groups())
    return (year, month, number) if 1 <= month <= 12 and 1 <= number <= 31 else None


def series(words: Sequence[str], last: str) -> str:
    """One text from several: ``a``, ``a en b``, ``a, b en c``."""
    *head, tail = words or [""]
    return f"{', '.join(head)} {last} {tail}" if head else tail


def dialled(phone: str, country: str) -> str | None:
    """A telephone number as E.164 writes it, ``+31881234567``; ``None`` where the country's way is not known."""
    digits = re.sub(r"\(0\)|[ ()./-]", "", phone)
    if digits.startswith("00"):
        digits = "+" + digits[2:]
    elif digits.startswith("0") and country in _CALLING_CODES:
        digits = f"+{_CALLING_CODES[country]}{digits[1:]}"
    return digits if re.fullmatch(r"\+[1-9]\d{6,14}", digits, re.ASCII) else None


def country_of(data: Mapping[str, object], record: object) -> str:
    """The country whose numbers a record's telephone number follows: its own, else the controller's, else NL."""
    controller = data.get("controller")
    for place in (record, _below(record, "address"), _below(controller, "address")):
        if isinstance(country := _below(place, "country"), str):
            return country
    return "NL"


def _below(value: object, name: str) -> object:
    return value.get(name) if isinstance(value, Mapping) else None
