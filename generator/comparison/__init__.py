"""Two versions of a statement as one document that shows what changed, for lawyers to read and to accept or reject."""

from generator.comparison.both_versions import accepted, rejected
from generator.comparison.document_comparison import compare
from generator.comparison.redline_summary import RedlinePart, SectionSummary, parts, summary

__all__ = ["RedlinePart", "SectionSummary", "accepted", "compare", "parts", "rejected", "summary"]
