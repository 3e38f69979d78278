"""The table of formats: a new format is one module and one line here."""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct


class Format(Struct, frozen=True):
    """A format: the ``suffix`` of its files, the ``module`` and ``function`` that write it, and when it is written.

    ``styled`` says that the function takes a house style beside the document; ``default`` that a build without
    ``--format`` makes it. ``redline`` is the suffix of a draft's redline, which a build leaves beside its statement in
    the formats that people read changes in; empty in the others.
    """

    suffix: str
    module: str
    function: str = "write"
    styled: bool = False
    default: bool = True
    redline: str = ""

    @property
    def suffixes(self) -> frozenset[str]:
        """The suffixes of all files that a build makes in this format."""
        return frozenset({self.suffix, self.redline} - {""})


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "md": Format(".md", "generator.formats.markdown.writer"),
        "html": Format(".html", "generator.formats.html.writer", redline=".redline.html"),
        "fragment": Format(".fragment.html", "generator.formats.html.writer", "write_fragment"),
        "docx": Format(".docx", "generator.formats.docx", styled=True, redline=".redline.docx"),
        "pdf": Format(".pdf", "generator.formats.pdf", default=False),
    }
)
"""The formats by the name that ``statements build --format`` takes."""

DEFAULT_FORMATS = tuple(name for name, form in FORMATS.items() if form.default)
"""What a build makes when nothing else is asked."""
