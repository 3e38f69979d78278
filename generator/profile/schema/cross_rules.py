"""The rules over several fields, applied to one profile; what the law asks is the affair of ``completeness``."""

from collections.abc import Iterator, Mapping, Set

from generator.diagnostics import KeyPath
from generator.profile.schema import address_rules, consistency, retention_rules
from generator.profile.schema.breach import SchemaBreach
from generator.profile.schema.deduplication import is_told
from generator.profile.schema.untrusted import Facts

RULES = (*consistency.RULES, *address_rules.RULES, *retention_rules.RULES)


def crosscheck(data: Mapping[str, object], wrong: Set[KeyPath]) -> Iterator[SchemaBreach]:
    """Every breach of a cross-field rule, except at what holds a value in ``wrong`` or stands in one."""
    profile = Facts(data)
    for rule in RULES:
        yield from (finding for finding in rule.findings(profile) if not is_told(finding.key, wrong))
