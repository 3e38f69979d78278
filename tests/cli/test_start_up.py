"""A command that needs no heavy package imports none: that is what makes it start at once."""

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = frozenset("cerberus docx email_validator jinja2 lxml markdown phonenumbers stdnum weasyprint yaml".split())
"""Each of these costs as much as the interpreter's own start, or several times that."""

LIGHT = [["--version"], ["--help"], ["build", "--help"], ["check", "--help"]]

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("generator.cli") is None or importlib.util.find_spec("generator.__main__") is None,
    reason="there is no command line yet",
)


@pytest.mark.parametrize("arguments", [["--version"], ["--help"]], ids=" ".join)
def test_help_and_version_import_nothing_to_define_values_or_dates_with(arguments: list[str], repository: Path) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "generator", *arguments]
    run = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)
    imported = set(re.findall(r"^import time:.*\|\s*([\w.]+)$", run.stderr, re.MULTILINE))
    spare = imported & {"datetime", "json", "msgspec", "pathlib", "shutil", "typing", "generator.diagnostics"}
    assert not spare, f"the start of the command takes longer with {sorted(spare)}: import them where they are used"


@pytest.mark.parametrize("arguments", LIGHT, ids=" ".join)
def test_help_and_version_import_no_heavy_package(arguments: list[str], repository: Path) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "generator", *arguments]
    run = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)
    assert run.returncode == 0, f"{' '.join(arguments)} failed:\n{run.stderr[-2000:]}"
    imported = {name.split(".")[0] for name in re.findall(r"^import time:.*\|\s*([\w.]+)$", run.stderr, re.MULTILINE)}
    assert "generator" in imported, "-X importtime has changed its layout: mend the expression in this test"
    assert not imported & HEAVY, f"Import {sorted(imported & HEAVY)} inside the function that uses it"
