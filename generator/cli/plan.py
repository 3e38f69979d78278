"""``statements plan``: what a build would change, which sections change, in how many words, and why."""

from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.change.causes import Cause
from generator.change.forecast import Impact, StatementChange
from generator.change.section_changes import SectionChange
from generator.cli import session
from generator.cli.build import damaged
from generator.cli.console.command_result import CommandResult, judged
from generator.cli.console.findings_view import count
from generator.cli.console.layout import plural, visible
from generator.cli.console.redline_view import passages
from generator.cli.console.terminal import Screen, Terminal, progress_on
from generator.cli.exit_codes import PENDING
from generator.cli.options import add_companies, add_exit_code, add_formats, add_jobs
from generator.output.plans import PlanResult, to_json

EXAMPLES = (
    "statements plan",
    "statements plan smart2led --diff",
    "statements plan -o week-49.plan",
    "statements plan --exit-code",
)

_FATES = {
    "new": "a new statement",
    "gone": "the company is gone; what was published of it stays",
    "failed": "has errors, and keeps the files it has",
    "look": "the text stays, its look changes",
    "files": "the text stays, files come or go",
    "kept": "a person edited it, so it stays",
    "waiting": "built already, not published",
}


def add_options(parser: ArgumentParser) -> None:
    """Adds the options of ``plan``."""
    add_companies(parser)
    add_formats(parser, "all but pdf")
    add_jobs(parser)
    parser.add_argument("--diff", action="store_true", help="show the words that change")
    add_exit_code(parser, "anything is to be built, or differs from its latest version")
    parser.add_argument("-o", "--out", metavar="FILE", help="save the plan, for `build FILE` or `publish FILE`")


def run(options: Namespace, terminal: Terminal) -> CommandResult:
    """Says of each company what a build would change; writes nothing but the file that ``-o`` names."""
    import generator

    workspace = session.open_workspace(options)
    with progress_on(terminal) as progress:
        result = generator.plan(
            workspace, options.slugs, formats=options.formats, jobs=session.jobs(options.jobs), progress=progress
        )
    if result.request is None:
        return damaged(workspace.root, result.diagnostics)
    if options.out is not None:
        result.save(Path(options.directory, options.out))
    found = result.diagnostics
    code = PENDING if options.exit_code and result.pending and not judged(found) else judged(found)
    text = "\n\n".join("\n".join(_impact(impact, terminal.out, diff=options.diff)) for impact in result.impacts)
    fields = {
        "workspace": str(workspace.root),
        "pending": result.pending,
        "unaffected": result.unaffected,
        "companies": list(map(to_json, result.impacts)),
    }
    return CommandResult(code, found, fields, text, _summary(result), brief=True)


def _impact(impact: Impact, screen: Screen, *, diff: bool) -> Iterator[str]:
    kinds = Counter(change.kind.value for change in impact.files)
    files = ", ".join(f"{plural(number, 'file')} {kind}" for kind, number in kinds.items())
    about = [_FATES.get(impact.fate, ""), f"the text of {impact.former}, which is gone" if impact.former else "", files]
    yield f"{screen.paint(impact.slug, 'bold')}: {'; '.join(filter(None, about))}"
    for difference in impact.statement_changes:
        yield from _difference(difference, screen, diff=diff)


def _difference(difference: StatementChange, screen: Screen, *, diff: bool) -> Iterator[str]:
    yield f"  against {difference.against}"
    yield from map(_cause, difference.causes)
    for edit in difference.sections:
        yield f"    {screen.paint(visible(edit.section), 'bold')}: {_counted(edit)}"
        yield from map(_cause, edit.causes)
        if diff and edit.redline is not None:
            yield passages(edit.redline, screen, "      ")


def _counted(edit: SectionChange) -> str:
    words = f"{plural(edit.inserted, 'word')} new, {edit.deleted:,} gone"
    if edit.fate == "moved":
        return "stands elsewhere" + (f", {words}" if edit.inserted or edit.deleted else "")
    return f"{words}{f'; the section is {edit.fate}' if edit.fate in ('new', 'gone') else ''}"


def _cause(cause: Cause) -> str:
    place = cause.place.path if not cause.place.source else f"{cause.place.path}:{cause.place.line}"
    what = "" if cause.what == "changed" else f": {cause.what}"
    name = "" if cause.place.path.endswith(cause.name) else f"{cause.name}, "
    return visible(f"      because of {place}  {name}{cause.kind.value}{what}")


def _summary(result: PlanResult) -> str:
    impacts = result.impacts
    fates = Counter(impact.fate for impact in impacts)
    changing = sum(impact.pending for impact in impacts)
    files = Counter(change.kind.value for impact in impacts for change in impact.files)
    lines = [f"A build would change {_companies(changing)}{_files(files.items()) if changing else ''}."]
    if waiting := sum(impact.publishes and impact.version is not None for impact in impacts):
        lines.append(f"{plural(waiting, 'statement')} would get a new version when published.")
    if fates["failed"]:
        lines.append(f"{_companies(fates['failed'])} left out, for there are errors.")
    lines.append(f"{_companies(result.unaffected)} unaffected.")
    counted = count(result.diagnostics)
    return "\n".join([" ".join(lines), *([f"{counted}."] if counted else [])])


def _companies(number: int) -> str:
    return "1 company" if number == 1 else f"{number:,} companies" if number else "no company"


def _files(kinds: Iterable[tuple[str, int]]) -> str:
    return ": " + ", ".join(f"{plural(number, 'file')} {kind}" for kind, number in sorted(kinds))
