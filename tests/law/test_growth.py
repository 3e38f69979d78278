"""What a check costs for one company does not grow with the companies beside it; work is counted, not time."""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from bench.companies import companies
from generator import workspace
from generator.drafting import make
from generator.drafting.build_options import Basis
from generator.law.facts.assessment import Assessor
from generator.law.text import CompanyNames
from generator.law.text.phrases import PhraseIndex
from generator.profile import Profile
from generator.statement import text_checks
from tests.support.rule_cases import TODAY

CHECKED = 5


def work(root: Path, count: int, repository: Path, monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """What it takes to check five companies of so many: how often each kind of work is done."""
    members = tuple(companies(count, 1))
    shutil.copytree(repository / "templates", root / "templates")
    shutil.copytree(repository / "profiles" / "groups", root / "profiles" / "groups")
    for company in members:
        (root / "profiles" / f"{company.slug}.yaml").write_text(company.profile("promteg"), "utf-8")
    done: Counter[str] = Counter()
    assess, search, index = Assessor.assess, PhraseIndex._search, CompanyNames.__init__

    def count_profile(self: Assessor, profile: Profile) -> object:
        done["profiles assessed"] += 1
        return assess(self, profile)

    def count_sentence(self: PhraseIndex, text: str) -> object:
        done["sentences searched"] += 1
        return search(self, text)

    def count_index(self: CompanyNames, names: object) -> None:
        done["indexes of names"] += 1
        index(self, names)  # type: ignore[arg-type]

    def count_walk(data: object, name: str = "") -> list[str]:
        done["profiles walked for names"] += 1
        return []

    monkeypatch.setattr(Assessor, "assess", count_profile)
    monkeypatch.setattr(PhraseIndex, "_search", count_sentence)
    monkeypatch.setattr(CompanyNames, "__init__", count_index)
    monkeypatch.setattr(text_checks, "_stated", count_walk)
    where, _ = workspace.find(root)
    assert where is not None
    made = list(make(where, [company.slug for company in members[:CHECKED]], (), 1, None, Basis(on=TODAY)))
    monkeypatch.undo()
    assert all(one.evidence for one in made), [one.diagnostics for one in made]
    return done


def test_checking_five_companies_is_the_same_work_among_many(
    tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few, many = (work(tmp_path / str(count), count, repository, monkeypatch) for count in (10, 200))
    assert few == many, "what is done for a company must not grow with the companies beside it"
    assert few["profiles assessed"] == CHECKED, "each profile is held against the rules once"
    assert few["indexes of names"] == 1, "the names of all companies are put in one index"
    assert few["profiles walked for names"] == 0, "a profile is walked only where the name of another company stands"


def test_sister_companies_share_what_is_found_in_a_sentence(
    tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = work(tmp_path / "sisters", 10, repository, monkeypatch)
    assert done["sentences searched"] < 2 * 200, f"{done}: five sisters cost less than two strangers"
