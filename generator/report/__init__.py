"""The report on one statement: what the law of a day asks and how far it is met, for the file (article 5(2) GDPR).

``compose`` gives it as a document like any statement, so that the same writers write it. It is in Dutch, as the
statements are; the rules' titles and what to do about each stand in ``nl.yaml``.
"""

from generator.report.composing import compose
from generator.report.model import Subject
from generator.report.words import Words, load

__all__ = ["Subject", "Words", "compose", "load"]
