"""What the law asks of a privacy statement, held against a profile. Not legal advice.

The rules are dated data: ``rules/*.yaml``, and ``templates/rules/*.yaml`` of a workspace. ``load`` reads them,
an ``Assessor`` holds profiles against those of one day.
"""

from generator.law.facts.fact_assessment import Assessment, Assessor, assess, by_requirement, combined, findings
from generator.law.printed_facts import Paths, Printed, in_sections
from generator.law.rule import About, Degree, Rule, Rules
from generator.law.rule_loading import load
from generator.law.waivers import Waived, Waiver, waive

__all__ = [
    "About",
    "Assessment",
    "Assessor",
    "Degree",
    "Paths",
    "Printed",
    "Rule",
    "Rules",
    "Waived",
    "Waiver",
    "assess",
    "by_requirement",
    "combined",
    "findings",
    "in_sections",
    "load",
    "waive",
]  # fmt: skip
