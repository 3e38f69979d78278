"""What ``new`` asks: which facts, in which words, and what it proposes."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.cli.commands import FACTS
from generator.diagnostics import KeyPath
from generator.workspace import Workspace

_FORM = re.compile(r"[ ,]+(b\.?v\.?|n\.?v\.?|v\.?o\.?f\.?|gmbh|ag|bvba|srl|s\.?a\.?)$", re.IGNORECASE)

Given = Mapping[KeyPath, object]
"""What is known so far, by key path."""


@dataclass(frozen=True, slots=True)
class Question:
    """A fact to ask for: ``proposal`` is what an empty answer gives, from what is known so far; it may be empty."""

    option: str
    key: KeyPath
    words: str
    required: bool = False
    proposal: Callable[[Given], str] = lambda given: ""


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
    if option == "policy":
        words = f"The policy, one of: {', '.join(sorted(where.policies))}"
    required = option in ("policy", "language", "form", "legal-name", "short-name")
    return Question(option, path(name), words, required, proposals.get(option, lambda given: ""))


def _always(value: str) -> Callable[[Given], str]:
    return lambda given: value


def path(name: str) -> KeyPath:
    """The key path of a dotted name; the main website is the host of the first of the sites."""
    return ("websites", 0, "host") if name == "websites" else tuple(name.split("."))


def _short_name(given: Given) -> str:
    return _FORM.sub("", str(given.get(("controller", "legal_name"), "")))
