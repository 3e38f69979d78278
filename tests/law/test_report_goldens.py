"""The reports on the repository's own statements: read by eye against what people scored in them, then kept."""

import pytest

from tests.support.cli import run, tree
from tests.support.folders import REPOSITORY
from tests.support.goldens import Goldens
from tests.support.today import COMPANIES

DAY = "2026-11-22"


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The reports on all companies, under the law of one day."""
    folder = tmp_path_factory.mktemp("reports")
    ran = run(REPOSITORY, "check", "--report", "--output", str(folder), "--on", DAY)
    assert ran.code == 0, ran.err
    return tree(folder)


@pytest.mark.parametrize("slug", COMPANIES)
def test_a_report_says_what_it_said_when_it_was_last_read(
    slug: str, reports: dict[str, bytes], golden: Goldens
) -> None:
    golden.check(f"reports/{slug}.md", reports[f"{slug}/toetsing-{DAY}.md"].decode())


def test_the_complete_company_has_nothing_to_do(reports: dict[str, bytes]) -> None:
    text = reports[f"papierenreiger/toetsing-{DAY}.md"].decode()
    assert "ontbreekt" not in text.partition("## Wat de wet vraagt")[2].partition("\n## ")[0]
