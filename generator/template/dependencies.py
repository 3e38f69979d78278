"""What a section reads for one company: files, wordings and values, whether it prints them or only chooses by them.

The section is rendered once more, and what is asked for on the way is noted; names at the top of a profile and words of
the address, which need not be asked for, are those that the texts at work mention.
"""

from contextlib import suppress

from jinja2 import nodes
from msgspec import Struct

from generator.diagnostics import KeyPath
from generator.profile import Profile
from generator.profile.shape import Record
from generator.template.loading.wording import ADDRESS, WHOLE
from generator.template.policy import Policy, Section
from generator.template.rendering import begin, template_of

WordKey = tuple[str, str, str]
"""A wording: its catalogue, its key, and the part, ``""`` where the entry has none."""


class Usage(Struct, frozen=True):
    """What one section read: full names of templates, the section's own first; wordings; key paths of the profile."""

    templates: tuple[str, ...] = ()
    words: frozenset[WordKey] = frozenset()
    values: frozenset[KeyPath] = frozenset()


class Observer:
    """Tells what the sections of one policy read."""

    def __init__(self, policy: Policy, shape: Record) -> None:
        self._policy = policy
        self._shape = shape
        self._mentioned: dict[str, frozenset[str]] = {}

    def observe(self, profile: Profile, section: Section) -> Usage:
        """What a section reads for a company, also where it comes out blank."""
        run = begin(self._policy, profile, self._shape)
        name = template_of(section, profile)
        with suppress(Exception):  # what a template provokes is told where the statement is made
            self._policy.environment.produce(name, run.variables)
        templates = tuple(dict.fromkeys((name, *run.opened)))
        words = frozenset(run.words)
        names = frozenset[str]().union(*(self._names(one) for one in (*templates, *self._worded(words))))
        tops = {(name,) for name in names if name in self._shape.fields}
        address = {(ADDRESS, name, WHOLE) for name in names if name in self._policy.address}
        return Usage(templates, words | address, frozenset(run.read) | tops)

    def _worded(self, words: frozenset[WordKey]) -> list[str]:
        """The wordings with Jinja in them, by the names under which the environment knows them."""
        wording = self._policy.wording
        found = [wording[name].entries.get(key, {}).get(part) for name, key, part in words if name in wording]
        return [one.template for one in found if one is not None and one.template is not None]

    def _names(self, template: str) -> frozenset[str]:
        """The names that a text mentions."""
        if template not in self._mentioned:
            tree = self._policy.environment.parse(self._policy.texts[template].text)
            self._mentioned[template] = frozenset(found.name for found in tree.find_all(nodes.Name))
        return self._mentioned[template]
