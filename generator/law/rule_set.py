"""All rules that a statement is held against, as plain data that bytes can keep."""

from collections.abc import Mapping

import msgspec
from msgspec import Struct

from generator.diagnostics import Diagnostics
from generator.law.facts.fact_rules import FactRule
from generator.law.rules import DatedList
from generator.law.text.text_rules import TextRule


class Rules(Struct, frozen=True):
    """The rules that a statement is held against, and the dated lists that they name.

    ``found`` is what is wrong with the rules themselves; a rule with a mistake is left out.
    """

    facts: tuple[FactRule, ...]
    texts: tuple[TextRule, ...]
    lists: Mapping[str, DatedList]
    found: Diagnostics = ()

    @property
    def found_in_texts(self) -> Diagnostics:
        """What is wrong with the rules about texts alone."""
        return tuple(one for one in self.found if one.key[:1] == ("texts",))


def encode(rules: Rules) -> bytes:
    """The rules as bytes, for ``decode``."""
    return msgspec.msgpack.encode(rules)


def decode(content: bytes) -> Rules:
    """The rules that these bytes are; a ``msgspec.ValidationError`` where they are none of this program."""
    return msgspec.msgpack.decode(content, type=Rules)
