"""A power cut takes back what was not flushed: so nothing may build on what is not safe on the disk yet."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.storage import disk
from generator.storage.flush import flush_file_system
from tests.support.plan_cases import build, files, tree, visible


class Ledger:
    """Notes which files and folders a power cut could still take back, and refuses to build on one of them."""

    def __init__(self, output: Path, patches: pytest.MonkeyPatch) -> None:
        self.output, self.unsafe = output, set[str]()
        self.replaced: list[str] = []
        self._names: dict[int, str] = {}
        patches.setattr(os, "open", self._open(os.open))
        patches.setattr(os, "write", self._write(os.write))
        patches.setattr(os, "fsync", self._fsync)
        for name in ("mkdir", "link", "rename", "replace", "unlink", "rmdir"):
            patches.setattr(os, name, self._moving(name, getattr(os, name)))
        patches.setattr(disk, "flush_file_system", self._flush_all)

    def _open(self, real: Callable[..., int]) -> Callable[..., int]:
        def call(path: str | Path, flags: int, mode: int = 0o777) -> int:
            descriptor = real(path, flags, mode)
            self._names[descriptor] = str(path).rstrip("/")
            if flags & os.O_CREAT:
                self.unsafe.add(str(Path(path).parent))
            return descriptor

        return call

    def _write(self, real: Callable[..., int]) -> Callable[..., int]:
        def call(descriptor: int, content: bytes) -> int:
            self.unsafe.add(self._names[descriptor])
            return real(descriptor, content)

        return call

    def _fsync(self, descriptor: int) -> None:
        self.unsafe.discard(self._names[descriptor])

    def _flush_all(self, folder: Path) -> bool:
        self.unsafe.clear()
        return True

    def _moving(self, name: str, real: Callable[..., None]) -> Callable[..., None]:
        def call(*given: str | Path | int, **options: object) -> None:
            paths = [str(path) for path in given if not isinstance(path, int)]
            self._judge(name, paths)
            real(*given, **options)
            self.unsafe.update(str(Path(path).parent) for path in paths)
            if name == "rmdir":
                self.unsafe.discard(paths[0])

        return call

    def _judge(self, name: str, paths: list[str]) -> None:
        at = paths[-1].removeprefix(f"{self.output}/")
        if name in {"rename", "replace"}:
            self.replaced.append(at)
            assert paths[0] not in self.unsafe, f"{at} is replaced by a file that is not safe yet"
            if at == ".journal.json":
                assert str(self.output / ".stage") not in self.unsafe, "the names of the new files are not safe yet"
            elif at != ".manifest.json":
                assert str(self.output) not in self.unsafe, f"{at} is replaced, and the journal is not safe yet"
        if name == "unlink" and at == ".journal.json" and self.replaced:
            left = {str(self.output / ".lock"), str(self.output / ".stage")}
            assert self.unsafe <= left, "the journal goes before all that it tells of is safe"


@pytest.mark.parametrize("few", [0, 100], ids=["all at once", "one by one"])
def test_nothing_builds_on_what_is_not_safe_yet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: int) -> None:
    output = tmp_path / "output"
    monkeypatch.setattr(disk, "FEW", few)
    build(output, files({"smt": 1, "smartfms": 1, "gone": 1}))
    (output / "smt/smt.md").write_text("by hand")
    ledger = Ledger(output, monkeypatch)
    wanted = files({"smt": 2, "smartfms": 2, "new": 1})
    report = build(output, wanted, force=True)
    assert visible(output) == wanted | {"smt/smt.md.orig": b"by hand"}
    assert [diagnostic.code for diagnostic in report.diagnostics] == ["output-copied"]
    assert ledger.replaced[0] == ".journal.json"
    assert ledger.replaced[-1] == ".manifest.json"


def test_the_whole_file_system_is_flushed_where_that_can_be_done(tmp_path: Path) -> None:
    assert flush_file_system(tmp_path) == sys.platform.startswith("linux")


def test_a_run_that_is_interrupted_before_its_journal_leaves_no_trace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(descriptor: int) -> None:
        raise KeyboardInterrupt

    output = tmp_path / "output"
    build(output, files({"smt": 1}))
    before = tree(output)
    with monkeypatch.context() as patches, pytest.raises(KeyboardInterrupt):
        patches.setattr(os, "fsync", interrupt)
        build(output, files({"smt": 2, "new": 1}))
    assert tree(output) == before
    assert not build(output, files({"smt": 2, "new": 1})).diagnostics, "the lock must be free"
