"""``statements check``: what is wrong in profiles and templates, and what the law asks of statements and files."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

import generator
from generator.cli import caching, session
from generator.cli.console.command_result import CommandResult, judged
from generator.cli.console.exchange_formats import EXCHANGE_FORMATS
from generator.cli.console.findings_view import count
from generator.cli.console.layout import plural
from generator.cli.console.terminal import Screen, Terminal, progress_on
from generator.cli.options import add_companies, day
from generator.diagnostics import has_errors
from generator.errors import WrongUse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from generator.drafting import Made
    from generator.drafting.workspace_check import CheckResult
    from generator.statement.file_check import FileCheckResult

EXAMPLES = (
    "statements check",
    "statements check smart2led --requirements",
    "statements check --on 2018-05-25",
    "statements check smt --report",
    "statements check --output-format sarif",
    "statements check --file verklaring.docx",
)

OUTPUT_FORMATS = ("text", "json", *EXCHANGE_FORMATS)

_OPENED = ".html"
"""The file of a report that most people open: the summary names that one."""


def add_options(check: ArgumentParser) -> None:
    """Adds the options of ``check``."""
    add_companies(check)
    check.add_argument("--on", metavar="DATE", type=day, help="the law of that day, as 2018-05-25 (default: today)")
    check.add_argument("--requirements", action="store_true", help="list what the law asks, met or not")
    check.add_argument("--report", action="store_true", help="write a report on each statement into reports/")
    check.add_argument("--output", metavar="DIR", help="write the reports into DIR instead")
    names = f"the format of the result on stdout: {', '.join(OUTPUT_FORMATS)}"
    check.add_argument("--output-format", metavar="FORMAT", choices=OUTPUT_FORMATS, default="text", help=names)
    files = "check the text of any Dutch statement instead: .docx, .html, .md or .txt"
    check.add_argument("--file", dest="files", metavar="FILE", nargs="+", action="extend", default=[], help=files)


def run(options: Namespace, terminal: Terminal) -> CommandResult:
    """Checks the companies named, or files; without a name also the templates, and groups without companies."""
    return _check_files(options, terminal) if options.files else _check_workspace(options, terminal)


def _check_workspace(options: Namespace, terminal: Terminal) -> CommandResult:
    workspace = session.open_workspace(options)
    if options.output is not None and not options.report:
        raise WrongUse("--output names the folder of reports, and no report is asked for", "add --report")
    with progress_on(terminal) as progress:
        check = generator.check(workspace, options.slugs, on=options.on, jobs=session.jobs(None), progress=progress)
    folder = Path(options.directory, options.output) if options.output is not None else None
    reports = generator.report(workspace, check, folder=folder) if options.report else ()
    fields = {
        "workspace": str(workspace.root),
        "law_of": check.on.isoformat(),
        "statements": list(map(_statement_json, check.statements)),
        "policies": list(check.policies),
        "reports": list(reports),
    }
    shown = options.requirements or terminal.verbose
    text = "\n\n".join(_texts(check, terminal.out, verbose=bool(terminal.verbose))) if shown else ""
    exchange = EXCHANGE_FORMATS.get(options.output_format)
    machine = exchange(check.diagnostics, [one.slug for one in check.statements]) if exchange else None
    summary = "\n".join(filter(None, _summary(check, whole=not options.slugs, reports=reports)))
    return CommandResult(judged(check.diagnostics), check.diagnostics, fields, text, summary, machine=machine)


def _statement_json(one: "Made") -> dict[str, object]:
    from generator.cli.console import check_view

    return {
        "slug": one.slug,
        "ok": not has_errors(one.diagnostics),
        "requirements": check_view.requirements_json(one.assessments),
        "waived": list(map(check_view.waiver_json, one.waived)),
        "plain_language": check_view.plain_language_json(one),
    }


def _texts(check: "CheckResult", screen: Screen, *, verbose: bool) -> Iterator[str]:
    """The requirements, and when verbose also the waivers and how plain each statement is."""
    from generator.cli.console import check_view

    yield check_view.requirement_tables({one.slug: one.assessments for one in check.statements}, check.on, screen)
    if verbose:
        yield from filter(None, (check_view.waiver_list(one.waived, screen) for one in check.statements))
        yield "\n".join(filter(None, map(check_view.plain_language_line, check.statements)))


def _summary(check: "CheckResult", *, whole: bool, reports: tuple[str, ...]) -> Iterator[str]:
    from generator.cli.console import check_view

    policies = len(check.policies)
    also = f" and {policies:,} {'policy' if policies == 1 else 'policies'}" if whole else ""
    waived = sum(len(one.waived) for one in check.statements)
    counts = (count(check.diagnostics) or "nothing to correct", f"{plural(waived, 'finding')} waived" if waived else "")
    yield f"Checked {plural(len(check.statements), 'statement')}{also}: {', '.join(filter(None, counts))}."
    yield check_view.requirement_count((one.assessments for one in check.statements), check.on)
    if pages := [path for path in reports if path.endswith(_OPENED)]:
        yield f"Reports, each also as .docx and .md: {', '.join(pages)}."


def _check_files(options: Namespace, terminal: Terminal) -> CommandResult:
    """Checks files; a workspace around them only adds its own rules, and none is needed."""
    from generator.cli.console import file_check_view

    if options.slugs:
        raise WrongUse("--file takes files, not companies", "leave out the names of companies, or --file")
    try:
        workspace = session.open_workspace(options)
    except WrongUse:
        workspace = None
    on, start = options.on or caching.today(), Path(options.directory)
    check = generator.check_files(options.files, on=on, workspace=workspace, start=start)
    files = [
        {"file": one.name, "ok": bool(one.results), "requirements": file_check_view.to_json(one.results)}
        for one in check.files
    ]
    text = "\n\n".join(
        file_check_view.show(one.name, one.results, check.on, terminal.out, whole=bool(terminal.verbose))
        for one in check.files
        if one.results
    )
    fields = {"law_of": check.on.isoformat(), "files": files}
    return CommandResult(judged(check.diagnostics), check.diagnostics, fields, text, _file_summary(check))


def _file_summary(check: "FileCheckResult") -> str:
    from generator.cli.console import file_check_view

    lines = [f"Checked {plural(len(check.files), 'file')}: {count(check.diagnostics) or 'nothing suspicious'}."]
    if counted := file_check_view.count_of(one.results for one in check.files):
        law = f"Law of {check.on.isoformat()}: {counted}."
        lines.append(f"{law} What is not found may still be there in other words.")
    return "\n".join(lines)
