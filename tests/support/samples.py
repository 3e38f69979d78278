"""Documents made by hand for the tests of every writer: a statement with all a tree can hold, and hostile text."""

import struct
import zlib
from datetime import date

from msgspec.structs import replace

from generator.document import (
    Block,
    Content,
    Document,
    Heading,
    Image,
    Inline,
    LineBreak,
    List,
    ListItem,
    Meta,
    Paragraph,
    Table,
    Text,
)

LONG_ADDRESS = "functionaris-voor-gegevensbescherming@installatietechniek-de-dijkhoek.example"


def content(*parts: str | Inline) -> Content:
    """Inlines in a row; a plain string is a run without formatting."""
    return tuple(Text(part) if isinstance(part, str) else part for part in parts)


def paragraph(*parts: str | Inline) -> Paragraph:
    """A paragraph of those inlines."""
    return Paragraph(content(*parts))


def heading(level: int, text: str, anchor: str) -> Heading:
    """A heading with plain words."""
    return Heading(level, content(text), anchor)


def item(*blocks: str | Paragraph | List) -> ListItem:
    """A list item; a plain string is a paragraph."""
    return ListItem(tuple(paragraph(block) if isinstance(block, str) else block for block in blocks))


def bullets(*items: str | ListItem) -> List:
    """A bulleted list; a plain string is an item of one paragraph."""
    return List(tuple(entry if isinstance(entry, ListItem) else item(entry) for entry in items))


def numbers(*items: str | ListItem, start: int = 1) -> List:
    """A numbered list."""
    return replace(bullets(*items), ordered=True, start=start)


def table(header: str, *rows: str) -> Table:
    """A table from lines whose cells are parted by ``|``; ``/`` with spaces around it is a line break in a cell."""
    head, *body = (tuple(map(_cell, line.split("|"))) for line in (header, *rows))
    return Table(head, tuple(body))


def _cell(text: str) -> Content:
    first, *others = text.strip().split(" / ")
    return content(first, *(inline for line in others for inline in (LineBreak(), Text(line))))


def mail(address: str) -> Text:
    """A link to write to."""
    return Text(address, href=f"mailto:{address}")


def site(host: str) -> Text:
    """A link that is shown as a reader would type it."""
    return Text(host, href=f"https://{host}")


def strong(text: str) -> Text:
    """Words with weight."""
    return Text(text, strong=True)


def emphasis(text: str) -> Text:
    """Words with stress."""
    return Text(text, emphasis=True)


def logo() -> Image:
    """A PNG of 360 by 120 pixels: three bars in a company's colours."""
    width, height = 360, 120
    colours = (b"\x0b\x4f\x8a", b"\x2f\x8f\x9d", b"\xe0\x8e\x2b")
    line = b"\0" + b"".join(colours[x * 3 // width] for x in range(width))
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(line * height, 9)),
        (b"IEND", b""),
    )
    data = b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
    )
    return Image(b"\x89PNG\r\n\x1a\n" + data, "image/png", "Installatietechniek De Dijkhoek")


META = Meta(
    title="Privacyverklaring",
    language="nl-NL",
    company="Installatietechniek De Dijkhoek B.V.",
    author="Installatietechniek De Dijkhoek B.V.",
    date=date(2026, 9, 1),
    version="2.1",
    description="Welke persoonsgegevens Installatietechniek De Dijkhoek gebruikt, waarvoor en hoelang.",
)


def statement(draft: bool = False, with_logo: bool = False) -> Document:
    """A statement of an invented company, two to five pages on paper, with every kind of block and inline."""
    blocks = (*_opening(), *_purposes(), *_retention(), *_recipients(), *_security(), *_rights(), *_contact())
    return Document(replace(META, draft=draft, logo=logo() if with_logo else None), blocks)


def wide_table() -> Document:
    """A statement whose table has six columns of words that are longer than a column can be."""
    header, row = " | ".join(["Verwerkingsdoeleinden"] * 6), " | ".join(["Arbeidsongeschiktheidsverzekering"] * 6)
    blocks = (heading(1, META.title, "titel"), heading(2, "Overzicht", "overzicht"), table(header, row, row))
    return Document(META, blocks)


