"""The groups of a workspace by name, and the companies of each."""

from generator.diagnostics.suggestion import suggest
from generator.errors import WrongUse
from generator.workspace.company import load
from generator.workspace.listing import Workspace


def group_named(where: Workspace, name: str) -> str:
    """The group of this name; raises ``WrongUse`` where there is none."""
    if name not in where.groups:
        hint = suggest(name, where.groups) or f"the groups are: {', '.join(sorted(where.groups)) or 'none yet'}"
        raise WrongUse(f"there is no group '{name}' in profiles/groups/", hint)
    return name


def members(where: Workspace, group: str) -> tuple[str, ...]:
    """The companies of a group by their profiles; one whose profile cannot be read is in no group."""
    profiles = {slug: load(where, slug)[0] for slug in sorted(where.companies)}
    return tuple(slug for slug, profile in profiles.items() if profile is not None and profile.group == group)
