"""``statements redline``: what changed in a statement, on the screen and as documents to read and to accept."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from generator.change.redlines import Redline
from generator.cli import caching, session
from generator.cli.console.command_result import CommandResult, judged
from generator.cli.console.findings_view import count
from generator.cli.console.layout import plural
from generator.cli.console.redline_summary_view import fate, several, single
from generator.cli.console.terminal import Terminal
from generator.cli.exit_codes import PENDING, PROBLEMS
from generator.cli.options import add_exit_code, add_formats, day
from generator.errors import WrongUse
from generator.output.redline_documents import RedlineResult
from generator.workspace import Workspace

EXAMPLES = (
    "statements redline smart2led",
    'statements redline smart2led --from 1 --to 2 --author "J. Bakker" --date 2026-12-01',
    "statements redline --group promteg",
    "statements redline smart2led-signed.docx output/smart2led/smart2led.html",
    "statements redline old/ new/ --format docx --exit-code",
)

_DAMAGED = "Nothing was compared: the record of what was published is damaged."


def add_options(parser: ArgumentParser) -> None:
    """Adds the options of ``redline``."""
    parser.add_argument(
        "compared",
        metavar="SLUG",
        nargs="*",
        help="a company, by the name of its file; or two files or two folders, OLD and NEW",
    )
    parser.add_argument("--from", dest="old", metavar="VERSION", help="a number, latest or draft (default: latest)")
    parser.add_argument("--to", dest="new", metavar="VERSION", help="a number, latest or draft (default: draft)")
    parser.add_argument("--group", metavar="NAME", help="every company of a group, and an overview")
    parser.add_argument("--author", metavar="NAME", help="whose changes they are (default: the company's)")
    parser.add_argument(
        "--date", metavar="DATE", type=day, help="the day of the changes (default: today, or publishing)"
    )
    add_formats(parser, "docx, html and md")
    parser.add_argument("--output", metavar="DIR", help="write into DIR instead of redlines/")
    parser.add_argument("--force", action="store_true", help="replace redlines that a person edited; copies are kept")
    add_exit_code(parser, "anything changed")


def run(options: Namespace, terminal: Terminal) -> CommandResult:
    """Compares what was asked for: a company's versions, those of a group's companies, or files and folders."""
    match options.compared:
        case []:
            if options.group is None:
                raise WrongUse("say what to compare", "name a company, two files or two folders, or a --group")
            return _versions(options, terminal, None)
        case [name] if options.group is None:
            return _versions(options, terminal, name)
        case [old, new] if options.group is None:
            if options.old or options.new:
                raise WrongUse("--from and --to name versions of a company", "leave them out to compare two files")
            return _files(options, terminal, old, new)
        case _:
            raise WrongUse(
                "too much to compare at once", "name one company, two files or two folders, or a --group alone"
            )


def _versions(options: Namespace, terminal: Terminal, company: str | None) -> CommandResult:
    import generator

    workspace = session.open_workspace(options)
    if company is not None and company not in workspace.companies and _is_file(options, company):
        raise WrongUse(f"'{company}' alone cannot be compared", "name two files or two folders: first the old one")
    result = generator.redline(
        workspace,
        company,
        group=options.group,
        old=options.old,
        new=options.new,
        author=options.author,
        day=options.date,
        formats=options.formats,
        output=_output(options),
        force=options.force,
    )
    return _to_result(result, workspace, options, terminal)


def _files(options: Namespace, terminal: Terminal, old: str, new: str) -> CommandResult:
    import generator
    from generator.workspace import find

    workspace, _ = find(Path(options.directory))  # two files can be compared outside a workspace
    start = Path(options.directory)
    result = generator.redline_files(
        start / old,
        start / new,
        workspace=workspace,
        names=(old, new),
        author=options.author,
        day=options.date,
        today=caching.today(),
        formats=options.formats,
        output=_output(options) or (None if workspace else start.resolve() / "redlines"),
        force=options.force,
    )
    return _to_result(result, workspace, options, terminal)


def _is_file(options: Namespace, name: str) -> bool:
    return "." in name or "/" in name or Path(options.directory, name).is_dir()


def _output(options: Namespace) -> Path | None:
    return Path(options.directory, options.output) if options.output else None


def _to_result(
    result: RedlineResult, workspace: Workspace | None, options: Namespace, terminal: Terminal
) -> CommandResult:
    """What changed, on the screen and for programs; one redline is shown with its words, several as a table."""
    found = result.diagnostics
    if result.is_damaged:
        assert workspace is not None
        return CommandResult(PROBLEMS, found, {"workspace": str(workspace.root)}, summary=_DAMAGED)
    code = PENDING if options.exit_code and result.differs and not judged(found) else judged(found)
    is_one = len(options.compared) == 1 or (len(result.redlines) == 1 and not result.gone and not result.new)
    shown = single if is_one or terminal.verbose else several
    name = options.output or "redlines"
    lines = [*_summary(result), *_places(name, result.written, options.group)]
    lines += [f"{count(found)}."] if count(found) else []
    text = shown(result.redlines, terminal.out)
    return CommandResult(code, found, _fields(result, workspace), text, "\n".join(lines))


def _summary(found: RedlineResult) -> Iterator[str]:
    for names, what in ((found.gone, "is gone"), (found.new, "is new")):
        if names:
            yield f"{', '.join(names)} {what if len(names) == 1 else what.replace('is', 'are')}."
    if found.redlines:
        sections = sum(len(one.parts) for one in found.redlines)
        inserted, deleted = (sum(getattr(one, side) for one in found.redlines) for side in ("inserted", "deleted"))
        words = f"{plural(sections, 'section')}, {plural(inserted, 'word')} new, {deleted:,} gone"
        yield f"{plural(len(found.redlines), 'statement')} changed: {words}."
    if found.same:
        also = "other " if found.redlines else ""
        end = "." if found.redlines else "; nothing to show."
        yield f"{plural(len(found.same), f'{also}statement')} did not change{end}"
    if found.failed:
        yield f"{plural(len(found.failed), 'statement')} could not be compared."


def _places(folder: str, written: tuple[str, ...], group: str | None) -> Iterator[str]:
    """Where the files are: each of a few, else the folder and the overview."""
    few = written if len(written) <= 6 else tuple(path for path in written if path.startswith(f"{group}-overview."))
    if len(written) > len(few):
        yield f"{plural(len(written), 'file')} in {folder}/"
    for path in few:
        yield f"  {(Path(folder) / path).as_posix()}"


def _fields(found: RedlineResult, workspace: Workspace | None) -> dict[str, object]:
    return {
        "workspace": str(workspace.root) if workspace else None,
        "output": str(found.folder),
        "redlines": [_redline_fields(one, found.written) for one in found.redlines],
        "unchanged": list(found.same),
        "failed": list(found.failed),
        "gone": list(found.gone),
        "new": list(found.new),
        "files": list(found.written),
    }


def _redline_fields(one: Redline, written: tuple[str, ...]) -> dict[str, object]:
    return {
        "name": one.name,
        "from": one.old,
        "to": one.new,
        "inserted": one.inserted,
        "deleted": one.deleted,
        "sections": [
            {
                "anchor": part.change.anchor,
                "title": part.change.title,
                "fate": fate(part.change),
                "inserted": part.change.inserted,
                "deleted": part.change.deleted,
            }
            for part in one.parts
        ],
        "files": [path for path in written if path.startswith(f"{one.path}.")],
    }
