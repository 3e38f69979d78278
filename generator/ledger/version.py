"""A published version of a company's statement, as its line in the ledger says; types only."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from generator.diagnostics import Location
from generator.values import Sourced

START = "0" * 64
"""What the first line of a ledger names as the line before it."""


class RecordedWaiver(Struct, frozen=True):
    """A finding that was let stand when a version was published.

    ``finding`` is its code, ``key`` the dotted path of the value concerned, ``by`` who decided it, ``until`` the last
    day.
    """

    finding: str
    key: str
    reason: str
    by: str
    until: date


class Version(Sourced, frozen=True, eq=False):
    """One version of one company's statement: what it was, when it holds, why, and what it was made of.

    ``version`` counts a company's versions from 1, ``number`` the lines of the ledger. ``effective``: the day from
    which it holds; ``None`` where the statement states none, which only a first version may. ``restores``: the version
    whose text a rollback took over. ``recorded``: the day of publishing, in UTC. ``title``, ``company`` and
    ``language`` (BCP 47) are the document's. ``text``: the SHA-256 of its Markdown; ``files``: name in ``folder`` to
    SHA-256; ``inputs``: the SHA-256 of the list of what it was made of; ``program``: what made it, name to version.
    ``warnings``: the codes of what was told and did not keep it from being published; ``waivers``: what was let stand.
    ``previous`` and ``digest``: the SHA-256 of the line before and of its own; ``place``: where its line says the day.
    """

    origins = ("digest", "place")

    slug: str
    version: int
    effective: date | None
    reason: str
    recorded: date
    title: str
    company: str
    language: str
    text: str
    files: Mapping[str, str]
    inputs: str
    program: Mapping[str, str]
    by: str | None = None
    restores: int | None = None
    warnings: tuple[str, ...] = ()
    waivers: tuple[RecordedWaiver, ...] = ()
    number: int = 0
    previous: str = START
    digest: str = ""
    place: Location = Location("")

    @property
    def folder(self) -> str:
        """Where its files are kept, below ``output/published/``."""
        return f"{self.slug}/{self.version}"
