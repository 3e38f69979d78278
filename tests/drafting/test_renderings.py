"""Each section of a statement is rendered once in a build and in a publication, whatever was published before."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

import generator
from generator.template import rendering
from tests.support.cli import BROOD, change, make_workspace

TODAY = date(2026, 12, 1)
VERSIONED = {"title", "changes"}
"""The sections of the shipped policies that mention the version: of a draft these are rendered once more."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_workspace(tmp_path)


@pytest.fixture
def renderings(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each section was rendered, by its id."""
    counted: Counter[str] = Counter()
    render = rendering._section

    def count(policy: object, profile: object, section: object, *rest: object) -> object:
        counted[section.id] += 1  # type: ignore[attr-defined]
        return render(policy, profile, section, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(rendering, "_section", count)
    return counted


def more_than_once(counted: Counter[str]) -> set[str]:
    return {name for name, number in counted.items() if number > 1}


def test_a_build_of_what_was_never_published_renders_each_section_once(root: Path, renderings: Counter[str]) -> None:
    generator.build(generator.open_workspace(root, on=TODAY), ["lindehof-brood"])
    assert renderings and not more_than_once(renderings)


def test_a_publication_renders_each_section_once_and_those_that_name_the_version_twice(
    root: Path, renderings: Counter[str]
) -> None:
    group = generator.open_workspace(root, on=TODAY)
    first = generator.publish(group, ["lindehof-brood"], effective=TODAY, reason="Eerste versie", dry_run=True)
    assert first.versions and more_than_once(renderings) <= VERSIONED


def test_a_build_of_what_is_in_force_renders_each_section_once(root: Path, renderings: Counter[str]) -> None:
    group = generator.open_workspace(root, on=TODAY)
    generator.publish(group, ["lindehof-brood"], effective=TODAY, reason="Eerste versie")
    renderings.clear()
    built = generator.build(group, ["lindehof-brood"])
    assert built.versions == {"lindehof-brood": 1}
    assert renderings and not more_than_once(renderings)


def test_a_build_of_a_changed_draft_renders_only_what_names_the_version_again(
    root: Path, renderings: Counter[str]
) -> None:
    group = generator.open_workspace(root, on=TODAY)
    generator.publish(group, ["lindehof-brood"], effective=TODAY, reason="Eerste versie")
    change(root, BROOD, "020 555 01 23", "020 555 01 99")
    renderings.clear()
    built = generator.build(group, ["lindehof-brood"])
    assert built.versions == {"lindehof-brood": None}
    assert renderings and more_than_once(renderings) <= VERSIONED
