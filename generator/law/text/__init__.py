"""What the law asks of a statement, looked for in its text: whoever wrote it, and in whatever program.

The rules are dated data like those about facts: ``rules/texts/*.yaml``, and ``texts`` in ``templates/rules/*.yaml`` of
a workspace. They are about Dutch texts. A text can show that it states something, and that it states what is
suspicious; that something is not found does not prove that it is missing.
"""

from generator.law.text.dutch_language import is_dutch
from generator.law.text.names_of_others import CompanyNames
from generator.law.text.passages import Passage
from generator.law.text.text_assessment import (
    TextAssessor,
    by_text_requirement,
    combined_status,
    deciding,
    quote_key,
    warning,
)
from generator.law.text.text_rules import Quote, TextResult, TextRule, TextStatus
from generator.law.text.text_words import finds_pairs

__all__ = [
    "CompanyNames", "Passage", "Quote", "TextAssessor", "TextResult", "TextRule", "TextStatus", "by_text_requirement",
    "combined_status", "deciding", "finds_pairs", "is_dutch", "quote_key", "warning",
]  # fmt: skip
