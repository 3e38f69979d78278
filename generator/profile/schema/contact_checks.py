"""Where a company can be reached: postcodes, telephone numbers, e-mail addresses, hosts and pages."""

import re
from typing import TYPE_CHECKING

from generator.diagnostics import Severity
from generator.profile.schema.corrections import advise
from generator.profile.schema.value_problem import LANGUAGES, Around, Problems, ValueProblem, quoted

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

_POSTCODES = {
    "NL": (re.compile(r"[1-9]\d{3} ?(?!S[ADS])[A-Z]{2}", re.ASCII), "four digits and two capitals, as in 2719 EJ"),
    "BE": (re.compile(r"[1-9]\d{3}", re.ASCII), "four digits, as in 2000"),
    "DE": (re.compile(r"\d{5}", re.ASCII), "five digits, as in 47051"),
}
_DUTCH_PHONE = re.compile(
    r"(?:0|\+31)(?:(?:1[035]|2[0346]|3[03568]|4[0356]|5[0358]|7\d|8[578])\d{7}|6[1-58]\d{7})", re.ASCII
)
"""A part of the valid Dutch numbers: the common area codes, mobile and company numbers."""
_DUTCH_GROUPS = re.compile(r"(?:0\d{1,3}|\(0\d{1,3}\)|\+31 ?(?:\(0\) ?)?\d)(?:[ -]?\d)+", re.ASCII)
"""How Dutch numbers are mostly printed."""
_PRINTED_PHONE = re.compile(r"\+?[\d ()./-]+", re.ASCII)
_WITH_WORDS = re.compile(r"^[^\d+(]+(?=[\d+(])|(?<=\d)[^\d]*[^\W\d_].*$")
"""The words before and after a number."""
_EMAIL = re.compile(
    r"[A-Za-z0-9]+(?:[._+-][A-Za-z0-9]+)*@(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+(?:nl|be|de|fr|eu|com|net|org)", re.ASCII
)
"""A part of the valid addresses: plain ASCII under a common top-level domain."""
_ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,}(?![\w@])", re.ASCII)
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?", re.ASCII | re.IGNORECASE)
_PATH = re.compile(r"(?:[/?#][A-Za-z0-9._~!$&'()*+,;=:@%/?#-]*)?", re.ASCII)
_COUNTRIES = {
    "nederland": "NL", "netherlands": "NL", "the netherlands": "NL", "holland": "NL", "belgië": "BE", "belgie": "BE",
    "belgium": "BE", "duitsland": "DE", "deutschland": "DE", "germany": "DE", "vs": "US", "usa": "US",
    "verenigde staten": "US", "vk": "GB", "verenigd koninkrijk": "GB", "united kingdom": "GB",
}  # fmt: skip
"""Names that are often written where a code is expected."""
_SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*", re.ASCII)


def postcode(value: str, around: Around) -> Problems:
    """A postcode of the country of its address; those of other countries than NL, BE and DE are not checked.

    The Dutch letters are never SA, SD or SS.
    """
    form, expected = _POSTCODES.get(around.country(), (None, ""))
    if form is None or form.fullmatch(value):
        return ()
    message = f"{quoted(value)} is not a postcode of {around.country()}; expected {expected}"
    meant = re.sub(r"\s", "", value).upper()
    if around.country() == "NL" and form.fullmatch(meant):
        return (ValueProblem("postcode-format", message, f"write it as {meant[:4]} {meant[4:]}"),)
    hint = "for an address abroad, state its 'country'"
    if around.country() != "NL":
        hint = f"correct the postcode, or the country of the address, which is {around.country()}"
    return (ValueProblem("postcode-format", message, hint),)


def phone(value: str, around: Around) -> Problems:
    """A telephone number that exists in its country's numbering plan, in any grouping; premium numbers raise a warning.

    A request to exercise a right is free of charge (article 12(5) GDPR).
    """
    if around.country() == "NL" and _is_common_dutch(value):
        return ()
    import phonenumbers

    region = around.country()
    if region not in phonenumbers.SUPPORTED_REGIONS and not value.startswith("+"):
        return ()
    number = _phone_number(value, region)
    if number is None:
        return (_no_phone(value, region),)
    if phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.PREMIUM_RATE:
        message = (
            f"{quoted(value)} is a premium-rate number; requests about privacy are free of charge (article 12(5) GDPR)"
        )
        return (ValueProblem("phone-premium", message, "state a number at the usual rate", Severity.WARNING),)
    return ()


def _no_phone(value: str, region: str) -> ValueProblem:
    message = f"{quoted(value)} is not a telephone number of {region}; expected one that exists there"
    hint = "check for a digit too many or too few; start a number from abroad with + and its country's code"
    alone = _WITH_WORDS.sub("", value)
    if alone != value and _phone_number(alone, region):
        hint = f"write the number alone: {alone}"
    elif region != "NL" and _phone_number(value, "NL"):
        message = f"{quoted(value)} is a Dutch telephone number, and 'country' says {region} for its address"
        hint = "correct the country; if it is right, start the number with +31"
    return ValueProblem("phone-format", message, hint)


