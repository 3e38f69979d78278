"""Numbers of public registers: the Dutch, the Belgian and the German one, and VAT."""

import re

from generator.profile.schema.corrections import advise, digits
from generator.profile.schema.value_problem import Around, Problems, ValueProblem, quoted

_COURT = re.compile(
    r"^\s*(?:Amtsgerichts?|AG|Handelsregister|Registergericht|rechtbank)\b(?:\s+(?:des|van|te))?\s*", re.I
)


def kvk(value: str, around: Around) -> Problems:
    """A KvK number: eight digits. It has no check digit, so none is calculated."""
    if re.fullmatch(r"\d{8}", value, re.ASCII):
        return ()
    hint = advise(digits(value, 8), '"01234567"')
    return (ValueProblem("kvk-format", f"{quoted(value)} is not a KvK number; expected 8 digits", hint),)


def establishment_number(value: str, around: Around) -> Problems:
    """An establishment number of the KvK: twelve digits."""
    if re.fullmatch(r"\d{12}", value, re.ASCII):
        return ()
    message = f"{quoted(value)} is not an establishment number of the KvK; expected 12 digits"
    return (ValueProblem("establishment-format", message, advise(digits(value, 12), '"000012345678"')),)


def rsin(value: str, around: Around) -> Problems:
    """An RSIN: nine digits that pass the eleven-test, as a citizen service number does."""
    from stdnum.nl import bsn

    if re.fullmatch(r"\d{9}", value, re.ASCII) and bsn.is_valid(value):
        return ()
    message = f"{quoted(value)} is not an RSIN; expected 9 digits that pass the eleven-test"
    return (ValueProblem("rsin-format", message, "check for a digit too many, too few or swapped"),)


def vat(value: str, around: Around) -> Problems:
    """A VAT identification number of an EU country, checked by the rule of the country that its letters name.

    A Dutch one passes the eleven-test or, since 2020, modulus 97.
    """
    from stdnum.eu import vat as european

    if european.is_valid(value):
        return ()
    message = f"{quoted(value)} is not a VAT number; expected a country's letters and a number that passes its check"
    return (ValueProblem("vat-format", message, _vat_advice(value)),)


def _vat_advice(value: str) -> str:
    if re.fullmatch(r"\d{9} ?B ?\d{2}", value.replace(".", ""), re.ASCII | re.IGNORECASE):
        return f"put the country's letters before it: NL{value}"
    return "for example NL004495445B01, a Dutch one; check for a digit too many, too few or swapped"


def kbo(value: str, around: Around) -> Problems:
    """A Belgian enterprise number: ten digits, the last two being 97 less the rest modulo 97."""
    from stdnum.be import vat as enterprise

    if re.fullmatch(r"[01][\d. ]+", value, re.ASCII) and enterprise.is_valid(value):
        return ()
    message = f"{quoted(value)} is not a Belgian enterprise number; expected 10 digits with a right check number"
    return (
        ValueProblem(
            "kbo-format", message, 'for example "0123.456.749"; check for a digit too many, too few or swapped'
        ),
    )


def german_register(value: str, around: Around) -> Problems:
    """A number of the German commercial register, kept by the court that the same record names."""
    from stdnum.de import handelsregisternummer

    court = around.record.get("court")
    if not isinstance(court, str):
        message = f"{quoted(value)} is a number of a German register; expected the court that keeps it as well"
        return (ValueProblem("register-court", message, "add 'court', as in court: Duisburg"),)
    if handelsregisternummer.is_valid(f"{_COURT.sub('', court)} {value}"):
        return ()
    message = (
        f"{quoted(value)} of {quoted(court)} is not a number of the German register; expected HRB 12345 of a court"
    )
    return (ValueProblem("register-format", message, 'for example court: Duisburg and register_number: "HRB 12345"'),)


def court(value: str, around: Around) -> Problems:
    """The town of a German court alone, for the statement says before it that it is a court."""
    town = _COURT.sub("", value)
    if town == value:
        return ()
    message = f"{quoted(value)} has the word for a court in it, which the statement prints as well; expected the town"
    return (ValueProblem("court-format", message, f"write it as {town}" if town else "for example court: Duisburg"),)
