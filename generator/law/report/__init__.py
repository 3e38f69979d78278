"""The report on one statement: what the law of a day asks and how far it is met, for the file (article 5(2) GDPR).

``compose`` gives it as a document like any statement, so that the same writers write it. It is in Dutch, as the
statements are; the rules' titles and what to do about each stand in ``nl.yaml``.
"""

from generator.law.report.composing import compose
from generator.law.report.report_words import ReportWords, load
from generator.law.report.subject import Subject

__all__ = ["ReportWords", "Subject", "compose", "load"]
