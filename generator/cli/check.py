"""``statements check``: says what is wrong in profiles and templates, and writes nothing but the reports asked for."""

from argparse import Namespace
from collections.abc import Iterator, Mapping
from datetime import date

from generator import drafting, law, template
from generator import yaml as source
from generator.cli import caching, session
from generator.cli.console import plain_language_view, requirements_view, waivers_view
from generator.cli.console.command_result import CommandResult, judged
from generator.cli.console.exchange_formats import EXCHANGE_FORMATS
from generator.cli.console.findings_view import count
from generator.cli.console.layout import plural
from generator.cli.console.terminal import Progress, Screen, Terminal
from generator.diagnostics import Diagnostics, has_errors, in_order
from generator.drafting import Made
from generator.drafting.build_options import Basis
from generator.errors import WrongUse
from generator.ledger import Ledger
from generator.profile import schema
from generator.workspace import Workspace

_REPORTED = ".html"
"""Each report is said once, by the file that most people open."""


def run(options: Namespace, terminal: Terminal) -> CommandResult:
    """Checks the companies asked for, or files; without a name also the templates, and groups that nobody is in."""
    if options.files:
        from generator.cli import check_file  # a check of companies reads no files

        return check_file.run(options, terminal)
    where, found = session.enter(options)
    if options.output is not None and not options.report:
        raise WrongUse("--output is where reports go, and none is asked for", "add --report")
    slugs = session.choose(where, options.slugs, found)
    whole = not options.slugs
    found = found + _beside(where) if whole else session.about(slugs, found)
    on = options.on or caching.today()
    published, damage = session.published(where)
    made = {one.slug: one for one in _made(where, slugs, Basis(published, on), terminal)}
    found = in_order(found + damage + tuple(finding for one in made.values() for finding in one.diagnostics))
    written = _report(where, options, made, published, on) if options.report else []
    facts = {
        "workspace": str(where.root),
        "law_of": on.isoformat(),
        "statements": [_facts(one) for one in made.values()],
        "policies": sorted(where.policies) if whole else [],
        "reports": written,
    }
    asked = options.requirements or terminal.verbose
    text = "\n\n".join(_told(made, on, terminal.out, verbose=bool(terminal.verbose))) if asked else ""
    summary = [_summary(where, made, found, whole=whole), _law(made, on), _reported(written)]
    exchange = EXCHANGE_FORMATS.get(options.output_format)
    machine = exchange(found, slugs) if exchange else None
    return CommandResult(judged(found), found, facts, text, "\n".join(filter(None, summary)), machine=machine)


def _made(where: Workspace, slugs: tuple[str, ...], basis: Basis, terminal: Terminal) -> Iterator[Made]:
    with Progress(terminal.err, len(slugs), silent=bool(terminal.quiet)) as progress:
        for one in drafting.make(where, slugs, (), session.jobs(None), session.shelf(where), basis):
            progress.step(one.slug)
            yield one


def _report(
    where: Workspace, options: Namespace, made: Mapping[str, Made], published: Ledger | None, on: date
) -> list[str]:
    """Writes the reports and gives their paths."""
    from generator.cli.console import report_files  # nobody else on the way here needs the writers

    folder = report_files.folder_for(where, options)
    wanted = report_files.files(where, made.values(), published, on)
    report_files.write(folder, wanted)
    shown = folder.relative_to(where.root) if folder.is_relative_to(where.root) else folder
    return [f"{shown.as_posix()}/{path}" for path in wanted]


def _facts(made: Made) -> dict[str, object]:
    return {
        "slug": made.slug,
        "ok": not has_errors(made.diagnostics),
        "requirements": requirements_view.to_json(made.assessments),
        "waived": [waivers_view.to_json(one) for one in made.waived],
        "plain_language": plain_language_view.to_json(made),
    }


def _told(made: Mapping[str, Made], on: date, screen: Screen, *, verbose: bool) -> Iterator[str]:
    """The requirements, and where more is to be said what was waived and how plain each statement is."""
    yield requirements_view.show({slug: one.assessments for slug, one in made.items()}, on, screen)
    if verbose:
        yield from filter(None, (waivers_view.show(one.waived, screen) for one in made.values()))
        yield "\n".join(filter(None, map(plain_language_view.show, made.values())))


def _beside(where: Workspace) -> Diagnostics:
    """What is wrong in templates, in rules, and in group files, whether a company uses them or not."""
    found = template.check_templates(where.templates, schema.shape())
    found += law.load(where.templates, schema.shape(), session.shelf(where)).found
    for path in where.groups.values():
        found += source.read(path, where.display(path))[1]
    return found


def _summary(where: Workspace, made: Mapping[str, Made], found: Diagnostics, *, whole: bool) -> str:
    policies = len(where.policies)
    also = f" and {policies:,} {'policy' if policies == 1 else 'policies'}" if whole else ""
    let_stand = sum(len(one.waived) for one in made.values())
    told = f"{plural(let_stand, 'finding')} waived" if let_stand else ""
    what = ", ".join(filter(None, (count(found) or "nothing to mend", told)))
    return f"Checked {plural(len(made), 'statement')}{also}: {what}."


def _law(made: Mapping[str, Made], on: date) -> str:
    return requirements_view.count((one.assessments for one in made.values()), on)


def _reported(written: list[str]) -> str:
    pages = [path for path in written if path.endswith(_REPORTED)]
    return f"Reports, with the same as .docx and .md: {', '.join(pages)}." if pages else ""
