"""Two versions of a statement as one document that shows what changed, for lawyers to read and to accept or reject."""

from generator.redline.comparing import compare
from generator.redline.summary import Part, SectionChange, parts, summary
from generator.redline.versions import accepted, rejected

__all__ = ["Part", "SectionChange", "accepted", "compare", "parts", "rejected", "summary"]
