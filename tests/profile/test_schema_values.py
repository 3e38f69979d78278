"""The value types of a profile: what each check takes, refuses and says."""

import re
from typing import Any

import email_validator
import phonenumbers
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from stdnum.nl import postcode as dutch_postcode

from generator.diagnostics import Severity
from generator.profile.schema import contact_checks, corrections
from generator.profile.schema.value_checks import CHECKS
from generator.profile.schema.value_problem import Around, Problems
from generator.profile.schema.value_types import KINDS

CATALOGUES = {"purposes": frozenset({"newsletter", "recruitment", "cctv"}), "countries": frozenset({"NL", "BE", "DE"})}


def around(country: str | None = None, **record: object) -> Around:
    """A record in a Dutch statement, in an address of that country."""
    return Around({"country": country, **record}, {"language": "nl"}, CATALOGUES)


def codes(problems: Problems) -> list[str]:
    return [problem.code for problem in problems]


TAKEN = {
    "kvk": ["01234567", "55655300", "05030516"],
    "establishment_number": ["000012345678"],
    "rsin": ["123456782"],
    "vat": ["NL004495445B01", "BE0894523310", "DE136695976", "NL 0044.95.445.B01"],
    "kbo": ["0894.523.310", "0894523310"],
    "court": ["Kassel", "Frankfurt am Main", "Agathenburg"],
    "postcode": ["2719 EJ", "6921RN", "9403 DV"],
    "phone": ["088 65 71 475", "(033) 496 06 51", "+31 (0)24 2022680", "024-2022680", "06 12345678", "+32 2 555 12 12"],
    "email": ["info@dijkhoek.nl", "o'brien@dijkhoek.nl", "jan.de-boer+avg@post.dijkhoek.co.uk", "info@café.nl"],
    "host": ["www.dijkhoek.nl", "dijkhoek.nl", "a.b-c.d.example", "www.café.nl", "xn--caf-dma.nl"],
    "web_page": ["www.dijkhoek.nl/privacy", "dijkhoek.nl", "www.dijkhoek.nl/a/b.html?x=1#y"],
    "https_url": ["https://www.dijkhoek.nl/privacy", "https://dijkhoek.nl"],
    "country": ["NL", "BE", "NO"],
    "language": ["nl", "en", "de", "fr"],
    "slug": ["de-dijkhoek", "credit_check", "smart2led", "2018"],
}
REFUSED = {
    "kvk": ["1234567", "123456789", "0123 4567", "٠١٢٣٤٥٦٧", "KvK 01234567"],
    "establishment_number": ["12345678", "00001234567x"],
    "rsin": ["123456789", "1234.56.782", "12345678"],
    "vat": ["NL004495445B00", "NL004495446B02", "0894523310", "XX123456789", "BE0894523311"],
    "kbo": ["0894.523.311", "BE0894523310", "894523"],
    "court": ["Amtsgericht Kassel", "amtsgericht", "AG Kassel", "Handelsregister des Amtsgerichts Kassel"],
    "postcode": ["0921 RN", "6921 SS", "1234 sd", "6921", "55271 AG", "6921  RN"],
    "phone": ["088 65 71 47", "088 65 71 4755", "bel ons", "088 65 71 475 (ma-vr)", "+31 88 65 71", "0"],
    "email": ["info", "info@", "@dijkhoek.nl", "info@dijkhoek", "info@dijkhoek..nl", "in fo@dijkhoek.nl", "a@b.test"],
    "host": ["dijkhoek", "https://www.dijkhoek.nl", "www.dijkhoek.nl/privacy", "-a.nl", "a..nl", "10.0.0.1", "a b.nl"],
    "web_page": ["https://www.dijkhoek.nl/privacy", "privacy", "www.dijkhoek.nl/a b", "/privacy"],
    "https_url": ["http://www.dijkhoek.nl", "www.dijkhoek.nl", "https://", "javascript:alert(1)"],
    "country": ["nl", "NLD", "Nederland", ""],
    "language": ["NL", "dutch", "es"],
    "slug": ["De Dijkhoek", "a--b", "-a", "../a", "a/b", ""],
}


def cases(table: dict[str, list[str]]) -> list[Any]:
    return [pytest.param(name, value, id=f"{name} {value}") for name, values in table.items() for value in values]


@pytest.mark.parametrize(("name", "value"), cases(TAKEN))
def test_a_right_value_is_taken(name: str, value: str) -> None:
    assert CHECKS[name](value, around()) == (), f"{name} should take {value}"


@pytest.mark.parametrize(("name", "value"), cases(REFUSED))
def test_a_wrong_value_is_refused_with_what_was_found(name: str, value: str) -> None:
    problems = CHECKS[name](value, around())
    assert len(problems) == 1, f"{name} should refuse {value}"
    assert repr(value)[1:-1] in problems[0].message or value in problems[0].message
    assert problems[0].severity is Severity.ERROR


