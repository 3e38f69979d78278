"""The few words that a writer adds of its own, per language: contents, draft, version, dates, page x of y."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Labels:
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
        ),
        "de": Labels(
            contents="Inhalt",
            skip_contents="Inhaltsverzeichnis überspringen",
            draft="Entwurf",
            page="Seite {page} von {pages}",
            version="Version",
            day="{day}. {month} {year}",
            months=tuple("Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()),
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
        ),
    }
)


def labels(language: str) -> Labels:
    """The words for a BCP 47 tag, by its primary language (``nl-BE`` takes ``nl``); English for any other."""
    return _LABELS.get(language.partition("-")[0].lower(), _LABELS["en"])
