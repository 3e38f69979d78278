"""``statements new``: a profile from options and answers that passes ``check``."""

import tempfile
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from generator import yaml as source
from generator.setup import profile_text
from tests.support.cli import change, make_workspace, run, tree

pytestmark = pytest.mark.thorough

FACTS = {
    "--legal-name": "Lindehof Thee B.V.",
    "--kvk": "01234567",
    "--street": "Lindelaan",
    "--number": "3",
    "--postcode": "1234 AB",
    "--city": "Voorbeeldstad",
    "--email": "privacy@lindehofthee.example",
    "--phone": "020 555 01 25",
    "--website": "www.lindehofthee.example",
}
OPTIONS = [word for fact in FACTS.items() for word in fact]
ANSWERS = [*FACTS.values()]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_workspace(tmp_path)


def _profile(root: Path, slug: str = "lindehof-thee") -> str:
    return (root / "profiles" / f"{slug}.yaml").read_text("utf-8")


def test_a_group_company_from_options_passes_check_and_builds(root: Path) -> None:
    ran = run(root, "new", "lindehof-thee", "--group", "lindehof", *OPTIONS)
    assert ran.code == 0, ran.err
    assert run(root, "check", "lindehof-thee").code == 0
    assert run(root, "build", "lindehof-thee", "--format", "md").code == 0
    text = (root / "output/lindehof-thee/lindehof-thee.md").read_text("utf-8").replace("\N{NO-BREAK SPACE}", " ")
    for fact in ("Lindehof Thee B.V.", "01234567", "Lindelaan 3, 1234 AB Voorbeeldstad", "020 555 01 25"):
        assert fact in text, f"the statement does not say {fact!r}"


def test_a_group_company_costs_at_most_15_lines(root: Path) -> None:
    run(root, "new", "lindehof-thee", "--group", "lindehof", *OPTIONS)
    lines = [line for line in _profile(root).splitlines() if line.strip() and not line.startswith("#")]
    assert len(lines) <= 15, "a sister company must stay cheap:\n" + "\n".join(lines)


def test_the_profile_points_an_editor_to_a_schema_that_is_there(root: Path) -> None:
    ran = run(root, "new", "lindehof-thee", "--group", "lindehof", *OPTIONS)
    assert _profile(root).startswith("# yaml-language-server: $schema=../.schema/company.json\n")
    assert (root / ".schema" / "company.json").is_file()
    assert ".schema/company.json" in ran.err


def test_numbers_that_are_names_are_quoted(root: Path) -> None:
    run(root, "new", "lindehof-thee", "--group", "lindehof", *OPTIONS)
    for quoted in ('kvk: "01234567"', 'number: "3"', 'phone: "020 555 01 25"'):
        assert quoted in _profile(root)


def test_an_existing_profile_is_never_overwritten(root: Path) -> None:
    before = tree(root)
    ran = run(root, "new", "lindehof-brood", "--group", "lindehof", *OPTIONS)
    assert ran.code == 2
    assert "profiles/lindehof-brood.yaml exists already" in ran.err
    assert tree(root) == before


@pytest.mark.parametrize("slug", ["Café Hof", "../evil", "con", "published", "a" * 70, ""])
def test_a_name_that_cannot_be_a_file_is_refused(root: Path, slug: str) -> None:
    before = tree(root)
    assert run(root, "new", slug, *OPTIONS).code == 2
    assert tree(root) == before


def test_an_unknown_group_is_refused_with_the_nearest_name(root: Path) -> None:
    ran = run(root, "new", "x", "--group", "lindehoff")
    assert ran.code == 2
    assert "did you mean 'lindehof'?" in ran.err


def test_every_wrong_option_is_told_and_nothing_is_written(root: Path) -> None:
    before = tree(root)
    wrong = ["--kvk", "12", "--email", "geen adres", "--set", "contact.departmint=support", "--set", "dpo.appointed=x"]
    ran = run(root, "new", "x", "--group", "lindehof", "--legal-name", "X B.V.", *wrong)
    assert ran.code == 2
    for found in ("kvk-format", "geen adres", "did you mean 'department'?", "Nothing was written."):
        assert found in ran.err
    assert tree(root) == before


def test_without_a_terminal_what_is_needed_and_not_given_is_named(root: Path) -> None:
    before = tree(root)
    ran = run(root, "new", "x", "--set", "contact.attention=Privacy")
    assert ran.code == 2
    assert "required facts are missing: --policy, --authority, --legal-name, --short-name" in ran.err
    assert tree(root) == before


