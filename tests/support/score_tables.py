"""What people read in the five statements that the project began with."""

from collections.abc import Mapping
from typing import Any

from generator.yaml import read
from tests.support import folders

TABLE = folders.CASES / "scores.yaml"


def table() -> Mapping[str, Any]:
    found, diagnostics = read(TABLE, TABLE.name)
    assert found is not None, diagnostics
    return found.data
