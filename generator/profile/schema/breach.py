"""A breach of the rules of a profile, known by its key path and not yet placed in a file."""

from msgspec import Struct

from generator.diagnostics import Diagnostic, KeyPath, Severity, diagnose_by_rule
from generator.profile import Profile, locate


class SchemaBreach(Struct, frozen=True):
    """One breach: the value at ``key`` breaks the rule ``code``; ``at_key`` marks the field, not its value."""

    code: str
    key: KeyPath
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    at_key: bool = False


def place(finding: SchemaBreach, profile: Profile) -> Diagnostic:
    """The finding with the file, line and column that supplied the value; a missing value gets its nearest parent's."""
    return diagnose_by_rule(
        code=finding.code,
        message=finding.message,
        location=locate(profile, finding.key, at_key=finding.at_key),
        severity=finding.severity,
        hint=finding.hint,
        key=finding.key,
    )
