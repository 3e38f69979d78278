"""Gaps that the law sees, in its state of November 2026, as far as a profile alone shows them. Not legal advice.

Marks in the docstrings: read in a source, or to be confirmed by a lawyer.
"""

import re

from generator.diagnostics import Severity
from generator.schema.facts import Breach, Breaches, Facts, Rule

_EEA = frozenset("AT BE BG HR CY CZ DE DK EE ES FI FR GR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK".split())
_REGISTERS = {
    "kvk": frozenset({"bv", "nv", "vof", "cv", "eenmanszaak", "stichting", "vereniging", "cooperatie", "other_nl"}),
    "kbo": frozenset({"bv_be", "nv_be", "other_be"}),
    "register_number": frozenset({"gmbh", "ag", "other_de"}),
}
"""Which number of `controller.registration` a legal form has."""
_DUTCH_NAME = re.compile(r"\b[BN]\.V\.(?!\w)")
_HOURS = {"Y": 366 * 24, "M": 31 * 24, "W": 7 * 24, "D": 24, "H": 1}
_TERM = ("period", "while", "criterion", "longer")
FOUR_WEEKS = 28 * 24
BREACH_HOURS = 72


def hours(period: str) -> int:
    """An ISO 8601 duration in hours at its longest: a month has 31 days, a year 366; 0 when it is none."""
    return sum(int(number) * _HOURS[unit] for number, unit in re.findall(r"(\d{1,4})([YMWDH])", period, re.ASCII))


def reachable(profile: Facts) -> Breaches:
    """The controller's contact details are stated (article 13(1)(a) GDPR)."""
    if not any(profile.at("contact", field) for field in ("email", "phone", "address")):
        message = "no contact details of the controller are stated (article 13(1)(a) GDPR)"
        yield Breach(("contact",), message, "add email, phone or address under 'contact'", at_key=True)


def visiting_address(profile: Facts) -> Breaches:
    """A post office box alone does not show where the company is (article 13(1)(a) GDPR, to be confirmed)."""
    addresses = [profile.record("controller", "address"), profile.record("contact", "address")]
    if not any(address.line("street") for address in addresses):
        message = "no street address of the controller is stated (article 13(1)(a) GDPR)"
        yield Breach(
            ("controller", "address"), message, "add street and number under 'controller.address'", at_key=True
        )


def registration(profile: Facts) -> Breaches:
    """A registered company states its number: article 27 Handelsregisterwet for a Dutch one, read; BE and DE alike."""
    form, name = profile.line("controller", "legal_form"), profile.line("controller", "legal_name")
    if not form and _DUTCH_NAME.search(name):
        form = "other_nl"
    number = next((number for number, forms in _REGISTERS.items() if form in forms), None)
    if number and not profile.at("controller", "registration", number):
        message = "the company's number in the commercial register is not stated"
        hint = f"add '{number}' under 'controller.registration'"
        yield Breach(("controller", "registration"), message, hint, at_key=True)


def representative(profile: Facts) -> Breaches:
    """A controller outside the EEA names its representative (articles 13(1)(a) and 27 GDPR)."""
    country = profile.line("controller", "address", "country")
    if country and country not in _EEA and not profile.at("representative"):
        message = f"the controller is in {country}, outside the EEA, and names no representative (article 27 GDPR)"
        yield Breach(("controller", "address", "country"), message, "add 'representative' with name and address")


def legal_bases(profile: Facts) -> Breaches:
    """Each purpose comes with its legal basis (article 13(1)(c) GDPR); a list for the whole is not enough."""
    for processing in profile.records("processings"):
        if not processing.items("legal_bases"):
            message = f"processing '{processing.line('id')}' states no legal basis (article 13(1)(c) GDPR)"
            yield Breach(
                processing.key, message, "add legal_bases: [A6-1-b], or whichever letters of article 6(1) apply"
            )


def interest(profile: Facts) -> Breaches:
    """The legitimate interest is named where it is the basis (article 13(1)(d) GDPR)."""
    for processing in profile.records("processings"):
        if "A6-1-f" in processing.items("legal_bases") and not processing.at("interest"):
            message = f"processing '{processing.line('id')}' rests on a legitimate interest that is not named"
            hint = "add 'interest' (article 13(1)(d) GDPR)"
            yield Breach((*processing.key, "legal_bases"), message, hint)
    if "A6-1-f" in profile.items("legal_bases") and not any(
        row.at("interest") for row in profile.records("processings")
    ):
        message = "a legitimate interest is a legal basis, and no processing names one (article 13(1)(d) GDPR)"
        yield Breach(("legal_bases",), message, "add 'interest' to the processings that rest on one")


