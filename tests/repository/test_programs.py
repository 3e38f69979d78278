"""A test that lacks its program is skipped with advice; in CI it fails."""

from pathlib import Path

import pytest

from tests.support import programs

MACHINE = """
import pytest

@pytest.mark.needs("soffice", "git")
def test_a_document_opens():
    pass
"""


@pytest.fixture
def bare_machine(pytester: pytest.Pytester, repository: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A test run that finds no soffice."""
    monkeypatch.setenv("PYTHONPATH", str(repository))
    monkeypatch.setenv("PATH", "")
    pytester.makeconftest("from tests.conftest import *")
    pytester.makeini("[pytest]\nmarkers =\n    needs(*programs): the programs that a test runs")
    pytester.makepyfile(MACHINE)
    return pytester


def test_a_missing_program_skips_and_says_what_to_install(
    bare_machine: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CI", raising=False)
    result = bare_machine.runpytest_subprocess("-rs", "-p", "no:cacheprovider")
    result.assert_outcomes(skipped=1)
    result.stdout.fnmatch_lines(["*soffice is not installed: apt-get install libreoffice-writer-nogui; git is not*"])


def test_a_missing_program_fails_in_ci(bare_machine: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    result = bare_machine.runpytest_subprocess("-p", "no:cacheprovider")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*soffice is not installed: apt-get install libreoffice-writer-nogui*"])


def test_a_program_that_nobody_knows_is_an_error() -> None:
    with pytest.raises(KeyError, match=r"knows no such program, only chromium, docxodus, git"):
        programs.why_missing("wordperfect")
