"""Documents that hypothesis makes up: every one valid, most of them hostile.

``documents()`` are whole statements, ``blocks()`` what stands in one between its headings, ``contents()`` what stands
in a paragraph and ``texts()`` the characters of one line. They keep what ``generator.document`` promises, so a writer
may rely on it: the title first, no heading level skipped, anchors unique, links to anchors that are there, nothing
empty. A text has no control or private-use characters; white space is at neither end of it and never double.
"""

import re
from datetime import date
from functools import cache

from hypothesis import strategies as st
from msgspec.structs import replace

from generator.diagnostics import KeyPath
from generator.document import (
    Block,
    Content,
    Document,
    Heading,
    LineBreak,
    List,
    ListItem,
    Meta,
    Paragraph,
    Table,
    Text,
)
from generator.document.walk import plain

Cut = tuple[int, tuple[bool, bool], str | None, KeyPath | None]
ORDINARY = (
    "de het een wij u uw gegevens bewaren delen B.V. art. 6 lid 1 onder f T.a.v. nr. 12 (033) 496 info@example.nl "
    "www.example.nl https://example.nl/privacy jan_de_vries@example.nl 1.250,00 2025 é ë ï 's € § – ‘zo’ … Wij Uw."
).split()
HOSTILE = [
    *r"""
    | || |---| :-: `code` ``` ~~ ~~~ # ## #x - + * > = === --- *** ___ 1. 1) 42. [ ] ]( [x](y) ![x](y) [x]: [x][y] ! \
    \\ \| \* *a* **b** ***c*** _d_ __e__ a_b_c a*b*c *( )* ** * _ {#x} {: {{x}} {%x%} < > << <b> </b> <script> <!-- -->
    <https://example.nl> <a@example.nl> <br/> ]]> & && &amp; &lt; &#126; &#x7c; &nbsp; &copy " ' "x" $x$ % @x :x: =1+1
    \n %20 ; ^ ~x~ \ue http://
    """.split(),
    "Een zin. Nog een zin! En een derde?",
    "J. de Vries. Wij",
    "1. Eerste",
    "- streep",
    "# kop",
    "| a | b |",
    "e\u0301",
    "\u0301",
    "👩\u200d👩\u200d👧",
    "❤\ufe0f",
    "שלום",
    "مرحبا",
    "漢字",
    "😀",
    "ﬁ",
    "İ",
    "ǅ",
    "soft\u00adhyphen",
    "zero\u200bwidth",
    "no\u00a0break",
    "\u202f",
    "\u3000",
    "\u2003",
]
UNSEEN = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
ADDRESSES = [
    "https://www.example.nl",
    "https://example.nl/a_(b)?x=1&amp;y=2&copy=3#deel-1",
    "http://example.nl/*a*/_b_/[c]/|/`d`/~e~/!/'f'/%20\\g",
    "https://example.nl/é/漢",
    'https://example.nl/<a>"b"))(',
    "mailto:info@example.nl?subject=a%20b",
    "tel:+31334961234",
]
KEYS = [None, ("controller", "legal_name"), ("processings", 2, "retention", "period")]
FORMATTINGS = [(False, False), (False, False), (False, False), (True, False), (False, True), (True, True)]
ANCHORS = ("titel", "a", "rechten", "deel-2", "x9-")
"""The anchors of a document's headings, as far as it has them."""


@cache
def texts() -> st.SearchStrategy[str]:
    """One line of characters: words, markup of every kind, and any characters that Unicode has."""
    strange = st.characters(exclude_categories=["Cc", "Cs", "Co", "Cn", "Zl", "Zp"], exclude_characters=UNSEEN)
    pieces = st.one_of(st.sampled_from(ORDINARY), st.sampled_from(HOSTILE), strange)
    separators = st.sampled_from([" ", " ", " ", "", "\u00a0"])
    return st.lists(st.tuples(pieces, separators), min_size=1, max_size=6).map(_text).filter(bool)


def _text(pieces: list[tuple[str, str]]) -> str:
    return re.sub(r"(\s)\s+", r"\1", "".join(map("".join, pieces))).strip()


