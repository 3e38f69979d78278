"""The policy's own words are set as a typesetter would: no break inside a reference or a term, curly apostrophes."""

import re

import pytest

from generator import workspace
from generator.document import Text, walk
from generator.statement.composition import Composer
from tests.conftest import REPOSITORY
from tests.support.today import COMPANIES

TORN = re.compile(
    r"\b(?:artikel|lid|nummer|Postbus) (?=\d)|\bonder (?=[a-f]\b)|\d (?=(?:jaar|maand|week|weken|dag|uur))"
)
"""An ordinary space where a line must not end."""


def policy_words(slug: str) -> str:
    """The statement of a company with each value of its profile put out of sight."""
    where, _ = workspace.find(REPOSITORY)
    assert where is not None
    statement = Composer(where).compose(slug).statement
    assert statement is not None
    contents = walk.contents(statement.document.blocks)
    return "\n".join("".join(_shown(run) for run in content if isinstance(run, Text)) for content in contents)


def _shown(run: Text) -> str:
    """A date or a term keeps its figures, which the policy's words made; any other value is a plus sign."""
    return run.text if run.key is None or run.key[-1] in {"period", "response", "extension", "within"} else "+"


@pytest.mark.parametrize("slug", COMPANIES)
def test_no_line_can_end_inside_a_reference_or_a_term(slug: str) -> None:
    torn = [match.group() for match in TORN.finditer(policy_words(slug))]
    assert not torn, f"write &nbsp; in the template or the wording instead of the space in {torn}"


@pytest.mark.parametrize("slug", COMPANIES)
def test_the_policy_has_no_typewriter_quotes(slug: str) -> None:
    straight = re.findall(r".{0,20}['\"].{0,20}", policy_words(slug))
    assert not straight, f"write ’ or ‘…’ in the template or the wording: {straight}"
