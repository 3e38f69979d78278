"""What a run would make, and what that comes to for each company; types only."""

from collections.abc import Mapping

from msgspec import Struct

from generator.change.causes import Cause
from generator.change.section_changes import SectionChange
from generator.storage.plan import STANDING, Change


class Forecast(Struct, frozen=True):
    """What a run would make.

    ``changes``: what happens to the files of each company, by slug. ``failed``: those with errors. ``versions``: of
    each company made, the published version that its statement is, ``None`` for a draft. ``folder``: that of the files.
    """

    changes: Mapping[str, tuple[Change, ...]]
    failed: frozenset[str]
    versions: Mapping[str, int | None]
    folder: str = "output"

    def change(self, slug: str, suffix: str) -> Change | None:
        """What happens to a company's file of one format; ``None`` where the run is not about it."""
        return next((one for one in self.changes.get(slug, ()) if one.path == f"{slug}/{slug}{suffix}"), None)


class StatementChange(Struct, frozen=True):
    """A statement against what it was, ``against``: the sections that changed, and the causes of all of them.

    ``exact`` is ``False`` where what it was cannot be made again: ``causes`` say why, and the sections are those that
    differ between what this program makes of what it was made of and now, or where that is unknown the headings.
    """

    against: str
    sections: tuple[SectionChange, ...] = ()
    causes: tuple[Cause, ...] = ()
    exact: bool = True


class Impact(Struct, frozen=True):
    """What becomes of one company.

    ``fate``: ``new``, ``gone``, ``failed`` (errors: it keeps its files), ``changed``, ``look`` (the same text in other
    bytes), ``files`` (files come or go, the text stays), ``kept`` (nothing but files that a person edited) or
    ``waiting`` (``output/`` is up to date, and the text is not that of the latest version). ``files`` are those that
    do not stay as they are, and those that stay because a person edited them. ``version`` is the latest one,
    ``publishes`` whether publishing makes another, ``former`` a company that is gone and had this very text.
    """

    slug: str
    fate: str
    files: tuple[Change, ...] = ()
    version: int | None = None
    publishes: bool = False
    statement_changes: tuple[StatementChange, ...] = ()
    former: str = ""

    @property
    def pending(self) -> bool:
        """Whether a build would change a file of the company."""
        return any(change.kind not in STANDING for change in self.files)
