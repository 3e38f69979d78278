"""The story of the repository's own workspace: a policy is published, and then the pin of one company is taken away."""

import re
import shutil
from pathlib import Path

from msgspec import Struct

from generator import ledger, workspace
from generator.formats.markdown import writer
from generator.ledger import Ledger
from generator.statement.composition import Composer
from generator.statement.version_information import of_version
from tests.support.cli import change, run
from tests.support.decided_html import page_words
from tests.support.docx_revisions import accept_all, reject_all
from tests.support.folders import REPOSITORY
from tests.support.readers import docx_text, markdown_text

COMPANY, SISTER, GROUP = "smart2led", "smart2cloud", "promteg"
EPOCH = "1795305600"
"""22 November 2026."""


def make_story(folder: Path) -> Path:
    """A copy of the repository in which both sisters have a second version, and one loses its pin after that."""
    root = folder / "workspace"
    for name in ("profiles", "templates", "output/published"):
        shutil.copytree(REPOSITORY / name, root / name)
    change(root, "templates/library/nl/sections/title.md.jinja", "Ga meteen naar", "Ga direct naar")
    order = ("--effective", "2026-12-01", "--reason", "Nieuwe woorden", "--by", "J. Bakker")
    ran = run(root, "publish", COMPANY, SISTER, *order, SOURCE_DATE_EPOCH=EPOCH)
    assert ran.code == 0, ran.err
    change(root, f"profiles/{COMPANY}.yaml", 'editions: {security: "2018"}\n', "")
    return root


def published(root: Path) -> Ledger:
    """The record of what was published."""
    found, damage = ledger.read(root / "output")
    assert found is not None, damage
    return found


def version_words(root: Path, slug: str, version: int) -> str:
    """The letters of a published version, without white space."""
    return squeezed(markdown_text((root / f"output/published/{slug}/{version}/{slug}.md").read_bytes()))


def draft_words(root: Path, slug: str) -> str:
    """The letters of a draft with the date and number of the latest version."""
    where, _ = workspace.find(root)
    assert where is not None
    statement = Composer(where).compose(slug, of_version(published(root).versions(slug))).statement
    assert statement is not None
    return squeezed(markdown_text(writer.write(statement.document)))


class Versions(Struct, frozen=True):
    """What each file of a redline reads as, by its suffix, when all changes are rejected, and when all are accepted."""

    old: dict[str, str]
    new: dict[str, str]


def read_back(path: Path) -> Versions:
    """The versions in the files of a redline; ``path`` is that of its files without the suffix."""
    text, page, word = (path.with_name(path.name + suffix).read_bytes() for suffix in (".md", ".html", ".docx"))
    return Versions(
        {
            ".md": _decided(text, "--", r"\+\+"),
            ".html": squeezed("".join(page_words(page, "ins"))),
            ".docx": squeezed(docx_text(reject_all(word))),
        },
        {
            ".md": _decided(text, r"\+\+", "--"),
            ".html": squeezed("".join(page_words(page, "del"))),
            ".docx": squeezed(docx_text(accept_all(word))),
        },
    )


def _decided(data: bytes, kept: str, dropped: str) -> str:
    """CriticMarkup with all changes decided, without the title and the line that say what is compared."""
    statement = data.decode().split("\n\n", 2)[2]
    gone = re.sub(rf"(?<!\\)\{{{dropped}.*?{dropped}\}}", "", statement, flags=re.DOTALL)
    left = re.sub(rf"(?<!\\)\{{{kept}|{kept}\}}", "", gone)
    return squeezed(markdown_text(left.encode()))


def squeezed(text: str) -> str:
    """The text without white space, for formats differ in that between pieces."""
    return "".join(text.split())