ALONE = ["--policy", "full-statement", "--authority", "NL-AP", "--legal-name", "Bas B.V."]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--policy", "full-statement", "--legal-name", "Bas B.V."], "required facts are missing: --authority"),
        ([*ALONE, "--street", "Laan"], "required facts are missing: --city"),
        ([*ALONE, "--language", "en"], "the policy 'full-statement' has no texts in 'en'; it has nl\n"),
        ([*ALONE, "--policy", "full-statment"], "did you mean 'full-statement'?"),
        ([*ALONE, "--authority", "XX"], "BE-GBA"),
        ([*ALONE, "--form", "jij"], "expected u, je"),
        ([*ALONE, "--country", "QQ", "--city", "X"], "catalogue 'countries'"),
        ([*ALONE, "--set", "dpo.appointed=true"], "dpo"),
        ([*ALONE, "--set", "extends=lindehof"], "write --group lindehof"),
        ([*ALONE, "--set", "contact=x", "--email", "a@bas.example"], "'contact' is given, and 'contact.email' below"),
    ],
)
def test_a_profile_that_would_not_pass_check_is_wrong_use_and_not_written(
    root: Path, options: list[str], told: str
) -> None:
    before = tree(root)
    ran = run(root, "new", "bas", "--no-input", *options)
    assert (ran.code, tree(root)) == (2, before), ran.err
    assert told in ran.err
    assert ran.err.count("error [") <= 1, f"one mistake is one error:\n{ran.err}"


def test_what_is_wrong_and_what_is_lacking_are_told_together_in_json_too(root: Path) -> None:
    ran = run(root, "new", "bas", "--no-input", "--json", "--legal-name", "Bas", "--kvk", "12")
    assert ran.codes == {"kvk-format"}
    assert ran.answer["fault"]["message"] == "Required facts are missing: --policy, --authority. Nothing was written."


def test_a_group_with_an_error_is_told_before_anybody_is_asked(root: Path) -> None:
    change(root, "profiles/groups/lindehof.yaml", "\ngroup:", "\ngruop:")
    before = tree(root)
    ran = run(root, "new", "x", "--group", "lindehof", answers="")
    assert (ran.code, tree(root)) == (2, before), ran.err
    assert "profiles/groups/lindehof.yaml" in ran.err
    assert "did you mean 'group'?" in ran.err


def test_capitals_and_spaces_are_set_right(root: Path) -> None:
    options = ["--postcode", " 1234ab ", "--city", "X", "--country", "nl", "--authority", "nl-ap"]
    options += ["--set", "contact.address.city=X", "--set", "contact.address.postcode=1234ab"]
    ran = run(root, "new", "bas", "--no-input", *ALONE, *options)
    assert ran.code == 0, ran.err
    assert _profile(root, "bas").count('postcode: "1234 AB"') == 2
    assert "country: NL" in _profile(root, "bas")
    assert "supervisory_authority: NL-AP" in _profile(root, "bas")


def test_an_unknown_choice_is_asked_again_with_the_choices(root: Path) -> None:
    typed = ["statement", "full-statement", "xx", "en", "nl", "jij", "u", "q", "nl-ap", "Bas", "", "", "Laan", "1"]
    typed += ["Q", "be", "2000", "", *[""] * 4, "Antwerpen"]
    ran = run(root, "new", "bas", answers="\n".join([*typed, ""]))
    assert ran.code == 0, ran.err
    for told in (
        "not one of: full-statement, group-statement",
        "'en' is not one of: nl",
        "not one of: u, je",
        "DE-BUND",
        "lacks the field 'city'",
    ):
        assert told in ran.err, ran.err
    assert "country: BE" in _profile(root, "bas")
    assert run(root, "check", "bas").code == 0


SETTINGS = ("controller.seat", "contact.department", "contact.attention", "dpo.name", "websites", "editions")
HOSTILE = st.text(st.sampled_from("aZ09 :#'\"\\{}[],&*!|>%@`-~?=_/.é東\n\t\u202e\x00€"), min_size=1, max_size=12)
VALUES = {
    "--country": "be",
    "--policy": "full-statement",
    "--authority": "NL-AP",
    "--form": "je",
    "--language": "nl",
    **FACTS,
}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    group=st.sampled_from([None, "lindehof"]),
    proper=st.sets(st.sampled_from(sorted(VALUES))),
    hostile=st.dictionaries(st.sampled_from([*sorted(VALUES), *SETTINGS]), HOSTILE, max_size=3),
)
@example(group=None, proper={"--policy", "--authority"}, hostile={"--legal-name": "007: #'\"", "--number": "01"})
@example(group="lindehof", proper=set(VALUES) - {"--country"}, hostile={"--legal-name": "null", "--city": "- x"})
def test_what_new_writes_passes_check_whatever_was_given(
    root: Path, group: str | None, proper: set[str], hostile: dict[str, str]
) -> None:
    stated = {option: VALUES[option] for option in proper} | {o: v for o, v in hostile.items() if o.startswith("--")}
    words = [f"{option}={value}" for option, value in stated.items()]
    words += [f"--set={key}={value}" for key, value in hostile.items() if not key.startswith("--")]
    (root / "profiles" / "x.yaml").unlink(missing_ok=True)
    before = tree(root)
    ran = run(root, "new", "x", "--no-input", *(["--group", group] if group else []), *words)
    if ran.code == 0:
        assert run(root, "check", "x").code == 0, f"{words} were accepted, yet check refuses:\n{_profile(root, 'x')}"
    else:
        assert (ran.code, tree(root)) == (2, before), f"{words} must be written whole or not at all:\n{ran.err}"


