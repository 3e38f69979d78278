"""How plain the Dutch of a statement is (article 12(1) GDPR: "in clear and plain language").

``read`` counts what makes a text hard to follow: long sentences, passives, vague modals, long words; and works out the
score of Douma. Only running text counts, the paragraphs and list items: headings and table cells are no sentences.
Figures compare texts; none of them proves that a reader understands one.
"""

from generator.law.readability.measure import Measure
from generator.law.readability.text_reading import Hard, Reading, SectionReading, read

__all__ = ["Hard", "Measure", "Reading", "SectionReading", "read"]
