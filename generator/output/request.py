"""What is to be made: which companies, in which formats, and into which folder it may be written."""

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from generator import ledger
from generator.diagnostics import Diagnostics, has_errors
from generator.diagnostics.suggestion import suggest
from generator.errors import WrongUse
from generator.formats import DEFAULT_FORMATS, FORMATS
from generator.ledger import Ledger
from generator.storage.plan import Scope
from generator.workspace import Workspace, choose_companies, findings_about, writable_folder

OUTPUT = "output"


class BuildRequest(Struct, frozen=True):
    """What is to be made: the companies and formats, the folder, what may be removed there, by how many processes.

    ``diagnostics`` are what is wrong with the names of these companies.
    """

    workspace: Workspace
    slugs: tuple[str, ...]
    formats: tuple[str, ...]
    output: Path
    scope: Scope
    jobs: int = 1
    ledger: Ledger | None = None
    diagnostics: Diagnostics = ()


def prepare(
    workspace: Workspace,
    companies: Iterable[str] = (),
    formats: Iterable[str] | None = None,
    output: Path | None = None,
    jobs: int = 1,
) -> tuple[BuildRequest | None, Diagnostics]:
    """The request for some companies, or all; none where the record of what was published is damaged, and why.

    Raises ``WrongUse`` for a company or format that is not there and for a folder that may not be written.
    """
    named = tuple(companies)
    slugs = choose_companies(workspace, named, workspace.diagnostics)
    wanted = choose_formats(formats)
    folder = writable_folder(workspace, output, OUTPUT)
    published, damage = ledger.read(workspace.root / OUTPUT)
    if published is None:
        return None, damage
    hides = has_errors(workspace.diagnostics)  # a company hidden by a wrong file name or link loses no file
    suffixes = None if formats is None else frozenset(suffix for name in wanted for suffix in FORMATS[name].suffixes)
    scope = Scope(frozenset(slugs) if named or hides else None, suffixes)
    found = findings_about(slugs, workspace.diagnostics) if named else workspace.diagnostics
    return BuildRequest(workspace, slugs, wanted, folder, scope, jobs, published, found), ()


def choose_formats(names: Iterable[str] | None) -> tuple[str, ...]:
    """The formats named, in the order of the table; the default ones for ``None``. Raises ``WrongUse`` for others."""
    if names is None:
        return DEFAULT_FORMATS
    wanted = [name.strip().lower() for part in names for name in part.split(",") if name.strip()]
    for name in wanted:
        if name not in FORMATS:
            raise WrongUse(f"'{name}' is no format", suggest(name, FORMATS) or f"there are: {', '.join(FORMATS)}")
    if not wanted:
        raise WrongUse("no format is named", f"there are: {', '.join(FORMATS)}")
    if "pdf" in wanted:
        from generator.formats import pdf

        if reason := pdf.why_unavailable():
            raise WrongUse(reason, "in a copy of the repository: make pdf")
    return tuple(name for name in FORMATS if name in wanted)
