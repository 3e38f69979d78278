"""What the review site shows: values only."""

from dataclasses import dataclass
from enum import Enum


class Standing(Enum):
    """How a company's statement stands against its record, in the words of the site.

    ``UNSEEN``: no build has looked at it since the folder was made or somebody changed what the site knows.
    """

    CURRENT = "as published"
    CHANGED = "draft differs"
    NEW = "never published"
    BROKEN = "has errors"
    UNSEEN = "not built yet"


@dataclass(frozen=True, slots=True)
class Link:
    """A link: what it is called and where it leads, relative to the output folder, or ``https:``."""

    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding: ``severity`` is ``error``, ``warning`` or ``note``; ``place`` is ``file:line:column``."""

    severity: str
    code: str
    place: str
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """A published version: ``effective`` is an ISO date, empty when the statement states none."""

    number: str
    effective: str
    reason: str
    files: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Company:
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
    versions: tuple[Version, ...] = ()
    findings: tuple[Finding, ...] = ()
    files: tuple[Link, ...] = ()
    statement: str = ""
    redline: str = ""
    tracked: str = ""
    page: str = ""

    def count(self, severity: str) -> int:
        """How many findings there are of a severity."""
        return sum(finding.severity == severity for finding in self.findings)
