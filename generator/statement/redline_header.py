"""What a redline of a statement says of itself: which versions it compares, and whose changes they are."""

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from generator.document import Comparison, Document
from generator.formats.words import labels
from generator.ledger import Version


class Signature(Struct, frozen=True):
    """Whose changes they are, and of which day, where that is asked.

    Without an author they are of whoever decided on the new version, or of the company; without a day of the one on
    which it was published, and those of a draft of ``today``. Where that is ``None`` too they have no day.
    """

    author: str | None = None
    day: date | None = None
    today: date | None = None


def as_draft(document: Document) -> Document:
    """A draft that has the date and number of a version in its words, or each redline would take those away."""
    return replace(document, meta=replace(document.meta, draft=True, date=None, version=None))


def comparison(after: Document, old: Version | None, new: Version | None, signature: Signature) -> Comparison:
    """What is compared, in the words of the statement; ``None`` stands for the draft."""
    words = labels(after.meta.language)
    names = [words.edition(one.version, one.effective) if one else words.redline.draft for one in (old, new)]
    author = signature.author or (new.by if new else None) or after.meta.company
    return Comparison(names[0], names[1], author, signature.day or (new.recorded if new else signature.today))
