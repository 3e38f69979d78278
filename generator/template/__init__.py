"""Renders a policy's templates with the facts of a profile to Markdown, in which every fact is a slot.

What only a check or an error needs is imported when it is called for.
"""

from pathlib import Path

from generator.diagnostics import Diagnostics
from generator.profile import Profile
from generator.profile.shape import Record
from generator.template.dependencies import Observer, Usage
from generator.template.loading.wording import FORMS
from generator.template.policy import Policy, Section, load_policy, policies
from generator.template.rendering import RenderedSection, render, render_all

__all__ = [
    "FORMS",
    "Observer",
    "Policy",
    "RenderedSection",
    "Section",
    "Usage",
    "check_templates",
    "fields_of_sections",
    "load_policy",
    "policies",
    "relocate",
    "render",
    "render_all",
]


def check_templates(templates: Path, shape: Record) -> Diagnostics:
    """Everything that is wrong in a folder of templates, whatever the profiles say; see ``lint``."""
    from generator.template.typecheck import lint

    return lint.check_templates(templates, shape)


def fields_of_sections(policy: Policy, shape: Record) -> dict[str, frozenset[tuple[str, ...]]]:
    """The fields that each section of a policy shows, by the section's name; a row of a list is ``[]``."""
    from generator.template.typecheck import lint

    return dict(lint.fields_of_sections(policy, shape))


def relocate(
    policy: Policy, profile: Profile, shape: Record, section: RenderedSection, findings: Diagnostics
) -> Diagnostics:
    """Findings about a section's Markdown, whose lines count from 1 there, at the lines of the templates instead."""
    from generator.template import source_map

    return source_map.relocate(policy, profile, shape, section, findings)
