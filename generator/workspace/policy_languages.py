"""Which languages the policies of a workspace have texts in."""

from generator.workspace.listing import Workspace

LIBRARY = "library"
"""The folder of the texts that policies share."""
_PARTS = ("sections", "wording")


def languages(workspace: Workspace, policy: str | None = None) -> tuple[str, ...]:
    """The languages of a policy, or without one of all, in order: those with a folder of sections or wording.

    A policy has the languages of the library too. What it lacks in one of them is told about its templates.
    """
    folders = [LIBRARY, *((policy,) if policy is not None else workspace.policies)]
    parts = (path for folder in folders for name in _PARTS for path in (workspace.templates / folder).glob(f"*/{name}"))
    return tuple(sorted({path.parent.name for path in parts if path.is_dir()}))
