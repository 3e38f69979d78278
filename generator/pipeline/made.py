"""What a run makes of one company."""

from dataclasses import dataclass

from generator.completeness import Assessment
from generator.diagnostics import Diagnostics, has_errors

Files = dict[str, bytes]
"""What a statement becomes: path below output/ to bytes."""


@dataclass(frozen=True, slots=True)
class About:
    """What a company is called, its group and the language of its statement; empty where nobody could read it."""

    name: str = ""
    group: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """One company's part of a run: its files (none when an error stands in the way), its findings, the law's view.

    ``version``: the published version that the files are, ``None`` when they are a draft. ``assessments``: how far the
    statement meets the law, where that was asked. ``sources``: the paths in the workspace of all that a draft was made
    of. ``policy``: the name of its policy. ``about``: who the company is.
    """

    slug: str
    files: Files
    diagnostics: Diagnostics
    version: int | None = None
    assessments: tuple[Assessment, ...] = ()
    sources: tuple[str, ...] = ()
    policy: str = ""
    about: About = About()

    @property
    def failed(self) -> bool:
        """Whether an error kept the statement, or one of its formats, from being made."""
        return has_errors(self.diagnostics)
