"""A report as ``check --report`` writes it: on a statement of the repository, with a bit of everything in it."""

from datetime import date
from functools import cache
from pathlib import Path

from generator import drafting, workspace
from generator.drafting.build_options import Basis
from generator.drafting.report_files import report_files
from tests.support.folders import REPOSITORY

ON = date(2026, 11, 22)


@cache
def pages() -> dict[str, bytes]:
    """The reports on SMT, which has a waiver and much to do, and on the made-up company, which has nothing to do."""
    where, found = workspace.find(REPOSITORY)
    assert where is not None, found
    made = tuple(drafting.make(where, ("papierenreiger", "smt"), (), basis=Basis(on=ON)))
    return {
        f"report-{path.partition('/')[0]}{Path(path).suffix}": content
        for path, content in report_files(where, made, None, ON).items()
    }
