"""Calls the steps in order: from profiles and templates to statements, their files and the findings about them."""

from generator.pipeline.compose import Composer, Outcome, Statement
from generator.pipeline.press import Press
from generator.pipeline.run import Made, make

__all__ = ["Composer", "Made", "Outcome", "Press", "Statement", "make"]
