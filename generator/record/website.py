"""Which published version a page of a website shows, and whether that is the one that its company has in force."""

from collections.abc import Callable
from datetime import date
from enum import Enum

from msgspec import Struct

from generator.diagnostics import Diagnostics
from generator.document import Document
from generator.ledger import Ledger, Version
from generator.record.page_text import Sighting, Texts
from generator.statement import published_text

ENOUGH = 0.5
"""A page that shows less of a statement than this is taken for a page about something else."""


class Verdict(Enum):
    """How a page stands to what is in force."""

    IN_FORCE = "in-force"
    CHANGED = "changed"
    """The version in force, with words missing or added."""
    OLD = "old"
    EARLY = "early"
    """A version that does not hold yet."""
    OTHER_COMPANY = "other-company"
    """The statement of another company than was asked about."""
    UNKNOWN = "unknown"
    """None of the statements that were ever published."""


class Page(Struct, frozen=True):
    """What a page shows: the ``name`` of its file, and the published version that it comes nearest to.

    ``in_force``: the version that the page should show. ``missing``: passages of that version which the page lacks;
    ``added``: those that it has instead or besides. ``share``: how much of the ``shown`` version is there, from 0 to 1.
    """

    name: str
    verdict: Verdict
    shown: Version | None = None
    in_force: Version | None = None
    share: float = 0.0
    missing: tuple[str, ...] = ()
    added: tuple[str, ...] = ()


class Watch:
    """Holds pages against every version that was ever published, as it is on a day."""

    def __init__(self, ledger: Ledger, on: date, step: Callable[[str], None] = lambda slug: None) -> None:
        """``step`` is told of each version that was read; what cannot be read is among the ``diagnostics``."""
        self._ledger = ledger
        self._on = on
        known: dict[int, Document] = {}
        found: Diagnostics = ()
        for version in ledger.entries:
            text, more = published_text.document(ledger, version)
            known |= {version.number: text} if text is not None else {}
            found += more
            step(version.slug)
        self.diagnostics = found
        self._texts = Texts(known)
        self._versions = {version.number: version for version in ledger.entries if version.number in known}

    def judge(self, name: str, page: Document, expected: str | None = None) -> Page:
        """What the page in the file ``name`` shows; ``expected`` is the company whose page it is said to be."""
        sighting = self._texts.sight(page)
        if sighting is None or sighting.share < ENOUGH:
            return Page(name, Verdict.UNKNOWN, in_force=self._in_force(expected))
        shown = self._versions[sighting.name]
        due = self._in_force(expected or shown.slug)
        verdict = _verdict(shown, due, sighting, expected)
        if verdict is Verdict.OTHER_COMPANY:
            return Page(name, verdict, shown, due, sighting.share)
        if due is not None and due.number in self._versions and due is not shown:
            against = self._texts.compare(page, due.number)
            return Page(name, verdict, shown, due, sighting.share, against.missing, against.added)
        return Page(name, verdict, shown, due, sighting.share, sighting.missing, sighting.added)

    def _in_force(self, slug: str | None) -> Version | None:
        return None if slug is None else self._ledger.in_force(slug, self._on)


def _verdict(shown: Version, due: Version | None, sighting: Sighting[int], expected: str | None) -> Verdict:
    if expected is not None and shown.slug != expected:
        return Verdict.OTHER_COMPANY
    if due is None or shown.version > due.version:
        return Verdict.EARLY
    if shown.version < due.version:
        return Verdict.OLD
    return Verdict.IN_FORCE if sighting.is_exact else Verdict.CHANGED
