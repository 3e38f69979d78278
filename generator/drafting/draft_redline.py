"""What a draft changes in the latest version of its company, in the formats in which people read changes."""

import pickle
from collections.abc import Iterable

from msgspec.structs import replace

from generator import comparison as redline
from generator import ledger as record
from generator.cache.store import Shelf, place
from generator.diagnostics import Diagnostics, Severity
from generator.document import Document
from generator.formats import FORMATS
from generator.ledger import Ledger, Version
from generator.statement import published_text
from generator.statement.composition import Statement
from generator.statement.printing import Files, Press
from generator.statement.redline_header import Signature, as_draft, comparison

PLACES = 1_024
"""So many published versions are kept as documents: some thirty megabytes at most."""


class DraftRedlines:
    """Makes the redlines of drafts against what was published."""

    def __init__(self, ledger: Ledger, press: Press, formats: Iterable[str], shelf: Shelf | None) -> None:
        """``press`` prints in ``formats``; where none of those shows changes nothing is compared."""
        self._ledger = ledger
        self._press = press
        self._shelf = shelf
        self._asked = any(FORMATS[name].redline for name in formats)

    def print(self, dated: Statement, version: Version) -> tuple[Files, Diagnostics]:
        """The redline of a draft; a version that cannot be read costs its redline only, so that is a warning.

        ``dated``: the draft with the version's date and number, or each redline would take those away.
        """
        if not self._asked:
            return {}, ()
        before, found = self._document(version)
        if before is None:
            return {}, tuple(replace(finding, severity=Severity.WARNING) for finding in found)
        draft = as_draft(dated.document)
        compared = redline.compare(before, draft, comparison(draft, version, None, Signature()))
        return self._press.print_redline(dated, compared), ()

    def _document(self, version: Version) -> tuple[Document | None, Diagnostics]:
        """A version as it was published, parsed once; that its file is unaltered is looked at each time."""
        _, found = record.read_files(self._ledger, version, [f"{version.slug}.md"])
        if found or self._shelf is None:
            return published_text.document(self._ledger, version)
        where, origin = place("version", version.folder, PLACES), version.digest.encode()
        if (content := self._shelf.load(where, origin)) is not None:
            kept: Document = pickle.loads(content)  # sealed
            return kept, ()
        document, found = published_text.document(self._ledger, version)
        if document is not None:
            self._shelf.save(where, origin, pickle.dumps(document, pickle.HIGHEST_PROTOCOL))
        return document, found
