"""``statements schema``: the JSON Schema by which an editor completes and checks profiles."""

import json
from argparse import Namespace
from pathlib import Path

from generator import template, workspace
from generator.cli import session
from generator.cli.console.command_result import CommandResult
from generator.cli.console.terminal import Terminal
from generator.cli.exit_codes import FINE
from generator.errors import WrongUse
from generator.profile import schema
from generator.profile.schema import Catalogues
from generator.workspace import Workspace

FOLDER = ".schema"
KINDS = {"company": False, "group": True}


def run(options: Namespace, terminal: Terminal) -> CommandResult:
    """Prints one schema, or writes both into the workspace."""
    if options.write:
        where, _ = session.enter(options)
        written = write(where)
        summary = f"Written: {', '.join(written)}."
        return CommandResult(FINE, summary=summary, facts={"workspace": str(where.root), "written": written})
    try:
        where, _ = session.enter(options)
        catalogues, languages = words(where), workspace.languages(where)
    except WrongUse:  # without a workspace there is a schema all the same, but it offers no words of a policy
        catalogues, languages = {}, schema.LANGUAGES
    made = schema.json_schema(catalogues, KINDS[options.kind], languages)
    return CommandResult(FINE, text=_text(made).rstrip("\n"), facts={"kind": options.kind, "json_schema": made})


def write(where: Workspace, *, missing_only: bool = False) -> list[str]:
    """Writes the schemas of a workspace into its ``.schema/``; gives the paths of those written, from the root."""
    folder = where.root / FOLDER
    wanted = [kind for kind in KINDS if not (missing_only and _path(folder, kind).exists())]
    if not wanted:
        return []
    catalogues, languages = words(where), workspace.languages(where)
    folder.mkdir(exist_ok=True)
    for kind in wanted:
        _path(folder, kind).write_bytes(_text(schema.json_schema(catalogues, KINDS[kind], languages)).encode())
    return [f"{FOLDER}/{kind}.json" for kind in wanted]


def words(where: Workspace) -> Catalogues:
    """The keys of every catalogue, those of all policies and languages together: an editor knows no policy."""
    found: dict[str, frozenset[str]] = {}
    for policy in where.policies:
        for language in workspace.languages(where):
            loaded, _ = template.load_policy(where.templates, policy, language, "u")
            for name, keys in loaded.catalogues.items() if loaded else ():
                found[name] = found.get(name, frozenset()) | keys
    return found


def _path(folder: Path, kind: str) -> Path:
    return folder / f"{kind}.json"


def _text(made: object) -> str:
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"
