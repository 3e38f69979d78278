"""docxtpl writing one DOCX a company: ``python -m bench.docxtpl_batch TEMPLATE FACTS.json FOLDER WORKERS``."""

import json
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path


def write(template: Path, folder: Path, facts: dict[str, str]) -> None:
    """Renders the template with the facts into ``folder/<host>.docx``, as docxtpl's own documentation does it."""
    from docxtpl import DocxTemplate

    document = DocxTemplate(str(template))
    document.render(facts, autoescape=True)
    document.save(str(folder / f"{facts['host']}.docx"))


def main(template: str, facts: str, folder: str, workers: str) -> None:
    """Writes all documents in ``workers`` processes."""
    contexts = json.loads(Path(facts).read_text("utf-8"))
    with ProcessPoolExecutor(int(workers)) as pool:
        list(pool.map(partial(write, Path(template), Path(folder)), contexts, chunksize=10))


if __name__ == "__main__":
    main(*sys.argv[1:])
