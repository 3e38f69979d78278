"""The statements and the review site in memory, for somebody who is editing: nothing of ``output/`` is read or written.

A statement that an edit breaks stays as it was before, with the errors beside it.
"""

from msgspec import Struct

from generator import drafting
from generator import ledger as record
from generator.cache.store import Shelf
from generator.diagnostics import Diagnostics, in_order
from generator.drafting.build_options import Basis
from generator.formats import DEFAULT_FORMATS
from generator.ledger import PUBLISHED, Ledger
from generator.review.site import Looked, site
from generator.review.site_state import Row, row
from generator.statement.printing import Files
from generator.storage.plan import Scope
from generator.workspace import Workspace


class Preview(Struct, frozen=True):
    """What there is to see: the statements' files by company, the rows of the site, and all findings."""

    statements: dict[str, Files]
    rows: dict[str, Row]
    diagnostics: Diagnostics = ()

    def files(self, where: Workspace, ledger: Ledger) -> Files:
        """All files, path to bytes, as they would stand in ``output/``."""
        files = {path: content for made in self.statements.values() for path, content in made.items()}
        looked = Looked(self.rows, files, where.companies, Scope())
        return files | site(looked, {}, (), ledger, links=True)


NOTHING = Preview({}, {})
"""What there is to see before the first look."""


def look(where: Workspace, basis: Basis, before: Preview, shelf: Shelf | None) -> Preview:
    """What there is to see after an edit, by one process alone: a server's threads cannot be forked.

    All companies are made, for they are compared with one another; the shelf has those that stayed as they were.
    """
    statements = {slug: files for slug, files in before.statements.items() if slug in where.companies}
    rows: dict[str, Row] = {}
    found: Diagnostics = ()
    for made in drafting.make(where, sorted(where.companies), DEFAULT_FORMATS, 1, shelf, basis):
        if not made.failed:
            statements[made.slug] = made.files
        rows[made.slug] = row(made, basis.ledger)
        found += made.diagnostics
    return Preview(statements, rows, in_order(found))


def published(ledger: Ledger, path: str) -> bytes | None:
    """A file of a published version by its path below ``output/``; none that is altered or no version's."""
    folder, _, name = path.removeprefix(f"{PUBLISHED}/").rpartition("/")
    for version in ledger.versions(folder.partition("/")[0]) if path.startswith(f"{PUBLISHED}/") else ():
        if version.folder == folder and name in version.files:
            return record.read_files(ledger, version, [name])[0].get(name)
    return None
