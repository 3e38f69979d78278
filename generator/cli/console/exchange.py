"""Findings for other programs: SARIF for code hosts and editors, JUnit for build servers, annotations for GitHub.

Each format is a function from the findings and the names of what was checked to text.
"""

from collections.abc import Callable, Mapping, Sequence

from generator.cli.console.github import to_github
from generator.cli.console.junit import to_junit
from generator.cli.console.sarif import to_sarif
from generator.diagnostics import Diagnostics

__all__ = ["EXCHANGE", "to_github", "to_junit", "to_sarif"]

EXCHANGE: Mapping[str, Callable[[Diagnostics, Sequence[str]], str]] = {
    "sarif": to_sarif,
    "junit": to_junit,
    "github": to_github,
}
"""The formats by the name that ``--output-format`` gives them."""
