"""What a rule can ask of the words of a statement: a small closed language beside that about facts; types only."""

from dataclasses import dataclass
from typing import TypeAlias

from generator.law.text.phrase_patterns import Phrases


@dataclass(frozen=True, slots=True)
class Says:
    """A sentence, a row of a table or a heading says one of the phrases."""

    phrases: Phrases


@dataclass(frozen=True, slots=True)
class Near:
    """A sentence says one of ``says``, with one of ``beside`` (where given) and none of ``without`` in its reach.

    The reach is ``within`` so many sentences on either side under the same heading, 0 for the sentence itself.
    """

    says: Phrases
    beside: Phrases
    without: Phrases
    within: int


@dataclass(frozen=True, slots=True)
class HeadingLike:
    """A heading says one of the phrases."""

    phrases: Phrases


@dataclass(frozen=True, slots=True)
class Under:
    """At least so many sentences below headings that say one of ``heading`` say one of ``says``."""

    heading: Phrases
    says: Phrases
    least: int


@dataclass(frozen=True, slots=True)
class Times:
    """At least so many sentences, rows or headings say one of the phrases."""

    phrases: Phrases
    least: int


@dataclass(frozen=True, slots=True)
class Share:
    """Of a thousand words at least so many are one of these phrases."""

    phrases: Phrases
    least: int


@dataclass(frozen=True, slots=True)
class Period:
    """A sentence about one of these has a period, such as "vier weken", and none of ``without``.

    Or one ``within`` so many sentences of it, under the same heading. The period is longer than ``longer`` hours or
    shorter than ``shorter``, where one of these is given, a month counted as 31 days; at least ``least`` sentences do.
    """

    about: Phrases
    without: Phrases
    longer: int | None
    shorter: int | None
    least: int
    within: int = 0


@dataclass(frozen=True, slots=True)
class TwoPeriods:
    """Two paragraphs or rows about one of these things have each another period, and none of ``without``."""

    things: Phrases
    without: Phrases


@dataclass(frozen=True, slots=True)
class Dated:
    """A sentence says one of the phrases and has a date; where ``passed`` is set, one before the day."""

    phrases: Phrases
    passed: bool


@dataclass(frozen=True, slots=True)
class Literal:
    """The text has one of these signs as they stand, capitals included; words as whole words."""

    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Links:
    """A link, or an address in the text, begins with one of these schemes, such as ``http://``."""

    schemes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Postcode:
    """There is a Dutch postcode in a paragraph that says none of ``without``."""

    without: Phrases


@dataclass(frozen=True, slots=True)
class TwoAddresses:
    """There are two postcodes or more, and of two no label tells which address it is."""

    labels: Phrases


@dataclass(frozen=True, slots=True)
class MailElsewhere:
    """A mail address, in a sentence without one of these, has another domain than the websites that the text names."""

    without: Phrases


@dataclass(frozen=True, slots=True)
class MixedForms:
    """The reader is spoken to as "u" in a text that says "je", or the reverse; quotations do not count."""


@dataclass(frozen=True, slots=True)
class OtherNames:
    """A name of another company of the workspace stands in the text, which the statement's own facts do not name."""


@dataclass(frozen=True, slots=True)
class Not:
    """The condition does not hold."""

    of: "TextCondition"


@dataclass(frozen=True, slots=True)
class All:
    """Every condition holds."""

    of: "tuple[TextCondition, ...]"


@dataclass(frozen=True, slots=True)
class Some:
    """At least one of the conditions holds."""

    of: "tuple[TextCondition, ...]"


OfWords: TypeAlias = Says | Near | HeadingLike | Under | Times | Share
"""What is asked of phrases."""
OfFigures: TypeAlias = Period | TwoPeriods | Dated
"""What is asked of periods and dates."""
OfForm: TypeAlias = Literal | Links | Postcode | TwoAddresses | MailElsewhere | MixedForms | OtherNames
"""What is asked of signs, addresses and names."""
TextCondition: TypeAlias = OfWords | OfFigures | OfForm | Not | All | Some

ALWAYS = All(())
"""The condition of what applies to every text."""
