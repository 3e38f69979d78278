"""What the text of a statement itself shows: which sentence says what meets a rule, and how plain it all is."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from generator.diagnostics import KeyPath
from generator.document import Block, Content, Document, Heading, LineBreak, Meta, Text
from generator.document.sentence_ends import sentence_ends
from generator.document.walk import contents, plain
from generator.law import Assessment, Quotation, Status, readability
from generator.law.readability import Reading
from generator.statement.composition import Statement


class TextEvidence(Struct, frozen=True):
    """What the text of a statement shows.

    ``meta`` is its document's, ``reading`` says how plain it is (``None`` for a text that is not Dutch), ``titles`` are
    those of its sections by their ids, ``quotes`` the sentences that meet rules, by the ids of those.
    """

    meta: Meta
    reading: Reading | None
    titles: Mapping[str, str]
    quotes: Mapping[str, Quotation]


def find_evidence(statement: Statement, assessments: tuple[Assessment, ...]) -> TextEvidence:
    """What the document of a statement shows of the assessments that were made of its profile."""
    passages = tuple(_passages(statement.document))
    heads = {passage.template: passage.title for passage in reversed(passages)}
    titles = {section.id: heads[section.template] for section in statement.sections if section.template in heads}
    templates = {section.id: section.template for section in statement.sections}
    quotes = {}
    for one in assessments:
        met = one.status is Status.MET and not one.absence
        if met and (found := _quote(one, passages, templates)):
            quotes[one.rule.id] = found
    return TextEvidence(statement.document.meta, readability.read(statement.document), titles, quotes)


class _Passage(Struct, frozen=True):
    """A paragraph, item or cell, the heading that it stands under, and the template that it comes from."""

    title: str
    template: str
    content: Content


def _passages(document: Document) -> Iterator[_Passage]:
    title = ""
    for block in document.blocks:
        if isinstance(block, Heading):
            title = _words(plain(block.content)) if block.level <= 2 else title
        else:
            yield from (_Passage(title, _template(block), content) for content in contents((block,)))


def _template(block: Block) -> str:
    return block.template or ""


def _quote(one: Assessment, passages: tuple[_Passage, ...], templates: dict[str, str]) -> Quotation | None:
    """The sentence with a value that meets the rule; where words were only chosen by it, the section's first one."""
    shown = [templates[section] for section in one.sections if section in templates]
    inside = [passage for passage in passages if passage.template in shown]
    for passage in inside:
        start = _start(passage.content, one.keys)
        if start is not None:
            return Quotation(passage.title, _sentence(plain(passage.content), start))
    first = next((passage for passage in inside if plain(passage.content).strip()), None)
    return Quotation(first.title, _sentence(plain(first.content), 0), opens=True) if first else None


def _start(content: Content, keys: tuple[KeyPath, ...]) -> int | None:
    """Where in a piece of content the first value at one of these keys stands."""
    position = 0
    for inline in content:
        match inline:
            case Text(text=text, key=own):
                if own is not None and any(_is_at(own, key) for key in keys):
                    return position
                position += len(text)
            case LineBreak():
                position += 1
    return None


def _is_at(own: KeyPath, key: KeyPath) -> bool:
    """Whether a value is the fact at ``key`` or a part of it; of a list of records, or of one, no part is the fact."""
    inside = own[len(key) :]
    of_records = isinstance(key[-1], int) or any(isinstance(part, int) for part in inside[:-1])
    return own[: len(key)] == key and (not inside or not of_records)


def _sentence(text: str, position: int) -> str:
    ends = sentence_ends(text)
    start = max((end + 1 for end in ends if end < position), default=0)
    return _words(text[start : min((end for end in ends if end >= position), default=len(text))])


def _words(text: str) -> str:
    return " ".join(text.split())
