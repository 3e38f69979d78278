"""What a report is about; types only."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from generator.diagnostics import Diagnostics
from generator.law import Assessment, Quotation, Waived
from generator.law.readability import Reading


class Subject(Struct, frozen=True):
    """One statement on one day, as ``statements check`` found it.

    ``version`` and ``since`` are those of the version in force on that day, ``None`` where there is none or that is
    unknown; ``draft``: the text that was looked at is not published yet. ``findings`` are those that nobody waived.
    ``places`` says where the statement meets a rule, by the rule's id.
    """

    company: str
    slug: str
    on: date
    version: int | None
    since: date | None
    draft: bool
    assessments: tuple[Assessment, ...]
    findings: Diagnostics
    waived: tuple[Waived, ...]
    places: Mapping[str, Quotation]
    reading: Reading | None
