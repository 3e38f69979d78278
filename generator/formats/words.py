"""The few words that a writer adds of its own, per language: contents, draft, version, dates, page x of y."""

import datetime
from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct


class RedlineLabels(Struct, frozen=True):
    """The words of a comparison of two versions in one language.

    ``comparison`` holds ``{old}`` and ``{new}``, ``changes`` and ``position`` hold ``{count}``, ``position`` also
    ``{place}``. ``inserted`` and ``deleted`` say before a piece what became of it, ``end`` is said after it.
    ``draft``, ``version`` and ``dated`` name one side of it; they hold ``{version}`` and ``{day}``.
    """

    comparison: str
    none: str
    one: str
    changes: str
    position: str
    inserted: str
    deleted: str
    end: str
    was: str
    heading: str
    paragraph: str
    bulleted: str
    numbered: str
    previous: str
    following: str
    legend: str
    back: str
    draft: str
    version: str
    dated: str

    def compared(self, old: str, new: str) -> str:
        """What is compared: ``Vergelijking: versie 1 met versie 2``."""
        return self.comparison.format(old=old, new=new)

    def counted(self, count: int) -> str:
        """How many changes there are, in words."""
        return self.none if count == 0 else self.one if count == 1 else self.changes.format(count=count)

    def placed(self, place: int, count: int) -> str:
        """Which of the changes one is, ``place`` counted from 1: ``Wijziging 3 van 12``."""
        return self.position.format(place=place, count=count)


class Labels(Struct, frozen=True):
    """The words of one language.

    ``page`` holds ``{page}`` and ``{pages}``, ``day`` holds ``{day}``, ``{month}`` and ``{year}``; ``first_day`` is
    how the first of a month is written; ``months`` has twelve names. ``redline`` are the words of a comparison.
    """

    contents: str
    skip_contents: str
    draft: str
    page: str
    version: str
    day: str
    months: tuple[str, ...]
    redline: RedlineLabels
    first_day: str = "1"

    def edition(self, version: int, when: datetime.date | None) -> str:
        """What a version is called in a comparison: ``versie 1 van 23 mei 2018``, or ``versie 1`` of no known day."""
        if when is None:
            return self.redline.version.format(version=version)
        return self.redline.dated.format(version=version, day=self.in_words(when))

    def signed(self, author: str, when: datetime.date | None) -> str:
        """Whose changes they are, and of which day, as far as either is known."""
        return ", ".join(filter(None, (author, self.in_words(when) if when else "")))

    def in_words(self, when: datetime.date) -> str:
        """A date as a reader of this language writes it: ``4 augustus 2025``."""
        day = self.first_day if when.day == 1 else str(when.day)
        return self.day.format(day=day, month=self.months[when.month - 1], year=when.year)

    def page_parts(self) -> tuple[str, str, str]:
        """What stands before, between and after the two numbers of ``page``: ``("Pagina ", " van ", "")``."""
        before, rest = self.page.split("{page}")
        between, after = rest.split("{pages}")
        return before, between, after


_LABELS: Mapping[str, Labels] = MappingProxyType(
    {
        "nl": Labels(
            contents="Inhoud",
            skip_contents="Sla de inhoudsopgave over",
            draft="Concept",
            page="Pagina {page} van {pages}",
            version="Versie",
            day="{day} {month} {year}",
            months=tuple(
                "januari februari maart april mei juni juli augustus september oktober november december".split()
            ),
            redline=RedlineLabels(
                comparison="Vergelijking: {old} met {new}",
                none="Geen wijzigingen",
                one="1 wijziging",
                changes="{count} wijzigingen",
                position="Wijziging {place} van {count}",
                inserted="Nieuw",
                deleted="Vervallen",
                end="Einde",
                was="Was",
                heading="een kop van niveau {level}",
                paragraph="een gewone alinea",
                bulleted="een lijst zonder nummers",
                numbered="een lijst met nummers vanaf {start}",
                previous="Vorige wijziging",
                following="Volgende wijziging",
                legend="Nieuwe tekst is onderstreept, vervallen tekst is doorgehaald.",
                back="overzicht",
                draft="concept",
                version="versie {version}",
                dated="versie {version} van {day}",
            ),
        ),
        "en": Labels(
            contents="Contents",
            skip_contents="Skip the table of contents",
            draft="Draft",
            page="Page {page} of {pages}",
            version="Version",
            day="{day} {month} {year}",
            months=tuple(
                "January February March April May June July August September October November December".split()
            ),
            redline=RedlineLabels(
                comparison="Comparison: {old} with {new}",
                none="No changes",
                one="1 change",
                changes="{count} changes",
                position="Change {place} of {count}",
                inserted="New",
                deleted="Removed",
                end="End",
                was="Was",
                heading="a heading of level {level}",
                paragraph="a plain paragraph",
                bulleted="a list without numbers",
                numbered="a list with numbers from {start}",
                previous="Previous change",
                following="Next change",
                legend="New text is underlined, removed text is struck through.",
                back="summary",
                draft="draft",
                version="version {version}",
                dated="version {version} of {day}",
            ),
        ),
        "de": Labels(
            contents="Inhalt",
            skip_contents="Inhaltsverzeichnis überspringen",
            draft="Entwurf",
            page="Seite {page} von {pages}",
            version="Version",
            day="{day}. {month} {year}",
            months=tuple("Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()),
            redline=RedlineLabels(
                comparison="Vergleich: {old} mit {new}",
                none="Keine Änderungen",
                one="1 Änderung",
                changes="{count} Änderungen",
                position="Änderung {place} von {count}",
                inserted="Neu",
                deleted="Entfallen",
                end="Ende",
                was="Vorher",
                heading="eine Überschrift der Ebene {level}",
                paragraph="ein gewöhnlicher Absatz",
                bulleted="eine Liste ohne Nummern",
                numbered="eine Liste mit Nummern ab {start}",
                previous="Vorige Änderung",
                following="Nächste Änderung",
                legend="Neuer Text ist unterstrichen, entfallener Text ist durchgestrichen.",
                back="Übersicht",
                draft="Entwurf",
                version="Version {version}",
                dated="Version {version} vom {day}",
            ),
        ),
        "fr": Labels(
            contents="Sommaire",
            skip_contents="Passer le sommaire",
            draft="Projet",
            page="Page {page} sur {pages}",
            version="Version",
            day="{day} {month} {year}",
            months=tuple(
                "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
            ),
            first_day="1er",
            redline=RedlineLabels(
                comparison="Comparaison : {old} avec {new}",
                none="Aucune modification",
                one="1 modification",
                changes="{count} modifications",
                position="Modification {place} sur {count}",
                inserted="Nouveau",
                deleted="Supprimé",
                end="Fin",
                was="Avant",
                heading="un titre de niveau {level}",
                paragraph="un paragraphe ordinaire",
                bulleted="une liste sans numéros",
                numbered="une liste numérotée à partir de {start}",
                previous="Modification précédente",
                following="Modification suivante",
                legend="Le texte nouveau est souligné, le texte supprimé est barré.",
                back="résumé",
                draft="projet",
                version="version {version}",
                dated="version {version} du {day}",
            ),
        ),
    }
)


def labels(language: str) -> Labels:
    """The words for a BCP 47 tag, by its primary language (``nl-BE`` takes ``nl``); English for any other."""
    return _LABELS.get(language.partition("-")[0].lower(), _LABELS["en"])
