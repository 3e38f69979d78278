"""Runs of a redline: each stretch that is new or gone in its ``w:ins`` or ``w:del``, within the link it belongs to."""

from itertools import groupby

from generator.document import Content
from generator.formats.docx.tracked.change_marks import Tracking
from generator.formats.docx.writer.runs import Runs


class TrackedRuns(Runs, frozen=True, kw_only=True):
    """Writes pieces of content with their changes."""

    tracking: Tracking

    def inside(self, inlines: Content, character_style: str) -> str:
        """The runs of one link, or of none, each stretch of one revision within the element that says so."""
        stretches = groupby(inlines, key=lambda inline: inline.revision)
        return "".join(
            self.tracking.around(revision, Runs.inside(self, tuple(stretch), character_style))
            for revision, stretch in stretches
        )
