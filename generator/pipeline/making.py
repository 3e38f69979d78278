"""One company after the other: composed, then printed."""

from collections.abc import Sequence
from datetime import date

from generator.diagnostics import has_errors, in_order
from generator.pipeline.compose import Composer
from generator.pipeline.made import Made
from generator.pipeline.press import Press
from generator.shelf import Shelf
from generator.workspace import Workspace


class Making:
    """Makes the statements of one workspace in some formats."""

    def __init__(self, where: Workspace, formats: Sequence[str], shelf: Shelf | None, on: date | None = None) -> None:
        self._composer = Composer(where, shelf, on, to_print=bool(formats))
        self._press = Press(where, formats, shelf)

    def make(self, slug: str) -> Made:
        """The files of a company's statement, and all findings; an error in one format keeps all from being made."""
        outcome = self._composer.compose(slug)
        if outcome.statement is None:
            return Made(slug, {}, outcome.diagnostics, outcome.assessments)
        files, found = self._press.print(outcome.statement)
        told = in_order(outcome.diagnostics + found)
        return Made(slug, files if not has_errors(found) else {}, told, outcome.assessments)
