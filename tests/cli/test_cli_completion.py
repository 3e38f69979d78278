"""``statements completion``: scripts that shells take, and the names they ask for."""

import subprocess
from pathlib import Path

import pytest

from generator.cli.completion import SHELLS
from tests.support.cli import COMPANIES, make_workspace, run


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_gets_a_script_that_knows_commands_and_companies(tmp_path: Path, shell: str) -> None:
    ran = run(tmp_path, "completion", shell)
    assert ran.code == 0
    for word in ("explain", "statements completion --companies", "statements completion --groups", "fragment"):
        assert word in ran.out, f"the script for {shell} does not know {word!r}"


def test_bash_completes_commands_and_companies(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    script = tmp_path / "completion.bash"
    script.write_text(run(tmp_path, "completion", "bash").out, "utf-8")
    names = " ".join(COMPANIES)
    ask = f"""
        statements() {{ echo {names}; }}
        source {script}
        complete_it() {{
            COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
            _shtab_statements
            echo "${{COMPREPLY[*]}}"
        }}
        complete_it statements bu
        complete_it statements build lindehof-b
        complete_it statements redline lindehof-k
    """
    done = subprocess.run(["bash", "-c", ask], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["build", "lindehof-brood", "lindehof-koffie"], done.stderr


def test_names_are_printed_one_a_line(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    assert run(root, "completion", "--companies").out.split() == list(COMPANIES)
    assert run(root, "completion", "--groups").out.split() == ["lindehof"]


def test_without_a_workspace_there_are_no_names_and_no_complaint(tmp_path: Path) -> None:
    ran = run(tmp_path, "completion", "--companies")
    assert (ran.code, ran.out, ran.err) == (0, "", "")


def test_without_a_shell_it_says_which_there_are(tmp_path: Path) -> None:
    ran = run(tmp_path, "completion")
    assert ran.code == 2
    assert "the shells are: bash, fish, powershell, tcsh, zsh" in ran.err
