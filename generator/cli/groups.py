"""The groups of a workspace, as commands that take ``--group`` see them."""

from generator.diagnostics.suggestion import suggest
from generator.errors import WrongUse
from generator.workspace import Workspace, load


def group_named(where: Workspace, name: str) -> str:
    """The group of this name; refuses one that is not there."""
    if name not in where.groups:
        hint = suggest(name, where.groups) or f"there are: {', '.join(sorted(where.groups)) or 'no groups'}"
        raise WrongUse(f"there is no group '{name}' in profiles/groups/", hint)
    return name


def members(where: Workspace, group: str) -> tuple[str, ...]:
    """The companies of a group; one whose file cannot be read belongs to none that anybody knows."""
    profiles = {slug: load(where, slug)[0] for slug in sorted(where.companies)}
    return tuple(slug for slug, profile in profiles.items() if profile is not None and profile.group == group)
