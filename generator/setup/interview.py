"""The conversation of ``new``: one question a line, each answer checked at once by the rules of the schema."""

import sys

from msgspec.structs import replace

from generator.cli.console import layout
from generator.cli.console.terminal import Screen
from generator.diagnostics import Diagnostic, Diagnostics, is_error
from generator.errors import WrongUse
from generator.setup import answers
from generator.setup.new_profile import Draft
from generator.setup.questions import Question

Questions = tuple[Question, ...]


def ask_all(draft: Draft, asked: Questions, screen: Screen) -> None:
    """Asks each question whose fact is not given, again until its answer can stand."""
    for question in asked:
        if not draft.knows(question.key):
            while not _ask(draft, question, screen):
                pass


def ask_again(draft: Draft, asked: Questions, screen: Screen) -> Diagnostics:
    """Asks anew for what only the whole profile shows to be wrong or lacking; gives what no answer can mend."""
    while wrong := draft.errors():
        question = next((q for error in wrong for q in asked if error.key == q.key), None)
        if question is None:
            return wrong
        about = [finding for finding in wrong if finding.key == question.key]
        for finding in about:
            screen.print(_remark(finding, screen))
        draft.facts.pop(question.key, None)
        needed = question.required or about[0].code == "missing-key"
        while not _ask(draft, replace(question, required=needed), screen):
            pass
    return ()


def _ask(draft: Draft, question: Question, screen: Screen) -> bool:
    """Asks once; whether the answer is one to go on with."""
    proposal = question.proposal(draft.facts)
    text = _answer(screen, f"{question.words}{f' [{proposal}]' if proposal else ''}: ") or proposal
    if not text:
        if question.required:
            screen.print(screen.paint("  This one is needed.", "red"))
        return not question.required
    text = answers.settled(question.key, text)
    if question.choices and text not in question.choices:
        screen.print(screen.paint(f"  '{layout.visible(text)}' is not one of: {', '.join(question.choices)}", "red"))
        return False
    draft.facts[question.key] = text
    found = draft.check(question.key)
    for finding in found:
        screen.print(_remark(finding, screen))
    if any(map(is_error, found)):
        del draft.facts[question.key]
        return False
    return True


def _answer(screen: Screen, prompt: str) -> str:
    screen.stream.write(screen.paint(prompt, "bold"))
    screen.stream.flush()
    line = sys.stdin.readline()
    if not line:
        raise WrongUse("the answers ended before the profile was complete", "nothing was written")
    return line.strip()


def _remark(finding: Diagnostic, screen: Screen) -> str:
    hint = f" ({finding.hint})" if finding.hint else ""
    lines = layout.wrapped(f"{finding.message}{hint}", screen, "  ")
    return screen.paint("\n".join(lines), "red" if is_error(finding) else "yellow")
