"""Loading a policy: what it is made of, and every mistake in its files at its place."""

from pathlib import Path

import pytest

from generator.diagnostics import Diagnostics
from generator.template import load_policy
from tests.support.template_cases import TEMPLATES, load, write

SECTION = {"sections/a.md.jinja": "A\n", "sections/b.md.jinja": "B\n"}


def findings(folder: Path, policy: str, **files: str) -> Diagnostics:
    return load(folder, {"/test/policy.yaml": policy, **SECTION, **files})[1]


def test_a_policy_says_what_it_is_made_of() -> None:
    policy, found = load_policy(TEMPLATES, "short-statement", "nl", "je")
    assert policy is not None
    assert not found
    assert (policy.slug, policy.language, policy.form, policy.house_style) == ("short-statement", "nl", "je", None)
    assert (policy.name, policy.description) == ("Korte verklaring", "Voor kleine bedrijven.")
    assert [section.id for section in policy.sections] == [
        "title",
        "identity",
        "purposes",
        "transfers",
        "security",
        "cookies",
    ]
    assert policy.catalogues["purposes"] == {"quotes", "newsletter"}
    assert policy.address == {"u": "je", "U": "Je", "uw": "je", "Kunt_u": "Je kunt"}


@pytest.mark.parametrize(
    ("policy", "code", "line", "hint"),
    [
        (
            "name: {nl: T}\nsections: [a, b, nothing]\n",
            "missing-template",
            2,
            "add templates/library/nl/sections/nothing.md.jinja",
        ),
        ("name: {nl: T}\nsections: [a, a]\n", "section-twice", 2, ""),
        (
            "name: {nl: T}\nsections: [a, ../b]\n",
            "section-malformed",
            2,
            "the name of a file, without folder and ending",
        ),
        ("name: {nl: T}\nsections: []\n", "sections-missing", 2, ""),
        ("name: {nl: T}\n", "sections-missing", 1, ""),
        ("name: {nl: T}\nsection: [a]\nsections: [a]\n", "unknown-key", 2, "did you mean 'sections'?"),
        ("name: {en: T}\nsections: [a]\n", "language-missing", 1, "add `nl:`"),
        ("name: {nl: T}\nhouse_style: no.docx\nsections: [a]\n", "missing-file", 2, ""),
        ("name: {nl: T}\nhouse_style: ../no.docx\nsections: [a]\n", "outside-templates", 2, ""),
        ("name: {nl: T}\nhouse_style: /etc/passwd\nsections: [a]\n", "outside-templates", 2, ""),
        (
            "name: {nl: T}\nsections:\n  - section: s\n    editions: {x: a}\n    current: y\n",
            "unknown-edition",
            5,
            "there are: x",
        ),
        ("name: {nl: T}\nsections:\n  - section: s\n    editions: {x: z}\n    current: x\n", "missing-template", 4, ""),
        (
            'name: {nl: T}\nsections:\n  - section: s\n    editions: {"2025": a}\n    current: 2025\n',
            "unknown-edition",
            5,
            'quote it: "2025"',
        ),
        (
            "name: {nl: T}\nsections:\n  - section: s\n    edition: {x: a}\n    editions: {x: a}\n    current: x\n",
            "unknown-key",
            4,
            "did you mean 'editions'?",
        ),
        ("name: {nl: T}\nsections:\n  - section: s\n", "section-malformed", 3, ""),
        ("name: {nl: T}\nsections:\n  - [a]\n", "section-malformed", 3, ""),
        ("name: [\n", None, 1, ""),
    ],
)
def test_a_mistake_in_a_policy_is_told_at_its_line(
    tmp_path: Path, policy: str, code: str | None, line: int, hint: str
) -> None:
    found = findings(tmp_path, policy)
    assert code is None or [d.code for d in found] == [code], found
    assert {d.location.path for d in found} == {"templates/test/policy.yaml"}
    assert found[0].location.line >= line - 1 if code is None else found[0].location.line == line
    assert hint in found[0].hint


@pytest.mark.parametrize("name", ["nothing", "..", "../test", "/etc", "test/nl", "", "Test", "te st"])
def test_a_policy_that_is_not_there_names_those_that_are(tmp_path: Path, name: str) -> None:
    policy, (found,) = load_policy(write(tmp_path, {"/test/policy.yaml": "sections: [a]"}), name, "nl", "u")
    assert policy is None
    assert found.code == "unknown-policy"
    assert "test" in found.hint.lower()


