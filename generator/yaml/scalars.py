"""What a single value is, by the core schema of YAML 1.2 and less of it, and what is suspect in one.

YAML 1.1, which PyYAML resolves by, turns ``NO`` into false, ``01234567`` into 342391, ``1:30`` into 90 and ``1_000``
into 1000. Here only null, booleans and plain whole numbers are other than text; a date stays text for the schema.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import TypeAlias

import yaml

from generator.diagnostics import Diagnostic, Location, Severity, diagnose
from generator.yaml import characters, curly_quotes, odd_spaces, refusals
from generator.yaml.source_text import shown

Scalar: TypeAlias = str | int | bool | None

# YAML 1.2.2 section 10.3.2; without its 0o7, 0x1F, leading zeros and plus: those are names here, not numbers.
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_WHOLE_NUMBER = re.compile(r"0|-?[1-9][0-9]{0,17}")  # so many digits fit in 64 bits, as in any reader of JSON
_LOST_APOSTROPHE = re.compile(r"(?:s-|[nst] )[A-Z]")


def resolve(word: str) -> Scalar:
    """The value of a word that stands without quotes: ``None``, a boolean, an integer, or the text itself."""
    if word in _WORDS:
        return _WORDS[word]
    return int(word) if _WHOLE_NUMBER.fullmatch(word) else word


def value(event: yaml.ScalarEvent) -> Scalar:
    """The value of a scalar; text is in NFC and has no line ends at its end, which ``|`` and ``>`` leave there."""
    text = event.value if event.value.isascii() else unicodedata.normalize("NFC", event.value)
    if event.implicit[0]:
        return resolve(text)
    return text.rstrip("\n") if event.style in {"|", ">"} else text


def check_key(event: yaml.ScalarEvent, text: str, place: Location) -> Iterator[Diagnostic]:
    """Findings about the text of a key."""
    yield from _check(event, text, place)
    if event.implicit[0]:
        yield from odd_spaces.check_name(text, place)


def check_value(event: yaml.ScalarEvent, text: str, place: Location) -> Iterator[Diagnostic]:
    """Findings about the text of a value."""
    yield from _check(event, text, place)
    if event.implicit[0]:
        yield from odd_spaces.check_value(text, place)


def _check(event: yaml.ScalarEvent, text: str, place: Location) -> Iterator[Diagnostic]:
    if event.style == '"':
        yield from characters.check_codes(text, place)
    elif event.style == "'" and place.length == len(text) + 2 and _LOST_APOSTROPHE.match(text):
        yield diagnose("lost-apostrophe", place, Severity.WARNING, text=shown(text))
    elif event.implicit[0]:
        if text == "<<":
            yield refusals.merge_key(place)
        yield from curly_quotes.check(text, place)
    if "\t" in text:
        yield characters.tab(place)
