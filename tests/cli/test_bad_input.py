"""Bad input gets a clear, located diagnostic and changes nothing in ``output/``: one case per kind of badness."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli import main

GOOD = """\
extends: promteg
controller: {legal_name: Zuster B.V., short_name: Zuster, legal_form: bv, registration: {kvk: "12345678"}}
contact: {email: info@zuster.nl, phone: "088 65 71 475"}
websites: [{host: www.zuster.nl}]
"""
SECTION = "templates/library/nl/sections/about.md.jinja"
DOUBLED = "{% set s = 'a' %}" + "{% set s = s ~ s %}" * 40 + "{{ s }}"
GIGABYTE = "{{ 'a' * 1000000000 }}"
ENDLESS = "{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}"
NESTED = "{% for a in [1,2,3,4,5,6,7,8,9] %}" * 12 + "x" + "{% endfor %}" * 12

PROFILES: dict[str, tuple[bytes, str]] = {
    "not UTF-8": (GOOD.encode().replace(b"Zuster B.V.", b"Zust\xe9r"), "UTF-8"),
    "BOM": (b"\xef\xbb\xbf" + GOOD.encode(), "byte order mark|BOM"),
    "UTF-16": (GOOD.encode("utf-16"), "UTF-16|UTF-8"),
    "tabs": (GOOD.encode() + b"consent:\n\trevocable: true\n", "tab"),
    "duplicate keys": (GOOD.encode() + b"extends: promteg\n", "twice|duplicate|again"),
    "alias": (GOOD.encode() + b"storage: &x []\ntransfers: *x\n", "anchor|alias|&|\\*"),
    "merge key": (GOOD.encode() + b"consent:\n  <<: {revocable: true}\n", "<<|merge"),
    "tag": (GOOD.encode() + b"consent: !!python/name:os.system {}\n", "tag|!!"),
    "deep list": (b"[" * 100_000, "deep"),
    "deep list of dashes": (b"- " * 50_000, "deep"),
    "1 MB file": (GOOD.encode() + b"# " + b"x" * 1_000_000, "large|big|KB|size"),
    "control character": (GOOD.encode().replace(b"Zuster B.V.", b'"Zus\x07ter"'), "control|U\\+0007"),
    "escaped control character": (GOOD.encode().replace(b"Zuster B.V.", b'"Zus\\u0007ter"'), "control|U\\+0007"),
    "bidi override": (GOOD.encode().replace(b"Zuster B.V.", '"Zus\u202eter"'.encode()), "U\\+202E"),
    "lone surrogate": (GOOD.encode().replace(b"Zuster B.V.", b'"Zus\\ud800ter"'), "surrogate|D800"),
    "slot marker": (GOOD.encode().replace(b"Zuster B.V.", '"Zus\ue0000\ue001ter"'.encode()), "private|U\\+E000"),
    "octal-looking KvK": (GOOD.encode().replace(b'"12345678"', b"01234567"), ""),
    "KvK without quotes": (GOOD.encode().replace(b'"12345678"', b"12345678"), "quote"),
    "NO": (GOOD.encode().replace(b'{kvk: "12345678"}', b'{}, address: {city: Oslo, country: No}'), "country"),
    "empty file": (b"", "empty"),
    "list at top level": (b"- extends: promteg\n", "list|mapping"),
    "text at top level": (b"extends promteg\n", "mapping|name"),
    "unclosed quote": (GOOD.encode().replace(b'"12345678"', b'"12345678'), "quot"),
    "missing group": (GOOD.encode().replace(b"promteg", b"promtec"), "did you mean 'promteg'"),
    "group by path": (GOOD.encode().replace(b"promteg", b"../../etc/passwd"), "group"),
    "missing template": (GOOD.encode() + b"policy: group-statment\n", "did you mean 'group-statement'"),
    "unknown key": (GOOD.encode().replace(b"email:", b"emial:"), "did you mean 'email'"),
}  # fmt: skip
FINE = {"octal-looking KvK"}
"""Text by YAML 1.2, so eight digits are eight digits: nothing was lost, nothing is refused."""


@pytest.fixture
def built(workspace: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    (workspace / "profiles" / "zuster.yaml").write_text(GOOD, "utf-8")
    assert main(["-C", str(workspace), "-q", "-q", "build", "zuster", "--format", "md"]) == 0, capsys.readouterr().err
    capsys.readouterr()
    return workspace


def answer(root: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[dict[str, object]]]:
    """The exit code and the findings of a command, which has to stay free of tracebacks."""
    code = main(["-C", str(root), "--json", *arguments])
    out, err = capsys.readouterr()
    assert "Traceback" not in out + err, f"a traceback reached the user:\n{err}"
    return code, json.loads(out)["diagnostics"]


def words_of(findings: list[dict[str, object]]) -> str:
    return json.dumps(findings, ensure_ascii=False)


@pytest.mark.parametrize("kind", PROFILES)
def test_a_bad_profile_is_told_where_and_why_and_the_old_files_stay(
    kind: str, built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, expected = PROFILES[kind]
    before = (built / "output" / "zuster" / "zuster.md").read_bytes()
    (built / "profiles" / "zuster.yaml").write_bytes(data)
    code, findings = answer(built, capsys, "build", "zuster", "--format", "md")
    if kind in FINE:
        assert code == 0, words_of(findings)
        assert b"01234567" in (built / "output" / "zuster" / "zuster.md").read_bytes()
        return
    errors = [one for one in findings if one["severity"] == "error"]
    assert code == 1, f"{kind}: exit code {code}; findings: {words_of(findings)}"
    assert errors, f"{kind}: no error was reported"
    told = [one for one in errors if _matches(expected, one)]
    assert told, f"{kind}: no error says {expected!r}: {words_of(errors)}"
    assert all(one["file"] == "profiles/zuster.yaml" for one in errors), words_of(errors)
    assert (built / "output" / "zuster" / "zuster.md").read_bytes() == before, f"{kind}: the old file was changed"


def _matches(expected: str, finding: dict[str, object]) -> bool:
    return re.search(expected, words_of([finding])) is not None


def link_out(root: Path) -> None:
    outside = root.parent / "outside.yaml"
    outside.write_text(GOOD, "utf-8")
    (root / "profiles" / "gelinkt.yaml").symlink_to(outside)


def twin(root: Path) -> None:
    (root / "profiles" / "oud").mkdir()
    (root / "profiles" / "oud" / "zuster.yaml").write_text(GOOD, "utf-8")


def group_of_itself(root: Path) -> None:
    path = root / "profiles" / "groups" / "promteg.yaml"
    path.write_text("extends: promteg\n" + path.read_text("utf-8"), "utf-8")


def identity_in_group(root: Path) -> None:
    path = root / "profiles" / "groups" / "promteg.yaml"
    path.write_text(path.read_text("utf-8") + "controller: {legal_name: Alle B.V.}\n", "utf-8")


def template(text: str) -> Callable[[Path], None]:
    def write(root: Path) -> None:
        (root / SECTION).write_text(f"## Kop {{#waarover}}\n\n{text}\n", "utf-8")

    return write


def huge_style(root: Path) -> None:
    with (root / "templates" / "house-style.docx").open("wb") as file:
        file.truncate(3_000_000_000)


def mapping_for_an_edition(root: Path) -> None:
    path = root / "templates" / "group-statement" / "policy.yaml"
    path.write_text(path.read_text("utf-8").replace('current: "2025"', "current: {nl: x}"), "utf-8")


WORKSPACES: dict[str, tuple[Callable[[Path], None], str, str]] = {
    "a link out of the workspace": (link_out, "profiles/gelinkt.yaml", "link"),
    "two profiles with one slug": (twin, "zuster.yaml", "two|zuster"),
    "a group that extends itself": (group_of_itself, "profiles/groups/promteg.yaml", "extends"),
    "a mapping where an edition is named": (mapping_for_an_edition, "policy.yaml", "edition"),
    "identity in a group": (identity_in_group, "profiles/groups/promteg.yaml", "controller"),
    "template with a syntax error": (template("{% if u %}"), SECTION, "endif|if"),
    "template with an unknown variable": (template("{{ controler.legal_name }}"), SECTION, "controller"),
    "template with an unknown field": (template("{{ controller.legal_nam }}"), SECTION, "legal_name"),
    "template with an endless recursion": (template(ENDLESS), SECTION, "too|limit|deep|calls"),
    "template with an endless loop": (template(NESTED), SECTION, "too|limit|loop|steps"),
    "template with a gigabyte string": (template(GIGABYTE), SECTION, "'\\*'"),
    "template that doubles a string": (template(DOUBLED), SECTION, "too|limit|long|large"),
    "template with too many marks": (template("*a _b " * 5_000), SECTION, "marks"),
    "template with too many items": (template("- a\n" * 16_000), SECTION, "items"),
    "template that reaches for the machine": (template("{{ ''.__class__.__mro__ }}"), SECTION, "__class__|not|allow"),
    "template with raw HTML": (template("<script>alert(1)</script>"), SECTION, "HTML"),
}


@pytest.mark.parametrize("kind", WORKSPACES)
def test_a_bad_workspace_is_told_where_and_why_and_the_old_files_stay(
    kind: str, built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil, path, expected = WORKSPACES[kind]
    before = (built / "output" / "zuster" / "zuster.md").read_bytes()
    spoil(built)
    code, findings = answer(built, capsys, "build", "--format", "md")
    errors = [one for one in findings if one["severity"] == "error"]
    told = [one for one in errors if _matches(expected, one) and str(one["file"]).endswith(path)]
    assert code == 1, f"{kind}: exit code {code}; findings: {words_of(errors)}"
    assert told, f"{kind}: no error at {path} says {expected!r}: {words_of(errors)}"
    assert (built / "output" / "zuster" / "zuster.md").read_bytes() == before, f"{kind}: the old file was changed"


def test_a_house_style_of_gigabytes_is_refused_unread(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    huge_style(built)
    code, findings = answer(built, capsys, "build", "zuster", "--format", "docx")
    assert code == 1, words_of(findings)
    assert "house-style-unreadable" in {one["code"] for one in findings}


DAMAGED = [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n" + bytes(100), b"", b"<svg/>"]


@pytest.mark.parametrize("data", DAMAGED)
def test_a_damaged_logo_is_told_at_its_line(data: bytes, built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (built / "profiles" / "logo.png").write_bytes(data)
    profile = GOOD + "presentation: {logo: logo.png, logo_alternative: Zuster}\n"
    (built / "profiles" / "zuster.yaml").write_text(profile, "utf-8")
    code, findings = answer(built, capsys, "build", "zuster")
    assert code == 1, words_of(findings)
    assert "logo-format" in {one["code"] for one in findings}


def test_a_fact_that_no_profile_has_cannot_be_set(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = ["new", "nieuw", "--group", "promteg", "--no-input", "--set", "contct.departmnt=support"]
    assert main(["-C", str(built), *new]) == 2
    assert "did you mean 'contact'" in capsys.readouterr().err
    assert not (built / "profiles" / "nieuw.yaml").exists()


@pytest.mark.parametrize("slug", ["../zuster", "a/b", "..", "zuster.yaml", "ZUSTER", ""])
def test_a_slug_that_is_no_slug_is_refused(slug: str, built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sorted(built.rglob("*"))
    code = main(["-C", str(built), "build", slug])
    assert code in (1, 2), f"{slug!r} was taken for a company"
    assert "Traceback" not in capsys.readouterr().err
    assert sorted(built.rglob("*")) == before


def test_one_bad_profile_does_not_keep_the_others_from_being_written(
    built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (built / "profiles" / "zuster.yaml").write_text(GOOD.replace("emial", "email").replace('"12345678"', "1"), "utf-8")
    code, _ = answer(built, capsys, "build", "--format", "md")
    assert code == 1
    assert (built / "output" / "smart2led" / "smart2led.md").is_file()


def test_strict_writes_nothing_when_one_has_an_error(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (built / "profiles" / "zuster.yaml").write_text(GOOD.replace('"12345678"', "1"), "utf-8")
    code, _ = answer(built, capsys, "build", "--format", "md", "--strict")
    assert code == 1
    assert not (built / "output" / "smart2led").exists(), "--strict wrote a statement beside an error"