def _opening() -> tuple[Block, ...]:
    return (
        heading(1, "Privacyverklaring", "privacyverklaring"),
        paragraph("Laatst gewijzigd op 1 september 2026."),
        paragraph(
            "Installatietechniek De Dijkhoek B.V. (hierna: ",
            strong("De Dijkhoek"),
            ") plaatst en onderhoudt warmtepompen. Hier leest u welke persoonsgegevens wij van u gebruiken, waarom wij "
            "dat doen en wat u van ons kunt vragen. Deze tekst geldt ook voor ",
            site("www.dijkhoek.example"),
            ".",
        ),
        heading(2, "Wie verantwoordelijk is", "verantwoordelijke"),
        paragraph("De Dijkhoek beslist waarvoor en hoe uw gegevens worden gebruikt. U vindt ons op dit adres:"),
        paragraph(
            strong("Installatietechniek De Dijkhoek B.V."),
            LineBreak(),
            "Lange Noordelijke Parallelweg 118-B",
            LineBreak(),
            "9999 ZZ Westerbroek aan de Dijk",
            LineBreak(),
            "KvK 01234567",
        ),
    )


def _purposes() -> tuple[Block, ...]:
    return (
        heading(2, "Waarvoor wij gegevens gebruiken", "doelen"),
        paragraph("Wij gebruiken gegevens alleen voor de doelen hieronder. Achter elk doel staat de grondslag."),
        heading(3, "Als u klant bent", "doelen-klant"),
        bullets(
            "Een offerte maken en de installatie plannen (overeenkomst).",
            item(
                "Storingen oplossen, ook op afstand:",
                bullets(
                    "de monteur leest de buitentemperatuur en het verbruik uit;",
                    item(
                        "bij een lek belt de storingsdienst u terug, in deze volgorde:",
                        numbers("het mobiele nummer;", "het vaste nummer;", "het noodnummer dat u opgaf."),
                    ),
                ),
            ),
            "Facturen sturen en de administratie bijhouden die de belastingwet voorschrijft (wettelijke plicht).",
        ),
        heading(3, "Als u solliciteert", "doelen-sollicitant"),
        paragraph(
            "Wij gebruiken uw brief en cv om u uit te nodigen. Wij zoeken u ",
            emphasis("niet"),
            " op in sociale media. Voor wie bij de meldkamer gaat werken geldt meer; dat staat in de ",
            Text("toelichting op ", href="https://www.dijkhoek.example/werken/toelichting"),
            Text("screening", emphasis=True, href="https://www.dijkhoek.example/werken/toelichting"),
            ".",
        ),
        heading(3, "Als u onze website bezoekt", "doelen-website"),
        paragraph(
            "Wij tellen bezoeken zonder u te herkennen. Lees meer bij ", Text("beveiliging", href="#beveiliging"), "."
        ),
    )


def _retention() -> tuple[Block, ...]:
    return (
        heading(2, "Hoelang wij gegevens bewaren", "bewaartermijnen"),
        paragraph("Daarna wissen wij de gegevens, of maken wij ze anoniem."),
        table(
            "Soort gegevens | Bewaartermijn",
            "Klantgegevens | 7 jaar na het einde van het contract",
            "Sollicitatiegegevens | 4 weken na afloop van de procedure / 1 jaar als u dat goedvindt",
            "Arbeidsongeschiktheidsverzekeringsgegevens | 2 jaar",
            "Camerabeelden | 28 dagen",
        ),
    )


def _recipients() -> tuple[Block, ...]:
    return (
        heading(2, "Met wie wij gegevens delen", "ontvangers"),
        paragraph("Deze bedrijven werken in onze opdracht. Met elk van hen hebben wij een verwerkersovereenkomst."),
        table(
            "Ontvanger | Gegevens | Bewaartermijn | Doel",
            "Noorderlicht Hosting | e-mailadres, inlognaam, IP-adres | 90 dagen | het klantportaal laten werken",
            "Planwerk Agenda | naam, adres, telefoonnummer | 2 jaar | afspraken met monteurs maken",
            "Meetpunt Data | verbruik, buitentemperatuur, serienummer | 5 jaar | storingen voorspellen",
            "Salarisburo Terpstra | naam, bankrekening, burgerservicenummer | 7 jaar | lonen betalen aan ons personeel",
            "Drukkerij De Letterbak | naam, adres | 1 maand | de onderhoudskalender versturen",
            "Kredietwijzer | naam, geboortedatum, betalingsgedrag | 4 weken | nagaan of huurkoop verantwoord is",
            "Brievenpost Digitaal | e-mailadres, taalvoorkeur | tot u zich afmeldt | de nieuwsbrief versturen",
            "Cameratoezicht Groningen | camerabeelden | 28 dagen | het magazijn beveiligen",
            "Archiefvernietiging Noord | alle papieren stukken | 1 dag | papier vernietigen",
            "Verzekeraar Wadzee | naam, adres, schadegeschiedenis | 7 jaar | schade afhandelen",
            "Belastingdienst | factuurgegevens | zolang de wet dat voorschrijft | aan de belastingplicht voldoen",
            "Telefooncentrale Belvast | telefoonnummer, gespreksopname | 3 maanden | gesprekken doorverbinden en "
            "klachtenafhandelingsmedewerkers opleiden",
        ),
        paragraph("Wij verkopen uw gegevens aan niemand."),
    )


