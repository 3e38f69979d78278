"""A report as ``check --report`` writes it: on a statement of the repository, with a bit of everything in it."""

from datetime import date
from functools import cache
from pathlib import Path

from generator import pipeline, workspace
from generator.cli import evidence
from generator.pipeline.basis import Basis

ON = date(2026, 11, 22)


@cache
def pages() -> dict[str, bytes]:
    """The reports on SMT, which has a waiver and much to do, and on the made-up company, which has nothing to do."""
    where, found = workspace.find(Path(__file__).resolve().parent.parent)
    assert where is not None, found
    made = tuple(pipeline.make(where, ("papierenreiger", "smt"), (), basis=Basis(on=ON)))
    return {
        f"report-{path.partition('/')[0]}{Path(path).suffix}": content
        for path, content in evidence.files(where, made, None, ON).items()
    }
