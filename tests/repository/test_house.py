"""The rules of the house: one meaning a name, documented names, nothing of one machine in any file."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

WAIVERS = re.compile(r"#\s*(noqa.*\b(C901|PLR09\d\d)|pragma: no (cover|branch)|ruff: noqa|mypy: ignore-errors)")
OF_ONE_MACHINE = re.compile(
    r"""
      (?<![\w.])/(work|home|Users|root)/[\w.-]   # a folder of one machine
    | [A-Z]:\\Users\\
    | \bfile:///[\w.]                            # a link into it
    | \bpypi[.]org | \bpythonhosted[.]org        # where packages come from is each machine's own affair
    | \bregistry[.]npmjs[.]org | \bregistry[.]yarnpkg[.]com | \bdeb[.]debian[.]org
    | /simple/ | --(extra-|default-)?index-url | --find-links | ^\s*registry\s*=
    | "resolved":\s*"http
    """,
    re.VERBOSE | re.MULTILINE,
)
Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def python_files(repository: Path) -> list[Path]:
    return sorted((repository / "generator").rglob("*.py"))


def public_without_docstring(body: list[ast.stmt], prefix: str = "") -> Iterator[str]:
    """The public functions, classes and methods that say nothing; what stands inside a function is not public."""
    for node in body:
        if not isinstance(node, Definition) or node.name.startswith("_"):
            continue
        if ast.get_docstring(node) is None:
            yield f"{prefix}{node.name} (line {node.lineno})"
        if isinstance(node, ast.ClassDef):
            yield from public_without_docstring(node.body, f"{node.name}.")


def test_every_folder_of_code_is_a_package(repository: Path) -> None:
    bare = {
        str(path.parent.relative_to(repository))
        for path in python_files(repository)
        if not (path.parent / "__init__.py").is_file()
    }
    assert not bare, f"import-linter does not see into these; give each an __init__.py: {sorted(bare)}"


def test_a_module_name_belongs_to_one_package(repository: Path) -> None:
    packages: dict[str, set[str]] = {}
    for path in python_files(repository):
        if path.stem not in ("__init__", "__main__"):
            packages.setdefault(path.stem, set()).add(path.parent.relative_to(repository).as_posix())
    shared = [f"{name}: {', '.join(sorted(where))}" for name, where in sorted(packages.items()) if len(where) > 1]
    assert not shared, "Give each of these modules the noun for what only it holds:\n" + "\n".join(shared)


def test_a_public_class_name_belongs_to_one_module(repository: Path) -> None:
    modules: dict[str, set[str]] = {}
    for path in python_files(repository):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                modules.setdefault(node.name, set()).add(path.relative_to(repository).as_posix())
    shared = [f"{name}: {', '.join(sorted(where))}" for name, where in sorted(modules.items()) if len(where) > 1]
    assert not shared, "Give each of these classes the noun for what only it is:\n" + "\n".join(shared)


def test_no_test_imports_another_test(repository: Path) -> None:
    importing = [
        f"{path.relative_to(repository)}: {name}"
        for path in sorted((repository / "tests").rglob("*.py"))
        for name in imported(ast.parse(path.read_text("utf-8")))
        if name.startswith("tests.") and any(part.startswith("test_") for part in name.split("."))
    ]
    assert not importing, "Move what both need to tests/support/:\n" + "\n".join(importing)


def imported(tree: ast.Module) -> Iterator[str]:
    """The full names that the import statements of a module bring."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def test_every_public_name_says_what_it_is(repository: Path) -> None:
    silent = []
    for path in python_files(repository):
        tree = ast.parse(path.read_text("utf-8"))
        names = [*([] if ast.get_docstring(tree) else ["the module"]), *public_without_docstring(tree.body)]
        silent += [f"{path.relative_to(repository)}: {name}" for name in names]
    assert not silent, "Write a docstring: what it takes and gives, what it refuses:\n" + "\n".join(silent)


def test_no_file_excuses_itself_from_a_rule(repository: Path) -> None:
    files = [*python_files(repository), *sorted((repository / "tests").rglob("*.py"))]
    excused = [
        f"{path.relative_to(repository)}:{number}"
        for path in files
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if WAIVERS.search(line)
    ]
    assert not excused, "Split the function or test the branch instead:\n" + "\n".join(excused)


@pytest.mark.needs("git")
def test_no_file_holds_a_path_of_one_machine_or_the_address_of_a_registry(repository: Path) -> None:
    found = [
        f"{name}:{text.count(chr(10), 0, match.start()) + 1}: {match[0].strip()}"
        for name, text in tracked_texts(repository)
        for match in foreign(repository).finditer(text)
    ]
    assert not found, "Take these out, so that the file is the same on every machine:\n" + "\n".join(found)


def foreign(repository: Path) -> re.Pattern[str]:
    """What belongs to one machine: the patterns, and the folder that this checkout happens to stand in."""
    here = [re.escape(str(repository))] if len(repository.parts) > 2 else []
    return re.compile("|".join([OF_ONE_MACHINE.pattern, *here]), OF_ONE_MACHINE.flags)


def tracked_texts(repository: Path) -> Iterator[tuple[str, str]]:
    """The name and text of each file under version control, or about to be, but for this one."""
    if not (repository / ".git").exists():
        pytest.skip("not a git checkout")
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=repository, capture_output=True, check=True).stdout.decode("utf-8")
    for name in filter(None, listed.split("\0")):
        path = repository / name
        if path.is_file() and path.resolve() != Path(__file__).resolve():
            content = path.read_bytes()
            if b"\0" not in content:
                yield name, content.decode("utf-8", "replace")
