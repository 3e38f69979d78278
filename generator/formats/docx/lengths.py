"""Lengths as Word files write them."""

import re

_LENGTH = re.compile(r"(-?[0-9]{1,7}(?:\.[0-9]{1,6})?)(mm|cm|in|pt|pc|pi)?")
_TWIPS = {"": 1.0, "mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440.0, "pt": 20.0, "pc": 240.0, "pi": 240.0}


def twips(text: str | None) -> int | None:
    """A length in twips: ``1134``, or ``20mm`` with its unit (ECMA-376 part 1, 22.9.2.14); ``None`` for no length."""
    found = _LENGTH.fullmatch(text or "")
    return round(float(found[1]) * _TWIPS[found[2] or ""]) if found else None
