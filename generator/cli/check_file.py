"""``statements check --file``: what the law asks of a statement, as far as it is found in the text of any file."""

from argparse import Namespace
from datetime import date
from pathlib import Path

from msgspec import Struct

from generator import law, workspace
from generator.cli import caching, session
from generator.cli.console import file_check_view as seen
from generator.cli.console.command_result import CommandResult, judged
from generator.cli.console.findings_view import count
from generator.cli.console.layout import plural
from generator.cli.console.terminal import Terminal
from generator.diagnostics import Diagnostic, Diagnostics, Location, in_order
from generator.errors import WrongUse
from generator.formats.readers import read_file
from generator.law import text as texts
from generator.law.text import TextAssessor, TextResult, TextStatus
from generator.profile import schema


class _Checked(Struct, frozen=True):
    """One file: what is seen in it, nothing where it cannot be read or is no Dutch, and what there is to tell."""

    name: str
    seen: tuple[TextResult, ...] = ()
    diagnostics: Diagnostics = ()


def run(options: Namespace, terminal: Terminal) -> CommandResult:
    """Checks the files asked for; a workspace around them only adds its own rules, and none is needed."""
    if options.slugs:
        raise WrongUse("--file takes files, not companies", "leave the names of companies out, or leave out --file")
    where, _ = workspace.find(Path(options.directory))
    rules = law.load(where.templates if where else None, schema.shape(), session.shelf(where) if where else None)
    on = options.on or caching.today()
    assessor = TextAssessor(rules.texts, on)
    checked = [_checked(name, assessor) for name in dict.fromkeys(options.files)]
    found = in_order(rules.found_in_texts + tuple(told for one in checked for told in one.diagnostics))
    facts = {"law_of": on.isoformat(), "files": [_to_json(one) for one in checked]}
    text = "\n\n".join(
        seen.show(one.name, one.seen, on, terminal.out, whole=bool(terminal.verbose)) for one in checked if one.seen
    )
    return CommandResult(judged(found), found, facts, text, _summary(checked, found, on))


def _summary(checked: list[_Checked], found: Diagnostics, on: date) -> str:
    lines = [f"Checked {plural(len(checked), 'file')}: {count(found) or 'nothing suspicious'}."]
    told = seen.count_of(one.seen for one in checked)
    if told:
        lines.append(f"Law of {on.isoformat()}: {told}. What is not found may still be there in other words.")
    return "\n".join(lines)


def _to_json(one: _Checked) -> dict[str, object]:
    return {"file": one.name, "ok": bool(one.seen), "requirements": seen.to_json(one.seen)}


def _checked(name: str, assessor: TextAssessor) -> _Checked:
    try:
        data = Path(name).read_bytes()
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        return _Checked(name, (), (Diagnostic("file-missing", message, Location(name), hint="correct its name"),))
    document, found = read_file(data, name)
    if document is None:
        return _Checked(name, (), found)
    if not texts.is_dutch(document):
        message = "this text does not look Dutch, and the rules know the words of Dutch statements only"
        told = Diagnostic("not-dutch", message, Location(name), hint="check the Dutch version of the statement")
        return _Checked(name, (), (told,))
    assessed = assessor.assess(document)
    warned = [one for one in assessed if one.status is TextStatus.SUSPICIOUS]
    return _Checked(name, assessed, tuple(_told(one, name) for one in warned))


def _told(one: TextResult, name: str) -> Diagnostic:
    """The finding about the first suspicious words, with the section that they stand in."""
    quote = one.quote
    more = f", and {len(one.quotes) - 1} more" if len(one.quotes) > 1 else ""
    section = f" (section {quote.passage.section} '{quote.passage.title}')" if quote and quote.passage.section else ""
    return texts.warning(one, Location(name), quote, f"{more}{section}")
