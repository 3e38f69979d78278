"""The interview of a new company: its questions, and the prompt that asks a person for each answer."""

import re
from collections.abc import Callable, Mapping
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from generator import template, workspace
from generator.diagnostics import Diagnostic, Diagnostics, KeyPath, Severity, is_error
from generator.errors import WrongUse
from generator.setup.facts import FACTS, key_path, normalised
from generator.setup.new_profile import NewProfile
from generator.workspace import Workspace

INSTRUCTIONS = "Press Enter to take what is in brackets, or to skip the fact. Ctrl-C stops."

_LEGAL_FORM = re.compile(r"[ ,]+(b\.?v\.?|n\.?v\.?|v\.?o\.?f\.?|gmbh|ag|bvba|srl|s\.?a\.?)$", re.IGNORECASE)
_REQUIRED = ("policy", "language", "form", "authority", "legal-name", "short-name")

Facts = Mapping[KeyPath, object]
"""What is known so far, by key path."""


class Prompt(Protocol):
    """How the interview speaks to a person."""

    def ask(self, question: str) -> str | None:
        """The answer to a question, without space around it; ``None`` where no more answers come."""

    def show(self, text: str, severity: Severity | None = None) -> None:
        """Shows a remark; ``severity`` is that of the finding it tells of, if any."""


class Question(Struct, frozen=True):
    """A fact to ask for.

    ``proposal`` is what an empty answer gives, from what is known so far; it may be empty. ``choices`` are all answers
    that there are to one of the questions that together name the policy's templates; those are asked first.
    """

    fact: str
    key: KeyPath
    words: str
    required: bool = False
    proposal: Callable[[Facts], str] = lambda known: ""
    choices: tuple[str, ...] = ()


Questions = tuple[Question, ...]


def questions(where: Workspace, grouped: bool) -> Questions:
    """All questions in order. ``grouped``: what a group can give is not proposed, for the group may have given it."""
    proposals: dict[str, Callable[[Facts], str]] = {"short-name": _short_name}
    if not grouped:
        proposals |= {"language": _always("nl"), "form": _always("u"), "authority": _always("NL-AP")}
        proposals["policy"] = _always(next(iter(where.policies), "") if len(where.policies) == 1 else "")
    return tuple(_question(fact, where, proposals) for fact in FACTS)


def _question(fact: str, where: Workspace, proposals: Mapping[str, Callable[[Facts], str]]) -> Question:
    name, meaning = FACTS[fact]
    words = f"{meaning[0].upper()}{meaning[1:]}"
    choices = _choices(fact, where)
    if choices and fact != "form":  # whose words name both
        words = f"{words.split(',', maxsplit=1)[0]}, one of: {', '.join(choices)}"
    return Question(fact, key_path(name), words, fact in _REQUIRED, proposals.get(fact, lambda known: ""), choices)


def _choices(fact: str, where: Workspace) -> tuple[str, ...]:
    match fact:
        case "policy":
            return tuple(sorted(where.policies))
        case "language":
            return tuple(workspace.languages(where))
        case "form":
            return template.FORMS
        case _:
            return ()


def _always(value: str) -> Callable[[Facts], str]:
    return lambda known: value


def _short_name(known: Facts) -> str:
    return _LEGAL_FORM.sub("", str(known.get(("controller", "legal_name"), "")))


def propose(profile: NewProfile, wanted: Questions) -> NewProfile:
    """The profile with the proposal for each required fact that is not given; an authority is never guessed."""
    for question in wanted:
        proposal = question.proposal(profile.facts) if question.required and question.fact != "authority" else ""
        if proposal and not profile.knows(question.key):
            profile = profile.with_fact(question.key, proposal)
    return profile


def ask_all(profile: NewProfile, wanted: Questions, prompt: Prompt) -> NewProfile:
    """Asks each question whose fact is not given, again until its answer is valid."""
    for question in wanted:
        if not profile.knows(question.key):
            profile = _ask_until_valid(profile, question, prompt)
    return profile


def ask_again(profile: NewProfile, wanted: Questions, prompt: Prompt) -> tuple[NewProfile, Diagnostics]:
    """Asks again for what only the whole profile shows to be wrong or missing; gives what no answer can mend."""
    while wrong := profile.errors():
        question = next((q for error in wrong for q in wanted if error.key == q.key), None)
        if question is None:
            return profile, wrong
        concerned = [finding for finding in wrong if finding.key == question.key]
        for finding in concerned:
            _show(finding, prompt)
        needed = question.required or concerned[0].code == "missing-key"
        profile = _ask_until_valid(profile.without_fact(question.key), replace(question, required=needed), prompt)
    return profile, ()


def _ask_until_valid(profile: NewProfile, question: Question, prompt: Prompt) -> NewProfile:
    while (answered := _ask(profile, question, prompt)) is None:
        pass
    return answered


def _ask(profile: NewProfile, question: Question, prompt: Prompt) -> NewProfile | None:
    """Asks once; the profile with a valid answer, or ``None`` to ask again."""
    proposal = question.proposal(profile.facts)
    answer = prompt.ask(f"{question.words}{f' [{proposal}]' if proposal else ''}: ")
    if answer is None:
        raise WrongUse("the answers ended before the profile was complete", "nothing was written")
    text = normalised(question.key, answer or proposal)
    if not text:
        if question.required:
            prompt.show("This fact is required.", Severity.ERROR)
        return None if question.required else profile
    if question.choices and text not in question.choices:
        prompt.show(f"'{text}' is not one of: {', '.join(question.choices)}", Severity.ERROR)
        return None
    answered = profile.with_fact(question.key, text)
    found = answered.check(question.key)
    for finding in found:
        _show(finding, prompt)
    return None if any(map(is_error, found)) else answered


def _show(finding: Diagnostic, prompt: Prompt) -> None:
    prompt.show(f"{finding.message}{f' ({finding.hint})' if finding.hint else ''}", finding.severity)
