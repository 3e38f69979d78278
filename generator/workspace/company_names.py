"""Companies by the names that a caller gives; an unknown one is most often a file's, a group's, or misspelled."""

from collections.abc import Iterable
from pathlib import PurePosixPath

from generator.diagnostics import Diagnostics
from generator.diagnostics.suggestion import suggest
from generator.errors import WrongUse
from generator.workspace.groups import members
from generator.workspace.listing import Workspace

_MOST = 8


def choose_companies(where: Workspace, slugs: Iterable[str], found: Diagnostics) -> tuple[str, ...]:
    """The companies of these names, each once, or all where none is named; raises ``WrongUse`` for an unknown name.

    ``found`` are the findings about names of files, one of which may explain an unknown name.
    """
    named = tuple(dict.fromkeys(slugs))
    for slug in named:
        if slug not in where.companies:
            raise WrongUse(f"there is no company '{slug}' in profiles/", _hint(where, slug, found))
    return named or tuple(sorted(where.companies))


def findings_about(slugs: Iterable[str], found: Diagnostics) -> Diagnostics:
    """Of the findings about names of files and links, those about these companies, or about no profile."""
    named = frozenset(slugs)
    return tuple(
        one for one in found if not one.location.path.startswith("profiles/") or _stem(one.location.path) in named
    )


def _hint(where: Workspace, unknown: str, found: Diagnostics) -> str:
    """What to write instead of the unknown company ``unknown``; ``found`` are the findings about names of files."""
    name = _stem(unknown.replace("\\", "/"))
    if refused := next((f"{d.location.path}: {d.message}" for d in found if _stem(d.location.path) == name), ""):
        return refused
    if name in where.companies:
        return f"write '{name}', the name alone and in small letters"
    if name in where.groups:
        return _members(where, name)
    if len(begun := [slug for slug in sorted(where.companies) if name and slug.startswith(name)]) > 1:
        return f"these begin with it: {_some(begun)}"
    return suggest(name, where.companies) or _like_a_group(where, name) or _known(where)


def _stem(path: str) -> str:
    """The name of a company or group whose file, or folder in the output, this is."""
    name = PurePosixPath(path).name.casefold()
    return name.removesuffix(".yaml").removesuffix(".yml")


def _members(where: Workspace, group: str) -> str:
    """The companies of a group, to be named together."""
    if names := members(where, group):
        return f"'{group}' is a group; its companies are: {_some(list(names))}"
    return f"'{group}' is a group without companies; `statements new NAME --group {group}` adds one"


def _like_a_group(where: Workspace, name: str) -> str:
    like = suggest(name, where.groups)
    return f"{like[:-1]}, which is a group?" if like else ""


def _known(where: Workspace) -> str:
    if not where.companies:
        return "there are no companies yet; `statements new NAME` adds one"
    return f"the companies are: {_some(sorted(where.companies))}"


def _some(names: list[str]) -> str:
    more = f" and {len(names) - _MOST:,} more" if len(names) > _MOST else ""
    return f"{', '.join(names[:_MOST])}{more}"
