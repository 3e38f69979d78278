"""Word documents held against the rules of the Open XML SDK."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.support.programs import HANGS, path_of

VALIDATOR = Path("@xarsh", "ooxml-validator", "dist", "src", "index.js")
VALIDATE = """
const [module, ...files] = process.argv.slice(1)
const { validateFile } = await import(module)
for (const file of files) console.log(JSON.stringify(await validateFile(file)))
"""


def faults_of_the_sdk(files: Sequence[Path]) -> list[tuple[str, Any]]:
    """What the Open XML SDK finds in Word documents, each fault with the name of its file."""
    module = Path(path_of("node-tools"), VALIDATOR)
    command = [path_of("node"), "--input-type=module", "--eval", VALIDATE, module.as_uri(), *map(str, files)]
    run = subprocess.run(command, capture_output=True, text=True, check=True, timeout=HANGS)
    results = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(results) == len(files)
    return [(Path(result["file"]).name, error) for result in results for error in result["errors"]]
