"""The characters that a profile may not hold, and those that are more likely a mistake than meant."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from generator.diagnostics import Diagnostic, Diagnostics, Location, Severity, diagnose, diagnose_by_rule
from generator.yaml.source_text import Page

TAB_INDENTATION = "tab-indentation"
INVISIBLE = "invisible-character"

MAX_OF_A_KIND = 20
"""So many findings of one kind are told about a file; the next would teach nothing new."""


class _Kind(Struct, frozen=True):
    """A class of characters, as in a regular expression, and what is said of one."""

    code: str
    characters: str
    message: str
    hint: str
    severity: Severity = Severity.ERROR


_PLANE_ENDS = "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17))

_KINDS = (
    _Kind(
        "control-character",
        # C0 without tab and line feed, DEL, C1; the separators U+2028/9 would end a line for YAML 1.1 parsers only.
        "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029",
        "a control character cannot be printed",
        "delete it; it often comes along when text is pasted",
    ),
    _Kind(
        "bidi-override",
        "\u202a-\u202e\u2066-\u2069",  # UTS 55: these can make a text read otherwise than it is
        "a character that turns the direction of writing makes a text look like another",
        "delete it",
    ),
    _Kind(
        "private-use-character",
        "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd",  # the program marks values with two of these
        "a private-use character has no meaning outside its font",
        "delete it, or write the letter or sign that it stands for",
    ),
    _Kind(
        "noncharacter",
        f"\ufdd0-\ufdef{_PLANE_ENDS}",
        "Unicode keeps this code out of texts",
        "delete it",
    ),
    _Kind(
        "byte-order-mark",
        "\ufeff",  # the parser passes over it, but where it counts it as a character differs
        "a byte order mark does not belong inside a text",
        "delete it; it comes from a file that was pasted in whole",
    ),
    _Kind(
        INVISIBLE,
        "\u00ad\u034f\u061c\u180e\u200b-\u200f\u2060-\u2064\ufff9-\ufffb\U000e0001\U000e0020-\U000e007f",
        "an invisible character is printed with the text",
        "delete it, unless the text needs it",
        Severity.WARNING,
    ),
    _Kind(
        "damaged-character",
        "\ufffd",
        "this sign stands where a letter was lost when the text was converted",
        "write the letter that was meant",
        Severity.WARNING,
    ),
)
_ANY = re.compile("[" + "".join(kind.characters for kind in _KINDS) + "]")
_STOPS_THE_PARSER = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_TAB_INDENTATION = re.compile(r"^ *(\t[ \t]*)", re.MULTILINE)


def check(page: Page) -> Diagnostics:
    """Findings about the characters of a file, comments included, and about tabs that indent a line."""
    if not _ANY.search(page.text) and "\t" not in page.text:
        return ()
    found = [_finding(match[0], page.at_offset(match.start())) for match in _first(_ANY, page)]
    return (*found, *(_indenting_tab(match, page) for match in _first(_TAB_INDENTATION, page)))


def check_codes(value: str, place: Location) -> Iterator[Diagnostic]:
    """Findings about a value whose characters may be written as codes of four digits."""
    for character in dict.fromkeys(_ANY.findall(value)):
        if character not in place.source:  # there it was found already, at its own column
            yield _finding(character, place)


def tab(place: Location) -> Diagnostic:
    """The finding about a tab inside a value."""
    return diagnose("control-character", place)


def parseable(text: str) -> str:
    """The same text, with a letter for each character that the parser would stop at: to find the other mistakes."""
    return _STOPS_THE_PARSER.sub("x", text)


def _first(pattern: re.Pattern[str], page: Page) -> Iterator[re.Match[str]]:
    return islice(pattern.finditer(page.text), MAX_OF_A_KIND)


def _indenting_tab(match: re.Match[str], page: Page) -> Diagnostic:
    place = page.at_offset(match.start(1), len(match[1]))
    return diagnose("tab-indentation", place)


def _finding(character: str, place: Location) -> Diagnostic:
    kind = next(kind for kind in _KINDS if re.match(f"[{kind.characters}]", character))
    name = unicodedata.name(character, "").lower()
    sign = f"U+{ord(character):04X}" + (f" ({name})" if name else "")
    return diagnose_by_rule(kind.code, f"{sign}: {kind.message}", place, kind.severity, kind.hint)
