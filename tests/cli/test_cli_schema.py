"""``statements schema``: what an editor completes and checks a profile by."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from generator.profile.schema import json_schema
from tests.support.cli import make_workspace, run


@pytest.mark.parametrize("kind", ["company", "group"])
def test_it_prints_a_schema_with_the_words_of_the_policies(tmp_path: Path, kind: str) -> None:
    ran = run(make_workspace(tmp_path), "schema", "--kind", kind)
    made = json.loads(ran.out)
    Draft7Validator.check_schema(made)
    assert made["title"].lower() == f"{kind} profile"
    assert "customer_service" in ran.out, "an editor offers the words of the catalogues"


def test_without_a_workspace_it_prints_the_schema_without_words(tmp_path: Path) -> None:
    assert json.loads(run(tmp_path, "schema").out) == json_schema({})


def test_write_puts_both_where_profiles_point_to(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    ran = run(root / "templates", "schema", "--write", "--json")
    assert ran.answer["written"] == [".schema/company.json", ".schema/group.json"]
    for profile in (root / "profiles").rglob("*.yaml"):
        pointed = profile.read_text("utf-8").splitlines()[0].partition("$schema=")[2]
        assert (profile.parent / pointed).is_file(), f"{profile.name} points to {pointed}"


def test_a_build_does_not_touch_the_schemas(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    run(root, "schema", "--write")
    (root / ".schema" / "company.json").write_text("{}", "utf-8")
    run(root, "build", "--format", "md")
    assert (root / ".schema" / "company.json").read_text("utf-8") == "{}"
