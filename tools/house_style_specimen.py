"""What stands in the house style's document: a page that shows each style and says how to change it, in Dutch."""

from generator.document import Block, Content, Document, Heading, Inline, List, ListItem, Meta, Paragraph, Table, Text

TITLE = "Huisstijl van de verklaringen"


def _content(*parts: str | Inline) -> Content:
    return tuple(Text(part) if isinstance(part, str) else part for part in parts)


def _paragraph(*parts: str | Inline) -> Paragraph:
    return Paragraph(_content(*parts))


def _heading(level: int, text: str, anchor: str) -> Heading:
    return Heading(level, _content(text), anchor)


def _list(*items: str | tuple[str, Paragraph | List], ordered: bool = False) -> List:
    pairs = (item if isinstance(item, tuple) else (item,) for item in items)
    return List(tuple(ListItem((_paragraph(text), *more)) for text, *more in pairs), ordered)


def _table(*rows: tuple[str, str]) -> Table:
    header, *body = (tuple(map(_content, row)) for row in rows)
    return Table(header, tuple(body))


def _introduction() -> tuple[Block, ...]:
    return (
        _heading(1, TITLE, "huisstijl"),
        _paragraph(
            "Dit document bepaalt hoe elke verklaring eruitziet. Pas in Word de ",
            Text("stijlen", strong=True),
            " aan, de marges en de kop- en voettekst, sla het op en maak de verklaringen opnieuw. De tekst op deze "
            "bladzijden komt in geen enkele verklaring; hij laat zien wat u verandert.",
        ),
        _heading(2, "Stijlen", "stijlen"),
        _paragraph("Open het deelvenster Stijlen, kies bij een stijl Wijzigen, en u ziet het resultaat meteen:"),
        _table(
            ("Stijl", "Waar die stijl voor is"),
            ("Titel", "De titel van een verklaring"),
            ("Kop 1, Kop 2, Kop 3", "De koppen; ze staan ook in het navigatievenster"),
            ("Standaard", "Gewone tekst, en alles wat daarvan is afgeleid"),
            ("Lijst opsom.teken, Lijstnummering", "Opsommingen, met 2 en 3 voor een lijst in een lijst"),
            ("Table Heading, Table Row Heading, Table Text", "De koprij, de eerste kolom en de andere cellen"),
            ("Tabelraster", "De lijnen en de vulling van een tabel"),
            ("Hyperlink", "Verwijzingen"),
            ("Kop van inhoudsopgave, Inhopg 1, Inhopg 2", "De inhoudsopgave"),
            ("Draft Mark", "Het woord Concept op een concept"),
        ),
    )


def _header() -> tuple[Block, ...]:
    return (
        _heading(2, "Kop- en voettekst", "kop-en-voettekst"),
        _paragraph(
            "Zet in de kop- of voettekst een van deze woorden tussen dubbele accolades, zoals u ze daar nu ziet:"
        ),
        _table(
            ("Woord", "Wat er komt te staan"),
            ("bedrijf", "De naam van het bedrijf"),
            ("titel", "De titel van de verklaring"),
            ("uitgave", "De versie en de datum, voor zover die er zijn; los: versie, datum"),
            ("concept", "Het woord Concept, alleen op een concept"),
            ("pagina", "Het paginanummer en het aantal pagina’s"),
            ("logo", "Het logo van het bedrijf, of de naam als er geen logo is"),
        ),
        _paragraph("Andere woorden binnen de accolades verschijnen alleen als er iets in te vullen is."),
    )


def _samples() -> tuple[Block, ...]:
    steps = _list("een lijst in een lijst;", "met eigen nummers.", ordered=True)
    return (
        _heading(2, "Voorbeelden", "voorbeelden"),
        _heading(3, "Opsommingen", "opsommingen"),
        _paragraph("Een opsomming met punten:"),
        _list("een eerste punt;", ("een tweede punt, met daaronder:", _list("een streepje;", "nog een streepje."))),
        _paragraph("Een opsomming met nummers:"),
        _list(
            ("een eerste stap, met een tweede alinea:", _paragraph("die onder de tekst van de stap staat;")),
            ("een tweede stap, met daaronder:", steps),
            ordered=True,
        ),
        _heading(3, "Tekst", "tekst"),
        _heading(4, "Een kop van het derde niveau", "derde-niveau"),
        _paragraph(
            "Gewone tekst, ",
            Text("vette tekst", strong=True),
            ", ",
            Text("schuine tekst", emphasis=True),
            " en een ",
            Text("verwijzing naar de stijlen", href="#stijlen"),
            ".",
        ),
    )


SPECIMEN = Document(
    Meta(TITLE, "nl-NL", "Huisstijl", "Huisstijl", description="Het uiterlijk van de verklaringen"),
    (*_introduction(), *_header(), *_samples()),
)
"""The specimen, as a statement."""
