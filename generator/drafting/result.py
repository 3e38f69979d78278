"""What a run makes of one company."""

from msgspec import Struct

from generator.diagnostics import Diagnostics, are_in_the_way
from generator.law import Assessment, Waived
from generator.statement.printing import Files
from generator.statement.text_evidence import TextEvidence


class About(Struct, frozen=True):
    """What a company is called, its group and the language of its statement; empty where nobody could read it."""

    name: str = ""
    group: str = ""
    language: str = ""


class Made(Struct, frozen=True):
    """One company's part of a run: its files (none when an error stands in the way), its findings, the law's view.

    ``version``: the published version that the files are, ``None`` when they are a draft. ``assessments``: how far the
    statement meets the law, and ``waived`` what the company lets stand of it, where that was asked. ``evidence``: what
    the text itself shows, in a run that makes no files. ``sources``: the paths in the workspace of all that a draft was
    made of. ``policy``: the name of its policy. ``about``: who the company is.
    """

    slug: str
    files: Files
    diagnostics: Diagnostics
    version: int | None = None
    assessments: tuple[Assessment, ...] = ()
    waived: tuple[Waived, ...] = ()
    evidence: TextEvidence | None = None
    sources: tuple[str, ...] = ()
    policy: str = ""
    about: About = About()

    @property
    def failed(self) -> bool:
        """Whether an error kept the statement, or one of its formats, from being made."""
        return are_in_the_way(self.diagnostics)
