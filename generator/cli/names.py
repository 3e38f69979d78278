"""What to say of a company that is not there: most often it is a file, a group, or written otherwise."""

from pathlib import PurePosixPath

from generator.cli.console.invocation import program
from generator.diagnostics import Diagnostics
from generator.diagnostics.suggestion import suggest
from generator.workspace import Workspace

_MOST = 8


def hint_for(where: Workspace, asked: str, found: Diagnostics) -> str:
    """What a person who asked for the company ``asked`` can write instead; ``found`` is what is wrong with names."""
    name = stem(asked.replace("\\", "/"))
    if refused := next((f"{d.location.path}: {d.message}" for d in found if stem(d.location.path) == name), ""):
        return refused
    if name in where.companies:
        return f"write '{name}', the name alone and in small letters"
    if name in where.groups:
        return _members(where, name)
    if len(begun := [slug for slug in sorted(where.companies) if name and slug.startswith(name)]) > 1:
        return f"so begin: {_some(begun)}"
    return suggest(name, where.companies) or _like_a_group(where, name) or _known(where)


def stem(path: str) -> str:
    """The name of a company or group whose file, or folder in the output, this is."""
    name = PurePosixPath(path).name.casefold()
    return name.removesuffix(".yaml").removesuffix(".yml")


def _members(where: Workspace, group: str) -> str:
    """The companies of a group, as they are asked for together; the files that can be read say whose they are."""
    from generator import yaml as source  # completion lists names, and must not wait for the YAML parser

    members = []
    for slug, path in sorted(where.companies.items()):
        company, _ = source.read(path, where.display(path))
        if company is not None and company.data.get("extends") == group:
            members.append(slug)
    if not members:
        return f"'{group}' is a group that no company is in; `{program()} new NAME --group {group}` adds one"
    return f"'{group}' is a group; its companies are: {_some(members)}"


def _like_a_group(where: Workspace, name: str) -> str:
    like = suggest(name, where.groups)
    return f"{like[:-1]}, which is a group?" if like else ""


def _known(where: Workspace) -> str:
    if not where.companies:
        return f"there are none yet; `{program()} new NAME` makes one"
    return f"there are: {_some(sorted(where.companies))}"


def _some(names: list[str]) -> str:
    more = f" and {len(names) - _MOST:,} more" if len(names) > _MOST else ""
    return f"{', '.join(names[:_MOST])}{more}"
