"""What a run makes of one company."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.completeness import Assessment, Waived
from generator.diagnostics import Diagnostics, are_in_the_way
from generator.document import Meta
from generator.readability import Reading

Files = dict[str, bytes]
"""What a statement becomes: path below output/ to bytes."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence that meets a rule, and the title of its section; ``opens``: it only opens that section."""

    section: str
    sentence: str
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What the text of a statement shows.

    ``meta`` is its document's, ``reading`` says how plain it is (``None`` for a text that is not Dutch), ``titles`` are
    those of its sections by their ids, ``quotes`` the sentences that meet rules, by the ids of those.
    """

    meta: Meta
    reading: Reading | None
    titles: Mapping[str, str]
    quotes: Mapping[str, Quote]


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
    statement meets the law, and ``waived`` what the company lets stand of it, where that was asked. ``told``: what the
    text itself shows, in a run that makes no files. ``sources``: the paths in the workspace of all that a draft was
    made of. ``policy``: the name of its policy. ``about``: who the company is.
    """

    slug: str
    files: Files
    diagnostics: Diagnostics
    version: int | None = None
    assessments: tuple[Assessment, ...] = ()
    waived: tuple[Waived, ...] = ()
    told: Told | None = None
    sources: tuple[str, ...] = ()
    policy: str = ""
    about: About = About()

    @property
    def failed(self) -> bool:
        """Whether an error kept the statement, or one of its formats, from being made."""
        return are_in_the_way(self.diagnostics)
