"""A company that is not there: what was most probably meant is told."""

from pathlib import Path

import pytest

from tests.support.cli import make_workspace, run


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_workspace(tmp_path)


@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        ("lindehof-brood.yaml", "write 'lindehof-brood', the name alone"),
        ("profiles/lindehof-brood.yaml", "write 'lindehof-brood', the name alone"),
        ("output/lindehof-brood/", "write 'lindehof-brood', the name alone"),
        ("profiles\\lindehof-brood.yml", "write 'lindehof-brood', the name alone"),
        ("Lindehof-Brood", "write 'lindehof-brood', the name alone and in small letters"),
        ("lindehof", "'lindehof' is a group; its companies are: lindehof-brood, lindehof-koffie"),
        ("profiles/groups/lindehof.yaml", "'lindehof' is a group; its companies are: lindehof-brood, lindehof-koffie"),
        ("linedhof", "did you mean 'lindehof', which is a group?"),
        ("lindehof_brod", "did you mean 'lindehof-brood'?"),
        ("lin", "these begin with it: lindehof-brood, lindehof-koffie"),
        ("zzz", "the companies are: fietsatelier-de-ketting, lindehof-brood, lindehof-koffie"),
    ],
)
@pytest.mark.parametrize("command", ["build", "check", "explain"])
def test_what_was_meant_is_told(root: Path, command: str, asked: str, hint: str) -> None:
    ran = run(root, command, asked)
    assert (ran.code, ran.out) == (2, "")
    assert hint in ran.err
    assert not (root / "output").exists()


def test_a_group_without_companies_says_how_to_add_one(root: Path) -> None:
    (root / "profiles" / "groups" / "lonely.yaml").write_text("policy: full-statement\n", "utf-8")
    assert "`statements new NAME --group lonely` adds one" in run(root, "check", "lonely").err


def test_in_an_empty_workspace_the_first_company_is_pointed_to(root: Path) -> None:
    for path in (root / "profiles").glob("*.yaml"):
        path.unlink()
    assert "there are no companies yet; `statements new NAME` adds one" in run(root, "build", "x").err
