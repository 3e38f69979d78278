"""``statements schema``: the JSON Schema by which an editor completes and checks profiles."""

from argparse import ArgumentParser, Namespace

import generator
from generator.cli import session
from generator.cli.console.command_result import CommandResult
from generator.cli.console.terminal import Terminal
from generator.cli.exit_codes import FINE
from generator.errors import WrongUse

EXAMPLES = ("statements schema --write", "statements schema --kind group > group.json")


def add_options(parser: ArgumentParser) -> None:
    """Adds the options of ``schema``."""
    parser.add_argument("--kind", choices=("company", "group"), default="company", help="the kind of profile")
    parser.add_argument("--write", action="store_true", help="write both into .schema/ of the workspace instead")


def run(options: Namespace, terminal: Terminal) -> CommandResult:
    """Prints one schema, or writes both into the workspace."""
    from generator.setup.schema_files import schema_text

    try:
        workspace = session.open_workspace(options)
    except WrongUse:  # without a workspace there is a schema all the same
        if options.write:
            raise
        workspace = None
    if options.write and workspace is not None:
        written = list(generator.write_schemas(workspace))
        fields = {"workspace": str(workspace.root), "written": written}
        return CommandResult(FINE, summary=f"Written: {', '.join(written)}.", facts=fields)
    schema = generator.editor_schema(options.kind, workspace)
    return CommandResult(
        FINE, text=schema_text(schema).rstrip("\n"), facts={"kind": options.kind, "json_schema": schema}
    )
