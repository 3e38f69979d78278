"""What the rules say of the five statements that the project began with agrees with what people read in them."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator import ledger, workspace
from generator.law import Assessment, Status, by_requirement, combined
from generator.statement.composition import Composer
from generator.statement.version_information import of_version
from tests.support.rule_cases import TODAY
from tests.support.score_tables import table

SLUGS = {"L": "smart2led", "C": "smart2cloud", "S": "smt", "F": "smartfms", "T": "smarttrackers"}
SIGNS = {
    Status.MET: "P", Status.PARTLY: "~", Status.MISSING: "-", Status.WRONG: "X", Status.NOT_APPLICABLE: ".",
    Status.UNKNOWN: "?",
}  # fmt: skip


@pytest.fixture(scope="module")
def assessed(repository: Path) -> Mapping[str, Mapping[str, str]]:
    """The sign of each requirement, for each of the five."""
    where, _ = workspace.find(repository)
    assert where is not None
    published, _ = ledger.read(repository / "output")
    assert published is not None
    composer = Composer(where, on=TODAY, to_print=False)
    versions = {letter: of_version(published.versions(slug)) for letter, slug in SLUGS.items()}
    return {letter: signs(composer.compose(slug, versions[letter]).assessments) for letter, slug in SLUGS.items()}


def signs(assessments: tuple[Assessment, ...]) -> Mapping[str, str]:
    groups = by_requirement(assessments)
    return {group[0].rule.id: SIGNS[combined([one.status for one in group])] for group in groups}


def test_the_table_has_every_requirement_and_every_statement() -> None:
    assert list(table()) == [f"R{number}" for number in range(1, 31)]
    assert all(row.keys() - {"but"} == SLUGS.keys() for row in table().values())


@pytest.mark.parametrize("rule", [f"R{number}" for number in range(1, 31)])
def test_a_requirement_is_scored_as_people_scored_it(rule: str, assessed: Mapping[str, Mapping[str, str]]) -> None:
    row = table()[rule]
    but = row.get("but", {})
    for letter, slug in SLUGS.items():
        wanted, why = but.get(letter, [row[letter], ""])
        assert assessed[letter][rule] == wanted, f"{rule} of {slug}: people read {row[letter]}; {why}"
        assert letter not in but or (wanted != row[letter] and why), f"{rule} of {slug} agrees: take it out of `but`"
