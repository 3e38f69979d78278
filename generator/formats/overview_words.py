"""The words of an overview of many redlines, per language."""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct


class OverviewLabels(Struct, frozen=True):
    """The words of one language: ``title`` holds ``{name}``; ``changed``, ``same`` and ``failed`` hold ``{count}``.

    ``columns`` are company, old and new version, sections, words that are new and words that are gone. ``one_changed``
    and so on are said of one statement, ``words`` of several: how many words are ``{inserted}`` and ``{deleted}``.
    ``moved``, ``new`` and ``gone`` stand behind a section that is that.
    """

    title: str
    one_changed: str
    changed: str
    one_same: str
    same: str
    one_failed: str
    failed: str
    columns: tuple[str, str, str, str, str, str]
    words: str
    moved: str
    new: str
    gone: str

    def counted(self, kind: str, count: int) -> str:
        """How many statements changed, stayed the ``same`` or ``failed``, in a sentence."""
        one, more = getattr(self, f"one_{kind}"), getattr(self, kind)
        return str(one if count == 1 else more).format(count=count)


_LABELS: Mapping[str, OverviewLabels] = MappingProxyType(
    {
        "nl": OverviewLabels(
            title="Wijzigingen in de verklaringen van {name}",
            one_changed="1 verklaring verandert.",
            changed="{count} verklaringen veranderen.",
            one_same="1 andere blijft zoals zij is.",
            same="{count} andere blijven zoals zij zijn.",
            one_failed="1 kon niet worden vergeleken.",
            failed="{count} konden niet worden vergeleken.",
            columns=("Bedrijf", "Was", "Wordt", "Onderdelen", "Woorden nieuw", "Woorden vervallen"),
            words="Samen zijn {inserted} woorden nieuw en {deleted} vervallen.",
            moved="verplaatst",
            new="nieuw",
            gone="vervallen",
        ),
        "en": OverviewLabels(
            title="Changes in the statements of {name}",
            one_changed="1 statement changes.",
            changed="{count} statements change.",
            one_same="1 other stays as it is.",
            same="{count} others stay as they are.",
            one_failed="1 could not be compared.",
            failed="{count} could not be compared.",
            columns=("Company", "Was", "Becomes", "Sections", "Words new", "Words gone"),
            words="In all {inserted} words are new and {deleted} are gone.",
            moved="moved",
            new="new",
            gone="removed",
        ),
        "de": OverviewLabels(
            title="Änderungen in den Erklärungen von {name}",
            one_changed="1 Erklärung ändert sich.",
            changed="{count} Erklärungen ändern sich.",
            one_same="1 andere bleibt, wie sie ist.",
            same="{count} andere bleiben, wie sie sind.",
            one_failed="1 konnte nicht verglichen werden.",
            failed="{count} konnten nicht verglichen werden.",
            columns=("Unternehmen", "Bisher", "Künftig", "Abschnitte", "Wörter neu", "Wörter entfallen"),
            words="Zusammen sind {inserted} Wörter neu und {deleted} entfallen.",
            moved="verschoben",
            new="neu",
            gone="entfallen",
        ),
        "fr": OverviewLabels(
            title="Modifications des déclarations de {name}",
            one_changed="1 déclaration change.",
            changed="{count} déclarations changent.",
            one_same="1 autre reste inchangée.",
            same="{count} autres restent inchangées.",
            one_failed="1 n’a pas pu être comparée.",
            failed="{count} n’ont pas pu être comparées.",
            columns=("Entreprise", "Avant", "Après", "Sections", "Mots nouveaux", "Mots supprimés"),
            words="En tout, {inserted} mots sont nouveaux et {deleted} supprimés.",
            moved="déplacée",
            new="nouvelle",
            gone="supprimée",
        ),
    }
)


def overview_labels(language: str) -> OverviewLabels:
    """The words for a BCP 47 tag, by its primary language; English for any other."""
    return _LABELS.get(language.partition("-")[0].lower(), _LABELS["en"])
