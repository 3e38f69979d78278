"""Lets LibreOffice accept or reject all tracked changes: run by the system's Python, which has LibreOffice's module.

``libreoffice_revisions.py SOFFICE FOLDER`` reads lines ``accept|reject|none<TAB>from.docx<TAB>to.docx`` from its input,
the names relative to FOLDER, and serves them all with one LibreOffice, which it starts and ends.
"""

import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import uno  # type: ignore[import-not-found]
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]

COMMANDS = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}
TRIES = 2400


def main(soffice: str, folder: Path) -> None:
    """Does what the input asks, in order."""
    pipe = f"redline-{folder.name}"
    command = [soffice, "--headless", "--norestore", "--nologo", f"--accept=pipe,name={pipe};urp;"]
    office = subprocess.Popen([*command, f"-env:UserInstallation={(folder / 'profile').as_uri()}"])
    try:
        context = connected(pipe)
        desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        dispatcher = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
        for line in sys.stdin.read().splitlines():
            decision, source, target = line.split("\t")
            decide(desktop, dispatcher, decision, folder / source, folder / target)
        desktop.terminate()
        office.wait(600)
    finally:
        if office.poll() is None:
            office.kill()


def connected(pipe: str) -> Any:  # noqa: ANN401  # LibreOffice's objects have no types
    """The context of LibreOffice, once it listens."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(TRIES):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except uno.getClass("com.sun.star.connection.NoConnectException"):
            time.sleep(0.25)
    raise TimeoutError("LibreOffice does not answer")


def decide(desktop: Any, dispatcher: Any, decision: str, source: Path, target: Path) -> None:  # noqa: ANN401
    """Opens a document, decides on its changes, and saves it as DOCX, or as the format of a name in ``.pdf``."""
    document = desktop.loadComponentFromURL(source.as_uri(), "_blank", 0, (named("Hidden", True),))
    if decision in COMMANDS:
        dispatcher.executeDispatch(document.CurrentController.Frame, COMMANDS[decision], "", 0, ())
    kind = {".docx": "MS Word 2007 XML", ".pdf": "writer_pdf_Export"}[target.suffix]
    document.storeToURL(target.as_uri(), (named("FilterName", kind),))
    document.close(True)


def named(name: str, value: object) -> Any:  # noqa: ANN401
    """A property as LibreOffice takes it."""
    prop = PropertyValue()
    prop.Name, prop.Value = name, value
    return prop


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