@cache
def contents(lines: int = 3, anchors: tuple[str, ...] = ()) -> st.SearchStrategy[Content]:
    """Runs in every formatting, of up to ``lines`` lines; ``anchors`` are the headings that links may go to."""
    addresses = st.sampled_from([None, None, None, *ADDRESSES, *(f"#{anchor}" for anchor in anchors)])
    cuts = st.lists(
        st.tuples(st.integers(1, 30), st.sampled_from(FORMATTINGS), addresses, st.sampled_from(KEYS)), max_size=4
    )
    return st.lists(st.builds(_line, texts(), cuts), min_size=1, max_size=lines).map(_content)


def _line(text: str, cuts: list[Cut]) -> Content:
    """A text cut into runs of so many characters each, in one formatting, the rest of it without any."""
    runs = []
    for length, (strong, emphasis), href, key in cuts:
        part, text = text[:length], text[length:]
        # A link of nothing but white space is no link that anybody could follow.
        runs.append(Text(part, strong, emphasis, href if part.strip() else None, key))
    return tuple(run for run in (*runs, Text(text)) if run.text)


def _content(lines: list[Content]) -> Content:
    first, *others = lines
    return first + tuple(inline for line in others for inline in (LineBreak(), *line))


@cache
def paragraphs(anchors: tuple[str, ...] = ()) -> st.SearchStrategy[Paragraph]:
    """A paragraph of up to three lines."""
    return contents(anchors=anchors).map(Paragraph)


@cache
def lists(anchors: tuple[str, ...] = (), depth: int = 3) -> st.SearchStrategy[List]:
    """A bulleted or numbered list with lists in it, ``depth`` deep at most."""
    more = paragraphs(anchors) | lists(anchors, depth - 1) if depth > 1 else paragraphs(anchors)
    items = st.builds(_item, paragraphs(anchors), st.lists(more, max_size=2))
    return st.builds(_list, st.lists(items, min_size=1, max_size=3), st.booleans(), st.sampled_from([1, 1, 1, 0, 2, 9]))


def _item(first: Paragraph, more: list[Paragraph | List]) -> ListItem:
    return ListItem((first, *more))


def _list(items: list[ListItem], ordered: bool, start: int) -> List:
    return List(tuple(items), ordered, start if ordered else 1)


@cache
def tables(anchors: tuple[str, ...] = ()) -> st.SearchStrategy[Table]:
    """A table of one to three columns and rows; a cell is one line, because Markdown has no more."""
    cells = contents(1, anchors)
    shapes = [st.lists(st.tuples(*[cells] * columns), min_size=2, max_size=4) for columns in (1, 2, 3)]
    return st.one_of(shapes).map(lambda rows: Table(rows[0], tuple(rows[1:])))


@cache
def blocks(anchors: tuple[str, ...] = ()) -> st.SearchStrategy[Block]:
    """A block that is no heading."""
    return st.one_of(paragraphs(anchors), lists(anchors), tables(anchors))


@cache
def metas() -> st.SearchStrategy[Meta]:
    """What a statement says about itself, but for its title and logo."""
    return st.builds(
        Meta,
        title=st.just(""),
        language=st.sampled_from(["nl-NL", "nl-BE", "en-GB"]),
        company=texts(),
        author=texts(),
        date=st.none() | st.dates(date(2016, 5, 24), date(2099, 12, 31)),
        version=st.none() | st.sampled_from(["1.0", "2.3"]),
        draft=st.booleans(),
        description=st.just("") | texts(),
    )


@cache
def documents(sections: int = 4) -> st.SearchStrategy[Document]:
    """A statement of up to ``sections`` (4 at most) headings after its title, with up to three blocks under each."""
    return st.one_of([_documents(ANCHORS[: count + 1]) for count in range(sections + 1)])


def _documents(anchors: tuple[str, ...]) -> st.SearchStrategy[Document]:
    parts = st.tuples(st.integers(2, 4), contents(1, anchors), st.lists(blocks(anchors), max_size=3))
    return st.builds(_document, st.just(anchors), metas(), st.tuples(*[parts] * len(anchors)))


def _document(anchors: tuple[str, ...], meta: Meta, parts: tuple[tuple[int, Content, list[Block]], ...]) -> Document:
    result: list[Block] = []
    level = 0
    for anchor, (wanted, title, under) in zip(anchors, parts, strict=True):
        level = min(wanted, level + 1)
        result += [Heading(level, title, anchor, "sections/a.md.jinja"), *under]
    return Document(replace(meta, title=plain(parts[0][1])), tuple(result))
