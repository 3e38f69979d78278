"""How long an ISO 8601 duration is."""

import re

_HOURS = {"Y": 366 * 24, "M": 31 * 24, "W": 7 * 24, "D": 24, "H": 1}


def hours(period: str) -> int:
    """An ISO 8601 duration in hours at its longest: a month has 31 days, a year 366; 0 when it is none.

    Twelve months are a year.
    """
    found = [(int(number), unit) for number, unit in re.findall(r"(\d{1,4})([YMWDH])", period, re.ASCII)]
    months = sum(number for number, unit in found if unit == "M")
    rest = sum(number * _HOURS[unit] for number, unit in found if unit != "M")
    return rest + months // 12 * _HOURS["Y"] + months % 12 * _HOURS["M"]
