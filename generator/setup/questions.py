"""What ``new`` asks: which facts, in which words, and what it proposes."""

import re
from collections.abc import Callable, Mapping

from msgspec import Struct

from generator import template, workspace
from generator.cli.options import FACTS
from generator.diagnostics import KeyPath
from generator.workspace import Workspace

_FORM = re.compile(r"[ ,]+(b\.?v\.?|n\.?v\.?|v\.?o\.?f\.?|gmbh|ag|bvba|srl|s\.?a\.?)$", re.IGNORECASE)

_REQUIRED = ("policy", "language", "form", "authority", "legal-name", "short-name")

Given = Mapping[KeyPath, object]
"""What is known so far, by key path."""


class Question(Struct, frozen=True):
    """A fact to ask for.

    ``proposal`` is what an empty answer gives, from what is known so far; it may be empty. ``choices`` are all answers
    that there are to one of the questions that together name the policy's templates; those are asked first.
    """

    option: str
    key: KeyPath
    words: str
    required: bool = False
    proposal: Callable[[Given], str] = lambda given: ""
    choices: tuple[str, ...] = ()


def questions(where: Workspace, grouped: bool) -> tuple[Question, ...]:
    """All questions in order. ``grouped``: what a group can give is not proposed, for the group may have given it."""
    proposals: dict[str, Callable[[Given], str]] = {
        "short-name": _short_name,
    }
    if not grouped:
        proposals |= {"language": _always("nl"), "form": _always("u"), "authority": _always("NL-AP")}
        proposals["policy"] = _always(next(iter(where.policies), "") if len(where.policies) == 1 else "")
    return tuple(_question(option, where, proposals) for option in FACTS)


def _question(option: str, where: Workspace, proposals: Mapping[str, Callable[[Given], str]]) -> Question:
    name, about = FACTS[option]
    words = f"{about[0].upper()}{about[1:]}"
    choices = _choices(option, where)
    if choices and option != "form":  # whose words name both
        words = f"{words.split(',', maxsplit=1)[0]}, one of: {', '.join(choices)}"
    return Question(option, path(name), words, option in _REQUIRED, proposals.get(option, lambda given: ""), choices)


def _choices(option: str, where: Workspace) -> tuple[str, ...]:
    match option:
        case "policy":
            return tuple(sorted(where.policies))
        case "language":
            return tuple(workspace.languages(where))
        case "form":
            return template.FORMS
        case _:
            return ()


def _always(value: str) -> Callable[[Given], str]:
    return lambda given: value


def path(name: str) -> KeyPath:
    """The key path of a dotted name; the main website is the host of the first of the sites."""
    return ("websites", 0, "host") if name == "websites" else tuple(name.split("."))


def _short_name(given: Given) -> str:
    return _FORM.sub("", str(given.get(("controller", "legal_name"), "")))
