"""Reading YAML: what is read is what was meant, and everything else is a finding with its place, never a crash."""

import importlib
import os
import sys
from pathlib import Path
from types import ModuleType

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from generator import yaml as source
from generator.diagnostics import Diagnostics, KeyPath, Location, has_errors
from generator.yaml import Source, events, source_text, syntax_errors
from generator.yaml.characters import MAX_OF_A_KIND
from generator.yaml.scalars import resolve
from tests.support import folders, yaml_cases

NAME = "profiles/kade.yaml"
SEED = (folders.CASES / "seed.yaml").read_bytes()


def read(folder: Path, content: bytes) -> tuple[Source | None, Diagnostics]:
    path = folder / "kade.yaml"
    path.write_bytes(content)
    return source.read(path, NAME)


def codes(diagnostics: Diagnostics) -> list[str]:
    return [diagnostic.code for diagnostic in diagnostics]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for files that need not outlive the example that writes them."""
    return tmp_path_factory.mktemp("source")


@pytest.mark.parametrize("name", yaml_cases.names())
def test_a_case_is_read_or_refused_as_its_file_says(name: str, folder: Path, request: pytest.FixtureRequest) -> None:
    case = yaml_cases.load(name)
    found, diagnostics = read(folder, case.content())
    now = replace(case, found=yaml_cases.describe(diagnostics), data=yaml_cases.data_of(found))
    if request.config.getoption("--update-goldens"):
        yaml_cases.save(name, now)
    assert now == yaml_cases.load(name), (
        f"tests/cases/yaml/{name}.txt says otherwise; if now is better: --update-goldens"
    )


BOMBS = {
    "open brackets": (b"[" * 100_000, ["too-deep"]),
    "open brackets on lines": (b"[\n" * 100_000, ["too-deep"]),
    "lists in lists": (b"- " * 100_000, ["too-deep"]),
    "mappings in brackets": (b"{a: " * 60_000, ["too-deep"]),
    "mappings in brackets without spaces": (b"{a:" * 80_000, ["second-colon"]),
    "keys that are keys": (b"? " * 100_000, ["too-deep"]),
    "names under names": (b"".join(b" " * level + b"a:\n" for level in range(700)), ["too-deep"]),
    "items without end": (b"a: [" + b"b," * 100_000 + b"]", ["too-many-values"]),
    "names without end": (b"".join(b"a%d: b\n" % number for number in range(20_000)), ["too-many-values"]),
    "a list bomb": (b"a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n", ["anchor", "alias"]),
    "a merge bomb": (b"a: &a {x: y}\nb: {<<: [*a, *a]}\n", ["anchor", "alias", "merge-key"]),
    "a megabyte": (b"a: b\n" * 200_000, ["file-too-large"]),
    "a megabyte that is no text": (b"\xff" * 1_000_000, ["file-too-large"]),
    "quotes without end": (b"a: '" + b"\n" * 200_000, ["unclosed-quote"]),
    "tabs without end": (b"\ta\n" * 80_000, ["tab-indentation"]),
    "direction overrides without end": ("\u202e".encode() * 80_000, ["bidi-override"]),
    "tags without end": (b"- !a b\n" * 9_000, ["tag"]),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_before_it_goes_off(name: str, folder: Path) -> None:
    content, expected = BOMBS[name]
    found, diagnostics = read(folder, content)
    assert found is None
    assert set(expected) <= set(codes(diagnostics)), f"{name} is refused for another reason"
    assert len(diagnostics) <= MAX_OF_A_KIND * len(set(codes(diagnostics))), "one kind of mistake floods the others"


def test_a_file_just_within_the_bounds_is_read(folder: Path) -> None:
    deepest = b"a: " + b"[" * (events.MAX_DEPTH - 1) + b"]" * (events.MAX_DEPTH - 1)
    largest = b"a: b # " + b"x" * (source_text.MAX_BYTES - 8) + b"\n"
    most = b"a: [" + b"b," * (events.MAX_NODES - 3) + b"]"
    for content in (deepest, largest, most):
        found, diagnostics = read(folder, content)
        assert found is not None, f"this is within the bounds, and still: {diagnostics}"


def test_what_is_no_readable_file_is_a_finding(tmp_path: Path) -> None:
    missing, a_folder = tmp_path / "missing.yaml", tmp_path / "folder.yaml"
    a_folder.mkdir()
    paths = [missing, a_folder, tmp_path / ("x" * 300), tmp_path / "nul\0.yaml"]
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.yaml")
        paths.append(tmp_path / "pipe.yaml")
    for path in paths:
        found, diagnostics = source.read(path, NAME)
        assert found is None
        assert codes(diagnostics) == ["unreadable-file"], path


def test_without_libyaml_the_program_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "yaml", ModuleType("yaml"))
    monkeypatch.delitem(sys.modules, "generator.yaml.events")
    with pytest.raises(ImportError, match="without its parser libyaml; install its wheel"):
        importlib.import_module("generator.yaml.events")


@pytest.mark.parametrize(
    "error", [yaml.YAMLError("odd"), yaml.MarkedYAMLError(problem="odd", problem_mark=yaml.Mark("", 0, 0, 6, "", 0))]
)
def test_a_complaint_of_a_later_parser_is_passed_on(error: yaml.YAMLError) -> None:
    page = source_text.Page(NAME, "name: Kade", ["name: Kade"])
    diagnostic = syntax_errors.explain(error, None, page)
    assert diagnostic.code == "yaml-syntax"
    assert diagnostic.message.endswith("odd")
    assert diagnostic.location.line == 1


NASTY = (
    "\t", "\n", "\r", " ", "- ", ": ", "? ", "&a ", "*a", "!!str ", "<<: ", "---\n", "...\n", "%YAML 1.1\n", "|\n",
    ">-\n", "#", "'", '"', "\\", "\\ud800", '"\\0"', "{", "}", "[", "]", ",", "@", "`", "~", "\x00", "\x85",
    "\u2028", "\u202e", "\u200b", "\ue000", "\ufeff", "\ufffe", "\U0001ffff", "e\u0301", "012", "NO", "=",
    "[" * 40, "a: " * 3, "  a: b\n", "%TAG ! x", "!<a>", "|0", '"a\nb": c', f"{'x' * 1100}: y",
)  # fmt: skip

MUTATIONS = st.lists(
    st.tuples(
        st.integers(0, len(SEED)),
        st.integers(0, 12),
        st.sampled_from([part.encode() for part in NASTY]) | st.binary(max_size=3),
    ),
    min_size=1,
    max_size=6,
)


def mutate(content: bytes, mutations: list[tuple[int, int, bytes]]) -> bytes:
    """The content with stretches of it replaced: each a start, a length and what comes instead."""
    for start, length, replacement in mutations:
        content = content[:start] + replacement + content[start + length :]
    return content


def assert_told_well(content: bytes, found: Source | None, diagnostics: Diagnostics) -> None:
    """A file is refused with errors or read without, and each finding points into it."""
    assert (found is None) == has_errors(diagnostics), "errors come without a source, a source without errors"
    lines = content.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").decode("utf-8", "replace").split("\n")
    for diagnostic in diagnostics:
        assert diagnostic.code != "yaml-syntax", f"say in plain words: {diagnostic.message}"
        assert_points_into(lines, diagnostic.location)
    for place in (*found.keys.values(), *found.values.values()) if found else ():
        assert_points_into(lines, place)


def assert_points_into(lines: list[str], place: Location) -> None:
    assert place.path == NAME
    assert 1 <= place.line <= len(lines), f"{place} is not in the file"
    assert place.source in {lines[place.line - 1], ""}, f"{place} shows another line"
    assert 1 <= place.column <= len(place.source) + 1, f"{place} is not on its line"
    assert place.length >= 1


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(folder: Path, content: bytes) -> None:
    assert_told_well(content, *read(folder, content))


@given(st.lists(st.sampled_from(NASTY) | st.text(max_size=3), max_size=30).map("".join))
def test_any_text_is_read_or_refused(folder: Path, content: str) -> None:
    raw = content.encode("utf-8", "surrogatepass")
    assert_told_well(raw, *read(folder, raw))


@given(MUTATIONS)
def test_a_profile_with_any_mistakes_is_read_or_refused(folder: Path, mutations: list[tuple[int, int, bytes]]) -> None:
    content = mutate(SEED, mutations)
    assert_told_well(content, *read(folder, content))


WORDS = st.sampled_from(
    ["Kade", "’s-Gravenhage", "NO", "012", "1:30", "~", "a: b", "x #y", "- z", "'s", '"q"', " ", "café", "{x}", "*"]
)
TEXTS = WORDS | st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), max_size=12)
SCALARS = TEXTS | st.booleans() | st.none() | st.integers(-(10**17), 10**17)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4), max_leaves=20
)
MAPPINGS = st.dictionaries(TEXTS, VALUES, min_size=1, max_size=5)


def normal(value: object) -> object:
    """The value as it is read back: text in normal form C."""
    import unicodedata

    match value:
        case str():
            return unicodedata.normalize("NFC", value)
        case dict():
            return {normal(key): normal(inner) for key, inner in value.items()}
        case list():
            return [normal(inner) for inner in value]
        case _:
            return value


@given(MAPPINGS, st.sampled_from([True, False, None]), st.sampled_from([40, 10_000]))
def test_written_yaml_reads_back_as_the_same_data(folder: Path, data: object, flow: bool | None, width: int) -> None:
    written = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, default_flow_style=flow, width=width)
    found, diagnostics = read(folder, written.encode())
    if found is not None:
        assert found.data == normal(data)
    else:
        refused = {"duplicate-key", "too-deep", "odd-space", "curly-quotes"}
        assert set(codes(diagnostics)) <= refused, (
            "only names that become one, and text without quotes that begins or ends oddly, can be refused here"
        )


@given(MAPPINGS, st.sampled_from([True, False, None]))
def test_a_place_holds_the_very_text_of_its_key_or_value(folder: Path, data: object, flow: bool | None) -> None:
    written = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, default_flow_style=flow, width=10_000)
    found, _ = read(folder, written.encode())
    for path, place in found.keys.items() if found else ():
        assert scalar(marked(place)) == str(path[-1]), f"the place of the name {path} holds {marked(place)!r}"
    for path, place in found.values.items() if found else ():
        value = value_at(found.data, path) if found else None
        if not isinstance(value, dict | list):
            assert scalar(marked(place)) == value, f"the place of the value {path} holds {marked(place)!r}"


def marked(place: Location) -> str:
    """The characters that a location marks."""
    return place.source[place.column - 1 : place.column - 1 + place.length]


def scalar(token: str) -> object:
    """The value of a scalar as it stands in a file, quotes included."""
    quoted = token[:1] in {"'", '"'}
    return normal(yaml.load(token, Loader=yaml.BaseLoader)) if quoted else resolve(str(normal(token)))


def value_at(data: object, path: KeyPath) -> object:
    """The value at a key path of plain data."""
    for part in path:
        assert isinstance(data, dict | list)
        data = data[part]  # type: ignore[index]  # a name goes with a mapping, a position with a list
    return data


PLACES = """\
name: Kade B.V.
contact:
  email: "info@kade.example"
  phone:
