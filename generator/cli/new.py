"""``statements new``: writes the profile of one more company, from options and answers, each checked at once."""

import sys
from argparse import Namespace

from generator import workspace
from generator.cli import draft as drafts
from generator.cli import findings, schema, session
from generator.cli.answer import PROBLEMS, WRONG, Answer, judged
from generator.cli.arguments import WrongUse
from generator.cli.draft import Draft
from generator.cli.questions import Question, questions
from generator.cli.terminal import Screen, Terminal
from generator.diagnostics import Diagnostic, dotted, is_error
from generator.pipeline.compose import Composer

Questions = tuple[Question, ...]


def run(options: Namespace, terminal: Terminal) -> Answer:
    """Writes the profile when all facts are right; asks for those that are not given, if somebody can answer."""
    where, _ = session.enter(options)
    draft = drafts.begin(where, options.slug, options.group, Composer(where, session.shelf(where)))
    wrong = drafts.take(draft, options)
    if wrong:
        return Answer(WRONG, wrong, {"workspace": str(where.root), "written": []}, summary="Nothing was written.")
    asked = questions(where, grouped=draft.group is not None)
    if options.no_input or not sys.stdin.isatty():
        _do_without(draft, asked)
    else:
        _ask_all(draft, asked, terminal.err)
    drafts.repeat_address(draft)
    return _write(draft)


def _do_without(draft: Draft, asked: Questions) -> None:
    """Takes what is proposed for a fact that must be there, since nobody is asked; refuses where nothing is."""
    lacking = []
    for question in asked:
        if question.required and not draft.knows(question.key):
            if proposal := question.proposal(draft.facts):
                draft.facts[question.key] = proposal
            else:
                lacking.append(f"--{question.option}")
    if lacking:
        raise WrongUse(f"needed as well: {', '.join(lacking)}", "nobody is asked with --no-input or without a terminal")


def _ask_all(draft: Draft, asked: Questions, screen: Screen) -> None:
    screen.say("Enter takes what stands in brackets, or skips the fact. Ctrl-C stops.")
    for question in asked:
        if not draft.knows(question.key):
            while not _ask(draft, question, screen):
                pass


def _ask(draft: Draft, question: Question, screen: Screen) -> bool:
    """Asks once; whether the answer is one to go on with."""
    proposal = question.proposal(draft.facts)
    text = _answer(screen, f"{question.words}{f' [{proposal}]' if proposal else ''}: ") or proposal
    if not text:
        if question.required:
            screen.say(screen.paint("  This one is needed.", "red"))
        return not question.required
    draft.facts[question.key] = text
    found = draft.check(question.key)
    for finding in found:
        screen.say(_remark(finding, screen))
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
    lines = findings.wrapped(f"{finding.message}{hint}", screen, "  ")
    return screen.paint("\n".join(lines), "red" if is_error(finding) else "yellow")


def _write(draft: Draft) -> Answer:
    file = draft.where.root / draft.name
    with file.open("x", encoding="utf-8", newline="\n") as stream:  # never over a file that came in the meantime
        stream.write(draft.text())
    written = [draft.name, *schema.write(draft.where, missing_only=True)]
    now, _ = workspace.survey(draft.where.root)
    found = Composer(now, session.shelf(now)).compose(draft.slug).diagnostics
    code = judged(found)
    after = "Mend what is wrong" if code == PROBLEMS else "Read it through and add what it lacks"
    facts = {
        "workspace": str(draft.where.root),
        "slug": draft.slug,
        "written": written,
        "values": {dotted(key): value for key, value in draft.facts.items()},
    }
    summary = f"Written: {', '.join(written)}.\n{after}, then: statements build {draft.slug}"
    return Answer(code, found, facts, summary=summary, brief=True)
