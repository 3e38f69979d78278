"""A rule about the text of a statement, and what it finds there; types only."""

from enum import Enum

from msgspec import Struct

from generator.diagnostics import Location
from generator.law.conditions import All
from generator.law.rules import RuleHeader
from generator.law.text.passages import Passage
from generator.law.text.text_words import TextCondition


class TextStatus(Enum):
    """How far a requirement is found in a text; that it is missing no text can show."""

    FOUND = "found"
    PARTLY = "partly found"
    NOT_FOUND = "not found"
    SUSPICIOUS = "suspicious"
    """What no statement should say any more, or what does not go together."""
    NOT_APPLICABLE = "not applicable"
    """The text is not about it, or has nothing suspicious."""


class TextRule(Struct, frozen=True):
    """A rule about a text: where it ``applies``, what it ``finds`` (in part: ``partly``), or of what it ``warns``.

    What it finds ``shows`` that the rule of this id about facts is met. ``place`` is where the rule is written.
    """

    header: RuleHeader
    message: str
    finds: TextCondition | None
    partly: TextCondition | None
    warns: TextCondition | None
    place: Location
    applies: TextCondition = All(())
    shows: str = ""


class Quote(Struct, frozen=True):
    """The words of a passage that show something: characters ``start`` to ``end`` of its text."""

    passage: Passage
    start: int
    end: int

    @property
    def words(self) -> str:
        """The words themselves, on one line."""
        return " ".join(self.passage.text[self.start : self.end].split())


class TextResult(Struct, frozen=True):
    """What one rule finds in a text, and the words that show it, in reading order; none for what is not found."""

    rule: TextRule
    status: TextStatus
    quotes: tuple[Quote, ...] = ()

    @property
    def quote(self) -> Quote | None:
        """The first sentence or row that shows it, else the first heading; ``None`` where nothing does."""
        spoken = (quote for quote in self.quotes if not quote.passage.is_heading)
        return next(spoken, self.quotes[0] if self.quotes else None)
