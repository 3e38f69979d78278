"""What a rule can ask of the words of a statement: a small closed language beside that about facts; types only."""

from typing import TypeAlias

from msgspec import Struct

from generator.law.text.phrase_patterns import Phrases


class Says(Struct, frozen=True):
    """A sentence, a row of a table or a heading says one of the phrases."""

    phrases: Phrases


class Near(Struct, frozen=True):
    """A sentence says one of ``says``, with one of ``beside`` (where given) and none of ``without`` in its reach.

    The reach is ``within`` so many sentences on either side under the same heading, 0 for the sentence itself.
    """

    says: Phrases
    beside: Phrases
    without: Phrases
    within: int


class HeadingLike(Struct, frozen=True):
    """A heading says one of the phrases."""

    phrases: Phrases


class Under(Struct, frozen=True):
    """At least so many sentences below headings that say one of ``heading`` say one of ``says``."""

    heading: Phrases
    says: Phrases
    least: int


class Times(Struct, frozen=True):
    """At least so many sentences, rows or headings say one of the phrases."""

    phrases: Phrases
    least: int


class Share(Struct, frozen=True):
    """Of a thousand words at least so many are one of these phrases."""

    phrases: Phrases
    least: int


class Period(Struct, frozen=True):
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


class TwoPeriods(Struct, frozen=True):
    """Two paragraphs or rows about one of these things have each another period, and none of ``without``."""

    things: Phrases
    without: Phrases


class Dated(Struct, frozen=True):
    """A sentence says one of the phrases and has a date; where ``passed`` is set, one before the day."""

    phrases: Phrases
    passed: bool


class Literal(Struct, frozen=True):
    """The text has one of these signs as they stand, capitals included; words as whole words."""

    signs: tuple[str, ...]


class Links(Struct, frozen=True):
    """A link, or an address in the text, begins with one of these schemes, such as ``http://``."""

    schemes: tuple[str, ...]


class Postcode(Struct, frozen=True):
    """There is a Dutch postcode in a paragraph that says none of ``without``."""

    without: Phrases


class TwoAddresses(Struct, frozen=True):
    """There are two postcodes or more, and of two no label tells which address it is."""

    labels: Phrases


class MailElsewhere(Struct, frozen=True):
    """A mail address, in a sentence without one of these, has another domain than the websites that the text names."""

    without: Phrases


class MixedForms(Struct, frozen=True):
    """The reader is spoken to as "u" in a text that says "je", or the reverse; quotations do not count."""


class OtherNames(Struct, frozen=True):
    """A name of another company of the workspace stands in the text, which the statement's own facts do not name."""


class Not(Struct, frozen=True):
    """The condition does not hold."""

    of: "TextCondition"


class All(Struct, frozen=True):
    """Every condition holds."""

    of: "tuple[TextCondition, ...]"


class Some(Struct, frozen=True):
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
