"""Where a command may write: its own folder of the workspace, or another that holds nothing else of it."""

import os
from pathlib import Path

from generator.errors import WrongUse
from generator.workspace.listing import Workspace


def writable_folder(where: Workspace, path: Path | None, default: str, content: str = "statements") -> Path:
    """The folder to write ``content`` to: ``default`` in the workspace, or else the one at ``path``.

    Raises ``WrongUse`` for the workspace itself and what it is in, for profiles/, templates/ and the record of what was
    published, for hidden folders, for output/ where that is not the default, and for a link in the workspace that
    leads out of it: whoever made the workspace would choose where to write.
    """
    named = Path(os.path.abspath(path)) if path else where.root / default  # noqa: PTH100 # links stay links
    folder = named.resolve()
    inside = (
        [part.casefold() for part in folder.relative_to(where.root).parts] if folder.is_relative_to(where.root) else []
    )
    taken = [["profiles"], ["templates"], *([] if default == "output" else [["output"]])]
    closed = inside[:1] in taken or inside[:2] == ["output", "published"] or any(part[0] == "." for part in inside)
    name = path.as_posix() if path else default
    if where.root.is_relative_to(folder) or closed:
        raise WrongUse(f"{content} cannot be written into {name}", "name a folder of their own")
    if named.is_relative_to(where.root) and not inside:
        raise WrongUse(f"{name} is a link that leads out of the workspace", "name another folder with --output")
    return folder