def _security() -> tuple[Block, ...]:
    return (
        heading(2, "Hoe wij gegevens beveiligen", "beveiliging"),
        paragraph("Wij beveiligen uw gegevens naar de stand van de techniek. Zo doen wij dat:"),
        List(
            (
                item(
                    "Toegang met een tweede factor.",
                    "Dit geldt voor iedereen, ook voor leveranciers die op afstand helpen.",
                ),
                item("Back-ups die wij elke week terugzetten, om te zien of het lukt."),
                item(
                    paragraph(
                        "Versleuteling van alles wat over het netwerk gaat; zie ", site("dijkhoek.example/tls"), "."
                    )
                ),
            )
        ),
    )


def _rights() -> tuple[Block, ...]:
    return (
        heading(2, "Welke rechten u hebt", "rechten"),
        paragraph("U kunt ons vragen om:"),
        numbers("uw gegevens in te zien;", "ze te verbeteren of te wissen;"),
        paragraph("Is uw toestemming de grondslag, dan kunt u ook:"),
        numbers(
            "uw toestemming intrekken, net zo makkelijk als u haar gaf;",
            "uw gegevens meenemen naar een ander bedrijf.",
            start=3,
        ),
        heading(3, "Bezwaar", "bezwaar"),
        paragraph(
            Text("U kunt altijd bezwaar maken", strong=True),
            Text(" tegen ", strong=True, emphasis=True),
            "het gebruik van uw gegevens op grond van ons gerechtvaardigd belang.",
        ),
        heading(4, "Reclame", "bezwaar-reclame"),
        paragraph("Tegen reclame kunt u zonder reden bezwaar maken. Wij stoppen dan meteen."),
    )


def _contact() -> tuple[Block, ...]:
    return (
        heading(2, "Contact en klachten", "contact"),
        paragraph(
            "Schrijf naar ",
            mail(LONG_ADDRESS),
            ", bel ",
            Text("(050) 555 01 23", href="tel:+31505550123"),
            " of vul ",
            Text("het contactformulier", href="https://www.dijkhoek.example/contact"),
            " in. Wij antwoorden binnen één maand. Bent u niet tevreden, dan kunt u een klacht indienen bij de ",
            Text("Autoriteit Persoonsgegevens", href="https://www.autoriteitpersoonsgegevens.nl/"),
            ".",
        ),
    )


HOSTILE = (
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "Jansen & Zn. &amp; &lt;co&gt;",
    "een \"aanhaling\" en een 'tweede'",
    "*ster* _streep_ `code` [x](y) | pijp \\ ~~weg~~",
    "# kop",
    "1. nummer",
    "--> <!-- ]]>",
    "{{ 7*7 }} {% raw %} ${x}",
    "C:\\pad\\naar\\41",
    "’s-Hertogenbosch\u00a0\u2011 Curaçao 東京 🏢",
    "word\u200bscheiding en zacht\u00adteken",
)
"""Texts that mean something to a format that a writer writes; each must come out as exactly these characters."""


def hostile(text: str) -> Document:
    """A statement that says ``text`` in every place where a text can stand."""
    words = content(text)
    return Document(
        Meta(text, "nl", text, text, date(2026, 9, 1), text, True, text, replace(logo(), alternative=text)),
        (
            Heading(1, words, "titel"),
            Paragraph(words),
            Heading(2, words, "deel"),
            Paragraph(
                (Text(text, strong=True), LineBreak(), Text(text, emphasis=True), Text(text, href="https://x.example/"))
            ),
            List((ListItem((Paragraph(words), List((ListItem((Paragraph(words),)),), ordered=True))),)),
            Table((words, words, words), ((words, words, words),)),
        ),
    )
