"""``check --report``: what an officer files as evidence says what was found, the same in each format and each run."""

from datetime import date
from pathlib import Path

import pytest

from generator.document.walk import contents, plain
from generator.formats.html import writer
from generator.law import Status, report
from generator.law.report.report_words import VERDICTS, articles, number
from generator.law.report.subject import Subject
from tests.support.cli import make_workspace, run, tree
from tests.support.docx_lint import lint
from tests.support.readers import TEXT_OF
from tests.support.rule_cases import rules
from tests.support.waiver_samples import PROFILE, SHIELD, say, waiver

pytestmark = pytest.mark.thorough

FIETS = "fietsatelier-de-ketting"
DAY = ("--on", "2026-11-22")
SINCE = date(2026, 11, 22)
NAME = f"{FIETS}/toetsing-2026-11-22"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_workspace(tmp_path)


def written(root: Path, *words: str) -> dict[str, bytes]:
    """The reports on one company, by their paths in ``reports/``."""
    ran = run(root, "check", FIETS, *DAY, "--report", *words)
    assert "internal error" not in ran.err, ran.err
    return tree(root / "reports")


def text(root: Path) -> str:
    return " ".join(written(root)[f"{NAME}.md"].decode().replace("\u00a0", " ").split())


def test_a_report_comes_as_a_page_a_word_document_and_markdown(root: Path) -> None:
    before = tree(root)
    files = written(root)
    assert sorted(files) == [f"{NAME}.docx", f"{NAME}.html", f"{NAME}.md"]
    after = tree(root)
    assert {path for path in after if path not in before} == {f"reports/{path}" for path in files}, "and nothing else"


def test_the_formats_say_the_same(root: Path) -> None:
    said = [TEXT_OF[Path(path).suffix](content) for path, content in written(root).items()]
    assert said[0] == said[1] == said[2]


def test_the_word_document_is_sound(root: Path) -> None:
    assert lint(written(root)[f"{NAME}.docx"]) == []


def test_the_same_inputs_and_day_give_the_same_bytes(root: Path, tmp_path: Path) -> None:
    first = written(root)
    other = make_workspace(tmp_path / "other")
    assert written(other) == first
    assert written(root) == first


def test_another_day_is_another_report(root: Path) -> None:
    written(root)
    run(root, "check", FIETS, "--on", "2026-11-23", "--report")
    assert len(tree(root / "reports")) == 6, "what was filed yesterday stays"


def test_it_names_the_day_of_the_law_the_version_and_the_outcome(root: Path) -> None:
    told = text(root)
    assert "# Toetsing van de privacyverklaring van Fietsatelier De Ketting" in told
    assert "| Recht van | 22 november 2026 |" in told
    assert "op deze dag geldt nog geen gepubliceerde versie" in told
    assert "een concept, dat nog niet is gepubliceerd" in told
    run(
        root, "publish", FIETS, "--effective", "2026-11-01", "--reason", "Eerste versie", SOURCE_DATE_EPOCH="1795305600"
    )
    told = text(root)
    assert "| Versie die geldt | versie 1, sinds 1 november 2026 |" in told
    assert "de versie zoals gepubliceerd" in told


def test_what_is_met_is_quoted_from_the_statement(root: Path) -> None:
    told = text(root)
    assert "R13 Het recht op een klacht bij de toezichthouder | 13, lid 2, onder d, AVG | voldaan |" in told
    assert "**Wanneer een verzoek antwoord krijgt**: onder “Je rechten”: “Wij antwoorden binnen 1 maand" in told


def test_what_is_missing_says_what_to_do_and_where(root: Path) -> None:
    path = root / PROFILE
    path.write_text(path.read_text("utf-8").replace("complaint: {authority: true}\n", ""), "utf-8")
    told = text(root)
    assert "| 13, lid 2, onder d, AVG | ontbreekt |" in told
    assert f"Vul complaint in: authority: true. Zie {PROFILE}, regel 3." in told


def test_what_was_waived_stands_in_it_with_who_and_until_when(root: Path) -> None:
    assert "Er is geen enkele bevinding waarvoor het bedrijf ontheffing heeft verleend" in text(root)
    path = root / PROFILE
    path.write_text(path.read_text("utf-8").replace("transfers: {countries: []}", SHIELD), "utf-8")
    say(root, waiver())
    told = text(root)
    assert "| onjuist, met ontheffing |" in told
    assert "De overeenkomst loopt af | J. Bakker | 30 juni 2027 |" in told


