"""The length of a period of ISO 8601, as far as one can tell it without a calendar."""

import re

_HOURS = {"Y": 366 * 24, "M": 31 * 24, "W": 7 * 24, "D": 24, "H": 1}


def hours(period: str) -> int:
    """An ISO 8601 duration in hours at its longest: a month has 31 days, a year 366; 0 when it is none."""
    return sum(int(number) * _HOURS[unit] for number, unit in re.findall(r"(\d{1,4})([YMWDH])", period, re.ASCII))
