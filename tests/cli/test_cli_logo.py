"""A logo that cannot be used: each fault has its own words, and says where the picture should stand."""

from pathlib import Path

import pytest

from tests.support import samples
from tests.support.cli import BROOD, change, make_workspace, run

PICTURE = samples.logo().data


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = make_workspace(tmp_path)
    (made / "profiles" / "logos").mkdir()
    (made / "profiles" / "logos" / "brood.png").write_bytes(PICTURE)
    (made / "profiles" / "logos" / "large.png").write_bytes(PICTURE + bytes(1_200_000))
    (made / "profiles" / "logos" / "drawing.png").write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    (made / "profiles" / "logos" / "half.png").write_bytes(PICTURE[:12])
    (made / "brood.png").write_bytes(PICTURE)
    return made


def _with(root: Path, logo: str, alternative: str = ", logo_alternative: Een brood") -> None:
    change(root, BROOD, "controller:\n", f"presentation: {{logo: {logo!r}{alternative}}}\ncontroller:\n")


def test_a_logo_is_named_from_the_profiles(root: Path) -> None:
    _with(root, "logos/brood.png")
    assert run(root, "build", "lindehof-brood", "--format", "html").code == 0
    assert "data:image/png" in (root / "output/lindehof-brood/lindehof-brood.html").read_text("utf-8")


def test_a_logo_of_the_group_is_named_from_the_profiles_too(root: Path) -> None:
    change(
        root,
        "profiles/groups/lindehof.yaml",
        "\ngroup:",
        "\npresentation: {logo: logos/brod.png, logo_alternative: x}\ngroup:",
    )
    ran = run(root, "check", "lindehof-brood")
    assert "profiles/groups/lindehof.yaml:" in ran.err
    assert "did you mean 'logos/brood.png'?" in ran.err


FAULTS = [
    (
        "logos/brod.png",
        "logo-missing",
        "there is no picture profiles/logos/brod.png",
        "did you mean 'logos/brood.png'?",
    ),
    ("x/y.png", "logo-missing", "there is no picture profiles/x/y.png", "put the picture there"),
    ("logos", "logo-missing", "there is no picture profiles/logos", "put the picture there"),
    ("logos/large.png", "logo-too-large", "holds 1.2 MB; a logo holds at most 1 MB", "save it smaller"),
    ("logos/drawing.png", "logo-format", "is no PNG or JPEG, whatever its name says", "save it as PNG"),
    ("logos/half.png", "logo-format", "is damaged", "save it as PNG"),
    ("../brood.png", "logo-path", "is not named from profiles/", "copy it to profiles/logos/name.png"),
    ("logos/../../brood.png", "logo-path", "is not named from profiles/", "write logo: logos/name.png"),
    ("/etc/brood.png", "logo-path", "is not named from profiles/", "copy it to profiles/logos/name.png"),
    ("C:/brood.png", "logo-path", "is not named from profiles/", "copy it to profiles/logos/name.png"),
    ("logos\\brood.png", "logo-path", "is not named from profiles/", "copy it to profiles/logos/name.png"),
    ("logos/out.png", "logo-outside", "is a link out of the workspace", "put the picture itself there"),
    ("x" * 280, "logo-missing", "profiles/xxx", "put the picture there"),
]


@pytest.mark.parametrize(("logo", "code", "message", "hint"), FAULTS, ids=[fault[0][:20] for fault in FAULTS])
def test_each_fault_of_a_logo_has_its_own_words(root: Path, logo: str, code: str, message: str, hint: str) -> None:
    outside = root.parent / "out.png"
    outside.write_bytes(PICTURE)
    (root / "profiles" / "logos" / "out.png").symlink_to(outside)
    _with(root, logo)
    ran = run(root, "check", "lindehof-brood", "--json")
    (finding,) = [one for one in ran.answer["diagnostics"] if one["severity"] == "error"]
    assert finding["code"] == code
    assert message in finding["message"]
    assert hint in finding["hint"]
    assert (finding["file"], finding["key"]) == (BROOD, "presentation.logo")


def test_a_logo_without_words_for_it_is_refused(root: Path) -> None:
    _with(root, "logos/brood.png", "")
    ran = run(root, "check", "lindehof-brood")
    assert ran.code == 1
    assert "add logo_alternative: what the logo shows, in words" in ran.err


def test_the_editor_says_where_a_logo_stands(root: Path) -> None:
    found = run(root, "schema", "--json").answer["json_schema"]
    assert "profiles/logos/" in str(found["properties"]["presentation"]["properties"]["logo"])
