"""The facts that a new company is asked for, and how a text becomes the value of one; cheap to import, for the help."""

import re

from generator.errors import WrongUse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from generator.diagnostics import KeyPath

FACTS = {
    "policy": ("policy", "the policy, a folder in templates/"),
    "language": ("language", "language of the statement, such as nl"),
    "form": ("form_of_address", "form of address, u or je"),
    "authority": ("supervisory_authority", "data protection authority, such as NL-AP"),
    "legal-name": ("controller.legal_name", "full statutory name"),
    "short-name": ("controller.short_name", "the name used in the text"),
    "kvk": ("controller.registration.kvk", "KvK number, 8 digits"),
    "street": ("controller.address.street", "street of the visiting address"),
    "number": ("controller.address.number", "house number with its addition"),
    "country": ("controller.address.country", "two-letter country code, if it is not NL"),
    "postcode": ("controller.address.postcode", "postcode"),
    "city": ("controller.address.city", "town"),
    "email": ("contact.email", "e-mail address for questions about privacy"),
    "phone": ("contact.phone", "telephone number as printed"),
    "website": ("websites", "main website, without https://"),
}
"""Short name -> key in the profile, and what it is, in the order in which they are asked."""

_CAPITALS = ("country", "postcode", "supervisory_authority")
_SMALL = ("policy", "language", "form_of_address")
_DEEPEST = 12
"""The most names that the path to a fact may have; the schema's longest has half of that."""
_DUTCH_POSTCODE = re.compile(r"(\d{4}) ?([A-Z]{2})", re.ASCII)


def key_path(name: str) -> "KeyPath":
    """The key path of a dotted name; the main website is the host of the first of the sites."""
    return ("websites", 0, "host") if name == "websites" else tuple(name.split("."))


def stated_key(name: str) -> "KeyPath":
    """The key path of a fact that a caller names; raises ``WrongUse`` for what names none."""
    key = key_path(name)
    if not all(key[:1]) or "" in key:
        raise WrongUse(f"'{name}' is not the name of a fact", "write it as in controller.seat")
    if len(key) > _DEEPEST:
        raise WrongUse(f"'{name[:60]}…' names no fact: none has more than {_DEEPEST} parts", "see the schema")
    return key


def normalised(key: "KeyPath", text: str) -> str:
    """A text without space around it, in the capitals or small letters that its field has."""
    text = text.strip()
    if key[-1] in _SMALL:
        return text.lower()
    if key[-1] not in _CAPITALS:
        return text
    return _DUTCH_POSTCODE.sub(r"\1 \2", text.upper()) if key[-1] == "postcode" else text.upper()