def test_every_check_has_cases_of_both_kinds() -> None:
    missing = CHECKS.keys() - (TAKEN.keys() & REFUSED.keys()) - {"german_register"}
    assert not missing, f"Add values to TAKEN and REFUSED for: {missing}"


@pytest.mark.parametrize(("country", "right", "wrong"), [("BE", "2000", "2000 AB"), ("DE", "01067", "1067")])
def test_a_postcode_follows_the_country_of_its_address(country: str, right: str, wrong: str) -> None:
    assert CHECKS["postcode"](right, around(country)) == ()
    assert codes(CHECKS["postcode"](wrong, around(country))) == ["postcode-format"]


@pytest.mark.parametrize("country", ["GB", "US", "Nederland"])
def test_postcodes_of_other_countries_are_not_checked(country: str) -> None:
    assert CHECKS["postcode"]("SW1A 1AA", around(country)) == ()


def test_a_telephone_number_follows_the_country_of_its_address() -> None:
    assert CHECKS["phone"]("0203 12345", around("DE")) == ()
    assert codes(CHECKS["phone"]("0203 12345", around("NL"))) == ["phone-format"]
    assert CHECKS["phone"]("0203 12345", around("Duitsland")) == (), "the country has an error of its own"


def test_the_address_of_the_controller_says_the_country_where_a_record_does_not() -> None:
    profile = {"controller": {"address": {"country": "DE"}}}
    assert Around({}, profile, {}).country() == "DE"
    assert Around({"address": {"country": "BE"}}, profile, {}).country() == "BE"
    assert Around({}, {}, {}).country() == "NL"


def test_a_premium_number_is_a_warning() -> None:
    (problem,) = CHECKS["phone"]("0900 8844", around())
    assert (problem.code, problem.severity) == ("phone-premium", Severity.WARNING)


def test_a_number_of_the_german_register_needs_its_court() -> None:
    check = CHECKS["german_register"]
    assert check("HRB 11223", around(court="Aachen")) == ()
    assert codes(check("HRB 11223", around())) == ["register-court"]
    assert codes(check("HRB 11223", around(court="Assen"))) == ["register-format"]
    assert codes(check("11223", around(court="Aachen"))) == ["register-format"]


def test_a_host_that_is_a_page_is_told_its_host() -> None:
    (problem,) = CHECKS["host"]("https://www.dijkhoek.nl/privacy", around())
    assert problem.hint == "write the host alone: www.dijkhoek.nl"


def kind(name: str, value: object, catalogue: str | None = None) -> list[str]:
    return codes(KINDS[name](value, catalogue, around()))


@pytest.mark.parametrize(
    ("value", "code"),
    [("", "empty-text"), ("  ", "empty-text"), ("a\nb", "line-break"), (" a", "outer-space"), ("a" * 301, "too-long")],
)
def test_a_line_is_one_line_of_text(value: str, code: str) -> None:
    assert kind("line", value) == [code]


@pytest.mark.parametrize("value", ["a", "|", "# kop", "<script>", "*x*", "é", "a" * 300, "{{ x }}"])
def test_a_line_takes_any_characters_that_print(value: str) -> None:
    assert kind("line", value) == []


def test_words_are_given_in_the_language_of_the_statement() -> None:
    assert kind("text", "bouwt daken") == []
    assert kind("text", {"nl": "bouwt daken", "en": "builds roofs"}) == []
    assert kind("text", {"en": "builds roofs"}) == ["missing-language"]
    assert kind("text", {"nl": "bouwt daken", "nederlands": "x"}) == ["unknown-language"]
    assert kind("text", {"nl": 3}) == ["wrong-type"]
    assert kind("text", {"nl": ""}) == ["empty-text"]
    assert kind("text", {}) == ["missing-language"]
    assert kind("text", {None: "x", "nl": "x"}) == ["unknown-language"]


def test_the_problem_of_one_language_points_at_that_language() -> None:
    (problem,) = KINDS["text"]({"nl": "bouwt daken", "en": " "}, None, around())
    assert problem.below == ("en",)


def test_a_key_of_the_wording_has_a_near_one_suggested() -> None:
    (problem,) = KINDS["key"]("newsleter", "purposes", around())
    assert problem.code == "unknown-word"
    assert problem.hint == "did you mean 'newsletter'?"
    (problem,) = KINDS["item"]("dakbedekking", "purposes", around())
    assert problem.hint == "known are: cctv, newsletter, recruitment; own words are written per language, as {nl: …}"


def test_an_item_can_be_own_words_and_a_key_cannot_be_missing() -> None:
    assert kind("item", {"nl": "daken leggen"}, "purposes") == []
    assert kind("item", "cctv", "purposes") == []
    assert kind("key", "cctv", "purposes") == []
    assert kind("key", "anything", "a catalogue that the policy lacks") == []