def withdrawal(profile: Facts) -> Breaches:
    """Where consent is a basis, the statement says how to withdraw it (articles 7(3) and 13(2)(c) GDPR)."""
    if profile.at("consent", "withdrawal"):
        return
    for place in (profile, *profile.records("processings")):
        if "A6-1-a" in place.items("legal_bases"):
            message = "consent is a legal basis, but how to withdraw it is not stated (article 7(3) GDPR)"
            yield Breach((*place.key, "legal_bases"), message, "add 'consent.withdrawal'")
            return


def retention(profile: Facts) -> Breaches:
    """Each processing has a term, or what decides on it (article 13(2)(a) GDPR), of its own or for the whole."""
    general = profile.record("retention")
    for processing in profile.records("processings"):
        if not any(place.at(field) for place in (processing.record("retention"), general) for field in _TERM):
            message = f"processing '{processing.line('id')}' states no retention term (article 13(2)(a) GDPR)"
            yield Breach(processing.key, message, "add 'retention' with a period, an event or a criterion")


def camera_term(profile: Facts) -> Breaches:
    """Camera images are kept four weeks at most, unless there was an incident (guideline of the AP, read)."""
    for processing in _named(profile, "cctv", "camera_surveillance"):
        if hours(processing.line("retention", "period")) > FOUR_WEEKS:
            message = "camera images are kept longer than four weeks, the guideline of the AP"
            yield Breach((*processing.key, "retention", "period"), message, "P28D or P4W is the usual maximum")


def applicant_term(profile: Facts) -> Breaches:
    """Applicants' data go within four weeks after the procedure, or within a year with their consent (the AP, read)."""
    for processing in _named(profile, "recruitment", "job_applications"):
        consent = any("consent" in row.line("case") for row in processing.records("retention", "longer"))
        if hours(processing.line("retention", "period")) > FOUR_WEEKS and not consent:
            message = "applicants' data are kept longer than four weeks without a row for their consent"
            hint = "P4W is usual; add {case: consent, period: P1Y} under 'longer' where people are asked"
            yield Breach((*processing.key, "retention", "period"), message, hint)


def _named(profile: Facts, *names: str) -> list[Facts]:
    fields = ("id", "purpose", "process")
    return [record for record in profile.records("processings") if any(record.line(field) in names for field in fields)]


def special_ground(profile: Facts) -> Breaches:
    """Special categories and criminal data need a ground beside the basis (articles 9(2) and 10 GDPR)."""
    for processing in profile.records("processings"):
        if processing.items("special_categories") and not processing.at("special_ground"):
            message = (
                "special categories of data are stated without the ground that allows them (articles 9 and 10 GDPR)"
            )
            yield Breach((*processing.key, "special_categories"), message, "add 'special_ground'")


def service_number(profile: Facts) -> Breaches:
    """A citizen service number is used only where a law says so (article 46 UAVG, read)."""
    for processing in profile.records("processings"):
        if "bsn" in processing.items("data_categories") and not processing.at("legal_duty"):
            message = "the citizen service number is processed and no law that demands it is stated (article 46 UAVG)"
            yield Breach((*processing.key, "data_categories"), message, "add 'legal_duty', or take 'bsn' out")


def safeguards(profile: Facts) -> Breaches:
    """Data that leave the EEA are protected by a decision or a safeguard, and the statement says which (13(1)(f)).

    One that is stated for a country under `transfers` covers each recipient and place there.
    """
    transfers = list(profile.records("transfers", "countries"))
    covered = {transfer.line("country") for transfer in transfers if transfer.at("safeguard")}
    for place in (*_abroad(profile), *filter(_outside, transfers)):
        country = place.line("country")
        if country not in covered and not place.at("safeguard"):
            message = f"data go to {country}, outside the EEA, without a safeguard (articles 44 to 49 GDPR)"
            hint = "add 'safeguard' here, or the country under 'transfers.countries' with its safeguard"
            yield Breach((*place.key, "country"), message, hint)


def no_transfers(profile: Facts) -> Breaches:
    """A statement that says that no data leave the EEA names nobody who gets them outside it."""
    if profile.at("transfers", "countries") == []:
        for place in _abroad(profile):
            message = f"data go to {place.line('country')}, yet 'transfers.countries' says that none leave the EEA"
            yield Breach((*place.key, "country"), message, "add the transfer, or correct the country")


def _abroad(profile: Facts) -> list[Facts]:
    places = [*_recipients(profile), *profile.records("storage"), *profile.records("group", "foreign_access")]
    return list(filter(_outside, places))


