"""The rules of the house: small files, short functions, documented names, nothing of one machine in any file."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

LONGEST_FILE = 300
LONGEST_FUNCTION = 50
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


def lines(path: Path) -> list[str]:
    """The lines of a file that are not blank."""
    return [line for line in path.read_text("utf-8").splitlines() if line.strip()]


def definitions(tree: ast.Module) -> Iterator[Definition]:
    return (node for node in ast.walk(tree) if isinstance(node, Definition))


def code_length(function: Definition) -> int:
    """The lines of a function without its docstring."""
    first = function.body[0]
    has_docstring = ast.get_docstring(function) is not None
    docstring = (first.end_lineno or first.lineno) - first.lineno + 1 if has_docstring else 0
    return (function.end_lineno or function.lineno) - function.lineno + 1 - docstring


def public_without_docstring(body: list[ast.stmt], prefix: str = "") -> Iterator[str]:
    """The public functions, classes and methods that say nothing; what stands inside a function is not public."""
    for node in body:
        if not isinstance(node, Definition) or node.name.startswith("_"):
            continue
        if ast.get_docstring(node) is None:
            yield f"{prefix}{node.name} (line {node.lineno})"
        if isinstance(node, ast.ClassDef):
            yield from public_without_docstring(node.body, f"{node.name}.")


def test_no_file_is_longer_than_a_reader_can_hold(repository: Path) -> None:
    sizes = {path: len(lines(path)) for path in python_files(repository)}
    long = [f"{path.relative_to(repository)}: {size} lines" for path, size in sizes.items() if size > LONGEST_FILE]
    assert not long, f"Split these; at most {LONGEST_FILE} non-blank lines:\n" + "\n".join(long)


def test_every_folder_of_code_is_a_package(repository: Path) -> None:
    bare = {
        str(path.parent.relative_to(repository))
        for path in python_files(repository)
        if not (path.parent / "__init__.py").is_file()
    }
    assert not bare, f"import-linter does not see into these; give each an __init__.py: {sorted(bare)}"


def test_no_function_is_longer_than_a_screen(repository: Path) -> None:
    long = [
        f"{path.relative_to(repository)}:{function.lineno} {function.name}: {code_length(function)} lines"
        for path in python_files(repository)
        for function in definitions(ast.parse(path.read_text("utf-8")))
        if not isinstance(function, ast.ClassDef) and code_length(function) > LONGEST_FUNCTION
    ]
    assert not long, f"Split these; at most {LONGEST_FUNCTION} lines:\n" + "\n".join(long)


def test_every_public_name_says_what_it_is(repository: Path) -> None:
    silent = []
    for path in python_files(repository):
        tree = ast.parse(path.read_text("utf-8"))
        names = [*([] if ast.get_docstring(tree) else ["the module"]), *public_without_docstring(tree.body)]
        silent += [f"{path.relative_to(repository)}: {name}" for name in names]
    assert not silent, "Write a docstring: what it takes and gives, what it refuses:\n" + "\n".join(silent)


def test_no_file_excuses_itself_from_a_rule(repository: Path) -> None:
    files = [*python_files(repository), *sorted((repository / "tests").glob("*.py"))]
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
