"""How a paragraph of a redline looks in each of the two versions, and what is written of it."""

from collections.abc import Mapping

from msgspec import Struct

from generator.document import Content, Revision
from generator.formats.docx.wordprocessingml import paragraph_properties
from generator.formats.docx.writer.link_targets import Bookmark


class Form(Struct, frozen=True):
    """The look of a paragraph in one version: a style by name, and what ``paragraph_properties`` takes.

    With a ``height``, in twips, it is a paragraph that only parts two tables or ends the body after one.
    """

    style: str = ""
    keep_next: bool = False
    numbering: tuple[int, int] | None = None
    before: int | None = None
    after: int | None = None
    indent: int | None = None
    height: int | None = None

    def properties(self, ids: Mapping[str, str]) -> str:
        """The ``w:pPr`` of the form, with style ids by name."""
        if self.height is not None:
            return f'<w:pPr><w:spacing w:before="0" w:after="0" w:line="{self.height}" w:lineRule="exact"/></w:pPr>'
        return paragraph_properties(
            ids[self.style],
            keep_next=self.keep_next,
            numbering=self.numbering,
            before=self.before,
            after=self.after,
            indent=self.indent,
        )

    def is_like(self, other: "Form") -> bool:
        """Whether a reader takes both for one form; space and what keeps pages together is not a change to show."""
        return (self.style, self.numbering, self.height) == (other.style, other.numbering, other.height)


class Unit(Struct, frozen=True):
    """A paragraph to be: ``new`` and ``old`` are its forms in the versions in which it stands.

    ``marks`` says in which of them its end was added or taken away, which is not always what happened to its words;
    ``content`` is empty and ``marks`` may hold both revisions where it only parts two tables.
    """

    content: Content
    marks: tuple[Revision, ...]
    new: Form | None
    old: Form | None
    bookmarks: tuple[Bookmark, ...] = ()


class TableUnit(Struct, frozen=True):
    """A table as XML, and whether all of it is new or gone."""

    markup: str
    revision: Revision | None