def _outside(place: Facts) -> bool:
    return bool(place.line("country")) and place.line("country") not in _EEA


def privacy_shield(profile: Facts) -> Breaches:
    """The Privacy Shield protects nothing since 16 July 2020 (CJEU C-311/18, Schrems II, read)."""
    for record in (*_recipients(profile), *profile.records("transfers", "countries")):
        if record.line("safeguard") == "privacy_shield":
            message = "the Privacy Shield is void since 16 July 2020 (CJEU C-311/18)"
            hint = "state the Data Privacy Framework for a certified firm, or standard clauses"
            yield Breach((*record.key, "safeguard"), message, hint)


def _recipients(profile: Facts) -> list[Facts]:
    tables = [row for group in profile.records("recipient_groups") for row in group.records("recipients")]
    return [*profile.records("recipients"), *tables]


def breach_term(profile: Facts) -> Breaches:
    """A breach is reported to the authority within 72 hours; people are told only of a high risk (articles 33, 34)."""
    promised = hours(profile.line("breach", "within"))
    if promised and promised != BREACH_HOURS:
        compared = "less" if promised < BREACH_HOURS else "more"
        message = f"the term for telling of a breach is {compared} than the 72 hours of article 33 GDPR"
        yield Breach(
            ("breach", "within"), message, "PT72H is the legal term; a promise beyond the law binds the company"
        )


def identity_check(profile: Facts) -> Breaches:
    """An identity document is asked for on doubt only, if nothing else works (article 12(6) GDPR; the AP, read)."""
    asked = {"id_copy": "a copy of an identity document", "id_at_office": "an identity document shown at the office"}
    if found := asked.get(profile.line("rights", "identity_check")):
        message = f"{found} is more than a request needs (article 12(6) GDPR)"
        yield Breach(
            ("rights", "identity_check"), message, "ask in a way that fits: known_channel or control_questions"
        )


def complaint(profile: Facts) -> Breaches:
    """The right to complain to the supervisory authority is stated (article 13(2)(d) GDPR)."""
    if profile.at("complaint", "authority") is not True:
        message = "the right to complain to the supervisory authority is not stated (article 13(2)(d) GDPR)"
        yield Breach(("complaint", "authority"), message, "add complaint: {authority: true}", at_key=True)


def decision_logic(profile: Facts) -> Breaches:
    """Automated decisions come with their logic and consequences (article 13(2)(f) GDPR)."""
    if profile.at("automated_decisions", "in_use") is True and not profile.items("automated_decisions", "decisions"):
        message = "automated decisions are in use and none is described (article 13(2)(f) GDPR)"
        yield Breach(("automated_decisions", "in_use"), message, "add 'decisions' with subject, logic and consequences")


def cookies(profile: Facts) -> Breaches:
    """A website says which cookies it reads or sets, none included (article 11.7a Telecommunicatiewet, read)."""
    if profile.items("websites") and profile.at("cookies") is None:
        message = "there are websites, and nothing is stated about cookies (article 11.7a Telecommunicatiewet)"
        yield Breach(("cookies",), message, "add 'cookies'; kinds: [] says that there are none", at_key=True)


RULES = (
    Rule("contact-missing", Severity.WARNING, reachable),
    Rule("visiting-address", Severity.NOTE, visiting_address),
    Rule("registration-missing", Severity.WARNING, registration),
    Rule("representative-missing", Severity.WARNING, representative),
    Rule("legal-basis-missing", Severity.WARNING, legal_bases),
    Rule("interest-missing", Severity.WARNING, interest),
    Rule("withdrawal-missing", Severity.WARNING, withdrawal),
    Rule("retention-missing", Severity.WARNING, retention),
    Rule("camera-term", Severity.WARNING, camera_term),
    Rule("applicant-term", Severity.NOTE, applicant_term),
    Rule("special-ground", Severity.WARNING, special_ground),
    Rule("service-number", Severity.WARNING, service_number),
    Rule("safeguard-missing", Severity.WARNING, safeguards),
    Rule("no-transfers", Severity.ERROR, no_transfers),
    Rule("privacy-shield", Severity.WARNING, privacy_shield),
    Rule("breach-term", Severity.WARNING, breach_term),
    Rule("identity-check", Severity.WARNING, identity_check),
    Rule("complaint-missing", Severity.WARNING, complaint),
    Rule("decision-logic", Severity.WARNING, decision_logic),
    Rule("cookies-missing", Severity.NOTE, cookies),
)
"""Each gap with its code and severity."""
