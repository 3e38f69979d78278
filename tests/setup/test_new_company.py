"""A new company through the Python API: the interview speaks to any prompt, not to a terminal."""

from datetime import date
from pathlib import Path

import pytest

import generator
from generator.diagnostics import Severity
from tests.support.cli import make_workspace, tree

FACTS = {"controller.legal_name": "Lindehof Thee B.V.", "controller.short_name": "Thee"}


class Scripted:
    """A prompt that answers from a list, and keeps what it was asked and shown."""

    def __init__(self, answers: list[str]) -> None:
        self.answers = answers
        self.questions: list[str] = []
        self.remarks: list[tuple[str, Severity | None]] = []

    def ask(self, question: str) -> str | None:
        """The next answer of the list."""
        self.questions.append(question)
        return self.answers.pop(0) if self.answers else None

    def show(self, text: str, severity: Severity | None = None) -> None:
        """Keeps a remark."""
        self.remarks.append((text, severity))


@pytest.fixture
def workspace(tmp_path: Path) -> generator.Workspace:
    return generator.open_workspace(make_workspace(tmp_path), on=date(2026, 12, 1))


def test_a_prompt_is_asked_for_what_is_not_given_and_told_what_is_wrong(workspace: generator.Workspace) -> None:
    prompt = Scripted(["123", "01234567", *[""] * 12])
    company = generator.new_company(workspace, "thee", group="lindehof", facts=FACTS, prompt=prompt)
    assert company.written[0] == "profiles/thee.yaml" and company.values["controller.registration.kvk"] == "01234567"
    assert [question.partition(",")[0] for question in prompt.questions[:2]] == ["KvK number", "KvK number"]
    assert [severity for _, severity in prompt.remarks] == [None, Severity.ERROR], "instructions, then what is wrong"


def test_without_a_prompt_missing_facts_are_named_and_nothing_is_written(workspace: generator.Workspace) -> None:
    before = tree(workspace.root)
    company = generator.new_company(workspace, "thee", group="lindehof")
    assert (company.written, company.diagnostics) == ((), ())
    assert company.missing == ("controller.legal_name", "controller.short_name")
    assert tree(workspace.root) == before


def test_when_the_answers_end_nothing_is_written(workspace: generator.Workspace) -> None:
    before = tree(workspace.root)
    with pytest.raises(generator.WrongUse, match="the answers ended"):
        generator.new_company(workspace, "thee", group="lindehof", facts=FACTS, prompt=Scripted([]))
    assert tree(workspace.root) == before


def test_facts_may_have_the_type_of_their_field_or_be_text(workspace: generator.Workspace) -> None:
    facts: dict[str, str | bool | int | None] = {**FACTS, "dpo.appointed": False, "minors.age": "16"}
    company = generator.new_company(workspace, "thee", group="lindehof", facts=facts)
    assert (company.values["dpo.appointed"], company.values["minors.age"]) == (False, 16)


@pytest.mark.parametrize("name", ["", ".x", "a..b", ".".join("abcdefghijklm")])
def test_a_name_of_no_fact_is_wrong_use(workspace: generator.Workspace, name: str) -> None:
    with pytest.raises(generator.WrongUse):
        generator.new_company(workspace, "thee", group="lindehof", facts={**FACTS, name: "x"})


def test_a_new_workspace_is_opened_and_not_built(tmp_path: Path) -> None:
    fresh = generator.new_workspace(tmp_path / "fresh", on=date(2026, 12, 1))
    assert list(fresh.companies) == ["lindehof-brood"] and fresh.on == date(2026, 12, 1)
    assert not list((fresh.root / "output").iterdir())
    with pytest.raises(generator.WrongUse, match="has a folder profiles/ already"):
        generator.new_workspace(tmp_path / "fresh")
