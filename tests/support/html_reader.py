"""An independent reader of written HTML: the elements, their visible text, and the blocks of a statement read back."""

from collections.abc import Iterator, Sequence
from html.parser import HTMLParser

from msgspec import Struct, field

from generator.document import Block, Content, Heading, Inline, LineBreak, List, ListItem, Paragraph, Table, Text
from generator.document.walk import join

VOID = {"br", "img", "meta"}
INLINE = {"a", "em", "span", "strong"}


class Element(Struct):
    """An element with its attributes and what is in it."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: "list[Element | str]" = field(default_factory=list)

    def every(self, name: str) -> "list[Element]":
        """The elements of that name in this one, at any depth, in order."""
        return [element for element in self.walk() if element.name == name]

    def only(self, name: str) -> "Element":
        """The one element of that name."""
        (element,) = self.every(name)
        return element

    def walk(self) -> "Iterator[Element]":
        """This element and all that are in it."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def text(self) -> str:
        """The visible text but for contents lists; a block and a line break part words, an inline element does not."""
        if self.name == "nav":
            return " "
        inner = "".join(child if isinstance(child, str) else child.text() for child in self.children)
        return inner if self.name in INLINE else f" {inner} "


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> has an attribute twice: {names}"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].name == tag, f"</{tag}> closes <{self.open[-1].name}>: elements must nest"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"nobody wrote this comment: {data}")


def parse(html: bytes) -> Element:
    """The page or fragment as elements under one without a name; fails where they do not nest."""
    parser = _Parser()
    parser.feed(html.decode())
    parser.close()
    assert len(parser.open) == 1, f"<{parser.open[-1].name}> is never closed"
    return parser.open[0]


def blocks(element: Element, shift: int = 0) -> tuple[Block, ...]:
    """The blocks that stand in an element; headings are read ``shift`` levels higher than they are written."""
    return tuple(block for child in _elements(element) for block in _block(child, shift))


def _block(element: Element, shift: int) -> Iterator[Block]:
    match element.name:
        case "h1" | "h2" | "h3" | "h4" | "h5":
            yield Heading(int(element.name[1]) - shift, content(element), element.attributes["id"])
        case "p":
            yield Paragraph(content(element))
        case "ul" | "ol":
            start = int(element.attributes.get("start", "1"))
            yield List(tuple(map(_item, _elements(element))), ordered=element.name == "ol", start=start)
        case "table":
            header, *rows = (tuple(map(content, _elements(row))) for row in element.every("tr"))
            yield Table(header, tuple(rows))
        case "div":
            yield from blocks(element, shift)
        case "nav":
            return
        case name:
            raise AssertionError(f"<{name}> is no block of a statement")


def _item(element: Element) -> ListItem:
    parts = [block for block in blocks(_without_own_text(element)) if isinstance(block, Paragraph | List)]
    has_paragraph = any(child.name == "p" for child in _elements(element))
    own = () if has_paragraph else (Paragraph(content(_own_text(element))),)
    return ListItem((*own, *parts))


def _own_text(element: Element) -> Element:
    inner = [child for child in element.children if isinstance(child, str) or child.name in INLINE | {"br"}]
    return Element("p", children=inner)


def _without_own_text(element: Element) -> Element:
    inner = [child for child in _elements(element) if child.name not in INLINE | {"br"}]
    return Element("li", children=[*inner])


def _elements(element: Element) -> list[Element]:
    return [child for child in element.children if isinstance(child, Element)]


def content(element: Element) -> Content:
    """The inlines of an element; line ends are the writer's own, for no text of a document has any."""
    return join(tuple(_inlines(element.children, Text(""))))


def _inlines(children: "Sequence[Element | str]", form: Text) -> Iterator[Inline]:
    for child in children:
        if isinstance(child, str):
            yield Text(child.replace("\n", ""), form.strong, form.emphasis, form.href)
        elif child.name == "br":
            yield LineBreak()
        else:
            yield from _inlines(child.children, _formed(child, form))


def _formed(element: Element, form: Text) -> Text:
    strong, emphasis = form.strong or element.name == "strong", form.emphasis or element.name == "em"
    assert element.name != "a" or form.href is None, "a link stands in a link"
    return Text("", strong, emphasis, element.attributes.get("href", form.href))
