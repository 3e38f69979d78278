"""Many statements: one after the other, or shared out over workers."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import Diagnostics, has_errors, in_order
from generator.pipeline.compose import Composer
from generator.pipeline.press import Files, Press
from generator.workspace import Workspace

WORTH_WORKERS = 24
"""So few companies are done before the workers have started."""

_CHUNK = 16


@dataclass(frozen=True, slots=True)
class Made:
    """One company's part of a run: its files (none when an error stands in the way) and its findings."""

    slug: str
    files: Files
    diagnostics: Diagnostics

    @property
    def failed(self) -> bool:
        """Whether an error kept the statement, or one of its formats, from being made."""
        return has_errors(self.diagnostics)


def make(
    where: Workspace, slugs: Sequence[str], formats: Sequence[str], jobs: int = 1, cache: Path | None = None
) -> Iterator[Made]:
    """The statements of ``slugs`` in ``formats``, in the order of ``slugs``, by ``jobs`` processes where that pays."""
    if jobs < 2 or len(slugs) < WORTH_WORKERS:
        yield from _Maker(where, formats, cache).make_all(slugs)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    chunks = [slugs[start : start + _CHUNK] for start in range(0, len(slugs), _CHUNK)]
    maker = _Maker(where, formats, cache)
    first = list(maker.make_all(chunks[0]))  # warms what the forked workers then share
    yield from first
    with ProcessPoolExecutor(jobs, get_context("fork"), initializer=_Worker.start, initargs=(maker,)) as pool:
        waiting: list[Future[list[Made]]] = [pool.submit(_Worker.work, chunk) for chunk in chunks[1:]]
        for future in waiting:
            yield from future.result()


class _Maker:
    def __init__(self, where: Workspace, formats: Sequence[str], cache: Path | None) -> None:
        self._composer = Composer(where, cache)
        self._press = Press(where, formats, cache)

    def make_all(self, slugs: Sequence[str]) -> Iterator[Made]:
        return map(self._make, slugs)

    def _make(self, slug: str) -> Made:
        outcome = self._composer.compose(slug)
        if outcome.statement is None:
            return Made(slug, {}, outcome.diagnostics)
        files, found = self._press.print(outcome.statement)
        return Made(slug, files if not has_errors(found) else {}, in_order(outcome.diagnostics + found))


class _Worker:
    """A forked process's own maker; set once, when the process starts."""

    maker: _Maker

    @classmethod
    def start(cls, maker: _Maker) -> None:
        cls.maker = maker

    @classmethod
    def work(cls, slugs: Sequence[str]) -> list[Made]:
        return list(cls.maker.make_all(slugs))
