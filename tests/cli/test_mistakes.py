"""Mistakes that people make in a profile: each gets one finding, at its line, with a hint that says what to write.

``cases/mistakes/cases.txt`` has a case per mistake: its name, ``-`` what stands in ``company.yaml``, ``+`` what is
written instead, ``=`` the severity, code and hint of the only new finding, ``@`` its line where that is another one.
``\\n`` is a line end, ``<U+00A0>`` that character.
"""

import re
import shutil
from pathlib import Path

import pytest
from msgspec import Struct

from generator.diagnostics import Diagnostics, has_errors
from generator.statement.composition import Composer
from generator.workspace import Workspace, load, survey
from tests.support import folders

FOLDER = folders.CASES / "mistakes"
GOOD = (FOLDER / "company.yaml").read_text("utf-8")


class Mistake(Struct, frozen=True):
    """What stands in the profile, what is written instead, and what is said of it."""

    name: str
    old: str
    new: str
    said: str
    line: str = ""

    def text(self) -> str:
        """The profile with the mistake."""
        assert self.old in GOOD, f"{self.old!r} does not stand in {FOLDER}/company.yaml"
        return GOOD.replace(self.old, self.new, 1)

    def place(self) -> int:
        """The line that the finding is to stand at."""
        text = self.text()
        offset = text.rindex(self.line) if self.line else GOOD.index(self.old)
        return text.count("\n", 0, offset) + 1


def mistakes() -> list[Mistake]:
    blocks = (FOLDER / "cases.txt").read_text("utf-8").strip().split("\n\n")
    return [_mistake(*block.split("\n")) for block in blocks]


def _mistake(name: str, old: str, new: str, said: str, line: str = "") -> Mistake:
    return Mistake(name, _decoded(old), _decoded(new), said[2:], _decoded(line))


def _decoded(line: str) -> str:
    text = line[2:].replace("\\n", "\n")
    return re.sub(r"<U\+([0-9A-F]{4})>", lambda code: chr(int(code[1], 16)), text)


class Desk(Struct, frozen=True):
    """A workspace of one company; its policy is read once for all mistakes."""

    where: Workspace
    composer: Composer

    def told(self, text: str) -> Diagnostics:
        """What is said of a profile."""
        self.where.companies["company"].write_text(text, "utf-8", newline="\n")
        profile, found = load(self.where, "company")
        return found if profile is None else self.composer.compose_profile(profile, found).diagnostics


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Desk:
    """A workspace of one company and the policies of this repository."""
    folder = tmp_path_factory.mktemp("mistakes").resolve()
    (folder / "profiles").mkdir()
    (folder / "profiles/company.yaml").touch()
    shutil.copytree(repository / "templates", folder / "templates")
    where, _ = survey(folder)
    return Desk(where, Composer(where))


@pytest.fixture(scope="module")
def before(desk: Desk) -> set[tuple[str, str]]:
    """What is said of the profile without a mistake."""
    return {(finding.code, finding.message) for finding in desk.told(GOOD)}


@pytest.mark.parametrize("mistake", mistakes(), ids=lambda mistake: mistake.name)
def test_a_mistake_gets_one_finding_at_its_line_that_says_what_to_do(
    desk: Desk, before: set[tuple[str, str]], mistake: Mistake
) -> None:
    findings = [finding for finding in desk.told(mistake.text()) if (finding.code, finding.message) not in before]
    said = [f"{finding.severity.value} {finding.code}: {finding.hint}" for finding in findings]
    assert said == [mistake.said]
    assert findings[0].location.line == mistake.place(), f"{findings[0].message} is said of another line"


def test_the_company_without_a_mistake_has_no_error(desk: Desk) -> None:
    assert not has_errors(desk.told(GOOD))
