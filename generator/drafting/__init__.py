"""Calls the steps in order: from profiles and templates to statements, their files and the findings about them.

``make`` is all that a build needs. ``compose`` gives a statement's document, ``press`` its files; they are not imported
here, for a statement that was kept needs neither.
"""

from generator.drafting.batch import make
from generator.drafting.result import Made

__all__ = ["Made", "make"]
