"""``statements redline``: what changed in a statement, on the screen and as documents to read and to accept."""

from argparse import Namespace

from generator import workspace
from generator.change.redlines import Redline, Redliner
from generator.cli import redline_asked as asked
from generator.cli import session
from generator.cli.console.command_result import CommandResult
from generator.cli.console.layout import plural
from generator.cli.console.redline_files_view import Compared, Folder, answer
from generator.cli.console.terminal import Terminal
from generator.cli.exit_codes import PROBLEMS
from generator.cli.redline_asked import Sides
from generator.diagnostics import Diagnostic, Diagnostics, Location, Severity
from generator.errors import WrongUse
from generator.ledger import Ledger
from generator.workspace import Workspace, choose_companies, group_named, members

_DAMAGED = "Nothing was compared: the record of what was published is damaged."


def run(options: Namespace, terminal: Terminal) -> CommandResult:
    """Compares what was asked for: a company's versions, those of a group's companies, or files and folders."""
    match options.compared:
        case []:
            if options.group is None:
                raise WrongUse("say what to compare", "name a company, two files or two folders, or a --group")
            return _versions(options, terminal)
        case [_] if options.group is None:
            return _versions(options, terminal)
        case [old, new] if options.group is None:
            if options.old or options.new:
                raise WrongUse("--from and --to name versions of a company", "leave them out to compare two files")
            return asked_files(options, terminal, old, new)
        case _:
            raise WrongUse(
                "too much to compare at once", "name one company, two files or two folders, or a --group alone"
            )


def asked_files(options: Namespace, terminal: Terminal, old: str, new: str) -> CommandResult:
    """Compares two files or two folders, in a workspace or not."""
    from generator.cli.redline_files import compare

    where, _ = workspace.find(asked.start(options))
    folder = Folder.of(options, where)
    return answer(compare(options, old, new), folder, options, terminal)


def _versions(options: Namespace, terminal: Terminal) -> CommandResult:
    where, found = session.enter(options)
    sides = asked.sides(options)
    slugs = _slugs(options, where, found)
    folder = Folder.of(options, where)
    published, damage = session.published(where)
    if published is None:
        return CommandResult(PROBLEMS, damage, {"workspace": str(where.root)}, summary=_DAMAGED)
    redliner = Redliner(where, published, session.shelf(where))
    return answer(_compare(where, published, redliner, slugs, sides, options), folder, options, terminal, redliner)


def _slugs(options: Namespace, where: Workspace, found: Diagnostics) -> tuple[str, ...]:
    """The companies to compare; one that is gone from the workspace may have versions still."""
    if options.group is not None:
        return members(where, group_named(where, options.group))
    (slug,) = options.compared
    published, _ = session.published(where)
    if published is None or not published.versions(slug):
        _refuse_a_file(options, slug)
        choose_companies(where, [slug], found)
    return (slug,)


def _refuse_a_file(options: Namespace, name: str) -> None:
    if "." in name or "/" in name or (asked.start(options) / name).is_dir():
        raise WrongUse(f"'{name}' alone cannot be compared", "name two files or two folders: first the old one")


def _compare(
    where: Workspace, published: Ledger, redliner: Redliner, slugs: tuple[str, ...], sides: Sides, options: Namespace
) -> Compared:
    found: Diagnostics = ()
    redlines: list[Redline] = []
    same: list[str] = []
    failed: list[str] = []
    signature = asked.signature(options)
    for slug in slugs:
        picked = asked.pick(published.versions(slug), sides)
        if isinstance(picked, str):
            found += (_not_there(where, published, slug, picked, options),)
            failed.append(slug)
            continue
        one, more = redliner.compare(slug, *picked, signature)
        found += more
        if one is None:
            failed.append(slug)
        elif one.parts:
            redlines.append(one)
        else:
            same.append(slug)
    return Compared(tuple(redlines), tuple(same), tuple(failed), found)


def _not_there(where: Workspace, published: Ledger, slug: str, why: str, options: Namespace) -> Diagnostic:
    """That a company has not the versions asked for: wrong use for one company, a warning for one of a group."""
    hint = _known(published, slug)
    if options.group is None:
        raise WrongUse(f"{slug}: {why}", hint)
    place = Location(where.display(where.companies[slug]))
    return Diagnostic("version-missing", f"left out: {why}", place, Severity.WARNING, hint)


def _known(published: Ledger, slug: str) -> str:
    versions = published.versions(slug)
    if not versions:
        return f"`statements publish {slug}` puts its first version in force"
    return f"there {'is' if len(versions) == 1 else 'are'} {plural(len(versions), 'version')}, and the draft"
