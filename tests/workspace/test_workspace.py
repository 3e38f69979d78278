"""The workspace: found from any folder in it, its files listed by name, nothing read through a link that leads out."""

import functools
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import yaml as source
from generator.diagnostics import Diagnostics, Severity, has_errors
from generator.profile import Profile
from generator.workspace import Workspace, find, judge, languages, load, propose, survey
from generator.workspace.workspace_files import is_inside
from generator.yaml import Source


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace of two companies, one of them in a group, and a policy."""
    files = {
        "profiles/kade.yaml": "extends: haven\nname: Kade\n",
        "profiles/north/wad.yml": "name: Wad\n",
        "profiles/groups/haven.yaml": "policy: short\n",
        "profiles/README.md": "not a profile",
        "templates/short/policy.yaml": "name: {nl: Kort}\n",
        "templates/library/nl/wording/rights.yaml": "a: b\n",
    }
    folder = tmp_path.resolve() / "workspace"
    for name, text in files.items():
        add(folder, name, text)
    return folder


def add(folder: Path, name: str, text: str = "name: x\n") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def opened(folder: Path) -> tuple[Workspace, Diagnostics]:
    found, diagnostics = find(folder)
    assert found is not None, diagnostics
    return found, diagnostics


def told(diagnostics: Diagnostics) -> list[tuple[str, str]]:
    """The code and file of each finding."""
    return [(finding.code, finding.location.path) for finding in diagnostics]


def loaded(folder: Path, slug: str) -> tuple[Profile | None, Diagnostics]:
    return load(opened(folder)[0], slug)


def test_a_workspace_is_found_from_every_folder_in_it(root: Path) -> None:
    for folder in (root, root / "profiles", root / "profiles" / "north", root / "templates" / "library" / "nl"):
        found, diagnostics = find(folder)
        assert found is not None, f"not found from {folder}"
        assert (found.root, diagnostics) == (root, ())


def test_companies_groups_and_policies_are_listed_by_name(root: Path) -> None:
    found, _ = opened(root)
    assert dict(found.companies) == {"kade": root / "profiles/kade.yaml", "wad": root / "profiles/north/wad.yml"}
    assert dict(found.groups) == {"haven": root / "profiles/groups/haven.yaml"}
    assert dict(found.policies) == {"short": root / "templates/short"}
    assert found.templates == root / "templates"
    assert found.display(root / "profiles" / "kade.yaml") == "profiles/kade.yaml"


@pytest.mark.parametrize(
    "name", [".hidden.yaml", "kade.yaml~", "#kade.yaml#", "kade.txt", ".git/kade.yaml", "kade.yaml.bak"]
)
def test_backups_and_hidden_files_are_no_profiles(root: Path, name: str) -> None:
    add(root, f"profiles/{name}")
    found, diagnostics = opened(root)
    assert (set(found.companies), diagnostics) == ({"kade", "wad"}, ())


@pytest.mark.parametrize(
    "name", ["wad.yaml", "south/kade.yaml", "kade.yml", "KADE.yaml", "kade.YAML", "a/b/c/Kade.yaml"]
)
def test_two_profiles_with_one_name_are_an_error_and_neither_is_taken(root: Path, name: str) -> None:
    added = add(root, f"profiles/{name}")
    found, diagnostics = opened(root)
    assert "duplicate-slug" in [code for code, _ in told(diagnostics)], "Windows would overwrite one with the other"
    assert added.stem.lower() not in found.companies
    assert len(found.companies) == 1
    (double,) = (finding for finding in diagnostics if finding.code == "duplicate-slug")
    files = {double.location.path, double.message.rpartition(" ")[2]}
    assert found.display(added) in files, "name both files, for a build names the company alone"
    assert len(files) == 2


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("Boot.yaml", "boot.yaml"),
        ("boot b.v..yaml", "boot-b-v.yaml"),
        ("café.yaml", "cafe.yaml"),
        ("a--b.yaml", "a-b.yaml"),
        ("-a.yaml", "a.yaml"),
        ("a_b.YML", "a-b.yml"),
        ("con.yaml", ""),
        ("published.yaml", ""),
        (f"{'x' * 65}.yaml", f"{'x' * 64}.yaml"),
        ("日本.yaml", ""),
        ("a\nb\x1b.yaml", "a-b.yaml"),
    ],
)
def test_a_file_whose_name_is_no_slug_is_an_error_with_a_better_name(root: Path, name: str, better: str) -> None:
    add(root, f"profiles/{name}")
    found, diagnostics = opened(root)
    (finding,) = diagnostics
    assert finding.code == "bad-slug"
    assert finding.hint == (f"rename it to {better}" if better else "rename it")
    assert finding.location.path.isprintable()
    assert set(found.companies) == {"kade", "wad"}


@pytest.mark.parametrize(
    "slug", ["..", "../kade", "/etc/passwd", "a/b", "a\\b", "", ".", "kade.yaml", "KADE", "nul", "a\0b", "a\n"]
)
def test_a_slug_that_could_be_a_path_is_refused(root: Path, slug: str) -> None:
    found, diagnostics = loaded(root, slug)
    assert found is None
    assert told(diagnostics) == [("bad-slug", "profiles")]
    assert diagnostics[0].message.isprintable()


def test_an_unknown_company_is_an_error_with_the_nearest_name(root: Path) -> None:
    _, diagnostics = loaded(root, "kades")
    assert (diagnostics[0].code, diagnostics[0].hint) == ("unknown-company", "did you mean 'kade'?")
    _, diagnostics = loaded(root, "lighthouse")
    assert diagnostics[0].hint == "add profiles/lighthouse.yaml"


def test_a_company_is_loaded_with_its_group(root: Path) -> None:
    found, diagnostics = loaded(root, "kade")
    assert found is not None
    assert not diagnostics
    assert dict(found.data) == {"policy": "short", "extends": "haven", "name": "Kade"}
    assert (found.slug, found.group, found.group_source) == ("kade", "haven", "profiles/groups/haven.yaml")
    assert str(found.origins[("policy",)].value) == "profiles/groups/haven.yaml:1:9"


@pytest.mark.parametrize(
    ("extends", "code", "hint"),
    [
        ("haven2", "missing-group", "did you mean 'haven'?"),
        ("groups/haven", "missing-group", "write `extends: haven`"),
        ("groups/haven.yaml", "missing-group", "write `extends: haven`"),
        ("lighthouse", "missing-group", "add profiles/groups/lighthouse.yaml"),
        ("../../x", "missing-group", "a name is made of small letters a to z, digits and single hyphens between them"),
        ("[haven]", "bad-extends", "write `extends: name`, as in profiles/groups/name.yaml"),
        ("12", "bad-extends", "write `extends: name`, as in profiles/groups/name.yaml"),
        ("kade", "missing-group", "add profiles/groups/kade.yaml"),
    ],
)
def test_a_group_that_is_not_there_is_an_error_at_its_name(root: Path, extends: str, code: str, hint: str) -> None:
    add(root, "profiles/kade.yaml", f"name: Kade\nextends: {extends}\n")
    found, diagnostics = loaded(root, "kade")
    assert found is None
    assert [(finding.code, finding.hint, str(finding.location)) for finding in diagnostics] == [
        (code, hint, "profiles/kade.yaml:2:10")
    ]


def test_a_company_without_a_group_needs_none(root: Path) -> None:
    for text in ("name: Kade\n", "name: Kade\nextends: ~\n"):
        add(root, "profiles/kade.yaml", text)
        found, diagnostics = loaded(root, "kade")
        assert (found is not None, diagnostics) == (True, ())


def test_a_group_that_cannot_be_read_stops_its_companies(root: Path) -> None:
    add(root, "profiles/groups/haven.yaml", "a: b\na: c\n")
    found, diagnostics = loaded(root, "kade")
    assert (found, told(diagnostics)) == (None, [("duplicate-key", "profiles/groups/haven.yaml")])


def test_a_group_that_extends_itself_is_an_error_in_its_file(root: Path) -> None:
    add(root, "profiles/groups/haven.yaml", "extends: haven\n")
    _, diagnostics = loaded(root, "kade")
    assert told(diagnostics) == [("group-extends", "profiles/groups/haven.yaml")]


def test_a_run_over_many_companies_reads_their_group_once(root: Path) -> None:
    for number in range(5):
        add(root, f"profiles/boat-{number}.yaml", "extends: haven\n")
    names: list[str] = []

    def read(path: Path, name: str) -> tuple[Source | None, Diagnostics]:
        names.append(name)
        return source.read(path, name)

    found, _ = opened(root)
    once = functools.cache(read)
    assert all(load(found, slug, once)[0] for slug in found.companies)
    assert names.count("profiles/groups/haven.yaml") == 1


def test_listing_companies_does_not_wait_for_the_yaml_parser(root: Path, repository: Path) -> None:
    program = (
        "import sys, pathlib, generator.workspace as w\n"
        "print(*w.find(pathlib.Path(sys.argv[1]))[0].companies, 'yaml' in sys.modules)"
    )
    command = [sys.executable, "-c", program, str(root)]
    run = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["kade", "wad", "False"], "import it where a file is read: completion lists names"


def test_what_is_no_workspace_says_what_is_missing(tmp_path: Path) -> None:
    tmp_path = tmp_path.resolve()
    assert [code for code, _ in told(find(tmp_path)[1])] == ["no-workspace"]
    (tmp_path / "templates").mkdir()
    (tmp_path / "deep").mkdir()
    found, diagnostics = find(tmp_path / "deep")
    assert (found, told(diagnostics)) == (None, [("no-profiles-folder", tmp_path.as_posix())])
    (tmp_path / "templates").rmdir()
    (tmp_path / "profiles").mkdir()
    assert told(find(tmp_path)[1]) == [("no-templates-folder", tmp_path.as_posix())]
    assert [code for code, _ in told(find(tmp_path / "missing")[1])] == ["no-such-folder"]


LINKS = {
    "a file": ("profiles/link.yaml", "outside.yaml"),
    "a file, by a path with dots": ("profiles/link.yaml", "../../outside.yaml"),
    "a file that does not exist": ("profiles/link.yaml", "missing.yaml"),
    "a folder": ("profiles/link", "folder"),
    "a group": ("profiles/groups/link.yaml", "outside.yaml"),
    "the folder of the groups": ("profiles/groups", "folder"),
    "a template": ("templates/short/link.md.jinja", "outside.yaml"),
    "a policy": ("templates/link", "folder"),
    "all profiles": ("profiles", "folder"),
    "all templates": ("templates", "folder"),
    "itself": ("profiles/link.yaml", "workspace/profiles/link.yaml"),
}


@pytest.mark.parametrize("name", LINKS)
def test_a_link_that_leads_out_of_the_workspace_is_refused_and_not_followed(root: Path, name: str) -> None:
    where, target = LINKS[name]
    add(root.parent, "outside.yaml")
    add(root.parent, "folder/secret.yaml")
    link = root / where
    if link.exists():
        link.rename(root.parent / "moved")
    link.symlink_to(target if target.startswith("..") else root.parent / target)
    found, diagnostics = opened(root)
    assert told(diagnostics) == [("link-out-of-workspace", where)]
    assert not {"link", "secret"} & {*found.companies, *found.groups, *found.policies}


def test_what_is_inside_a_workspace_is_a_file_below_its_root(root: Path) -> None:
    outside = add(root.parent, "outside.yaml")
    links = {name: root / f"{name}.png" for name in ("in", "out", "circle")}
    for link, target in zip(links.values(), (root / "profiles/kade.yaml", outside, links["circle"]), strict=True):
        link.symlink_to(target)
    assert is_inside(root / "profiles/kade.yaml", root)
    assert is_inside(links["in"], root)
    for path in (outside, links["out"], links["circle"], root / "profiles", root / "missing", root / "../outside.yaml"):
        assert not is_inside(path, root), path


def test_a_folder_that_cannot_be_read_is_a_finding(root: Path) -> None:
    for name in ("profiles", "templates"):
        (root / name).rename(root.parent / name)
    _, diagnostics = survey(root)
    assert told(diagnostics) == [("unreadable-folder", "profiles"), ("unreadable-folder", "templates")]


def test_a_folder_that_may_not_be_entered_holds_no_workspace(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    assert [code for code, _ in told(find(closed)[1])] == ["no-workspace"]


def test_a_link_to_a_file_inside_is_that_file(root: Path) -> None:
    (root / "profiles" / "alias.yaml").symlink_to(root / "profiles" / "kade.yaml")
    found, diagnostics = opened(root)
    assert diagnostics == ()
    profile, _ = load(found, "alias")
    assert profile is not None
    assert profile.data["name"] == "Kade"


def test_a_link_to_a_folder_inside_is_not_followed_and_that_is_said(root: Path) -> None:
    (root / "profiles" / "south").symlink_to(root / "profiles" / "north")
    (root / "profiles" / "circle").symlink_to(root / "profiles")
    found, diagnostics = opened(root)
    assert told(diagnostics) == [("linked-folder", "profiles/circle"), ("linked-folder", "profiles/south")]
    assert {finding.severity for finding in diagnostics} == {Severity.WARNING}
    assert set(found.companies) == {"kade", "wad"}


def test_a_workspace_reached_through_a_link_is_the_folder_itself(root: Path) -> None:
    link = root.parent / "link"
    link.symlink_to(root)
    found, diagnostics = opened(link)
    assert (found.root, diagnostics) == (root, ())


def test_a_pipe_or_folder_with_the_name_of_a_profile_harms_nothing(root: Path) -> None:
    (root / "profiles" / "boat.yaml").mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(root / "profiles" / "pipe.yaml")
        assert told(loaded(root, "pipe")[1]) == [("unreadable-file", "profiles/pipe.yaml")]
    assert set(opened(root)[0].companies) >= {"kade", "wad"}


def test_a_name_that_is_no_unicode_is_shown_without_harm(root: Path) -> None:
    try:
        add(root, os.fsdecode(b"profiles/caf\xe9.yaml"))
    except OSError:
        pytest.skip("this file system takes Unicode names only")
    _, diagnostics = opened(root)
    assert told(diagnostics) == [("bad-slug", "profiles/caf\ufffd.yaml")]


def test_a_profile_that_is_gone_since_is_a_finding(root: Path) -> None:
    found, _ = opened(root)
    (root / "profiles" / "kade.yaml").unlink()
    profile, diagnostics = load(found, "kade")
    assert (profile, told(diagnostics)) == (None, [("unreadable-file", "profiles/kade.yaml")])


def test_a_policy_has_the_languages_that_it_or_the_library_has_texts_in(root: Path) -> None:
    for folder in (
        "library/nl/wording",
        "library/fr/sections",
        "short/de/sections",
        "other/en/wording",
        "short/drafts",
    ):
        (root / "templates" / folder).mkdir(parents=True, exist_ok=True)
    (root / "templates/other/policy.yaml").touch()
    found, _ = opened(root)
    assert languages(found, "short") == ("de", "fr", "nl")
    assert languages(found) == ("de", "en", "fr", "nl")


def test_the_profiles_of_this_repository_load_without_a_finding(repository: Path) -> None:
    found, diagnostics = opened(repository)
    assert not diagnostics
    for slug in found.companies:
        profile, diagnostics = load(found, slug)
        assert profile is not None
        assert not has_errors(diagnostics), diagnostics


@given(st.text(max_size=80))
def test_a_proposed_slug_is_a_slug(name: str) -> None:
    proposal = propose(name)
    assert not proposal or not judge(proposal)
    assert judge(name) or propose(name) == name, "what is a slug already is left as it is"


@given(st.text(alphabet="./\\ab-_ \0é", max_size=8))
def test_a_slug_can_never_leave_its_folder(name: str) -> None:
    assert judge(name) or Path("output", name).parent == Path("output")


def test_the_names_that_windows_keeps_are_no_slugs() -> None:
    for name in ("con", "prn", "aux", "nul", "com1", "lpt9"):
        assert judge(name), name
    assert not judge("console"), "only the whole name is kept"
