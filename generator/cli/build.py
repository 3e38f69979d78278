"""``statements build``: composes the statements and brings ``output/`` up to date.

Where the last build found nothing to do and no file has changed since, its result is given again, and nothing else is
imported.
"""

from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from generator.cli import caching, up_to_date
from generator.cli.console.command_result import CommandResult, judged
from generator.cli.console.layout import plural
from generator.cli.console.terminal import Terminal, progress_on
from generator.cli.exit_codes import PROBLEMS
from generator.cli.options import add_companies, add_formats, add_jobs, add_plan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from generator.diagnostics import Diagnostics
    from generator.output.builds import BuildResult
    from generator.output.request import BuildRequest

EXAMPLES = (
    "statements build",
    "statements build smart2led smt",
    "statements build --format docx,pdf",
    "statements build --strict",
    "statements build week-49.plan",
)

MOVED = "Nothing changed: the inputs changed after the plan was made. Make a new plan."
DAMAGED = "Nothing was done: dates and versions come from the record of what was published, and that is damaged."


def add_options(parser: ArgumentParser) -> None:
    """Adds the options of ``build``."""
    add_companies(parser)
    add_formats(parser, "all but pdf")
    add_jobs(parser)
    parser.add_argument("--strict", action="store_true", help="write nothing when anything has an error")
    parser.add_argument(
        "--force", action="store_true", help="replace files that a person edited; copies are kept as NAME.orig"
    )
    parser.add_argument("--output", metavar="DIR", help="write into DIR instead of output/")
    parser.add_argument("--dry-run", action="store_true", help="give the same verdict and write nothing")
    add_plan(parser)


def run(options: Namespace, terminal: Terminal) -> CommandResult:
    """Builds what was asked for; a statement with errors keeps the files that it has."""
    root = caching.root_of(options.directory)
    shelf = caching.shelf_of(root) if root and up_to_date.is_eligible(options) else None
    if root is None or shelf is None:
        return _build(options, terminal)
    request = up_to_date.request_of(options, root)
    if (kept := up_to_date.recall(shelf, request, facts=options.json)) is not None:
        return kept
    before = up_to_date.states_of(root)
    result = _build(options, terminal)
    up_to_date.keep(shelf, request, root, before, result)
    return result


def _build(options: Namespace, terminal: Terminal) -> CommandResult:
    import generator
    from generator.cli import session

    plan = session.saved_plan(options)
    workspace = session.open_workspace(options)
    with progress_on(terminal) as progress:
        result = generator.build(
            workspace,
            () if plan else options.slugs,
            formats=options.formats,
            output=Path(options.directory, options.output) if options.output else None,
            plan=plan,
            force=options.force,
            strict=options.strict,
            dry_run=options.dry_run,
            jobs=session.jobs(options.jobs),
            progress=progress,
        )
    return to_result(result, terminal) if result.request else damaged(workspace.root, result.diagnostics)


def damaged(root: Path, diagnostics: "Diagnostics") -> CommandResult:
    """The result where the record of what was published is damaged."""
    return CommandResult(PROBLEMS, diagnostics, {"workspace": str(root)}, summary=DAMAGED)


def to_result(result: "BuildResult", terminal: Terminal) -> CommandResult:
    """The result of a build for people and programs."""
    from generator.cli.console.findings_view import count

    assert result.request is not None
    found, request = result.diagnostics, result.request
    if result.refused == "strict":
        summary = f"Nothing was written, for there are errors and --strict was asked: {count(found)}."
        return CommandResult(PROBLEMS, found, _fields(result), summary=summary, brief=True)
    if result.refused:
        return CommandResult(PROBLEMS, found, _fields(result), summary=MOVED)
    text = "\n".join(f"{change.kind.value:9}  {request.output.name}/{change.path}" for change in result.changes)
    return CommandResult(
        judged(found),
        found,
        _fields(result) | {"dry_run": result.dry_run},
        text if terminal.verbose else "",
        _summary(result, request) + (f"\n{count(found)}." if count(found) else ""),
        brief=True,
    )


def _summary(result: "BuildResult", request: "BuildRequest") -> str:
    kinds = Counter(change.kind.value for change in result.changes)
    built = len(request.slugs) - len(result.failed)
    files = [plural(kinds["created"] + kinds["updated"], "file") + (" to write" if result.dry_run else " written")]
    files += [f"{kinds[kind]:,} {kind}" for kind in ("unchanged", "removed") if kinds[kind]]
    if kept := kinds["edited"] + kinds["blocked"]:
        files.append(f"{kept:,} kept as they are")
    lines = [f"{plural(built, 'statement')} in {_shown(request)}/: {', '.join(files)}."]
    if result.failed:
        have = "has errors and keeps" if len(result.failed) == 1 else "have errors and keep"
        lines.append(f"{plural(len(result.failed), 'statement')} {have} the files there were: {_names(result.failed)}.")
    return "\n".join([*lines, *(["Nothing was written: this was a dry run."] if result.dry_run else [])])


def _shown(request: "BuildRequest") -> str:
    root = request.workspace.root
    inside = request.output.is_relative_to(root)
    return (request.output.relative_to(root) if inside else request.output).as_posix()


def _names(slugs: Iterable[str]) -> str:
    names = sorted(slugs)
    return ", ".join(names[:8]) + (f" and {len(names) - 8:,} more" if len(names) > 8 else "")


def _fields(result: "BuildResult") -> dict[str, object]:
    from generator.storage.plan import Kind

    assert result.request is not None
    changed: dict[str, list[str]] = {kind.value: [] for kind in Kind}
    for change in result.changes:
        changed[change.kind.value].append(change.path)
    return {
        "workspace": str(result.request.workspace.root),
        "output": str(result.request.output),
        "formats": list(result.request.formats),
        "statements": [
            {"slug": slug, "ok": slug not in result.failed, "version": result.versions.get(slug)}
            for slug in result.request.slugs
        ],
        "files": changed,
    }
