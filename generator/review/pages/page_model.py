"""What the review site shows: values only."""

from enum import Enum

from msgspec import Struct


class Standing(Enum):
    """How a company's statement stands against its record, in the words of the site.

    ``UNSEEN``: no build has looked at it since the folder was made or somebody changed what the site knows.
    """

    CURRENT = "as published"
    CHANGED = "draft differs"
    NEW = "never published"
    BROKEN = "has errors"
    UNSEEN = "not built yet"


class Link(Struct, frozen=True):
    """A link: what it is called and where it leads, relative to the output folder, or ``https:``."""

    text: str
    target: str


class PageFinding(Struct, frozen=True):
    """A finding: ``severity`` is ``error``, ``warning`` or ``note``; ``place`` is ``file:line:column``."""

    severity: str
    code: str
    place: str
    message: str
    hint: str = ""


class PageVersion(Struct, frozen=True):
    """A published version: ``effective`` is an ISO date, empty when the statement states none."""

    number: str
    effective: str
    reason: str
    files: tuple[Link, ...] = ()


class Company(Struct, frozen=True):
    """A company on the site.

    ``versions`` in order, the latest last. ``files`` are what the last build left. ``statement`` and ``redline`` are
    the pages that the review shows beside each other, ``tracked`` is the redline as a Word document, and ``page`` is
    that review; empty when there is none.
    """

    slug: str
    name: str
    group: str
    language: str
    standing: Standing
    versions: tuple[PageVersion, ...] = ()
    findings: tuple[PageFinding, ...] = ()
    files: tuple[Link, ...] = ()
    statement: str = ""
    redline: str = ""
    tracked: str = ""
    page: str = ""

    def count(self, severity: str) -> int:
        """How many findings there are of a severity."""
        return sum(finding.severity == severity for finding in self.findings)
