"""Files that cannot be read, never end or have impossible names are findings at a place, and no run waits for them."""

import os
from pathlib import Path

import pytest

from tests.support.cli import BROOD, Ran, make_workspace, run, run_to_end

LIBRARY = "templates/library/nl"
posix = pytest.mark.skipif(os.name != "posix", reason="only POSIX has pipes among its files")


def close(monkeypatch: pytest.MonkeyPatch, closed: Path) -> None:
    """Closes a file or folder as ``chmod 000`` does for who is not root."""

    def guarded(name: str) -> None:
        asked = getattr(os, name)

        def ask(path: object, *rest: object, **named: object) -> object:
            inside = isinstance(path, str | os.PathLike) and closed in Path(path).parents
            if inside or (name != "stat" and path is not None and str(path) == str(closed)):
                raise PermissionError(13, "Permission denied", str(path))
            return asked(path, *rest, **named)

        monkeypatch.setattr(os, name, ask)

    for name in ("open", "scandir", "stat"):
        guarded(name)


def places(ran: Ran) -> set[tuple[str, str]]:
    """The errors of a JSON answer: file and code."""
    return {(one["file"], one["code"]) for one in ran.answer["diagnostics"] if one["severity"] == "error"}


@pytest.mark.parametrize("command", ["build", "check"])
@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("templates/library", "unreadable-folder"),
        (LIBRARY, "unreadable-folder"),
        (f"{LIBRARY}/sections", "unreadable-folder"),
        (f"{LIBRARY}/wording", "unreadable-folder"),
        (f"{LIBRARY}/wording/rights.yaml", "unreadable-file"),
        (f"{LIBRARY}/sections/title.md.jinja", "unreadable-file"),
        ("templates/group-statement/policy.yaml", "unreadable-file"),
        ("profiles/groups", "unreadable-folder"),
        (BROOD, "unreadable-file"),
    ],
)
def test_what_may_not_be_read_is_told_at_its_place(
    command: str, name: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_workspace(tmp_path)
    assert (root / name).exists(), f"{name} is gone from the templates: mend this test"
    close(monkeypatch, root / name)
    ran = run(root, "--json", command)
    assert ran.code == 1, ran.err
    assert (name, code) in places(ran)
    assert "no-such-language" not in ran.codes, "a closed folder is told as texts that are not there"


def test_a_statement_is_not_built_without_the_wording_of_its_own_policy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_workspace(tmp_path)
    own = root / "templates" / "group-statement" / "nl" / "wording"
    own.mkdir(parents=True, exist_ok=True)
    close(monkeypatch, own)
    assert run(root, "build", "lindehof-brood").code == 1
    made = [path.name for path in (root / "output" / "lindehof-brood").iterdir()]
    assert made == ["review.html"], f"the library's words stand in the place of the policy's: {made}"


PRESENTED = "presentation: {%s: %s, logo_alternative: De Lindehof}\n"


@pytest.mark.parametrize("key", ["house_style", "logo"])
@pytest.mark.parametrize("name", ["x" * 290, "/".join(["x" * 9] * 29), "x" * 5_000])
def test_a_name_that_no_file_can_have_is_told_at_its_line(key: str, name: str, tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    with (root / BROOD).open("a", encoding="utf-8") as file:
        file.write(PRESENTED % (key, name))
    ran = run(root, "--json", "build", "lindehof-brood")
    assert ran.code == 1, ran.err
    assert {place for place, _ in places(ran)} == {BROOD}


def test_a_policy_whose_house_style_has_an_impossible_name_is_told_at_its_line(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    policy = "templates/group-statement/policy.yaml"
    kept = [line for line in (root / policy).read_text("utf-8").splitlines() if not line.startswith("house_style:")]
    (root / policy).write_text("\n".join([f"house_style: {'x' * 5_000}", *kept]), "utf-8")
    ran = run(root, "--json", "build", "lindehof-brood")
    assert (ran.code, places(ran)) == (1, {(policy, "missing-file")})


def test_a_language_and_a_policy_of_impossible_names_are_told_at_their_lines(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    with (root / BROOD).open("a", encoding="utf-8") as file:
        file.write(f"policy: {'x' * 5_000}\n")
    ran = run(root, "--json", "build", "lindehof-brood")
    assert ran.code == 1, ran.err
    assert {place for place, _ in places(ran)} == {BROOD}


@posix
@pytest.mark.parametrize(
    "name",
    [
        "profiles/pijp.yaml",
        "profiles/groups/pijp.yaml",
        f"{LIBRARY}/sections/pijp.md.jinja",
        f"{LIBRARY}/wording/pijp.yaml",
        "templates/pijp",
        "profiles/pijp.png",
        "templates/pijp.docx",
    ],
)
def test_no_run_waits_for_a_pipe_among_the_sources(name: str, tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    with (root / BROOD).open("a", encoding="utf-8") as file:
        file.write("presentation: {logo: pijp.png, logo_alternative: De Lindehof, house_style: pijp.docx}\n")
    os.mkfifo(root / name)
    ran = run_to_end(root, "--json", "build")
    assert ran.code == 1, ran.err
    assert any("pijp" in str(found) for found in ran.answer["diagnostics"])


@posix
def test_no_run_waits_for_a_pipe_among_what_was_kept(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    build = "build", "lindehof-brood", "--format", "html,docx"
    before = run(root, *build)
    for kept in [path for path in (tmp_path / "cache").rglob("*") if path.is_file() and path.name != "stamp"]:
        kept.unlink()
        os.mkfifo(kept)
    again = run_to_end(root, *build)
    assert (before.code, again.code) == (0, 0), again.err


def test_a_template_of_gigabytes_keeps_no_run_busy(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    with (root / "templates" / "film.mp4").open("wb") as file:
        file.truncate(3_000_000_000)
    assert run_to_end(root, "build", "lindehof-brood").code == 0


def test_a_folder_in_the_place_of_a_file_is_a_finding(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    for name in (BROOD, f"{LIBRARY}/wording/rights.yaml", "templates/group-statement/policy.yaml"):
        (root / name).unlink()
        (root / name).mkdir()
    ran = run(root, "--json", "check")
    assert ran.code == 1, ran.err
    assert (f"{LIBRARY}/wording/rights.yaml", "unreadable-file") in places(ran)