def test_settings_take_the_type_of_their_field(root: Path) -> None:
    stated = ["dpo.appointed=false", "minors.age=16", "controller.seat=true", "contact.department=~"]
    words = [word for setting in stated for word in ("--set", setting)]
    ran = run(root, "new", "x", "--group", "lindehof", *OPTIONS, *words, "--json")
    assert ran.code == 0, ran.err
    text = _profile(root, "x")
    for line in ("appointed: false", "age: 16", 'seat: "true"', "department: ~"):
        assert line in text


@pytest.mark.parametrize("setting", ["controller.seat", "=x", ".=x", "a..b=x"])
def test_a_setting_without_key_or_value_is_wrong_use(root: Path, setting: str) -> None:
    assert run(root, "new", "x", "--set", setting).code == 2


def test_what_the_group_does_not_give_is_asked(root: Path) -> None:
    name, kvk, street, number, *others = ANSWERS
    postcode, city, email, phone, site = others
    answers = "\n".join([name, "", kvk, street, number, "", postcode, city, email, phone, site, ""])
    ran = run(root, "new", "lindehof-thee", "--group", "lindehof", answers=answers)
    assert ran.code == 0, ran.err
    assert "[Lindehof Thee]" in ran.err, "the short name is proposed"
    assert ran.err.count("Press Enter to take what is in brackets, or to skip the fact. Ctrl-C stops.") == 1
    assert "Language" not in ran.err, "the group gives the language"
    run(root, "new", "by-options", "--group", "lindehof", *OPTIONS)
    assert _profile(root) == _profile(root, "by-options")


def test_a_company_alone_is_asked_for_policy_language_address_and_authority(root: Path) -> None:
    answers = "\n".join(["full-statement", "", "je", "", "Bakker Bas", "", *[""] * 10])
    ran = run(root, "new", "bakker-bas", answers=answers)
    assert ran.code == 0, ran.err
    text = _profile(root, "bakker-bas")
    for line in ("policy: full-statement", "language: nl", "form_of_address: je", "supervisory_authority: NL-AP"):
        assert line in text
    assert run(root, "check", "bakker-bas").code == 0


def test_a_wrong_answer_is_explained_and_asked_again(root: Path) -> None:
    options = [word for fact in FACTS.items() if fact[0] != "--kvk" for word in fact]
    answers = "123\n01234567\n\n"
    ran = run(root, "new", "x", "--group", "lindehof", "--short-name", "Thee", *options, answers=answers)
    assert ran.code == 0, ran.err
    assert "'123' is not a KvK number" in ran.err
    assert ran.err.count("KvK number, 8 digits:") == 2


def test_when_the_answers_end_nothing_is_written(root: Path) -> None:
    before = tree(root)
    ran = run(root, "new", "x", "--group", "lindehof", answers="X B.V.\n")
    assert ran.code == 2
    assert "the answers ended" in ran.err
    assert tree(root) == before


def test_what_a_company_alone_may_add_is_right_when_the_comment_sign_goes(root: Path) -> None:
    options = ["--policy", "full-statement", "--short-name", "Thee", "--authority", "NL-AP"]
    run(root, "new", "thee", *options, *OPTIONS)
    head, sign, offer = _profile(root, "thee").partition("\n# What most companies also state")
    assert sign, "the scaffold no longer offers what to add"
    added = "\n".join(line.removeprefix("# ") for line in offer.splitlines()[1:])
    (root / "profiles" / "thee.yaml").write_text(f"{head}\n{added}\n", "utf-8")
    ran = run(root, "check", "thee")
    assert ran.code == 0, ran.err
    assert "nothing to correct" in ran.err


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp", "Cn", "Co"]), min_size=1))
def test_any_text_is_read_back_as_it_was_written(text: str) -> None:
    text = unicodedata.normalize("NFC", text)  # as every value is read
    key = ("controller", "legal_name")
    written = profile_text.profile({("extends",): "g", key: text, ("contact", "address", "number"): text})
    found = _read(written)
    assert found == {"extends": "g", "controller": {"legal_name": text}, "contact": {"address": {"number": text}}}


MEANINGFUL = ["no", "NULL", "y", "0x1F", "1e3", "12:30", "- x", "a: b", "a #b", "'q'", "{x}", "~", " x ", 'a "b" \\']


@pytest.mark.parametrize("text", MEANINGFUL)
def test_text_that_means_something_in_yaml_stays_text(text: str) -> None:
    assert _read(profile_text.profile({("controller", "seat"): text}))["controller"] == {"seat": text}


def _read(text: str) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.yaml"
        path.write_text(text, "utf-8")
        found, findings = source.read(path, "x.yaml")
    if found is None and unicodedata.normalize("NFC", text) != text:
        pytest.skip("text that is not normalised is refused when it is read")
    assert found is not None, f"{findings}\n{text}"
    return found.data