@pytest.mark.parametrize("value", ["2025-08-04", "2024-02-29"])
def test_a_date_is_a_day_of_the_calendar(value: str) -> None:
    assert kind("date", value) == []


@pytest.mark.parametrize("value", ["2025-8-4", "04-08-2025", "20250804", "2025-W32-1", "2025-02-29", "4 augustus 2025"])
def test_any_other_date_is_refused(value: str) -> None:
    assert kind("date", value) == ["date-format"]


@pytest.mark.parametrize("value", ["P1Y", "P28D", "P4W", "P1M", "PT24H", "P1Y6M", "P1DT12H"])
def test_a_period_is_an_iso_8601_duration(value: str) -> None:
    assert kind("period", value) == []


@pytest.mark.parametrize("value", ["P", "PT", "P0D", "1Y", "P1", "P1M1Y", "P-1D", "P1.5Y", "een jaar", "p1y", "P1DT"])
def test_any_other_period_is_refused(value: str) -> None:
    assert kind("period", value) == ["period-format"]


@given(st.from_regex(contact_checks._EMAIL, fullmatch=True))
def test_each_address_that_passes_by_form_alone_passes_the_library(address: str) -> None:
    local, _, domain = address.partition("@")
    if len(local) <= 64 and len(domain) <= 100 and all(len(label) <= 63 for label in domain.split(".")):
        email_validator.validate_email(address, check_deliverability=False)


@given(
    st.from_regex(contact_checks._DUTCH_PHONE, fullmatch=True), st.lists(st.integers(1, 11), max_size=4), st.booleans()
)
def test_each_number_that_passes_by_form_alone_passes_the_library(number: str, cuts: list[int], zero: bool) -> None:
    for cut in sorted(set(cuts), reverse=True):
        number = f"{number[:cut]}{' -'[cut % 2]}{number[cut:]}"
    number = number.replace("+31", "+31 (0)") if zero else number
    assume(contact_checks._is_common_dutch(number))
    parsed = phonenumbers.parse(number, "NL")
    assert phonenumbers.is_valid_number(parsed)
    assert phonenumbers.number_type(parsed) != phonenumbers.PhoneNumberType.PREMIUM_RATE


@given(st.from_regex(re.compile(r"[0-9]{4} ?[A-Z]{2}"), fullmatch=True))
def test_dutch_postcodes_are_those_of_the_library(value: str) -> None:
    assert (CHECKS["postcode"](value, around()) == ()) == dutch_postcode.is_valid(value)


ANYTHING = st.text(st.characters(exclude_categories=()), max_size=40)


@given(st.sampled_from(sorted(CHECKS)), ANYTHING | st.from_regex(r"[\d+().A-Z @/:-]{0,30}", fullmatch=True))
def test_no_check_falls_over_any_text(name: str, value: str) -> None:
    for country in (None, "NL", "BE", "DE", "XX"):
        CHECKS[name](value, around(country, court=value))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("4 augustus 2025", "2025-08-04"), ("4-8-2025", "2025-08-04"), ("2025/8/4", "2025-08-04"),
        ("1 mrt. 2025", "2025-03-01"), ("31-02-2025", ""), ("4 brumaire 2025", ""), ("augustus 2025", ""),
    ],
)  # fmt: skip
def test_a_date_written_otherwise_is_given_back_as_meant(written: str, meant: str) -> None:
    assert corrections.day(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("7 jaar", "P7Y"), ("p7y", "P7Y"), ("3 maanden", "P3M"), ("4 weken", "P4W"), ("28 dagen", "P28D"),
        ("72 uur", "PT72H"), ("PT72h", "PT72H"), ("p3m", "P3M"), ("3m", ""), ("0 jaar", ""), ("lang", ""),
    ],
)  # fmt: skip
def test_a_period_written_otherwise_is_given_back_as_meant(written: str, meant: str) -> None:
    assert corrections.period(written) == meant
    assert not meant or kind("period", meant) == []


def test_a_long_catalogue_is_not_listed_but_named() -> None:
    keys = frozenset(f"key_{number}" for number in range(20))
    (problem,) = KINDS["key"]("kei_3", "purposes", Around({}, {}, {"purposes": keys | {"abc"}}))
    assert problem.hint == "did you mean 'key_3'?"
    (problem,) = KINDS["key"]("qqqq", "purposes", Around({}, {}, {"purposes": keys}))
    assert problem.hint.endswith("; all 20 stand in the catalogue 'purposes'")
    assert problem.hint.count("key_") == 8


def test_a_dutch_number_under_another_country_blames_the_country() -> None:
    (problem,) = CHECKS["phone"]("020 555 01 23", around("NO"))
    assert problem.message == "'020 555 01 23' is a Dutch telephone number, and 'country' says NO for its address"
    assert problem.hint == "correct the country; if it is right, start the number with +31"
