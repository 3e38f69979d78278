"""Wording catalogues: words by key, part and form of address."""

from pathlib import Path

import pytest

from generator.template import Policy
from tests.support.template_cases import load

SECTION = {"sections/a.md.jinja": "A"}


def loaded(folder: Path, form: str = "u", **files: str) -> Policy:
    policy, found = load(folder, {**SECTION, **files}, form)
    assert policy is not None
    assert not found
    return policy


def words(policy: Policy, catalogue: str, key: str, part: str = "") -> str:
    return policy.wording[catalogue].entries[key][part].text


@pytest.mark.parametrize(("form", "expected"), [("u", "voor u"), ("je", "voor jou")])
def test_words_come_in_the_form_of_address(tmp_path: Path, form: str, expected: str) -> None:
    text = "same: voor allen\nforms: {u: voor u, je: voor jou}\nparts: {a: x, b: {u: voor u, je: voor jou}}\n"
    policy = loaded(tmp_path, form, **{"wording/test.yaml": text})
    assert words(policy, "test", "same") == "voor allen"
    assert words(policy, "test", "forms") == words(policy, "test", "parts", "b") == expected
    assert words(policy, "test", "parts", "a") == "x"


def test_a_policy_overrides_the_library_key_by_key(tmp_path: Path) -> None:
    files = {"wording/test.yaml": "a: library\nb: library\n", "/test/nl/wording/test.yaml": "b: policy\nc: policy\n"}
    policy = loaded(tmp_path, **files)
    assert {key: words(policy, "test", key) for key in "abc"} == {"a": "library", "b": "policy", "c": "policy"}
    assert policy.catalogues["test"] == {"a", "b", "c"}


def test_a_file_with_a_subject_holds_catalogues_and_one_without_is_a_catalogue(tmp_path: Path) -> None:
    files = {
        "wording/people.yaml": "subject: People\nstaff: {a: x, b: {title: y}}\ndesks: {a: z}\n",
        "wording/places.yaml": "a: place\n",
        "/test/nl/wording/staff.yaml": "a: own\n",
        "/test/nl/wording/own.yaml": "subject: Ours\nplaces: {b: 'own {{ U }}'}\n",
    }
    policy = loaded(tmp_path, **files)
    assert words(policy, "staff", "a") == "own"
    assert words(policy, "staff", "b", "title") == "y"
    assert words(policy, "desks", "a") == "z"
    assert words(policy, "places", "a") == "place"
    assert words(policy, "places", "b") == "own {{ U }}"
    assert not policy.catalogues.keys() & {"subject", "people", "own"}
    place = policy.wording["staff"].entries["b"]["title"].place
    assert str(place) == "templates/library/nl/wording/people.yaml:2:26"


def test_a_catalogue_stands_once_in_a_folder(tmp_path: Path) -> None:
    files = {"wording/old.yaml": "a: x\n", "wording/subject.yaml": "subject: s\nother: {a: x}\nold: {a: y}\n"}
    _, (found,) = load(tmp_path, {**SECTION, **files})
    assert (found.code, str(found.location)) == ("catalogue-twice", "templates/library/nl/wording/subject.yaml:3:1")
    assert "templates/library/nl/wording/old.yaml" in found.message


@pytest.mark.parametrize(
    ("text", "place"),
    [("subject: {a: x}\nstaff: {a: x}\n", "1:1"), ("subject: s\nstaff: x\n", "2:1"), ("subject:\na: {b: c}\n", "1:1")],
)
def test_what_cannot_be_a_catalogue_is_refused_at_its_name(tmp_path: Path, text: str, place: str) -> None:
    _, (found,) = load(tmp_path, {**SECTION, "wording/test.yaml": text})
    assert (found.code, str(found.location)) == ("wording-malformed", f"templates/library/nl/wording/test.yaml:{place}")


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("a:\n  u: voor u\n", "wording-form-missing", "1:1"),
        ("a:\n  je: voor jou\n", "wording-form-missing", "1:1"),
        ("a:\n  title: x\n  text: {u: voor u}\n", "wording-form-missing", "3:3"),
        ("a: {u: x, je: y, jij: z}\n", "wording-form-unknown", "1:18"),
        ("a: [x]\n", "wording-not-text", "1:1"),
        ("a: 3\n", "wording-not-text", "1:1"),
        ("a: true\n", "wording-not-text", "1:1"),
        ("a: {title: {deeper: x}}\n", "wording-form-missing", "1:5"),
        ("a:\n", "wording-not-text", "1:1"),
    ],
)
@pytest.mark.parametrize("form", ["u", "je"])
def test_a_mistake_in_the_wording_is_told_at_its_key(
    tmp_path: Path, text: str, code: str, place: str, form: str
) -> None:
    found = load(tmp_path, {**SECTION, "wording/test.yaml": text}, form)[1]
    assert found[0].code == code
    assert str(found[0].location) == f"templates/library/nl/wording/test.yaml:{place}"


def test_files_that_are_no_yaml_are_told_together_and_not_what_follows_from_them(tmp_path: Path) -> None:
    files = {**SECTION, "wording/bad.yaml": "a: [\n", "wording/good.yaml": "a: x\n", "wording/worse.yaml": "a: 'x\n"}
    policy, found = load(tmp_path, {**files, "sections/s.md.jinja": "{{ 'a' | word('bad') }}\n"})
    assert policy is None
    assert {d.location.path.rpartition("/")[2] for d in found} == {"bad.yaml", "worse.yaml"}
