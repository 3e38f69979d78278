"""The checks that a field names in ``check_with``."""

from collections.abc import Mapping

from generator.profile.schema.contact_checks import (
    country,
    email,
    host,
    https_url,
    language,
    phone,
    postcode,
    slug,
    web_page,
)
from generator.profile.schema.registers import court, establishment_number, german_register, kbo, kvk, rsin, vat
from generator.profile.schema.value_problem import Check

CHECKS: Mapping[str, Check] = {
    check.__name__: check
    for check in (
        kvk, establishment_number, rsin, vat, kbo, german_register, court,
        postcode, phone, email, host, web_page, https_url, country, language, slug,
    )
}  # fmt: skip
"""Name of a check -> the check."""
