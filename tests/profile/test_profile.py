"""Merging a company with its group: whose fact wins, what is left out, and where each value came from."""

import json
import pickle
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator import profile
from generator import yaml as source
from generator.diagnostics import Diagnostics, KeyPath, dotted, has_errors
from generator.profile import IDENTITY, Profile, locate
from generator.yaml import Source

GROUP = """\
policy: group-statement
contact: {addressee: management, department: administration}
group:
  name: Haven Groep
  foreign_access:
    - {id: deutschland, country: DE}
data_categories: [name, email]
transfers: ~
processings:
  - id: contract
    purpose: contract
    retention: {period: P7Y, from: end}
  - id: cctv
    purpose: security
  - id: newsletter
    purpose: marketing
"""


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for files that need not outlive the example that writes them."""
    return tmp_path_factory.mktemp("profile")


def read(folder: Path, name: str, text: str) -> Source:
    path = folder / Path(name).name
    path.write_text(text, encoding="utf-8")
    found, diagnostics = source.read(path, name)
    assert found is not None, f"the test's own YAML is wrong: {diagnostics}"
    return found


def merge(folder: Path, company: str, group: str | None = GROUP) -> tuple[Profile, Diagnostics]:
    own = read(folder, "profiles/kade.yaml", company)
    return profile.merge("kade", own, read(folder, "profiles/groups/haven.yaml", group) if group else None)


def merged(folder: Path, company: str, group: str | None = GROUP) -> dict[str, object]:
    found, diagnostics = merge(folder, company, group)
    assert not diagnostics, diagnostics
    return dict(found.data)


def ids(records: object) -> list[object]:
    assert isinstance(records, list)
    return [record["id"] for record in records]


def only(diagnostics: Diagnostics) -> tuple[str, str]:
    """The code of the one finding, and the text that it marks."""
    (finding,) = diagnostics
    place = finding.location
    return finding.code, place.source[place.column - 1 : place.column - 1 + place.length]


def test_mappings_merge_deep_and_the_company_wins(folder: Path) -> None:
    data = merged(folder, "contact: {email: info@kade.example, department: legal}\n")
    assert data["contact"] == {"addressee": "management", "department": "legal", "email": "info@kade.example"}
    assert data["policy"] == "group-statement"


def test_lists_of_words_and_single_values_replace(folder: Path) -> None:
    data = merged(folder, "data_categories: [cv]\npolicy: own-statement\n")
    assert (data["data_categories"], data["policy"]) == (["cv"], "own-statement")


def test_an_empty_list_replaces_too_for_it_states_none(folder: Path) -> None:
    data = merged(folder, "processings: []\ndata_categories: []\n")
    assert (data["processings"], data["data_categories"]) == ([], [])


def test_records_merge_by_id_in_the_order_of_the_group_and_new_ones_follow(folder: Path) -> None:
    company = """\
processings:
  - {id: rental, purpose: rental}
  - {id: cctv, retention: {period: P28D}}
  - {id: contract, retention: {period: P5Y}}
