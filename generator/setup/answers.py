"""The facts that options of ``new`` give, and how an answer is set right before it is checked."""

import re
from argparse import Namespace

from generator.cli.options import FACTS
from generator.diagnostics import KeyPath, dotted
from generator.errors import WrongUse
from generator.profile import schema
from generator.profile.shape import Kind, Leaf, Record, Shape
from generator.setup.new_profile import Draft
from generator.setup.profile_text import Value
from generator.setup.questions import path

_CAPITALS = ("country", "postcode", "supervisory_authority")
_SMALL = ("policy", "language", "form_of_address")
_DEEPEST = 12
"""So many names the longest path to a fact may have; the schema's longest has half of that."""
_DUTCH_POSTCODE = re.compile(r"(\d{4}) ?([A-Z]{2})", re.ASCII)


def take(draft: Draft, options: Namespace) -> None:
    """Takes the facts that options give; refuses two that cannot both stand in one file."""
    stated = [(path(name), getattr(options, option.replace("-", "_"))) for option, (name, _) in FACTS.items()]
    given: list[tuple[KeyPath, Value]] = [(key, settled(key, text)) for key, text in stated if text is not None]
    given += map(_setting, options.settings)
    draft.facts.update(given)
    for key in draft.facts:
        for below in draft.facts:
            if key != below and below[: len(key)] == key:
                raise WrongUse(f"'{dotted(key)}' is given, and '{dotted(below)}' below it too", "give one of them")


def settled(key: KeyPath, text: str) -> str:
    """An answer without space around it, in the capitals or small letters that its field has."""
    text = text.strip()
    if key[-1] in _SMALL:
        return text.lower()
    if key[-1] not in _CAPITALS:
        return text
    return _DUTCH_POSTCODE.sub(r"\1 \2", text.upper()) if key[-1] == "postcode" else text.upper()


def _setting(setting: str) -> tuple[KeyPath, Value]:
    name, sign, text = setting.partition("=")
    key = path(name.strip())
    if not sign or not all(key[:1]) or "" in key:
        raise WrongUse(f"--set {setting} is not KEY=VALUE", "as in --set controller.seat=Assen")
    if len(key) > _DEEPEST:
        raise WrongUse(f"--set {setting[:60]}… names no fact: none is deeper than {_DEEPEST} levels", "see the schema")
    if key == ("extends",):
        raise WrongUse("--set does not give the group", f"write --group {text}")
    return key, _typed(key, text)


def _typed(key: KeyPath, text: str) -> Value:
    """The value that a text stands for, by the field's type in the schema: ``true`` is text in a name."""
    shape: Shape | None = schema.shape()
    for part in key:
        shape = shape.fields.get(str(part)) if isinstance(shape, Record) else None
    if text == "~":
        return None
    match shape:
        case Leaf(kind=Kind.BOOLEAN) if text in ("true", "false"):
            return text == "true"
        case Leaf(kind=Kind.INTEGER) if text.isdecimal():
            return int(text)
        case _:
            return settled(key, text)
