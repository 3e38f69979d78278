"""``statements drift``: where the companies of a group differ from it, and whether anybody said why."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence

from generator.change.drift_analysis import Deviation, Drift, DriftResult, Relation
from generator.cli import session
from generator.cli.console.command_result import CommandResult, judged
from generator.cli.console.layout import columns, plural
from generator.cli.console.redline_view import passages
from generator.cli.console.terminal import Screen, Terminal
from generator.cli.exit_codes import PENDING
from generator.cli.options import add_exit_code

EXAMPLES = ("statements drift --group promteg", "statements drift --group promteg --exit-code")

_SIGNS = {Relation.SAME: "same", Relation.EXPLAINED: "reason stated", Relation.UNEXPLAINED: "NO REASON"}


def add_options(parser: ArgumentParser) -> None:
    """Adds the options of ``drift``."""
    parser.add_argument("--group", metavar="NAME", required=True, help="the group, as in profiles/groups/NAME.yaml")
    add_exit_code(parser, "a section differs without a reason")


def run(options: Namespace, terminal: Terminal) -> CommandResult:
    """A row a section that differs somewhere, then for each difference its cause, its reason and its words."""
    import generator

    workspace = session.open_workspace(options)
    result = generator.drift(workspace, options.group)
    found, drifts = result.diagnostics, result.companies
    unexplained = sum(len(one.unexplained) for one in drifts)
    text = "\n\n".join(filter(None, (_table(drifts, terminal.out), *_details(drifts, terminal.out))))
    code = PENDING if options.exit_code and unexplained and not judged(found) else judged(found)
    fields = {
        "workspace": str(workspace.root),
        "group": result.group,
        "companies": [{"slug": one.slug, "sections": list(map(_fields, one.sections))} for one in drifts],
    }
    return CommandResult(code, found, fields, text, _summary(result, unexplained))


def _table(drifts: Sequence[Drift], screen: Screen) -> str:
    """The sections that differ somewhere against the companies that differ somewhere."""
    apart = [one for one in drifts if any(part.relation is not Relation.SAME for part in one.sections)]
    names = list(dict.fromkeys(p.section for one in apart for p in one.sections if p.relation is not Relation.SAME))
    rows = [(name, *(_sign(one, name) for one in apart)) for name in names]
    return columns(("SECTION", *(one.slug for one in apart)), rows, screen, lead=1) if rows else ""


def _sign(one: Drift, name: str) -> str:
    return next((_SIGNS[part.relation] for part in one.sections if part.section == name), "-")


def _details(drifts: Sequence[Drift], screen: Screen) -> Iterator[str]:
    for one in drifts:
        for part in one.sections:
            if part.relation is not Relation.SAME:
                yield "\n".join(filter(None, _detail(one.slug, part, screen)))


def _detail(slug: str, part: Deviation, screen: Screen) -> Iterator[str]:
    assert part.change is not None  # the section differs
    absent = {"company": "; the company has no such section", "group": "; the group has no such section"}
    counts = f"{plural(part.change.inserted, 'word')} its own, {part.change.deleted:,} of the group's gone"
    yield screen.paint(f"{slug}, {part.section}: {counts}{absent.get(part.absent, '')}", "bold")
    yield f"  reason: {part.reason}" if part.reason else "  no reason is stated under 'deviations'"
    yield from (f"  because of {cause.place}  {cause.name}" for cause in part.change.causes)
    if part.change.redline is not None:
        yield passages(part.change.redline, screen, "    ")


def _summary(result: DriftResult, unexplained: int) -> str:
    explained = sum(part.relation is Relation.EXPLAINED for one in result.companies for part in one.sections)
    differ = f"{plural(unexplained, 'section')} differ{'s' if unexplained == 1 else ''} without a reason"
    also = f", {explained:,} with one" if explained else ""
    broken = f"; {plural(result.failed, 'company')} left out, for there are errors" if result.failed else ""
    return f"Group {result.group}, {len(result.companies):,} companies: {differ}{also}{broken}."


def _fields(part: Deviation) -> dict[str, object]:
    causes = part.change.causes if part.change else ()
    return {
        "section": part.section,
        "relation": part.relation.name.lower(),
        "inserted": part.change.inserted if part.change else 0,
        "deleted": part.change.deleted if part.change else 0,
        "reason": part.reason,
        "absent": part.absent,
        "causes": [{"key": cause.name, "file": cause.place.path, "line": cause.place.line} for cause in causes],
    }
