"""Laws over any order of builds, edits, damage and crashes: incremental equals clean, and no edit is lost."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from generator.storage.disk import digest
from generator.storage.plan import Scope, compare, recorded
from tests.support.plan_cases import RECORD, build, codes, files, tree, visible
from tests.support.plan_faults import MEMORY, Faults, no_waiting

pytestmark = pytest.mark.thorough

SLUGS = ["smt", "smartfms", "smart2led"]
SUFFIXES = [".md", ".fragment.html"]
PATHS = [f"{slug}/{slug}{suffix}" for slug in SLUGS for suffix in SUFFIXES]

one_slug, one_path = st.sampled_from(SLUGS), st.sampled_from(PATHS)
scopes = st.builds(
    Scope,
    slugs=st.none() | st.frozensets(one_slug),
    suffixes=st.none() | st.frozensets(st.sampled_from(SUFFIXES), min_size=1),
    kept=st.just(frozenset()) | st.frozensets(one_slug, max_size=1),
)


class Workspace(RuleBasedStateMachine):
    """A folder, and what must stand in it: ``standing`` is all its files, ``ours`` what a build last wrote of each."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp(dir=MEMORY))
        self.output = self.root / "output"
        self.versions: dict[str, int] = {}
        self.standing: dict[str, bytes] = {}
        self.ours: dict[str, bytes] = {}
        self.texts = 0

    def teardown(self) -> None:
        shutil.rmtree(self.root)

    @rule(slug=one_slug, version=st.integers(0, 3))
    def state_a_company(self, slug: str, version: int) -> None:
        self.versions[slug] = version

    @rule(slug=one_slug)
    def drop_a_company(self, slug: str) -> None:
        self.versions.pop(slug, None)

    @rule(path=one_path)
    def write_by_hand(self, path: str) -> None:
        self.texts += 1
        self.standing[path] = f"by hand {self.texts}".encode()
        (self.output / path).parent.mkdir(parents=True, exist_ok=True)
        (self.output / path).write_bytes(self.standing[path])

    @rule(path=one_path)
    def remove_by_hand(self, path: str) -> None:
        self.standing.pop(path, None)
        (self.output / path).unlink(missing_ok=True)

    @rule(path=one_path)
    def put_back_what_a_build_wrote(self, path: str) -> None:
        if path in self.ours:
            self.standing[path] = self.ours[path]
            (self.output / path).parent.mkdir(parents=True, exist_ok=True)
            (self.output / path).write_bytes(self.ours[path])

    @rule(cut=st.booleans())
    def damage_the_record(self, cut: bool) -> None:
        record = self.output / RECORD
        if record.exists():
            record.write_bytes(record.read_bytes()[:-1]) if cut else record.unlink()
            self.ours = {}

    @rule(scope=scopes, force=st.booleans())
    def build(self, scope: Scope, force: bool) -> None:
        wanted = self._wanted(scope)
        self._expect(wanted, scope, force)
        build(self.output, wanted, scope, force=force)
        self._check_record()

    @rule(scope=scopes, force=st.booleans(), at=st.integers(1, 150))
    def die_while_building_and_build_again(self, scope: Scope, force: bool, at: int) -> None:
        wanted = self._wanted(scope)
        with Faults(at):
            build(self.output, wanted, scope, force=force)
        self._expect(wanted, scope, force)
        build(self.output, wanted, scope, force=force)
        self._check_record()

    @rule()
    def build_everything(self) -> None:
        wanted = self._wanted(Scope())
        self._expect(wanted, Scope(), force=False)
        edited = [path for path in (*wanted, *self.ours) if self.standing.get(path) != wanted.get(path)]
        report = build(self.output, wanted)
        said = {path for code, path in codes(report) if code == "output-edited"}
        assert said == {f"output/{path}" for path in edited}, "each edited file must be told of, and no other"
        if not edited:
            build(self.root / "clean", wanted)
            ours = {path: content for path, content in tree(self.output).items() if path in {*wanted, RECORD}}
            assert ours == tree(self.root / "clean"), "an incremental build must leave what a clean one leaves"
            shutil.rmtree(self.root / "clean")
        assert not compare(self.output, wanted).pending, "a second build would have something to do"

    @invariant()
    def what_stands_is_what_must_stand(self) -> None:
        found = {path: content for path, content in visible(self.output).items() if not path.endswith("/")}
        assert found == self.standing

    def _wanted(self, scope: Scope) -> dict[str, bytes]:
        return {path: content for path, content in files(self.versions, tuple(SUFFIXES)).items() if scope.covers(path)}

    def _expect(self, wanted: dict[str, bytes], scope: Scope, force: bool) -> None:
        """The laws in short: what is ours or asked for with force gives way, everything else stays."""
        gone = [path for path in self.ours if path not in wanted and scope.covers(path)]
        for path in [*wanted, *gone]:
            stands, new = self.standing.get(path), wanted.get(path)
            if stands not in (new, None, self.ours.get(path)):
                if not force:
                    continue
                self.standing[self._copy_of(path, stands)] = stands
            for record in (self.standing, self.ours):
                record.pop(path, None)
                if new is not None:
                    record[path] = new

    def _copy_of(self, path: str, content: bytes) -> str:
        names = (f"{path}.orig{number}" for number in ["", *(f".{count}" for count in range(2, 100))])
        return next(name for name in names if self.standing.get(name) in (None, content))

    def _check_record(self) -> None:
        assert recorded(self.output).files == {path: digest(content) for path, content in self.ours.items()}
        hidden = {path for path in tree(self.output) if path.startswith(".")}
        assert hidden == {RECORD}, "the run left something behind"


@pytest.fixture(autouse=True, scope="module")
def at_once() -> Iterator[None]:
    """Nothing here cuts the power."""
    with no_waiting():
        yield


TestLaws = Workspace.TestCase
TestLaws.settings = settings(stateful_step_count=25)
