"""What a run makes of one company."""

from dataclasses import dataclass

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
    """One company's part of a run: its files (none when an error stands in the way) and its findings.

    ``version``: the published version that the files are, ``None`` when they are a draft.
    """

    slug: str
    files: Files
    diagnostics: Diagnostics
    version: int | None = None
    about: About = About()

    @property
    def failed(self) -> bool:
        """Whether an error kept the statement, or one of its formats, from being made."""
        return has_errors(self.diagnostics)