"""
    data = merged(folder, company)
    assert data["processings"] == [
        {"id": "contract", "purpose": "contract", "retention": {"period": "P5Y", "from": "end"}},
        {"id": "cctv", "purpose": "security", "retention": {"period": "P28D"}},
        {"id": "newsletter", "purpose": "marketing"},
        {"id": "rental", "purpose": "rental"},
    ]


def test_a_tilde_makes_what_the_group_states_not_stated(folder: Path) -> None:
    found, _ = merge(folder, "data_categories: ~\nprocessings: [{id: cctv, purpose: ~}]\n")
    assert found.data["data_categories"] is None
    assert found.data["processings"][1] == {"id": "cctv", "purpose": None}  # type: ignore[index]
    assert not found.origins[("data_categories",)].inherited, "the company is who does not state it"


def test_a_value_of_another_kind_replaces_for_the_schema_to_judge(folder: Path) -> None:
    data = merged(folder, "contact: [a]\nprocessings: {cctv: x}\ndata_categories: name\ngroup: Haven\n")
    assert data["contact"] == ["a"]
    assert data["processings"] == {"cctv": "x"}
    assert data["data_categories"] == "name"
    assert data["group"] == "Haven"


def test_without_leaves_out_what_the_group_states(folder: Path) -> None:
    data = merged(folder, "without: [processings.cctv, contact.department, processings.contract.retention.from]\n")
    assert ids(data["processings"]) == ["contract", "newsletter"]
    assert data["contact"] == {"addressee": "management"}
    assert data["processings"][0]["retention"] == {"period": "P7Y"}  # type: ignore[index]


def test_a_list_or_mapping_that_is_emptied_is_not_stated_rather_than_none(folder: Path) -> None:
    company = "without: [group.foreign_access.deutschland, contact.addressee, contact.department]\n"
    data = merged(folder, company)
    assert data["group"] == {"name": "Haven Groep"}, "an empty list would say that nobody abroad has access"
    assert "contact" not in data


def test_what_is_left_out_can_be_stated_anew(folder: Path) -> None:
    data = merged(folder, "without: [processings.cctv]\nprocessings: [{id: cctv, purpose: traffic}]\n")
    assert data["processings"][2] == {"id": "cctv", "purpose": "traffic"}  # type: ignore[index]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("processings.cctvs", "did you mean 'processings.cctv'?"),
        ("contact.departement", "did you mean 'contact.department'?"),
        (
            "data_categories.email",
            "the items of this list have no id: state the list in this file, as it holds for the company",
        ),
        ("xyzzy", "the names are those of profiles/groups/haven.yaml, with dots: processings.newsletter"),
        ("", "the names are those of profiles/groups/haven.yaml, with dots: processings.newsletter"),
    ],
)
def test_leaving_out_what_the_group_does_not_state_is_an_error(folder: Path, name: str, hint: str) -> None:
    _, diagnostics = merge(folder, f"without: ['{name}']\n")
    assert only(diagnostics) == ("nothing-to-leave-out", f"'{name}'")
    assert diagnostics[0].hint == hint
    assert diagnostics[0].key == ("without", 0)


def test_leaving_out_without_a_group_is_an_error(folder: Path) -> None:
    _, diagnostics = merge(folder, "without: [contact.phone]\n", None)
    assert only(diagnostics) == ("nothing-to-leave-out", "contact.phone")


def test_without_in_another_shape_is_left_to_the_schema(folder: Path) -> None:
    for shape in ("x", "{a: b}", "[1, ~, [a]]", "~"):
        _, diagnostics = merge(folder, f"without: {shape}\n")
        assert not diagnostics, shape


@pytest.mark.parametrize("path", IDENTITY, ids=dotted)
def test_who_a_company_is_never_comes_from_a_group(folder: Path, path: KeyPath) -> None:
    value = "x"
    for part in reversed(path):
        value = f"{{{part}: {value}}}"
    name, _, inner = value[1:-1].partition(": ")
    found, diagnostics = merge(folder, "name: Kade\n", f"{name}: {inner}\npolicy: p\n")
    assert only(diagnostics) == ("identity-in-group", path[-1])
    assert str(diagnostics[0].location).startswith("profiles/groups/haven.yaml:1:")
    assert dict(found.data) == {"policy": "p", "name": "Kade"}, "the company would take over who another is"


@pytest.mark.parametrize("parent", ["haven", "other"])
def test_a_group_cannot_extend_itself_or_another(folder: Path, parent: str) -> None:
    found, diagnostics = merge(folder, "extends: haven\n", f"extends: {parent}\npolicy: p\n")
    assert only(diagnostics) == ("group-extends", "extends")
    assert found.data == {"extends": "haven", "policy": "p"}


def test_a_group_has_nothing_to_leave_out(folder: Path) -> None:
    found, diagnostics = merge(folder, "name: Kade\n", "without: [policy]\npolicy: p\n")
    assert only(diagnostics) == ("group-without", "without")
    assert found.data == {"policy": "p", "name": "Kade"}


@pytest.mark.parametrize("file", ["company", "group"])
def test_two_records_with_one_id_are_an_error(folder: Path, file: str) -> None:
    text = "a:\n  b:\n    - {id: cctv}\n    - {id: news}\n    - {id: cctv, x: y}\n"
    _, diagnostics = merge(folder, text, "p: q\n") if file == "company" else merge(folder, "p: q\n", text)
    assert only(diagnostics) == ("duplicate-id", "cctv")
    assert (diagnostics[0].location.line, diagnostics[0].key) == (5, ("a", "b", 2, "id"))
    assert "line 3" in diagnostics[0].hint


def test_a_record_without_id_beside_the_groups_records_is_an_error(folder: Path) -> None:
    _, diagnostics = merge(folder, "processings:\n  - {id: cctv}\n  - {purpose: rental}\n  - {id: 5}\n")
    assert [finding.code for finding in diagnostics] == ["record-without-id"] * 2
    assert [finding.location.line for finding in diagnostics] == [3, 4]


def test_every_value_says_which_file_and_line_supplied_it(folder: Path) -> None:
    company = "contact:\n  email: info@kade.example\nprocessings:\n  - id: rental\n  - {id: cctv, purpose: traffic}\n"
    found, _ = merge(folder, company)
    expected = {
        (): "profiles/kade.yaml:1:1",
        ("policy",): "profiles/groups/haven.yaml:1:9",
        ("contact",): "profiles/kade.yaml:2:3",
        ("contact", "email"): "profiles/kade.yaml:2:10",
        ("contact", "department"): "profiles/groups/haven.yaml:2:46",
        ("processings",): "profiles/kade.yaml:4:3",
        ("processings", 0, "retention", "period"): "profiles/groups/haven.yaml:12:25",
        ("processings", 1): "profiles/kade.yaml:5:5",
        ("processings", 1, "purpose"): "profiles/kade.yaml:5:25",
        ("processings", 2, "id"): "profiles/groups/haven.yaml:15:9",
        ("processings", 3, "id"): "profiles/kade.yaml:4:9",
    }
    assert {key: str(locate(found, key)) for key in expected} == expected
    assert [key for key in expected if found.origins[key].inherited] == [
        key for key, place in expected.items() if "groups" in place
    ]


def test_the_place_of_a_name_and_of_what_is_absent(folder: Path) -> None:
    found, _ = merge(folder, "contact:\n  email: info@kade.example\n")
    assert str(locate(found, ("contact", "email"), at_key=True)) == "profiles/kade.yaml:2:3"
    assert str(locate(found, ("contact", "phone", "x"))) == "profiles/kade.yaml:1:1", "the name of the nearest parent"
    assert str(locate(found, ("processings", 1, "legal_bases"))) == "profiles/groups/haven.yaml:13:5", "the record"
    assert str(locate(found, ("nothing", 0, "here"))) == "profiles/kade.yaml:1:1", "the file"


def test_a_profile_knows_its_group_and_can_go_to_another_process(folder: Path) -> None:
    found, _ = merge(folder, "name: Kade\n")
    assert (found.slug, found.group, found.group_source) == ("kade", "haven", "profiles/groups/haven.yaml")
    alone, _ = merge(folder, "name: Kade\n", None)
    assert (alone.group, alone.group_source) == (None, None)
    assert pickle.loads(pickle.dumps(found)) == found


NAMES = st.sampled_from(["policy", "contact", "email", "group", "retention", "records", "a", "b"])
IDS = st.sampled_from(["cctv", "news", "contract", "rental"])
LEAVES = st.none() | st.booleans() | st.integers(0, 99) | st.sampled_from(["x", "y", "NO", "2025-08-04", "a | b"])


def mappings(inner: st.SearchStrategy[object], smallest: int = 0) -> st.SearchStrategy[dict[str, object]]:
    return st.dictionaries(NAMES, inner, min_size=smallest, max_size=4)


def records(inner: st.SearchStrategy[object]) -> st.SearchStrategy[list[dict[str, object]]]:
    """Lists of records with ids, each id once."""
    return st.dictionaries(IDS, mappings(inner), max_size=4).map(
        lambda found: [{"id": name, **fields} for name, fields in found.items()]
    )


FACTS = st.recursive(
    LEAVES, lambda inner: mappings(inner) | records(inner) | st.lists(LEAVES, max_size=3), max_leaves=15
)
FILES = mappings(FACTS, smallest=1)


def written(data: object) -> str:
    """The data as YAML with each name and item on a line of its own."""
    return json.dumps(data, indent=1, ensure_ascii=False)


def without_identity(data: dict[str, object]) -> bool:
    contact = data.get("contact")
    return not isinstance(contact, dict) or "email" not in contact


@given(FILES)
def test_a_company_without_a_group_is_its_own_file(folder: Path, company: dict[str, object]) -> None:
    found, diagnostics = merge(folder, written(company), None)
    assert (found.data, has_errors(diagnostics)) == (company, False)


@given(FILES, FILES)
def test_merging_the_result_with_the_group_again_changes_nothing(
    folder: Path, company: dict[str, object], group: dict[str, object]
) -> None:
    assume(without_identity(group))
    once, diagnostics = merge(folder, written(company), written(group))
    again, _ = merge(folder, written(once.data), written(group))
    assume(not has_errors(diagnostics))
    assert again.data == once.data


@given(FILES)
def test_a_company_that_repeats_its_group_equals_it(folder: Path, group: dict[str, object]) -> None:
    assume(without_identity(group))
    assert merged(folder, written(group), written(group)) == group
    assert list(merged(folder, written(group), written(group))) == list(group), "the group's order is kept"


@given(FILES, FILES)
def test_every_fact_of_the_company_survives_and_no_fact_is_invented(
    folder: Path, company: dict[str, object], group: dict[str, object]
) -> None:
    assume(without_identity(group))
    found, diagnostics = merge(folder, written(company), written(group))
    assume(not has_errors(diagnostics))
    facts = set(leaves(found.data))
    assert set(leaves(company)) <= facts
    assert facts <= set(leaves(company)) | set(leaves(group))


@given(FILES, FILES)
def test_the_origin_of_every_fact_is_a_line_that_holds_it(
    folder: Path, company: dict[str, object], group: dict[str, object]
) -> None:
    found, _ = merge(folder, written(company), written(group))
    assert set(found.origins) == set(paths(found.data, ()))
    for path, value in paths(found.data, ()).items():
        origin = found.origins[path]
        assert origin.value.path == ("profiles/groups/haven.yaml" if origin.inherited else "profiles/kade.yaml")
        if not isinstance(value, dict | list):
            token = origin.value.source[origin.value.column - 1 :][: origin.value.length]
            assert json.loads(token) == value, f"{dotted(path)} is said to stand at {origin.value}"
        if path and isinstance(path[-1], str):
            assert f'"{path[-1]}"' in origin.key.source


def paths(value: object, path: KeyPath) -> dict[KeyPath, object]:
    """Every value in plain data by its key path, the whole under ``()``."""
    found = {path: value}
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        found |= paths(inner, (*path, key))
    return found


def leaves(data: object) -> list[tuple[tuple[str, ...], str]]:
    """Each single value with the names above it, a record under its id instead of its position."""
    found = []
    for path, value in paths(data, ()).items():
        if not isinstance(value, dict | list):
            found.append((named(data, path), repr(value)))
    return found


def named(data: object, path: KeyPath) -> tuple[str, ...]:
    """The names above a value: a record's id, the position of any other item."""
    names = []
    for part in path:
        data = data[part]  # type: ignore[index]  # a name goes with a mapping, a position with a list
        is_record = isinstance(part, int) and isinstance(data, dict)
        names.append(str(data["id"]) if is_record else str(part))  # type: ignore[index]
    return tuple(names)
