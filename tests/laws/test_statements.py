"""The repository's statements as their readers and checkers see them, and as they read when somebody last read them."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.support import docx_readers, programs, today
from tests.support.docx_lint import lint
from tests.support.docx_parts import names, part, readable
from tests.support.goldens import Goldens
from tests.support.nu_checker import NU_CHECKER
from tests.support.open_xml_sdk import faults_of_the_sdk
from tests.support.today import COMPANIES

PARTS = ("word/document.xml", "docProps/core.xml", "docProps/app.xml")
"""What a statement puts into its Word document; the house style's parts have a golden of their own."""


STYLE = re.compile("<style>.*?</style>", re.DOTALL)
"""The page's style sheet, which is a file of its own."""


@pytest.mark.parametrize("slug", COMPANIES)
@pytest.mark.parametrize("suffix", [".md", ".html", ".fragment.html"])
def test_a_statement_reads_as_when_it_was_last_read(
    slug: str, suffix: str, statement_files: dict[str, bytes], golden: Goldens
) -> None:
    text = statement_files[f"{slug}/{slug}{suffix}"].decode()
    golden.check(f"statements/{slug}{suffix}", STYLE.sub("<style>…</style>", text))


@pytest.mark.parametrize("slug", COMPANIES)
def test_a_word_document_holds_what_it_held(slug: str, statement_files: dict[str, bytes], golden: Goldens) -> None:
    data = statement_files[f"{slug}/{slug}.docx"]
    assert set(PARTS) <= set(names(data))
    text = "\n".join(f"== {name}\n{readable(part(data, name))}" for name in PARTS)
    golden.check(f"statements/{slug}.docx.txt", text)


@pytest.mark.parametrize("slug", COMPANIES)
def test_the_lint_finds_nothing_in_a_word_document(slug: str, statement_files: dict[str, bytes]) -> None:
    assert lint(statement_files[f"{slug}/{slug}.docx"]) == []


@pytest.mark.parametrize("slug", COMPANIES)
@pytest.mark.parametrize("reader", ["mammoth_words", "docx2python_words"])
def test_another_reader_finds_the_same_words_in_a_word_document(
    slug: str, reader: str, statement_files: dict[str, bytes], repository: Path
) -> None:
    found = getattr(docx_readers, reader)(statement_files[f"{slug}/{slug}.docx"])
    assert found == expected_words(slug, repository)


@pytest.mark.needs("pandoc")
@pytest.mark.parametrize("slug", COMPANIES)
def test_pandoc_finds_the_same_words_in_a_word_document(
    slug: str, statement_files: dict[str, bytes], repository: Path
) -> None:
    found = docx_readers.pandoc_words(statement_files[f"{slug}/{slug}.docx"])
    assert found == expected_words(slug, repository)


def expected_words(slug: str, repository: Path) -> list[str]:
    return docx_readers.expected_words(today.statements(repository, [slug])[slug].document)


@pytest.mark.needs("node-tools", "node")
def test_the_open_xml_sdk_finds_nothing_in_any_statement(statement_files: dict[str, bytes], tmp_path: Path) -> None:
    files = written(statement_files, ".docx", tmp_path)
    assert len(files) == len(COMPANIES)
    assert faults_of_the_sdk(files) == []


@pytest.mark.needs("java", "node-tools")
def test_the_nu_html_checker_finds_nothing_on_any_page(statement_files: dict[str, bytes], tmp_path: Path) -> None:
    files = [path for path in written(statement_files, ".html", tmp_path) if not path.name.endswith(".fragment.html")]
    for path in written(statement_files, ".fragment.html", tmp_path):
        page = tmp_path / f"page-of-{path.name}"
        page.write_bytes(HEAD + path.read_bytes() + b"</main></body>\n</html>\n")
        files.append(page)
    assert len(files) == 2 * len(COMPANIES)
    command = [programs.path_of("java"), "-jar", str(NU_CHECKER), "--format", "gnu", *map(str, files)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout + run.stderr) == (0, "")


HEAD = b"""<!DOCTYPE html>
<html lang="nl">
<head><meta charset="utf-8"><title>Privacy</title></head>
<body><main><h1>Privacy</h1>
"""


def written(files: dict[str, bytes], suffix: str, folder: Path) -> list[Path]:
    """The files with this suffix, put into a folder for a checker to read."""
    paths = []
    for name, data in files.items():
        if name.endswith(suffix):
            paths.append(folder / Path(name).name)
            paths[-1].write_bytes(data)
    return paths
