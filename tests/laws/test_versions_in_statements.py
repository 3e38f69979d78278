"""What a statement says of its version: under the title, and where it tells of changes."""

from datetime import date

import pytest
from msgspec.structs import replace

from generator import workspace
from generator.diagnostics import Location
from generator.document import walk
from generator.statement.composition import Composer
from generator.statement.version_information import Imprint, VersionChange
from tests.conftest import REPOSITORY

PLACE = Location("output/published/ledger.jsonl", 1, 1)
FIRST = VersionChange(1, date(2018, 5, 23), "Eerste versie.", PLACE)
SECOND = VersionChange(2, date(2025, 8, 4), "Nieuwe maatregelen voor de beveiliging.", PLACE)
THIRD = replace(SECOND, version=3, day=None, reason="Een ander telefoonnummer.")


def said(imprint: Imprint, slug: str = "smart2led") -> str:
    """The words of a company's statement with this imprint, white space folded."""
    where, _ = workspace.find(REPOSITORY)
    assert where is not None
    outcome = Composer(where).compose(slug, imprint)
    assert outcome.statement is not None, f"the statement is not made: {outcome}"
    return " ".join(" ".join(walk.words(outcome.statement.document)).split())


@pytest.mark.parametrize(
    ("slug", "line"),
    [
        ("smart2led", "Versie 2, laatst gewijzigd op 4 augustus 2025."),
        ("smarttrackers", "Versie 2 van 4 augustus 2025."),
        ("smartfms", "Versie 2, van kracht vanaf 4 augustus 2025."),
        ("smt", "Versie 2 van 4 augustus 2025."),
    ],
)
def test_the_version_and_its_date_stand_under_the_title_in_their_role(slug: str, line: str) -> None:
    assert f"{line} Ga meteen naar" in said(Imprint((FIRST, SECOND), draft=False), slug)


def test_a_version_of_an_unknown_day_has_no_date() -> None:
    assert "Versie 3. Ga meteen naar" in said(Imprint((FIRST, SECOND, THIRD), draft=False))


def test_a_draft_and_a_first_version_tell_of_no_changes() -> None:
    for imprint in (Imprint(), Imprint((FIRST, SECOND)), Imprint((FIRST,), draft=False)):
        assert "is dit veranderd" not in said(imprint)


def test_a_later_version_tells_what_changed_and_what_held_before() -> None:
    text = said(Imprint((FIRST, SECOND), draft=False))
    assert "Wat er in deze versie is veranderd In versie 2 is dit veranderd: Nieuwe maatregelen" in text
    assert "Eerder gold versie 1, vanaf 23 mei 2018: Eerste versie." in text


def test_a_third_version_lists_the_two_before_it() -> None:
    text = said(Imprint((FIRST, SECOND, THIRD), draft=False))
    assert text.index("In versie 3 is dit veranderd") < text.index("versie 1, vanaf") < text.index("versie 2, vanaf")
