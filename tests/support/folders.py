"""Where things are that tests read: the repository, and the folders of cases below ``tests/``."""

from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
TESTS = REPOSITORY / "tests"
CASES = TESTS / "cases"
