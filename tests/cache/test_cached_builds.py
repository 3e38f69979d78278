"""What is kept between runs never changes a result: the same bytes and findings, whatever state the shelf is in."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import workspace
from generator.cache.store import STAMP, open_shelf
from generator.drafting import Made, make
from generator.drafting.statement_build import Making

pytestmark = pytest.mark.skipif(os.name != "posix", reason="only POSIX tells whose a folder is")

FORMATS = ("md", "html", "docx")
COMPANIES = ("smart2led", "smt")


@pytest.fixture
def root(workspace: Path) -> Path:
    return workspace


def built(root: Path, kept: Path | None, slugs: tuple[str, ...] = COMPANIES) -> list[Made]:
    where, _ = workspace.find(root)
    assert where is not None
    return list(make(where, slugs, FORMATS, shelf=open_shelf(kept)))


def damage(kept: Path) -> None:
    for path in kept.iterdir():
        if path.name != STAMP:
            path.write_bytes(path.read_bytes()[:-1] + b"?")


def swap(kept: Path) -> None:
    files = [path for path in kept.iterdir() if path.name != STAMP]
    contents = [path.read_bytes() for path in files]
    for path, content in zip(files, contents[1:] + contents[:1], strict=True):
        path.write_bytes(content)


def obstruct(kept: Path) -> None:
    for path in kept.iterdir():
        if path.name != STAMP:
            path.unlink()
            path.mkdir()


def keep_part(kept: Path) -> None:
    for path in kept.glob("statement-*"):
        path.unlink()


@pytest.mark.parametrize("harm", [damage, swap, obstruct, keep_part])
def test_a_statement_is_the_same_in_whatever_state_the_shelf_is(
    root: Path, tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    kept = tmp_path / "kept"
    without, first, second = built(root, None), built(root, kept), built(root, kept)
    assert without == first == second
    harm(kept)
    assert built(root, kept) == without == built(root, kept)


def test_a_kept_statement_is_not_made_anew(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = built(root, tmp_path / "kept")
    monkeypatch.setattr(Making, "make", None)
    assert built(root, tmp_path / "kept") == expected


def test_sections_that_are_kept_are_not_parsed_anew(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = built(root, tmp_path / "kept")
    keep_part(tmp_path / "kept")
    monkeypatch.setattr("generator.formats.markdown.reader.read", None)
    assert built(root, tmp_path / "kept") == expected


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("profiles/smart2led.yaml", "city: Duiven", "city: Zevenaar"),
        ("profiles/groups/promteg.yaml", "name: PromTeg Groep", "name: PromTeg Groep Nederland"),
        ("profiles/groups/promteg.yaml", "identity_check: control_questions", "identity_check: known_channel"),
        ("templates/library/nl/sections/title.md.jinja", "#", "# Over"),
        ("templates/library/nl/wording/rights.yaml", " ", "  "),
        ("templates/group-statement/policy.yaml", "sections:", "# sections:\nsections:"),
    ],
)
def test_a_change_of_any_input_is_seen(root: Path, tmp_path: Path, file: str, old: str, new: str) -> None:
    kept = tmp_path / "kept"
    before = built(root, kept)
    path = root / file
    text = path.read_text("utf-8")
    assert old in text, f"{file} has changed: choose another text to replace in this test"
    path.write_text(text.replace(old, new, 1), "utf-8")
    assert built(root, kept) == built(root, None)
    path.write_text(text, "utf-8")
    assert built(root, kept) == before


def test_a_new_section_of_the_policy_is_seen(root: Path, tmp_path: Path) -> None:
    before = built(root, tmp_path / "kept")
    own = root / "templates" / "group-statement" / "nl" / "sections" / "title.md.jinja"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text("# Een andere titel {#titel}\n", "utf-8")
    after = built(root, tmp_path / "kept")
    assert before != after == built(root, None)


def test_a_statement_with_an_error_is_not_kept(root: Path, tmp_path: Path) -> None:
    path = root / "profiles" / "smart2led.yaml"
    path.write_text(path.read_text("utf-8").replace('"55655300"', '"5565530"'), "utf-8")
    (made,) = built(root, tmp_path / "kept", ("smart2led",))
    assert made.failed
    assert not list((tmp_path / "kept").glob("statement-*"))
    assert built(root, tmp_path / "kept", ("smart2led",)) == [made]


def test_a_statement_whose_profile_was_changed_meanwhile_is_not_kept(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, make_it = root / "profiles" / "smart2led.yaml", Making.make

    def make_and_edit(self: Making, slug: str) -> Made:
        made = make_it(self, slug)
        path.write_text(path.read_text("utf-8").replace("Duiven", "Zevenaar"), "utf-8")
        return made

    monkeypatch.setattr(Making, "make", make_and_edit)
    built(root, tmp_path / "kept", ("smart2led",))
    assert not list((tmp_path / "kept").glob("statement-*"))


def test_where_there_are_links_no_statement_is_kept(root: Path, tmp_path: Path) -> None:
    (root / "templates" / "link").symlink_to(root / "profiles")
    assert built(root, tmp_path / "kept") == built(root, None)
    assert not list((tmp_path / "kept").glob("statement-*"))


def test_the_shelf_does_not_grow_with_every_edit(root: Path, tmp_path: Path) -> None:
    path = root / "profiles" / "smart2led.yaml"
    text = path.read_text("utf-8")
    built(root, tmp_path / "kept", ("smart2led",))
    names = {file.name for file in (tmp_path / "kept").iterdir()}
    for town in ("Zevenaar", "Westervoort", "Didam"):
        path.write_text(text.replace("Duiven", town), "utf-8")
        built(root, tmp_path / "kept", ("smart2led",))
    assert {file.name for file in (tmp_path / "kept").iterdir()} == names


def test_what_sister_companies_share_is_checked_as_if_each_were_alone(root: Path) -> None:
    text = (root / "profiles" / "smart2led.yaml").read_text("utf-8")
    changes = {"a": ("6921 RN", "692 RN"), "b": ("08", "8"), "c": ("websites", "website")}
    for number, (name, change) in enumerate(changes.items()):
        own = text.replace("55655300", f"5565530{number + 1}").replace("administratie@", f"{name}@")
        (root / "profiles" / f"{name}.yaml").write_text(own.replace(*change), "utf-8")
    slugs = ("smart2led", "a", "b", "c", "smart2led")
    assert built(root, None, slugs) == [made for slug in slugs for made in built(root, None, (slug,))]
