"""The repository's statements as publishing them today would make them: today's wording, with the ledger's dates.

What stands in ``output/published/`` is what they were; a draft of them has no date. Tests that look at how statements
read, and at every fact of theirs, ask here.
"""

from collections.abc import Iterable
from pathlib import Path

from generator import ledger, workspace
from generator.diagnostics import has_errors
from generator.formats import DEFAULT_FORMATS
from generator.statement.composition import Composer, Statement
from generator.statement.printing import Press
from generator.statement.version_information import of_version

COMPANIES = ("papierenreiger", "smart2cloud", "smart2led", "smartfms", "smarttrackers", "smt")
"""Every company that has a profile in this repository."""


def statements(repository: Path, slugs: Iterable[str] | None = None) -> dict[str, Statement]:
    """Each statement of the repository, or of these companies, as its latest version would read."""
    where, found = workspace.find(repository)
    published, damage = ledger.read(repository / "output")
    assert where is not None, f"the repository is not a workspace: {found}"
    assert published is not None, f"the record of what was published is damaged: {damage}"
    composer = Composer(where)
    made = {}
    for slug in where.companies if slugs is None else slugs:
        outcome = composer.compose(slug, of_version(published.versions(slug)))
        assert outcome.statement is not None, f"{slug} has errors, see `statements check`: {outcome.diagnostics}"
        made[slug] = outcome.statement
    return made


def files(repository: Path, slugs: Iterable[str] | None = None) -> dict[str, bytes]:
    """Their files in the default formats, as paths below output/ to bytes."""
    where, _ = workspace.find(repository)
    assert where is not None
    press = Press(where, DEFAULT_FORMATS)
    made: dict[str, bytes] = {}
    for statement in statements(repository, slugs).values():
        printed, found = press.print(statement)
        assert not has_errors(found), f"{statement.slug} cannot be printed: {found}"
        made |= printed
    return made
