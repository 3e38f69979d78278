"""The record of what was published: every version with its day, its reason, its files and all that it was made of.

``output/published/`` is append-only: ``ledger.jsonl`` has one line for each version, chained by SHA-256;
``<slug>/<version>/`` has its files exactly as published and the list of its inputs; ``inputs/`` keeps those, each once,
under its SHA-256. ``read`` gives the ledger or what is wrong with it, ``check`` and ``strays`` what is wrong with the
files, ``append`` adds versions, inside ``publishing``.
"""

from generator.ledger.appending import Edition, append, publishing
from generator.ledger.archive import digests, is_source, lay_out, materialize, read_files, read_inputs, read_kept
from generator.ledger.audit import check, strays, unrecorded
from generator.ledger.chain import is_later
from generator.ledger.ledger_file import LEDGER, PUBLISHED, Ledger, read
from generator.ledger.version import RecordedWaiver, Version

__all__ = [
    "LEDGER",
    "PUBLISHED",
    "Edition",
    "Ledger",
    "RecordedWaiver",
    "Version",
    "append",
    "check",
    "digests",
    "is_later",
    "is_source",
    "lay_out",
    "materialize",
    "publishing",
    "read",
    "read_files",
    "read_inputs",
    "read_kept",
    "strays",
    "unrecorded",
]
