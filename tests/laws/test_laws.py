"""The laws over the repository's own profiles; ``test_laws_generated`` has them over invented ones."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator import workspace
from generator.document import Block, Text, walk
from generator.drafting import make
from generator.formats import DEFAULT_FORMATS
from generator.formats.markdown import reader
from generator.statement.composition import Statement
from tests.support import today
from tests.support.readers import TEXT_OF, folded
from tests.support.today import COMPANIES


@pytest.fixture(scope="module")
def statements(repository: Path) -> dict[str, Statement]:
    return today.statements(repository)


def test_the_laws_are_held_for_every_company_of_the_repository(statements: dict[str, Statement]) -> None:
    assert sorted(statements) == sorted(COMPANIES), "a profile was added or has errors: name it in COMPANIES"


@pytest.mark.parametrize("slug", COMPANIES)
def test_law_1_all_formats_say_the_same(
    slug: str, statements: dict[str, Statement], statement_files: dict[str, bytes]
) -> None:
    wanted = folded(" ".join(walk.words(statements[slug].document)))
    for path, data in statement_files.items():
        if path.startswith(f"{slug}/"):
            found = TEXT_OF[Path(path).suffix](data)
            assert found == wanted, f"{path} says something else than the tree"


@pytest.mark.parametrize("slug", COMPANIES)
def test_law_2_written_markdown_reads_back_as_the_same_document(
    slug: str, statements: dict[str, Statement], statement_files: dict[str, bytes]
) -> None:
    blocks, found = reader.read(statement_files[f"{slug}/{slug}.md"].decode(), f"{slug}.md")
    assert not found, f"our own Markdown is refused: {found}"
    assert blocks == walk.joined(statements[slug].document).blocks


BUILD = """
import hashlib, json, sys
from pathlib import Path
from generator import workspace
from tests.support import today
where, _ = workspace.find(Path(sys.argv[1]))
made = today.files(where.root, list(where.companies)[:: int(sys.argv[2])])
print(json.dumps({path: hashlib.sha256(data).hexdigest() for path, data in made.items()}))
"""


def test_law_3_same_bytes_in_any_order_locale_zone_and_hash_seed(
    repository: Path, statement_files: dict[str, bytes]
) -> None:
    wanted = {path: hashlib.sha256(data).hexdigest() for path, data in statement_files.items()}
    settings = [
        ("1", "0", "UTC", "C"),
        ("-1", "1", "Asia/Tokyo", "nl_NL.UTF-8"),
        ("1", "7", "America/Lima", "tr_TR.UTF-8"),
    ]
    for step, seed, zone, locale in settings:
        surroundings = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "LANG": locale}
        run = [sys.executable, "-c", BUILD, str(repository), step]
        printed = subprocess.run(run, env=surroundings, cwd=repository, capture_output=True, check=True).stdout
        assert json.loads(printed) == wanted, f"other bytes with order {step}, seed {seed}, {zone}, {locale}"


def test_law_3_same_bytes_on_any_number_of_workers(workspace_of_many: Path) -> None:
    where, _ = workspace.find(workspace_of_many)
    assert where is not None
    slugs = tuple(where.companies)
    alone = {path: data for one in make(where, slugs, DEFAULT_FORMATS) for path, data in one.files.items()}
    shared = {path: data for one in make(where, slugs, DEFAULT_FORMATS, jobs=2) for path, data in one.files.items()}
    assert len(alone) == len(slugs) * len(DEFAULT_FORMATS)
    assert shared == alone


@pytest.fixture
def workspace_of_many(workspace: Path) -> Path:
    profile = (workspace / "profiles" / "smart2led.yaml").read_text("utf-8")
    for number in range(40):
        text = profile.replace("Smart2Led", f"Sister{number}").replace("smart2led", f"sister{number}")
        text = text.replace('"55655300"', f'"5565{number:04}"')
        (workspace / "profiles" / f"sister{number}.yaml").write_text(text, "utf-8")
    return workspace


@pytest.mark.parametrize("slug", COMPANIES)
def test_law_8_every_value_leads_to_a_line_and_every_block_to_a_template(
    slug: str, statements: dict[str, Statement], repository: Path
) -> None:
    statement = statements[slug]
    for block in statement.document.blocks:
        assert block.template is not None, f"no template is known for {block}"
        assert (repository / block.template).is_file(), f"{block.template} is not a file of the workspace"
    values = [run for run in runs(statement.document.blocks) if run.key is not None]
    assert len(values) >= 10, "a statement prints facts; their keys are lost"
    for run in values:
        assert run.key is not None
        origin = statement.profile.origins[run.key].value
        line = (repository / origin.path).read_text("utf-8").splitlines()[origin.line - 1]
        assert line == origin.source, f"{run.text!r} is said to come from {origin}, where another line stands"


def test_law_8_a_value_stands_on_the_line_that_it_is_traced_to(statements: dict[str, Statement]) -> None:
    statement = statements["smart2led"]
    traced = {run.text: statement.profile.origins[run.key].value for run in runs(statement.document.blocks) if run.key}
    assert '"55655300"' in traced["55655300"].source
    assert "2018-05-23" in traced["23\N{NO-BREAK SPACE}mei 2018"].source
    assert traced["PromTeg Groep"].path == "profiles/groups/promteg.yaml"


def runs(blocks: tuple[Block, ...]) -> list[Text]:
    """Every run of a document."""
    found: list[Text] = []
    for content in walk.contents(blocks):
        found += [inline for inline in content if isinstance(inline, Text)]
    return found


def test_every_section_of_the_library_is_printed_by_some_company(
    statements: dict[str, Statement], repository: Path
) -> None:
    printed = {section.template for statement in statements.values() for section in statement.sections}
    library = repository / "templates" / "library" / "nl" / "sections"
    there = {path.relative_to(repository).as_posix() for path in library.glob("*.md.jinja")}
    assert there == printed & there, f"no company shows these sections: {sorted(there - printed)}"


def test_no_template_names_a_company(statements: dict[str, Statement], repository: Path) -> None:
    names = {str(statement.profile.data["controller"]["short_name"]) for statement in statements.values()}  # type: ignore[index]
    names |= {"PromTeg", "smartrackers", "smtware"}
    for path in sorted((repository / "templates").rglob("*")):
        if path.suffix in {".jinja", ".yaml"}:
            text = path.read_text("utf-8")
            assert not [name for name in names if name in text], f"{path} names a company; that is a fact, not policy"


@pytest.mark.parametrize("slug", COMPANIES)
def test_a_company_is_not_named_in_anothers_statement(slug: str, statements: dict[str, Statement]) -> None:
    text = " ".join(walk.words(statements[slug].document))
    others = {"Smart2Led", "Smart2Cloud", "SMT", "Smart FMS", "Smart Trackers", "Papieren Reiger"}
    own = str(statements[slug].profile.data["controller"]["short_name"])  # type: ignore[index]
    strangers = [name for name in others if name in text and name not in own]
    assert not strangers, f"the statement of {own} names {strangers}"
