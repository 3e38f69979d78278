"""What is installed is what the checkout holds: the templates to start from, the schema, the style sheets."""

import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def wheel(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    offline = ["--no-index", "--no-deps", "--no-build-isolation", "--disable-pip-version-check", "--quiet"]
    command = [sys.executable, "-m", "pip", "wheel", *offline, "--wheel-dir", str(folder), str(repository)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, f"No wheel could be built:\n{run.stderr}"
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def names_below(folder: Path) -> set[str]:
    kept = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix() for path in kept}


def test_a_wheel_holds_every_file_of_the_package(wheel: zipfile.ZipFile, repository: Path) -> None:
    missing = {f"generator/{name}" for name in names_below(repository / "generator")} - set(wheel.namelist())
    assert not missing, f"The wheel lacks {sorted(missing)}: see [tool.hatch.build] in pyproject.toml"


def test_a_wheel_holds_the_templates_that_init_starts_from(wheel: zipfile.ZipFile, repository: Path) -> None:
    prefix = "generator/starter/templates/"
    shipped = {name.removeprefix(prefix) for name in wheel.namelist() if name.startswith(prefix)}
    assert shipped == names_below(repository / "templates")


def test_a_wheel_ships_no_company(wheel: zipfile.ZipFile) -> None:
    assert not [name for name in wheel.namelist() if name.startswith("profiles/")]


@pytest.mark.parametrize("lock", ["run", "pdf", "dev", "bench"])
def test_every_locked_package_has_a_hash_and_no_address(lock: str, repository: Path) -> None:
    text = (repository / "requirements" / f"{lock}.lock").read_text("utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    loose = [line[:60] for line in lines if "==" not in line or "--hash=sha256:" not in line or "://" in line]
    assert lines and not loose, f"Run make lock; not pinned in {lock}.lock: {loose}"


def test_the_locks_pin_what_the_project_asks_for(repository: Path) -> None:
    project = tomllib.loads((repository / "pyproject.toml").read_text("utf-8"))
    run_lock = (repository / "requirements" / "run.lock").read_text("utf-8")
    pinned = {line.split("==")[0] for line in run_lock.splitlines() if "==" in line}
    wanted = {requirement.split(">")[0].lower() for requirement in project["project"]["dependencies"]}
    assert wanted <= pinned, f"Run make lock: requirements/run.lock lacks {sorted(wanted - pinned)}"