def test_plain_language_is_told_for_each_section_with_the_hardest_sentences(root: Path) -> None:
    told = text(root)
    assert "| De hele verklaring | " in told
    assert "| Je rechten | " in told
    assert "woorden)" in told.partition("De moeilijkste zinnen")[2]


def test_a_statement_that_cannot_be_made_has_no_report(root: Path) -> None:
    (root / PROFILE).write_text("policy: nothing\n", "utf-8")
    assert written(root) == {}


def test_reports_go_into_a_folder_of_their_own(root: Path, tmp_path: Path) -> None:
    run(root, "check", FIETS, *DAY, "--report", "--output", str(tmp_path / "dossier"))
    assert sorted(tree(tmp_path / "dossier")) == [f"{NAME}.docx", f"{NAME}.html", f"{NAME}.md"]
    assert not (root / "reports").exists()


@pytest.mark.parametrize("folder", ["output", "output/published", "profiles", "templates/x", "."])
def test_no_report_goes_where_statements_or_their_sources_stand(root: Path, folder: str) -> None:
    ran = run(root, "check", FIETS, "--report", "--output", folder)
    assert (ran.code, "name a folder of their own" in ran.err) == (2, True), ran.err


@pytest.mark.parametrize("folder", [".git/x", "link", "link/below"])
def test_no_report_goes_into_a_hidden_folder_or_through_a_link_out_of_the_workspace(
    root: Path, tmp_path: Path, folder: str
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (root / "link").symlink_to(tmp_path / "elsewhere")
    ran = run(root, "check", FIETS, "--report", "--output", folder)
    assert ran.code == 2, f"`check --report --output {folder}` must be refused as `build --output {folder}` is"
    assert ran.code == run(root, "build", FIETS, "--output", folder).code
    assert not tree(tmp_path / "elsewhere") and not (root / ".git").exists()


def test_a_folder_without_a_report_is_wrong_use(root: Path) -> None:
    assert run(root, "check", "--output", "x").code == 2


def test_json_names_the_reports(root: Path) -> None:
    answer = run(root, "check", FIETS, *DAY, "--report", "--json").answer
    assert answer["reports"] == [f"reports/{NAME}{suffix}" for suffix in (".html", ".docx", ".md")]


def test_every_rule_has_dutch_words_and_no_word_is_for_a_rule_that_is_gone() -> None:
    known, told = {rule.header.id for rule in rules().facts}, report.load().rules
    assert set(told) == known, "mend generator/law/report/nl.yaml"
    assert all({"title", "advice"} <= set(words) <= {"title", "advice", "source"} for words in told.values())


def test_no_source_is_left_in_english() -> None:
    words = report.load()
    english = {"the", "of", "good", "practice", "where", "annex", "under", "paragraphs", "article", "articles"}
    left = {rule.header.id: words.source(rule.header) for rule in rules().facts}
    assert {rule: source for rule, source in left.items() if english & set(source.split())} == {}


def test_a_verdict_has_a_word_for_each_degree() -> None:
    assert set(VERDICTS) == set(Status)


@pytest.mark.parametrize(
    ("english", "dutch"),
    [
        ("article 13(1)(c) GDPR", "artikel 13, lid 1, onder c, AVG"),
        ("articles 15 to 22 GDPR", "artikelen 15 tot en met 22 AVG"),
        ("articles 9(2) and 10 GDPR", "artikelen 9, lid 2, en 10 AVG"),
        ("article 17(3)(b); DPV 2.1", "artikel 17, lid 3, onder b; DPV 2.1"),
        ("article 11.7a Telecommunicatiewet", "artikel 11.7a Telecommunicatiewet"),
    ],
)
def test_an_article_is_written_as_a_dutch_lawyer_does(english: str, dutch: str) -> None:
    assert articles(english) == dutch


def test_a_figure_has_a_comma_and_a_real_minus() -> None:
    assert (number(12.34), number(-0.5)) == ("12,3", "\u22120,5")


def test_nothing_that_applies_makes_a_report_all_the_same() -> None:
    bare = Subject("Niemand", "niemand", SINCE, None, None, True, (), (), (), {}, None)
    document = report.compose(bare, report.load())
    said = " ".join(map(plain, contents(document.blocks)))
    assert "De tekst is niet gemeten." in said
    assert writer.write(document)
