"""Two versions of a statement as one document that shows what changed, for lawyers to read and to accept or reject."""

from generator.redline.comparing import compare
from generator.redline.summary import SectionChange, summary
from generator.redline.versions import accepted, rejected

__all__ = ["SectionChange", "accepted", "compare", "rejected", "summary"]
