"""The rules over several fields, applied to one profile; what the law asks is the affair of ``completeness``."""

from collections.abc import Iterator, Mapping, Set

from generator.diagnostics import KeyPath
from generator.schema import consistency
from generator.schema.facts import Facts
from generator.schema.finding import Finding

RULES = consistency.RULES


def crosscheck(data: Mapping[str, object], wrong: Set[KeyPath]) -> Iterator[Finding]:
    """Every breach of a cross-field rule, except at the values in ``wrong``, which have an error of their own."""
    profile = Facts(data)
    for rule in RULES:
        yield from (finding for finding in rule.findings(profile) if finding.key not in wrong)
