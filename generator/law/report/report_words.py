"""The Dutch of a report: titles of rules, what to do, and articles as a Dutch lawyer writes them."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct

from generator import yaml as source
from generator.law import RuleHeader, Status

FILE = Path(__file__).parent / "nl.yaml"

VERDICTS: Mapping[Status, str] = {
    Status.MET: "voldaan",
    Status.PARTLY: "deels voldaan",
    Status.MISSING: "ontbreekt",
    Status.WRONG: "onjuist",
    Status.UNKNOWN: "niet te zeggen",
    Status.NOT_APPLICABLE: "niet van toepassing",
}

_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()

_ARTICLE = (
    (r"(\d+[a-z]?)\((\d+)\)\(([a-z])\)", r"\1, lid \2, onder \3,"),
    (r"(\d+[a-z]?)\((\d+)\)", r"\1, lid \2,"),
    (r",(?=[,;.)]|$)", ""),
    (r"\barticles\b", "artikelen"),
    (r"\barticle\b", "artikel"),
    (r"\brecital\b", "overweging"),
    (r"\band\b", "en"),
    (r"\bto\b", "tot en met"),
    (r"\bGDPR\b", "AVG"),
)
"""English as the rules write it, and Dutch, in this order."""


class ReportWords(Struct, frozen=True):
    """What rules ask, what to do about them and who says so, by their ids.

    A rule that a workspace adds has no Dutch here: it keeps its own words.
    """

    rules: Mapping[str, Mapping[str, str]]

    def title(self, rule: RuleHeader) -> str:
        """What the rule asks."""
        return self._word(rule, "title", rule.title)

    def advice(self, rule: RuleHeader) -> str:
        """What to do where it is not met."""
        return self._word(rule, "advice", rule.advice)

    def source(self, rule: RuleHeader) -> str:
        """Who says so."""
        return articles(self._word(rule, "source", rule.source))

    def _word(self, rule: RuleHeader, name: str, otherwise: str) -> str:
        return self.rules.get(rule.id, {}).get(name, otherwise)


def load() -> ReportWords:
    """The words that come with the program."""
    read, found = source.read(FILE, FILE.name)
    assert read is not None, found  # a file of ours, which a test reads
    rules = {
        name: {key: str(text) for key, text in record.items()}
        for name, record in read.data.items()
        if isinstance(record, Mapping)
    }
    return ReportWords(rules)


def articles(text: str) -> str:
    """``article 13(1)(c) GDPR`` as ``artikel 13, lid 1, onder c, AVG``."""
    for pattern, dutch in _ARTICLE:
        text = re.sub(pattern, dutch, text)
    return text


def day(of: date) -> str:
    """A day in words: ``1 mei 2018``."""
    return f"{of.day} {_MONTHS[of.month - 1]} {of.year}"


def number(value: float) -> str:
    """A figure with one decimal, behind a comma."""
    return f"{value:.1f}".replace(".", ",").replace("-", "\u2212")
