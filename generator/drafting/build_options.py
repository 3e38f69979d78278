"""What a run goes by beside its workspace."""

from datetime import date

from msgspec import Struct

from generator.ledger import Ledger


class Basis(Struct, frozen=True):
    """What was published, as far as that is asked, and the day ``on`` whose law is asked, if any.

    A statement that says what its latest version in the ``ledger`` says is that version, byte for byte; any other is a
    draft. No byte of a statement depends on the day.
    """

    ledger: Ledger | None = None
    on: date | None = None


NEITHER = Basis()
"""Nothing was published, and the law is not asked."""