@pytest.mark.parametrize("form", ["", "jij", "../u"])
def test_a_form_of_address_that_is_not_there_is_told(form: str) -> None:
    policy, (found,) = load_policy(TEMPLATES, "short-statement", "nl", form)
    assert (policy, found.code) == (None, "unknown-form")


@pytest.mark.parametrize("language", ["en", "..", "nl/../nl"])
def test_a_language_without_templates_is_told(tmp_path: Path, language: str) -> None:
    policy, found = load_policy(
        write(tmp_path, {"/test/policy.yaml": "sections: [a]", **SECTION}), "test", language, "u"
    )
    assert found
    assert {d.code for d in found} <= {"language-missing", "missing-template", "unknown-policy"}
    assert policy is None or not policy.sections


def test_the_policys_own_section_goes_before_the_librarys(tmp_path: Path) -> None:
    policy, _ = load(tmp_path, {**SECTION, "/test/nl/sections/a.md.jinja": "own"})
    assert policy is not None
    assert [section.editions[""] for section in policy.sections] == [
        "test/nl/sections/a.md.jinja",
        "library/nl/sections/b.md.jinja",
    ]


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        (b"a\n\xff\n", "not-utf-8", 2),
        (b"x" * 70_000, "file-too-large", 1),
        (b"\xef\xbb\xbfa\n", "template-character", 1),
        ("a\n b\ue000\n".encode(), "template-character", 2),
        ("a\n\u202eb\n".encode(), "template-character", 2),
        (b"a\n\x00\n", "template-character", 2),
    ],
)
def test_a_file_that_cannot_be_a_template_is_refused(tmp_path: Path, content: bytes, code: str, line: int) -> None:
    templates = write(tmp_path, {"/test/policy.yaml": "sections: [a, b]", **SECTION})
    (templates / "library/nl/sections/a.md.jinja").write_bytes(content)
    policy, found = load_policy(templates, "test", "nl", "u")
    assert [(d.code, d.location.line) for d in found] == [(code, line), ("missing-template", 1)]
    assert policy is not None
    assert [section.id for section in policy.sections] == ["b"]


def test_line_ends_of_windows_are_line_ends(tmp_path: Path) -> None:
    templates = write(tmp_path, {"/test/policy.yaml": "sections: [a]", **SECTION})
    (templates / "library/nl/sections/a.md.jinja").write_bytes(b"{% if true %}\r\nA\r\n{% endif %}\r\n")
    policy, found = load_policy(templates, "test", "nl", "u")
    assert policy is not None
    assert not found
    assert policy.texts["library/nl/sections/a.md.jinja"].text == "{% if true %}\nA\n{% endif %}\n"


@pytest.mark.parametrize(
    "link", ["library/nl/sections/a.md.jinja", "library/nl/wording/purposes.yaml", "test/policy.yaml", "library/nl"]
)
def test_a_link_that_leads_out_of_the_templates_is_refused(tmp_path: Path, link: str) -> None:
    templates = write(tmp_path, {"/test/policy.yaml": "sections: [a, b]", **SECTION})
    outside = tmp_path / "outside"
    (templates / link).rename(outside)
    (templates / link).symlink_to(outside)
    found = load_policy(templates, "test", "nl", "u")[1]
    assert "outside-templates" in {d.code for d in found}
    assert any(link in d.location.path for d in found)


def test_a_link_within_the_templates_is_followed(tmp_path: Path) -> None:
    templates = write(tmp_path, {"/test/policy.yaml": "sections: [a, c]", **SECTION})
    (templates / "library/nl/sections/c.md.jinja").symlink_to(templates / "library/nl/sections/b.md.jinja")
    assert not load_policy(templates, "test", "nl", "u")[1]


@pytest.mark.parametrize(
    "change",
    [
        {"sections/a.md.jinja": "AA"},
        {"wording/purposes.yaml": "quotes: x\nnewsletter: y\n"},
        {"macros/new.md.jinja": ""},
        {"/test/policy.yaml": "name: {nl: T}\nsections: [b, a]\n"},
        {"/test/nl/sections/a.md.jinja": "A\n"},
    ],
)
def test_the_digest_changes_with_every_file(tmp_path: Path, change: dict[str, str]) -> None:
    base = {"/test/policy.yaml": "name: {nl: T}\nsections: [a, b]\n", **SECTION}
    digests = [
        policy.digest
        for files in (base, {**base, **change}, base)
        if (policy := load(tmp_path / str(id(files)), files)[0])
    ]
    assert digests[0] == digests[2] != digests[1]
