"""Rules about addresses: those of one company agree, suffice for a letter or a visit, and fit its registration."""

import re

from generator.diagnostics import Severity
from generator.profile.schema.untrusted import Breach, Breaches, CrossRule, Facts

_CODE = re.compile("[A-Z]{2}")
_STREET = ("street", "number", "city")
_WITH_POSTCODES = frozenset({"", "NL", "BE", "DE", "FR"})
_HOME = {"kvk": "NL", "kbo": "BE", "register_number": "DE"}
"""The country of each register."""


def two_towns(profile: Facts) -> Breaches:
    """The visiting address and the address for letters are in one town, or somebody looked at why they are not."""
    visiting, letters = profile.line("controller", "address", "city"), profile.line("contact", "address", "city")
    if visiting and letters and visiting.casefold() != letters.casefold():
        message = f"letters go to {letters} and the company is in {visiting}"
        yield Breach(("contact", "address", "city"), message, "check that both addresses still hold")


def one_address(profile: Facts) -> Breaches:
    """One address is written one way: not once with and once without a line before the same street and number."""
    visiting, letters = profile.record("controller", "address"), profile.record("contact", "address")
    extra = [visiting.line("extra_line"), letters.line("extra_line")]
    same = all(visiting.line(field).casefold() == letters.line(field).casefold() for field in _STREET)
    if same and visiting.line("street") and extra[0] != extra[1]:
        holder = letters if extra[1] else visiting
        message = f"'{holder.line('extra_line')}' stands in one of two spellings of the same address"
        yield Breach((*holder.key, "extra_line"), message, "write the line in both addresses or in neither")


def street_or_box(profile: Facts) -> Breaches:
    """An address has a street or a post office box, not both."""
    for path in (("controller", "address"), ("contact", "address")):
        address = profile.record(*path)
        if address.line("street") and address.line("po_box"):
            message = "the address has both a street and a post office box"
            yield Breach((*path, "po_box"), message, "keep one here and put the other in the other address")


def letters_arrive(profile: Facts) -> Breaches:
    """The address that letters go to has a postcode: that under 'contact', else the visiting address."""
    address = profile.record("contact", "address")
    if not address.data:
        address = profile.record("controller", "address")
    stated = address.line("street") or address.line("po_box")
    if stated and not address.at("postcode") and address.line("country") in _WITH_POSTCODES:
        yield Breach((*address.key, "postcode"), "the address has no postcode", "add postcode: …", at_key=True)


def office(profile: Facts) -> Breaches:
    """Who asks people to come to the office states where that is (article 12(2) GDPR)."""
    streets = (profile.line(part, "address", "street") for part in ("controller", "contact"))
    if profile.line("rights", "identity_check") == "id_at_office" and not any(streets):
        message = "people must come to the office with an identity document, and no street address is stated"
        yield Breach(
            ("rights", "identity_check"), message, "add street and number under 'controller.address', or ask otherwise"
        )


def registered_abroad(profile: Facts) -> Breaches:
    """A number of a country's register goes with an address there, but for a branch (to be confirmed)."""
    country = profile.line("controller", "address", "country")
    for number, home in _HOME.items():
        if _CODE.fullmatch(country) and country != home and profile.line("controller", "registration", number):
            message = f"'{number}' is a number of a register in {home}, and the company is in {country}"
            other = next((name for name, place in _HOME.items() if place == country), "the number of its own country")
            hint = f"fine for a branch in {home}; else state {other}"
            yield Breach(("controller", "registration", number), message, hint)


RULES = (
    CrossRule("two-towns", Severity.WARNING, two_towns),
    CrossRule("one-address", Severity.WARNING, one_address),
    CrossRule("street-or-box", Severity.WARNING, street_or_box),
    CrossRule("postcode-missing", Severity.WARNING, letters_arrive),
    CrossRule("office-address", Severity.WARNING, office),
    CrossRule("registered-abroad", Severity.WARNING, registered_abroad),
)
"""Each rule about addresses with its code and severity."""
