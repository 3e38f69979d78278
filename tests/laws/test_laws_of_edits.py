"""Laws over any order of edits, builds and publications of a whole workspace.

A plan says what a build then does and knows the causes; what stands in ``output/`` is what a build from nothing makes.
"""

import re
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from generator.formats import FORMATS
from generator.storage.plan.file_names import suffix_of
from tests.support.cli import make_workspace, run, tree
from tests.support.folders import REPOSITORY, TESTS
from tests.support.plan_faults import MEMORY

pytestmark = pytest.mark.thorough

GROUP = "profiles/groups/lindehof.yaml"
LIBRARY = "templates/library/nl"
EDITS = {
    GROUP: [("period: P7Y", "period: P8Y"), ("department: administration", "department: support")],
    f"{LIBRARY}/sections/changes.md.jinja": [("\n", "\n{# Een opmerking. #}\n"), ("Wij", "Wij van hier")],
    f"{LIBRARY}/sections/cookies.md.jinja": [("cookies", "koekjes")],
    f"{LIBRARY}/wording/purposes.yaml": [("nieuwsbrief", "krant")],
    f"{LIBRARY}/wording/address.yaml": [("jaar", "kalenderjaar")],
    "templates/group-statement/policy.yaml": [("  - cookies\n", "")],
}
"""Texts in files of the policy and the group, and what may stand in their place; each can be taken back."""

SUFFIXES = {form.suffix for form in FORMATS.values()}
"""Those of statements; a plan does not tell of the review site, which follows from them."""

numbers = st.integers(10, 14)


class Edited(RuleBasedStateMachine):
    """A workspace of made-up companies, edited by rules; ``built`` builds it and holds it against the laws."""

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp(dir=MEMORY))
        self.root = make_workspace(self.home)
        self.day = 1
        self.added = 0

    def teardown(self) -> None:
        shutil.rmtree(self.home)

    @property
    def companies(self) -> list[Path]:
        return sorted((self.root / "profiles").glob("*.yaml"))

    @rule(which=st.integers(0, 9), number=numbers)
    def change_a_company(self, which: int, number: int) -> None:
        if self.companies:
            path = self.companies[which % len(self.companies)]
            text = path.read_text("utf-8")
            path.write_text(text.replace("Voorbeeldstad", f"Voorbeeldstad-{number}", 1), "utf-8")

    @rule(which=st.integers(0, 9))
    def add_a_company(self, which: int) -> None:
        if self.companies and len(self.companies) < 5:
            self.added += 1
            text = self.companies[which % len(self.companies)].read_text("utf-8")
            text = re.sub(r'kvk: "\d+"', f'kvk: "{90_000_000 + self.added}"', text)  # no two companies have one number
            (self.root / "profiles" / f"nieuw-{self.added}.yaml").write_text(text, "utf-8")

    @rule(which=st.integers(0, 9))
    def rename_a_company(self, which: int) -> None:
        if self.companies:
            self.added += 1
            self.companies[which % len(self.companies)].rename(self.root / "profiles" / f"ander-{self.added}.yaml")

    @rule(which=st.integers(0, 9))
    def remove_a_company(self, which: int) -> None:
        if len(self.companies) > 2:
            self.companies[which % len(self.companies)].unlink()

    @rule(edit=st.sampled_from([(name, pair) for name, pairs in EDITS.items() for pair in pairs]), back=st.booleans())
    def edit_the_policy(self, edit: tuple[str, tuple[str, str]], back: bool) -> None:
        name, (old, new) = edit
        path = self.root / name
        text = path.read_text("utf-8")
        path.write_text(
            text.replace(new, old, 1) if back and new and new in text else text.replace(old, new, 1), "utf-8"
        )

    @rule(name=st.sampled_from(["house_style_dutch", "templates"]))
    def choose_a_house_style(self, name: str) -> None:
        known = [*sorted((TESTS / name).rglob("*.docx")), *sorted((REPOSITORY / name).rglob("*.docx"))]
        if known:
            shutil.copyfile(known[0], self.root / "templates" / "house-style.docx")

    @precondition(lambda self: self.day < 4)
    @rule()
    def publish(self) -> None:
        self.day += 1
        ran = run(self.root, "publish", "--effective", f"2026-01-{self.day:02}", "--reason", "Wijziging")
        assert ran.code == 0, ran.err

    @rule()
    def build(self) -> None:
        plan = run(self.root, "plan", "--json")
        assert plan.code == 0, plan.err
        self._check_causes(plan.answer["companies"])
        before = tree(self.root / "output")
        dry = run(self.root, "build", "--dry-run", "--json")
        assert tree(self.root / "output") == before
        done = run(self.root, "build", "--json")
        assert (dry.code, dry.answer["files"]) == (done.code, done.answer["files"])
        after = tree(self.root / "output")
        changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
        told = {file["path"] for company in plan.answer["companies"] for file in company["files"]}
        statements = {path for path in changed if suffix_of(path) in SUFFIXES}
        assert told == statements, "the plan says which files of statements a build changes"
        self._check_clean(after)

    def _check_causes(self, companies: list[dict[str, object]]) -> None:
        for company in companies:
            for difference in company["differences"]:  # type: ignore[attr-defined]
                assert difference["exact"], difference
                causes = [cause for part in difference["sections"] for cause in part["causes"]]
                causes += difference["causes"]
                assert causes and all(cause["kind"] not in ("unknown", "program") for cause in causes), difference

    def _check_clean(self, built: dict[str, bytes]) -> None:
        clean = self.home / "clean"
        for part in ("profiles", "templates", "output/published"):
            if (self.root / part).exists():
                shutil.copytree(self.root / part, clean / part)
        assert run(clean, "build", XDG_CACHE_HOME=str(self.home / "none")).code == 0
        assert tree(clean / "output") == built
        record = (self.root / "output" / ".manifest.json").read_bytes()
        assert (clean / "output" / ".manifest.json").read_bytes() == record
        shutil.rmtree(clean)


TestEdited = Edited.TestCase
TestEdited.settings = settings(
    max_examples=5, stateful_step_count=10, deadline=None, suppress_health_check=list(HealthCheck)
)
