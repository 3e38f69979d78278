"""The rules over several fields, applied to one profile; what the law asks is the affair of ``completeness``."""

from collections.abc import Iterator, Mapping, Set

from generator.diagnostics import KeyPath
from generator.schema import addresses, consistency, terms
from generator.schema.facts import Facts
from generator.schema.finding import Finding
from generator.schema.repeats import is_told

RULES = (*consistency.RULES, *addresses.RULES, *terms.RULES)


def crosscheck(data: Mapping[str, object], wrong: Set[KeyPath]) -> Iterator[Finding]:
    """Every breach of a cross-field rule, except at what holds a value in ``wrong`` or stands in one."""
    profile = Facts(data)
    for rule in RULES:
        yield from (finding for finding in rule.findings(profile) if not is_told(finding.key, wrong))
