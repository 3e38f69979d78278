"""``statements explain``: where each value of a statement comes from, and which template printed it."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from msgspec.structs import asdict

import generator
from generator.cli import session
from generator.cli.console.command_result import CommandResult, judged
from generator.cli.console.layout import columns, wrapped
from generator.cli.console.terminal import Screen, Terminal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from generator.profile import Profile
    from generator.statement.explanation import ExplainedSection, ExplainedValue

EXAMPLES = (
    "statements explain smart2led",
    "statements explain smart2led contact.email",
    "statements explain smart2led processings.recruitment.retention",
)

_LONGEST = 48
"""A longer value is cut in the table of all values; a value that is named is shown whole."""


def add_options(parser: ArgumentParser) -> None:
    """Adds the options of ``explain``."""
    parser.add_argument("slug", metavar="SLUG", help="the company, by the name of its file")
    parser.add_argument(
        "key", metavar="KEY", nargs="?", help="one value, or all below it; the end of its name is enough"
    )


def run(options: Namespace, terminal: Terminal) -> CommandResult:
    """Explains a statement, or one value; a statement with errors is explained as far as its profile can be read."""
    workspace = session.open_workspace(options)
    explanation = generator.explain(workspace, options.slug, options.key)
    code = judged(explanation.diagnostics)
    fields: dict[str, object] = {"workspace": str(workspace.root)}
    if explanation.profile is None:
        return CommandResult(code, explanation.diagnostics, fields)
    fields |= {
        "slug": explanation.slug,
        "group": explanation.profile.group,
        "values": list(map(asdict, explanation.values)),
        "sections": list(map(asdict, explanation.sections)),
    }
    head = "" if options.key else _head(explanation.profile, terminal.out)
    values = _value_table(explanation.values, terminal.out, 0 if options.key else _LONGEST)
    sections = _section_table(explanation.sections, terminal.out) if explanation.sections else ""
    return CommandResult(code, explanation.diagnostics, fields, "\n\n".join(filter(None, (head, values, sections))))


def _head(profile: "Profile", screen: Screen) -> str:
    names = (profile.data.get(name) for name in ("policy", "language", "form_of_address"))
    group = f", group {profile.group}" if profile.group else ""
    line = f"{profile.slug}: policy {', '.join(map(str, names))}{group}"
    return "\n".join(wrapped(line, screen, "", "  "))


def _value_table(values: "Sequence[ExplainedValue]", screen: Screen, longest: int) -> str:
    rows = [
        (
            one.key,
            _shown(one.value),
            f"{one.file}:{one.line}",
            "group" if one.inherited else "own",
            ", ".join(one.sections) or "-",
        )
        for one in values
    ]
    return columns(("KEY", "VALUE", "FROM", "BY", "SHOWN IN"), rows, screen, longest=longest)


def _shown(value: object) -> str:
    match value:
        case True:
            return "true"
        case False:
            return "false"
        case None:
            return "~"
        case list():
            return f"[{', '.join(map(_shown, value))}]"
        case _:
            return str(value)


def _section_table(sections: "Sequence[ExplainedSection]", screen: Screen) -> str:
    printed = [(one.section, str(one.values), one.template) for one in sections if one.template]
    left_out = [one.section for one in sections if not one.template]
    table = columns(("SECTION", "VALUES", "PRINTED BY"), printed, screen, longest=_LONGEST * 2)
    line = f"Left out, because nothing is stated for them: {', '.join(left_out)}"
    return "\n".join([table, "", *wrapped(line, screen, "", "  ")]) if left_out else table
