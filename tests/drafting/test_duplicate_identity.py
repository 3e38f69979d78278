"""Companies of one run are compared: a profile that was copied and not finished is told at both files."""

from pathlib import Path

import pytest

from generator import drafting, workspace
from generator.diagnostics import Diagnostic
from generator.drafting import Made
from generator.drafting.duplicate_identity import compare

SISTER = "profiles/smart2led.yaml"


def copy(root: Path, name: str, *changes: tuple[str, str]) -> None:
    """Copies a company's file under another name, with some of its text changed."""
    text = (root / SISTER).read_text("utf-8")
    for old, new in changes:
        assert old in text, f"{SISTER} has no {old!r} any more: change the test"
        text = text.replace(old, new)
    (root / f"profiles/{name}.yaml").write_text(text, "utf-8")


def made(root: Path, *slugs: str) -> list[Made]:
    where, _ = workspace.find(root)
    assert where is not None
    return list(drafting.make(where, slugs or tuple(where.companies), ("md",)))


def compared(root: Path, *slugs: str) -> dict[str, list[tuple[str, str]]]:
    """The code and place of each finding, by company."""
    where, _ = workspace.find(root)
    assert where is not None
    found = compare(where, slugs or tuple(where.companies))
    return {slug: [(one.code, where_it_points(one)) for one in findings] for slug, findings in found.items()}


def where_it_points(finding: Diagnostic) -> str:
    place = finding.location
    return f"{place.path}: {place.source[place.column - 1 : place.column - 1 + place.length]}"


def test_a_profile_that_was_copied_in_full_is_told_at_both(workspace: Path) -> None:
    copy(workspace, "sister")
    number, mail = '"55655300"', "administratie@smart2led.nl"
    assert compared(workspace) == {
        "sister": [
            ("same-registration", f"profiles/sister.yaml: {number}"),
            ("same-mail", f"profiles/sister.yaml: {mail}"),
        ],
        "smart2led": [("same-registration", f"{SISTER}: {number}"), ("same-mail", f"{SISTER}: {mail}")],
    }


def test_each_finding_names_the_other_file(workspace: Path) -> None:
    copy(workspace, "sister")
    (sister,) = made(workspace, "smart2led", "sister")[1:]
    assert f"stands in {SISTER}:7:23 too" in " ".join(finding.message for finding in sister.diagnostics)


def test_one_number_for_two_companies_keeps_both_from_being_written(workspace: Path) -> None:
    copy(workspace, "sister", ("administratie@", "info@"))
    first, second, third = made(workspace, "smart2led", "sister", "smart2cloud")
    assert first.failed
    assert second.failed
    assert not first.files
    assert third.files, "the other companies are made"


def test_one_mail_address_for_two_companies_is_a_warning(workspace: Path) -> None:
    copy(workspace, "sister", ("55655300", "55655301"))
    assert [(one.failed, bool(one.files)) for one in made(workspace, "smart2led", "sister")] == [(False, True)] * 2
    assert [code for code, _ in compared(workspace)["sister"]] == ["same-mail"]


def test_a_company_alone_is_not_compared(workspace: Path) -> None:
    copy(workspace, "sister")
    assert compared(workspace, "sister") == {}
    assert compared(workspace, "sister", "sister") == {}


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("{kbo: 0894.523.310}", "{kbo: '0894523310'}", True),
        ("{rsin: '123456782'}", "{rsin: '123456782'}", True),
        ("{vat: NL 0044.95.445.B01}", "{vat: nl004495445b01}", True),
        ("{register_number: HRB 11223, court: Duisburg}", "{register_number: HRB 11223, court: Duisburg}", True),
        ("{register_number: HRB 11223, court: Duisburg}", "{register_number: HRB 11223, court: Kassel}", False),
        ("{kvk: '12345678'}", "{establishment_number: '12345678'}", False),
    ],
)
def test_numbers_are_one_however_they_are_spelled(workspace: Path, first: str, second: str, same: bool) -> None:
    for name, registration in (("een", first), ("twee", second)):
        copy(workspace, name, ('{kvk: "55655300"}', registration), ("administratie@", f"{name}@"))
    found = compared(workspace, "een", "twee")
    assert {code for findings in found.values() for code, _ in findings} == ({"same-registration"} if same else set())


def test_files_that_cannot_be_read_are_left_to_others(workspace: Path) -> None:
    copy(workspace, "sister", ("controller:", "controller"))
    assert compared(workspace, "sister", "smart2led", "nobody") == {}


def test_the_companies_of_this_repository_have_nothing_in_common(workspace: Path) -> None:
    assert compared(workspace) == {}
