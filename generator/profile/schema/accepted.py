"""Fields that were accepted before: the companies of a group have most of theirs in common."""

from collections.abc import Mapping

from generator.profile.schema.breach import SchemaBreach
from generator.profile.schema.validator import validate
from generator.profile.schema.value_problem import Around, Catalogues

MOST = 20_000
"""So many fields are remembered; a group's are among the first."""


class Accepted:
    """Validates profiles against one wording, a top-level field with the same value in the same context only once.

    The context is what a check may look at beside the field itself, see ``problem.Around``. A field is remembered when
    cerberus had nothing to say about it; one with a finding is validated again each time.
    """

    def __init__(self, catalogues: Catalogues) -> None:
        self._catalogues = catalogues
        self._fields: set[tuple[str, str, str, str]] = set()

    def validate(self, data: Mapping[str, object]) -> list[SchemaBreach]:
        """The breaches of shape and value types in a profile's data, as ``validator.validate`` finds them."""
        around = Around(data, data, self._catalogues)
        fields = {name: (name, repr(value), around.language, around.country()) for name, value in data.items()}
        known = frozenset(name for name, field in fields.items() if field in self._fields)
        findings = validate(data, self._catalogues, known)
        if len(self._fields) < MOST:
            wrong = {finding.key[0] for finding in findings if finding.key}
            self._fields.update(field for name, field in fields.items() if name not in wrong)
        return findings
