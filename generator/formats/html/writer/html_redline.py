"""What a redline's page has that a statement's has not: marked words, steps from change to change, and a summary.

What is new or gone stands in ``ins`` and ``del`` inside its paragraph, heading or cell, for there HTML allows them
everywhere. A change is a stretch of such words, or blocks, items and rows in a row of which all is new or gone. Each
has an id and links to the one before and after it, so keyboards and screen readers step through them without script.
"""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator.document import Block, Comparison, Content, Document, Inline, List, Revision
from generator.formats.html.writer.html_blocks import body
from generator.formats.html.writer.html_inlines import Setting, escape, inline, tag
from generator.formats.revisions import spread, told_apart
from generator.formats.words import Labels, RedlineLabels

STYLE = Path(__file__).with_name("redline.css").read_text("utf-8")
_TAGS = {Revision.INSERTED: "ins", Revision.DELETED: "del"}
_SUMMARY = "redline_summary"


class ChangeSteps(Struct):
    """Writes the words of a redline; ``count`` is how many changes were begun, ``total`` how many there will be.

    ``goes_on`` while a change that covers whole blocks may cover the next one too.
    """

    words: RedlineLabels
    total: int = 0
    count: int = 0
    goes_on: bool = False

    def write(self, content: Content, setting: Setting) -> str:
        """A content with its changes, each preceded by its steps."""
        setting = replace(setting, changes=None)
        whole = all(item.revision for item in content)
        parts = []
        for is_changed, stretch in groupby(content, key=lambda item: item.revision is not None):
            items = tuple(stretch)
            if is_changed and not (whole and self.goes_on):
                parts.append(self._begun(setting))
            parts.append(self._marked(items, setting) if is_changed else inline(items, setting))
        self.goes_on = (whole and bool(content)) or (self.goes_on and not content)
        return "".join(parts)

    def was(self, former: int | None, setting: Setting) -> str:
        """A note of the level that a heading, or 0 for a paragraph, had in the old version; empty without one."""
        if former is None:
            return ""
        return self._note(self.words.heading.format(level=former) if former else self.words.paragraph, setting)

    def was_list(self, block: List, setting: Setting) -> Iterator[str]:
        """A note of the kind that a list had in the old version, as a line of its own."""
        if block.former is not None:
            ordered, start = block.former
            form = self.words.numbered.format(start=start) if ordered else self.words.bulleted
            yield f"<p>{self._note(form, setting)}</p>"

    def _note(self, form: str, setting: Setting) -> str:
        steps = self._begun(setting)
        self.goes_on = False
        name = "was" if setting.styled else None
        return f"{tag('small', class_=name)} {steps}[{escape(self.words.was)}: {escape(form)}]</small>"

    def _begun(self, setting: Setting) -> str:
        """The id of the next change, and on our own page the links to the ones before and after it."""
        self.count += 1
        place = self.count
        if not setting.styled:
            return f"{tag('span', id=_change(place))}</span>"
        return (
            f"{tag('span', class_='steps', id=_change(place))}{self._step(place - 1, self.words.previous, '←{}')}"
            f'<span class="said">{escape(self.words.placed(place, self.total))}</span>'
            f'<span class="place" aria-hidden="true">{place}</span>'
            f"{self._step(place + 1, self.words.following, '{}→')} </span>"
        )

    def _step(self, place: int, words: str, sign: str) -> str:
        """A link to a change; beyond the first and the last one, to the summary."""
        if 1 <= place <= self.total:
            link = tag("a", href=f"#{_change(place)}", aria_label=f"{words}: {place}")
            return f"{link}{sign.format(place)}</a>"
        return f"{tag('a', href=f'#{_SUMMARY}')}{escape(self.words.back)}</a>"

    def _marked(self, items: tuple[Inline, ...], setting: Setting) -> str:
        return "".join(
            self._tagged(revision, tuple(stretch), setting)
            for revision, stretch in groupby(items, key=lambda item: item.revision)
            if revision is not None
        )

    def _tagged(self, revision: Revision, items: Content, setting: Setting) -> str:
        name = _TAGS[revision]
        words = inline(tuple(replace(item, revision=None) for item in items), setting)
        if not setting.styled:
            return f"<{name}>{words}</{name}>"
        said = self.words.inserted if revision is Revision.INSERTED else self.words.deleted
        return f"<{name}>{_said(f'{said}: ')}{words}{_said(f' ({self.words.end.lower()})')}</{name}>"


def _said(words: str) -> str:
    """Words for screen readers, which say little of ``ins`` and ``del`` by themselves."""
    return f'<span class="said">{escape(words)}</span>'


def _change(place: int) -> str:
    return f"redline_{place}"


def summary(comparison: Comparison, count: int, words: Labels, styled: bool = True) -> Iterator[str]:
    """What is compared, how many changes there are, how they are shown, and where the first one is."""
    labels = words.redline
    name = "comparison" if styled else None
    yield tag("section", class_=name, id=_SUMMARY, aria_label=labels.compared(comparison.old, comparison.new))
    yield f"<p><strong>{escape(labels.compared(comparison.old, comparison.new))}</strong></p>"
    written = f"{labels.counted(count)}. {labels.legend}" if count else f"{labels.counted(count)}."
    yield f"<p>{escape(written)}</p>"
    if signed := words.signed(comparison.author, comparison.date):
        yield f"<p>{escape(signed)}</p>"
    if count:
        yield f"<p>{tag('a', href=f'#{_change(1)}')}{escape(labels.placed(1, count))}</a></p>"
    yield "</section>"


def marked(document: Document, setting: Setting, words: Labels) -> tuple[Setting, tuple[Block, ...], int]:
    """The setting and the blocks with which ``body`` writes a redline, once, and how many changes it will have."""
    blocks = told_apart(spread(document.blocks))
    counting = ChangeSteps(words.redline)
    for _ in body(blocks, replace(setting, changes=counting)):
        pass
    return replace(setting, changes=ChangeSteps(words.redline, counting.count)), blocks, counting.count
