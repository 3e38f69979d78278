"""The rules of a profile, and each breach of them as a diagnostic; the editor's JSON Schema comes from the same rules.

The rules are data: ``fields/*.yaml``. Cerberus applies them; rules over several fields stand in ``consistency``,
``addresses`` and ``terms``. What the law asks of a statement is data of ``generator.law``. Heavy modules load
on the first call.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from generator.diagnostics import Diagnostics, Severity, in_order
from generator.profile import Profile
from generator.profile.schema.value_problem import LANGUAGES, Catalogues
from generator.profile.shape import Record

__all__ = ["LANGUAGES", "Catalogues", "Checker", "check", "json_schema", "shape"]


class Checker:
    """Checks profiles against the wording of one policy; what sister companies have in common is validated once.

    ``catalogues`` are the wording's names and keys; a catalogue that is not among them takes every key.
    """

    def __init__(self, catalogues: Catalogues) -> None:
        from generator.profile.schema.accepted import Accepted

        self._accepted = Accepted(catalogues)

    def check(self, profile: Profile) -> Diagnostics:
        """Every breach of a rule in a merged profile, at the file and line that supplied the value, in order."""
        from generator.profile.schema.breach import place
        from generator.profile.schema.cross_rules import crosscheck
        from generator.profile.schema.deduplication import without_repeats
        from generator.profile.schema.key_types import text_keys

        data, findings = text_keys(profile.data)
        findings += self._accepted.validate(data)
        wrong = {finding.key for finding in findings if finding.severity is Severity.ERROR}
        findings += crosscheck(data, wrong)
        return in_order(tuple(place(finding, profile) for finding in without_repeats(findings)))


def check(profile: Profile, catalogues: Catalogues) -> Diagnostics:
    """What a ``Checker`` finds in one profile."""
    return Checker(catalogues).check(profile)


@lru_cache(maxsize=1)
def shape() -> Record:
    """Which fields a profile has and what stands in them, as templates see it."""
    from generator.profile.schema.field_rules import load
    from generator.profile.schema.template_shape import record

    return record(load().fields, load())


def json_schema(catalogues: Catalogues, group: bool = False, languages: Sequence[str] = LANGUAGES) -> dict[str, Any]:
    """A JSON Schema (draft-07) of a company's file, or of a ``group``'s, for completion and checks in an editor.

    A field that a group can supply is never required; ``catalogues`` give the keys that an editor offers, and
    ``languages`` those that a statement can be in.
    """
    from generator.profile.schema.editor_schema import company_schema, group_schema
    from generator.profile.schema.field_rules import load

    return (group_schema if group else company_schema)(load(), catalogues, languages)
