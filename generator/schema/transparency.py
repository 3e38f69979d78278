"""What a statement says too vaguely, or leaves for its reader to find out (article 12(1) GDPR). Not legal advice.

The source is the guidelines on transparency, WP260 rev.01, where no article is named.
"""

import re
from itertools import chain

from generator.diagnostics import Severity
from generator.schema.facts import Breach, Breaches, Facts, Rule

_FOREIGN = re.compile(r"\b(?:Inc|LLC|Corp|Pty|Ltd)\b\.?", re.IGNORECASE)
_ALWAYS = {"access": 15, "rectification": 16, "erasure": 17, "restriction": 18}
_VAGUE = {"some_hours", "some_weeks"}


def recipient_country(profile: Facts) -> Breaches:
    """A recipient with an American, British or Australian legal form shows its country (article 13(1)(f) GDPR)."""
    tables = (table.records("recipients") for table in profile.records("recipient_groups"))
    for recipient in chain(profile.records("recipients"), *tables):
        name = f"{recipient.line('service')} {recipient.line('name')}"
        if _FOREIGN.search(name) and not recipient.at("country"):
            message = f"'{name.strip()}' seems to be outside the EEA, and its country is not stated"
            yield Breach(recipient.key, message, "add country, and safeguard where the country is outside the EEA")


def anonymous_visits(profile: Facts) -> Breaches:
    """A visit of which the IP address is collected is not anonymous (article 4(1) GDPR, recital 30)."""
    collected = [group.items("data_categories") for group in profile.records("data_groups")]
    if profile.at("anonymous_visits") is True and "ip_address" in chain.from_iterable(collected):
        message = "a visit is called anonymous, and IP addresses are collected"
        yield Breach(("anonymous_visits",), message, "drop anonymous_visits, or the IP addresses")


def read_again(profile: Facts) -> Breaches:
    """Telling people to read the statement regularly is not enough (WP260 rev.01 paragraph 29, to be confirmed)."""
    announced = profile.items("changes", "announced")
    if "check_regularly" in announced:
        key = ("changes", "announced", announced.index("check_regularly"))
        yield Breach(
            key, "people are told to look for changes themselves", "announce changes: by_email, or notify_if_relevant"
        )


def rights(profile: Facts) -> Breaches:
    """The rights that hold on every legal basis are named (articles 13(2)(b) and 15 to 18 GDPR)."""
    granted = profile.items("rights", "granted")
    missing = [f"{right} (article {article})" for right, article in _ALWAYS.items() if right not in granted]
    if missing:
        message = f"the statement does not name the right to {', '.join(missing)}"
        yield Breach(("rights", "granted"), message, "add it to rights.granted")


def objection(profile: Facts) -> Breaches:
    """Who relies on a legitimate interest names the right to object (articles 13(2)(b) and 21(4) GDPR)."""
    bases = chain(profile.items("legal_bases"), *(one.items("legal_bases") for one in profile.records("processings")))
    if {"A6-1-e", "A6-1-f"} & set(map(str, bases)) and "objection" not in profile.items("rights", "granted"):
        yield Breach(("rights", "granted"), "the right to object is not named (article 21 GDPR)", "add objection")


def vague_term(profile: Facts) -> Breaches:
    """A term is a period, or a criterion by which it can be worked out (article 13(2)(a) GDPR)."""
    for table in profile.records("recipient_groups"):
        for row in table.records("recipients"):
            if row.line("retention", "criterion") in _VAGUE:
                yield Breach(
                    (*row.key, "retention"), "the term is not a period that one can count", "give it: {period: PT12H}"
                )
            elif not row.at("retention"):
                yield Breach(
                    row.key, f"no term is stated for '{row.line('service')}'", "add retention, or ask the party"
                )


RULES = (
    Rule("recipient-country", Severity.WARNING, recipient_country),
    Rule("anonymous-visits", Severity.WARNING, anonymous_visits),
    Rule("read-again", Severity.WARNING, read_again),
    Rule("rights-missing", Severity.WARNING, rights),
    Rule("objection-missing", Severity.WARNING, objection),
    Rule("vague-term", Severity.NOTE, vague_term),
)
"""Each doubt with its code and severity."""
