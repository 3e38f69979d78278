"""The Nu HTML checker, and a fragment as it gets it: in a page of somebody else's website."""

from generator.document import Document
from generator.formats.html import writer as html
from tests.support import programs

NU_CHECKER = programs.BROWSER_TOOLS / "vnu-jar" / "build" / "dist" / "vnu.jar"


def fragment_in_a_page(document: Document) -> bytes:
    head = b'<!DOCTYPE html>\n<html lang="nl">\n<head><meta charset="utf-8"><title>Privacy</title></head>\n'
    return head + b"<body><main><h1>Privacy</h1>\n" + html.write_fragment(document) + b"</main></body>\n</html>\n"
