"""What the law asks of a privacy statement, held against a profile and against a text. Not legal advice.

The rules are dated data: ``rules/*.yaml``, and ``templates/rules/*.yaml`` of a workspace. ``load`` reads them, an
``Assessor`` holds profiles against those of one day, and ``law.text`` texts.
"""

from generator.law.facts.assessment import Assessment, Assessor, Quotation, by_requirement, combined, findings
from generator.law.facts.fact_rules import FactRule, Status
from generator.law.facts.printed_facts import Printed, in_sections
from generator.law.rule_loading import load
from generator.law.rule_set import Rules
from generator.law.rules import RuleHeader
from generator.law.waivers import Waived, Waiver, waive

__all__ = [
    "Assessment", "Assessor", "FactRule", "Printed", "Quotation", "RuleHeader", "Rules", "Status", "Waived",
    "Waiver", "by_requirement", "combined", "findings", "in_sections", "load", "waive",
]  # fmt: skip
