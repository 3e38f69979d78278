"""What the law asks of a statement, looked for in its text: whoever wrote it, and in whatever program.

The rules are dated data like those about profiles: ``rules/texts/*.yaml``, and ``texts`` in ``templates/rules/*.yaml``
of a workspace. They are about Dutch texts. A text can show that something is said, and that it says what is suspicious;
that something is not found does not prove that it is missing.
"""

from generator.law.text.dutch_detection import is_dutch
from generator.law.text.text_assessment import (
    TextAssessor,
    by_text_requirement,
    combined_sight,
    deciding,
    quote_key,
    warning,
)
from generator.law.text.text_rule import Quote, Seen, Sight, TextRule
from generator.law.text.text_rule_loading import load_texts

__all__ = [
    "Quote", "Seen", "Sight", "TextAssessor", "TextRule", "by_text_requirement", "combined_sight", "deciding",
    "is_dutch", "load_texts", "quote_key", "warning",
]  # fmt: skip