channels: [email, phone]
text: |

  Eerste regel
  Tweede regel
lines: Een zin die
  doorloopt
records:
  - id: cctv
    period: ~
  -
"""


@pytest.mark.parametrize(
    ("path", "line", "text_there"),
    [
        ((), 1, "name"),
        (("name",), 1, "Kade B.V."),
        (("contact",), 3, "email"),
        (("contact", "email"), 3, '"info@kade.example"'),
        (("contact", "phone"), 4, "phone"),
        (("channels",), 5, "[email, phone]"),
        (("channels", 1), 5, "phone"),
        (("text",), 8, "Eerste regel"),
        (("lines",), 10, "Een zin die"),
        (("records",), 13, "-"),
        (("records", 0), 13, "id"),
        (("records", 0, "period"), 14, "~"),
        (("records", 1), 15, ""),
    ],
)
def test_the_place_of_a_value_is_its_token_on_its_line(folder: Path, path: KeyPath, line: int, text_there: str) -> None:
    found, diagnostics = read(folder, PLACES.encode())
    assert found is not None, diagnostics
    assert (found.values[path].line, marked(found.values[path])) == (line, text_there)


def test_every_name_in_a_mapping_has_a_place_and_no_list_item_has(folder: Path) -> None:
    found, _ = read(folder, PLACES.encode())
    assert found is not None
    assert {path for path in found.values if path and isinstance(path[-1], str)} == set(found.keys)
    assert all(marked(place) == path[-1] for path, place in found.keys.items())


@given(st.integers())
def test_a_whole_number_is_a_number_only_in_its_plainest_form(number: int) -> None:
    plain = str(number)
    assert resolve(plain) == (number if abs(number) < 10**18 else plain)
    for other in (f"+{plain}", f"0{plain}", f"{plain}.0", f"{plain}_0", f"0o{plain}", f" {plain}", f"{plain}e3"):
        assert resolve(other) == other
