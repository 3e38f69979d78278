"""A company's names are spelled one way; a near miss differs in case, spaces, hyphens or full stops only."""

import re

from generator.profile.schema.field_rules import load
from generator.profile.schema.printable_texts import printed
from generator.profile.schema.untrusted import Breach, Breaches, Facts
from generator.profile.schema.value_types import in_curly_quotes

_NAMES = (("controller", "legal_name"), ("controller", "short_name"))
_ADDRESS = re.compile(r"[^\s@]*@[^\s]*|(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?")
"""E-mail addresses, hosts and pages, which are lower case by nature."""
SHORTEST = 3
"""Names of fewer letters and digits are left alone: too many words contain them."""


def contained_name(profile: Facts) -> Breaches:
    """The short name is a part of the legal name, so that a reader recognises the one in the other."""
    legal, short = (profile.line(*path) for path in _NAMES)
    if legal and short and _squeezed(short) not in _squeezed(legal):
        message = f"the short name '{short}' is no part of the legal name '{legal}'"
        yield Breach(_NAMES[1], message, "fine for a trade name; else correct one of the two")


def one_spelling(profile: Facts) -> Breaches:
    """Wherever a profile prints the company's name, it is spelled as in 'controller'."""
    stated = [name for path in _NAMES if len(_squeezed(name := profile.line(*path))) >= SHORTEST]
    names = [name for name in stated if not in_curly_quotes(name)]  # nobody should write those elsewhere too
    if not names:
        return
    pattern = re.compile("|".join(f"(?<!\\w){_near(name)}(?!\\w)" for name in names), re.IGNORECASE)
    right = {_squeezed(name): name for name in reversed(names)}
    for key, value in printed(profile.data, load()):
        for found in pattern.finditer(_ADDRESS.sub("", value)):
            meant = right.get(_squeezed(found.group()))
            if meant and found.group() not in names:
                message = f"'{found.group()}' differs from the company's name '{meant}'"
                yield Breach(key, message, f"write {meant}, or correct the name in 'controller'")


def _squeezed(name: str) -> str:
    return re.sub(r"[\W_]", "", name).casefold()


def _near(name: str) -> str:
    return r"[\s.&-]{0,2}".join(re.escape(character) for character in _squeezed(name)) + (
        r"\.?" if name.endswith(".") else ""
    )