def _is_common_dutch(value: str) -> bool:
    digits = re.sub(r"\(0\)|[ ()-]", "", value)
    return bool(_DUTCH_GROUPS.fullmatch(value) and _DUTCH_PHONE.fullmatch(digits))


def _phone_number(value: str, region: str) -> "PhoneNumber | None":
    import phonenumbers

    try:
        number = phonenumbers.parse(value, region)
    except phonenumbers.NumberParseException:
        return None
    # Longer and shorter numbers can be possible without being valid, and the parser skips any words around the digits.
    return number if _PRINTED_PHONE.fullmatch(value) and phonenumbers.is_valid_number(number) else None


def email(value: str, around: Around) -> Problems:
    """An e-mail address that can exist by its form; nothing is looked up."""
    local, _, domain = value.partition("@")
    if len(local) <= 64 and len(domain) <= 100 and _EMAIL.fullmatch(value):
        return ()
    import email_validator

    try:
        email_validator.validate_email(value, check_deliverability=False)
    except email_validator.EmailNotValidError as error:
        message = f"{quoted(value)} is not an e-mail address; expected name@domain"
        return (ValueProblem("email-format", message, _email_advice(value, str(error))),)
    return ()


def _email_advice(value: str, reason: str) -> str:
    found = _ADDRESS.findall(value)
    if len(found) > 1:
        return f"state one address, such as {found[0]}"
    if found and found[0] != value:
        return f"write the address alone: {found[0]}"
    if not value.isascii() or "@" not in value:
        return reason
    joined = re.sub(r"\s", "", value).replace(",", ".")
    return f"write it as {joined}" if _ADDRESS.fullmatch(joined) else reason


def host(value: str, around: Around) -> Problems:
    """A host name as printed, with at least one dot; letters beyond ASCII follow IDNA 2008."""
    if _is_host(value):
        return ()
    found = re.sub(r"^[a-z]+://|[/?#].*$", "", value)
    hint = f"write the host alone: {found}" if found != value and _is_host(found) else "write it as www.example.nl"
    return (
        ValueProblem("host-format", f"{quoted(value)} is not a host name; expected one such as www.example.nl", hint),
    )


def web_page(value: str, around: Around) -> Problems:
    """A page as printed: a host and a path, without ``https://``."""
    name = re.split("[/?#]", value, maxsplit=1)[0]
    if _is_host(name) and _PATH.fullmatch(value, len(name)):
        return ()
    message = (
        f"{quoted(value)} is not a web page as it is printed; expected host and path, such as www.example.nl/privacy"
    )
    return (ValueProblem("page-format", message, "leave https:// out" if "://" in value else "check the address"),)


def https_url(value: str, around: Around) -> Problems:
    """An address of a page with its scheme, which is ``https``."""
    scheme, _, rest = value.partition("://")
    if scheme == "https" and not web_page(rest, around):
        return ()
    message = f"{quoted(value)} is not an https address; expected one such as https://www.example.nl/privacy"
    return (ValueProblem("url-format", message, "start it with https://"),)


def country(value: str, around: Around) -> Problems:
    """A country's code of two capitals (ISO 3166-1 alpha-2); which there are, the catalogue says."""
    if re.fullmatch("[A-Z]{2}", value):
        return ()
    meant = value.upper() if re.fullmatch("[A-Za-z]{2}", value) else _COUNTRIES.get(value.casefold(), "")
    hint = advise(meant, "NL, BE or DE")
    return (ValueProblem("country-format", f"{quoted(value)} is not a country code; expected two capitals", hint),)


def language(value: str, around: Around) -> Problems:
    """A language that statements can be in."""
    if value in LANGUAGES:
        return ()
    return (ValueProblem("language-format", f"{quoted(value)} is not a language; expected {', '.join(LANGUAGES)}"),)


def slug(value: str, around: Around) -> Problems:
    """A name in lower-case letters, digits and single hyphens or underscores."""
    if _SLUG.fullmatch(value):
        return ()
    hint = re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-")
    message = f"{quoted(value)} is not a short name; expected lower-case letters, digits and hyphens"
    return (ValueProblem("slug-format", message, advise(hint, "smart-led")),)


def _is_host(value: str) -> bool:
    if not value.isascii():
        import idna

        try:
            value = idna.encode(value, uts46=True).decode("ascii")
        except idna.IDNAError:
            return False
    labels = value.split(".")
    return len(value) <= 253 and len(labels) > 1 and all(map(_LABEL.fullmatch, labels)) and not labels[-1].isdigit()
