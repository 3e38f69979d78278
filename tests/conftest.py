"""What every test can ask for: a copy of the workspace, goldens, and programs that may be missing."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.support import programs
from tests.support.goldens import Goldens

REPOSITORY = Path(__file__).resolve().parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds ``--update-goldens`` and ``--soak``."""
    group = parser.getgroup("statements")
    group.addoption("--update-goldens", action="store_true", help="write the golden files anew; read the diff first")
    group.addoption("--soak", action="store_true", help="let hypothesis search for hours instead of seconds")


def pytest_configure(config: pytest.Config) -> None:
    """Chooses how long hypothesis searches: quick at a desk, the same examples every time in CI, long to soak."""
    slow_start = [HealthCheck.too_slow]
    settings.register_profile("quick", max_examples=50, deadline=None, suppress_health_check=slow_start)
    settings.register_profile("ci", settings.get_profile("quick"), derandomize=True, print_blob=True, database=None)
    settings.register_profile("soak", settings.get_profile("quick"), max_examples=20_000, derandomize=False)
    if config.getoption("--soak"):
        settings.load_profile("soak")
    elif not config.getoption("--hypothesis-profile"):
        settings.load_profile("ci" if _in_ci() else "quick")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skips a test whose programs are missing; in CI, where all of them should be, it fails instead."""
    names = [name for marker in item.iter_markers("needs") for name in marker.args]
    reasons = [reason for name in names if (reason := programs.why_missing(name))]
    if reasons and _in_ci():
        pytest.fail("\n".join(reasons), pytrace=False)
    if reasons:
        pytest.skip("; ".join(reasons))


def _in_ci() -> bool:
    return os.environ.get("CI", "").lower() == "true"


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the checkout."""
    return REPOSITORY


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace of the test's own: the profiles and templates of the repository, and nothing built."""
    root = tmp_path / "workspace"
    for name in ("profiles", "templates"):
        shutil.copytree(REPOSITORY / name, root / name)
    return root


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Goldens:
    """Compares a text with the file that holds how it was: ``golden.check("smt/statement.md", text)``."""
    return Goldens(REPOSITORY / "tests" / "golden", update=bool(request.config.getoption("--update-goldens")))


@pytest.fixture(scope="session")
def statement_files(repository: Path) -> dict[str, bytes]:
    """The files of all the repository's statements in the default formats, as they would be published today."""
    from tests.support import today

    return today.files(repository)
