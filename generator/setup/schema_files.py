"""The JSON Schemas by which an editor completes and checks profiles, and their files in a workspace."""

import json

from generator import template, workspace
from generator.profile import schema
from generator.profile.schema import Catalogues
from generator.workspace import Workspace

FOLDER = ".schema"
KINDS = {"company": False, "group": True}
"""The kinds of profiles, and whether each is a group's."""


def editor_schema(where: Workspace | None, kind: str) -> dict[str, object]:
    """The JSON Schema of a ``kind`` of profile; without a workspace it offers no words of a policy."""
    if where is None:
        return schema.json_schema({}, KINDS[kind], schema.LANGUAGES)
    return schema.json_schema(_catalogues(where), KINDS[kind], workspace.languages(where))


def schema_text(json_schema: object) -> str:
    """A schema as it stands in a file."""
    return json.dumps(json_schema, ensure_ascii=False, indent=2) + "\n"


def write_schemas(where: Workspace, *, missing_only: bool = False) -> tuple[str, ...]:
    """Writes the schemas of a workspace into its ``.schema/``; gives the paths of those written, from the root."""
    files = {kind: where.root / FOLDER / f"{kind}.json" for kind in KINDS}
    wanted = [kind for kind, file in files.items() if not (missing_only and file.exists())]
    if not wanted:
        return ()
    catalogues, languages = _catalogues(where), workspace.languages(where)
    (where.root / FOLDER).mkdir(exist_ok=True)
    for kind in wanted:
        files[kind].write_bytes(schema_text(schema.json_schema(catalogues, KINDS[kind], languages)).encode())
    return tuple(f"{FOLDER}/{kind}.json" for kind in wanted)


def _catalogues(where: Workspace) -> Catalogues:
    """The keys of every catalogue, those of all policies and languages together: an editor knows no policy."""
    found: dict[str, frozenset[str]] = {}
    for policy in where.policies:
        for language in workspace.languages(where):
            loaded, _ = template.load_policy(where.templates, policy, language, "u")
            for name, keys in loaded.catalogues.items() if loaded else ():
                found[name] = found.get(name, frozenset()) | keys
    return found
