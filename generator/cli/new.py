"""``statements new``: writes the profile of one more company, from options and answers, each checked at once."""

import sys
from argparse import Namespace

from generator import workspace
from generator.cli import schema, session
from generator.cli.console import layout
from generator.cli.console.command_result import CommandResult, judged
from generator.cli.console.invocation import program
from generator.cli.console.terminal import Terminal
from generator.cli.exit_codes import WRONG
from generator.diagnostics import Diagnostics, KeyPath, dotted, is_error
from generator.errors import WrongUse
from generator.setup import answers, interview
from generator.setup import new_profile as drafts
from generator.setup.new_profile import Draft
from generator.setup.questions import Question, questions
from generator.statement.composition import Composer

Questions = tuple[Question, ...]


def run(options: Namespace, terminal: Terminal) -> CommandResult:
    """Writes the profile once it would pass ``check``; asks for what is not given, if somebody can answer."""
    where, _ = session.enter(options)
    draft = drafts.begin(where, options.slug, options.group, Composer(where, session.shelf(where)))
    answers.take(draft, options)
    asked = questions(where, grouped=draft.group is not None)
    alone = options.no_input or not sys.stdin.isatty()
    if alone:
        _propose(draft, asked)
    else:
        terminal.err.print("Enter takes what stands in brackets, or skips the fact. Ctrl-C stops.")
        interview.ask_all(draft, tuple(question for question in asked if question.choices), terminal.err)
    lacking, wrong = _sorted(draft.errors(), draft, asked)
    if wrong:
        return _refused(draft, wrong, lacking if alone else ())
    if alone and lacking:
        raise WrongUse(_needed(lacking), "nobody is asked with --no-input or without a terminal")
    if not alone:
        interview.ask_all(draft, asked, terminal.err)
        if wrong := interview.ask_again(draft, asked, terminal.err):
            return _refused(draft, wrong, ())
    return _write(draft)


def _propose(draft: Draft, asked: Questions) -> None:
    """Takes what is proposed for a fact that must be there, since nobody is asked; an authority is never guessed."""
    for question in asked:
        proposal = question.proposal(draft.facts) if question.required and question.option != "authority" else ""
        if proposal and not draft.knows(question.key):
            draft.facts[question.key] = proposal


def _sorted(errors: Diagnostics, draft: Draft, asked: Questions) -> tuple[Questions, Diagnostics]:
    """The questions that are still open, and the errors that no answer to one of them would mend."""
    lacking = {error.key for error in errors if error.code == "missing-key"}
    open_ = tuple(
        question
        for question in asked
        if question.key in lacking
        or (question.required and not draft.knows(question.key) and any(_is_above(key, question) for key in lacking))
    )
    mended = {key for key in lacking for question in open_ if key == question.key or _is_above(key, question)}
    wrong = tuple(error for error in errors if error.code != "missing-key" or error.key not in mended)
    return open_, wrong


def _is_above(key: KeyPath, question: Question) -> bool:
    return len(key) < len(question.key) and question.key[: len(key)] == key


def _needed(open_: Questions) -> str:
    return f"needed as well: {', '.join(f'--{question.option}' for question in open_)}"


def _refused(draft: Draft, wrong: Diagnostics, open_: Questions) -> CommandResult:
    """What is wrong with the facts, at the lines that the file would have had."""
    told = f"{_needed(open_)[:1].upper()}{_needed(open_)[1:]}. " if open_ else ""
    message = f"{told}Nothing was written."
    fault = {"kind": "wrong-use", "message": message, "hint": wrong[0].hint}
    facts = {"workspace": str(draft.where.root), "written": [], "fault": fault}
    return CommandResult(WRONG, wrong, facts, summary=message)


def _write(draft: Draft) -> CommandResult:
    file = draft.where.root / draft.name
    with file.open("x", encoding="utf-8", newline="\n") as stream:  # never over a file that came in the meantime
        stream.write(draft.text())
    written = [draft.name, *schema.write(draft.where, missing_only=True)]
    now, _ = workspace.survey(draft.where.root)
    found = Composer(now, session.shelf(now)).compose(draft.slug).diagnostics
    own = tuple(finding for finding in found if finding.location.path == draft.name or is_error(finding))
    facts = {
        "workspace": str(draft.where.root),
        "slug": draft.slug,
        "written": written,
        "values": {dotted(key): value for key, value in draft.stated.items()},
    }
    return CommandResult(judged(found), own, facts, summary=_summary(draft, written, len(found) - len(own)), brief=True)


def _summary(draft: Draft, written: list[str], elsewhere: int) -> str:
    lines = [f"Written: {', '.join(written)}."]
    if elsewhere:
        about = f"{layout.plural(elsewhere, 'finding')} about what the group states"
        lines.append(f"{about}: {program()} check {draft.slug}")
    return "\n".join([*lines, f"Read it through and add what it lacks, then: {program()} build {draft.slug}"])
