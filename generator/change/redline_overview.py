"""Many redlines on one page: which statements change, from which version to which, where, and in how many words."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from generator.change.redlines import Redline
from generator.comparison import SectionSummary
from generator.document import Content, Document, Heading, Meta, Paragraph, Revision, Table, Text
from generator.formats.overview_words import OverviewLabels, overview_labels

_ANCHOR = "overview"


class Rest(Struct, frozen=True):
    """How many statements say what they said, and which could not be compared."""

    same: int = 0
    failed: tuple[str, ...] = ()


def overview(name: str, redlines: Sequence[Redline], rest: Rest) -> Document:
    """The overview of the statements that change, at least one; ``name`` is the group's.

    It has the language of the first of them, and is of the author and day of that one's changes.
    """
    first = redlines[0].document.meta
    author, day = (first.comparison.author, first.comparison.date) if first.comparison else (first.author, first.date)
    language = first.language
    words = overview_labels(language)
    title = words.title.format(name=name)
    sentences = _sentences(redlines, rest, words)
    meta = Meta(title, language, company="", author=author, date=day, description=title)
    heading, counted = Heading(1, (Text(title),), _ANCHOR), Paragraph((Text(" ".join(sentences)),))
    return Document(meta, (heading, counted, _table(redlines, words)))


def _sentences(redlines: Sequence[Redline], rest: Rest, words: OverviewLabels) -> Iterator[str]:
    yield words.counted("changed", len(redlines))
    if len(redlines) > 1:
        inserted, deleted = (sum(getattr(one, side) for one in redlines) for side in ("inserted", "deleted"))
        yield words.words.format(inserted=inserted, deleted=deleted)
    if rest.same:
        yield words.counted("same", rest.same)
    if rest.failed:
        yield f"{words.counted('failed', len(rest.failed)).removesuffix('.')}: {', '.join(rest.failed)}."


def _table(redlines: Sequence[Redline], words: OverviewLabels) -> Table:
    return Table(_cells(words.columns), tuple(_cells(_row(one, words)) for one in redlines))


def _row(one: Redline, words: OverviewLabels) -> tuple[str, ...]:
    meta = one.document.meta
    old, new = (meta.comparison.old, meta.comparison.new) if meta.comparison else (one.old, one.new)
    sections = ", ".join(_section(part.change, words) for part in one.parts)
    return (meta.company or one.name, old, new, sections, str(one.inserted), str(one.deleted))


def _section(change: SectionSummary, words: OverviewLabels) -> str:
    fates = {Revision.INSERTED: words.new, Revision.DELETED: words.gone}
    fate = words.moved if change.moved else fates[change.revision] if change.revision else ""
    title = " ".join(change.title.split())
    return f"{title} ({fate})" if fate and title else title or fate


def _cells(texts: Iterable[str]) -> tuple[Content, ...]:
    return tuple((Text(text),) if text else () for text in texts)
