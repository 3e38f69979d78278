"""Redlines as Markdown: CriticMarkup that a person can read and that nobody takes for the statement."""

import re

from generator.document import Document
from generator.formats.markdown import writer
from tests.support import samples
from tests.support.redline_pairs import redline_of, sample


def written(redline: Document) -> str:
    return writer.write(redline).decode()


def test_a_redline_says_first_what_it_compares() -> None:
    assert written(sample()).startswith(
        "# Vergelijking: versie 1 van 23 mei 2018 met concept\n\nJo de Vries, 1 september"
    )


def test_what_is_new_and_gone_stands_in_marks_that_end_where_they_began() -> None:
    text = written(sample())
    assert "{++nieuwe rij++}" in text and "{--" in text
    assert len(re.findall(r"(?<!\\)\{(?:\+\+|--)", text)) == len(re.findall(r"(?:\+\+|--)\}", text))


def test_words_that_look_like_a_mark_are_not_one() -> None:
    text = written(redline_of(samples.paragraph("een {++plus++} en {--min--}")))
    assert "een \\{++plus++\\} en \\{--min--\\}" in text


def test_a_statement_is_written_as_ever() -> None:
    title = samples.heading(1, "Verklaring", "verklaring")
    text = written(Document(samples.META, (title, samples.paragraph("een {++plus++}"))))
    assert text == '# Verklaring <a id="verklaring"></a>\n\neen {++plus++}\n'
