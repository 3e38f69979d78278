"""Tables: a header row that repeats on each page, rows that stay whole, a row header in the first column."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.document import Content, Revision, Table
from generator.document.walk import plain
from generator.formats.docx.style.house_style import HouseStyle
from generator.formats.docx.wordprocessingml import escape, paragraph_properties
from generator.formats.docx.writer.column_widths import column_widths
from generator.formats.docx.writer.runs import Runs

_LOOK = (
    '<w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" '
    'w:noHBand="0" w:noVBand="1"/>'
)


class Tables(Struct, frozen=True):
    """Writes tables in the table style of the house; ``runs`` writes what stands in the cells."""

    style: HouseStyle
    runs: Runs

    def write(self, table: Table, title: str) -> str:
        """A table across the page; ``title`` and the column headers are its text alternative."""
        style = self.style
        widths = column_widths(table, style.text_width, style.table_em, style.cell_padding)
        columns = ", ".join(_line(cell) for cell in table.header)
        return "".join(
            (
                f'<w:tbl><w:tblPr><w:tblStyle w:val="{style.ids["table grid"]}"/>',
                f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{_LOOK}',
                f'<w:tblCaption w:val="{escape(title)}"/><w:tblDescription w:val="{escape(columns)}"/></w:tblPr>',
                "<w:tblGrid>",
                *(f'<w:gridCol w:w="{width}"/>' for width in widths),
                "</w:tblGrid>",
                *self._rows(table, widths),
                "</w:tbl>",
            )
        )

    def _rows(self, table: Table, widths: Sequence[int]) -> Iterator[str]:
        ids = self.style.ids
        header = paragraph_properties(ids["table heading"], keep_next=True)
        first, other = (paragraph_properties(ids[name]) for name in ("table row heading", "table text"))
        yield self.row("<w:cantSplit/><w:tblHeader/>", table.header, widths, [header] * len(widths), table.revision)
        revisions = table.row_revisions or (None,) * len(table.rows)
        for row, revision in zip(table.rows, revisions, strict=True):
            yield self.row("<w:cantSplit/>", row, widths, [first] + [other] * (len(widths) - 1), revision)

    def row(
        self,
        kind: str,
        row: Sequence[Content],
        widths: Sequence[int],
        forms: Sequence[str],
        revision: Revision | None,
    ) -> str:
        """A row: the XML of what ``kind`` of row it is, and its cells in the ``forms`` of their paragraphs.

        ``revision`` is for tables of a redline to write.
        """
        cells = "".join(self._cell(*cell) for cell in zip(row, widths, forms, strict=True))
        return f"<w:tr><w:trPr>{kind}</w:trPr>{cells}</w:tr>"

    def _cell(self, content: Content, width: int, form: str) -> str:
        properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        return f"<w:tc>{properties}<w:p>{form}{self.runs.write(content)}</w:p></w:tc>"


def _line(content: Content) -> str:
    return " ".join(plain(content).split())
