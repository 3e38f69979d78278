"""A published version read back as a document, from the Markdown that was published."""

from generator import ledger as record
from generator.diagnostics import Diagnostics
from generator.document import Document, Meta
from generator.formats.markdown import reader
from generator.ledger import Ledger, Version


def document(ledger: Ledger, version: Version) -> tuple[Document | None, Diagnostics]:
    """What a version says, with its date and number; ``None`` where its Markdown is gone, altered or not to be read.

    Its blocks are those that were printed. Their templates, the keys of their values and the logo are not kept in
    Markdown: ``issue.rebuild`` makes the whole statement again.
    """
    name = f"{version.slug}.md"
    files, found = record.read_files(ledger, version, [name])
    if found:
        return None, found
    blocks, found = reader.read(files[name].decode(), ledger.place(f"{version.folder}/{name}"))
    if found:
        return None, found
    meta = Meta(
        title=version.title,
        language=version.language,
        company=version.company,
        author=version.company,
        date=version.effective,
        version=str(version.version),
        description=version.title,
    )
    return Document(meta, blocks), ()
