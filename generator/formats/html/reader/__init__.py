"""A web page, or a piece of one, as blocks: the main text, without the frame of the site."""

from collections.abc import Iterator

from lxml import etree, html
from msgspec.structs import replace

from generator.document import Block, Content, Heading, LineBreak, Table, Text
from generator.formats.flow import DEEPEST, Flow, listed, one_content, tabled, tidy

_LEFT_OUT = frozenset(
    "script style noscript template nav aside form button select textarea svg iframe object head title dialog del "
    "canvas audio video".split()
)
_FRAME = frozenset(("header", "footer"))
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_STRONG, _EMPHASIS = frozenset(("strong", "b")), frozenset(("em", "i", "cite"))
_INLINE = frozenset(
    "a abbr b bdi bdo cite code data dfn em font i ins kbd label mark q s samp small span strong sub sup time tt u var "
    "wbr".split()
)
_LINKS = ("https:", "http:", "mailto:", "tel:", "#")


def read_html(data: bytes) -> tuple[tuple[Block, ...], str, str]:
    """The blocks of a page's main text, its title and its language; the last two are empty where it states none."""
    root = _parsed(data)
    if root is None:
        return (), "", ""
    title = root.findtext(".//title") or ""
    flow = Flow()
    start = _main(root)
    _walk(start, flow, Text(""), 0)
    return flow.closed(), " ".join(title.split()), root.get("lang", "")


def _parsed(data: bytes) -> html.HtmlElement | None:
    from generator.formats.plain_text import decoded

    text = decoded(data).replace("\0", "")
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, ValueError):  # nothing in it
        return None


def _main(root: html.HtmlElement) -> html.HtmlElement:
    """What holds the text: the main element, else the longest article, else the body."""
    mains = [element for element in root.iter("main") if element.text_content().strip()]
    mains += [element for element in root.iter() if isinstance(element.tag, str) and element.get("role") == "main"]
    articles = sorted(root.iter("article"), key=lambda element: len(element.text_content()), reverse=True)
    bodies = list(root.iter("body"))
    return next(iter([*mains, *articles, *bodies]), root)


def _walk(element: html.HtmlElement, flow: Flow, style: Text, depth: int) -> None:
    """Everything in an element goes into the flow."""
    if element.text:
        flow.runs.append(replace(style, text=element.text))
    for child in element:
        if isinstance(child.tag, str) and not _is_left_out(child):
            _enter(child, flow, style, depth + 1)
        if child.tail:
            flow.runs.append(replace(style, text=child.tail))


def _is_left_out(element: html.HtmlElement) -> bool:
    hidden = "hidden" in element.attrib or element.get("aria-hidden") == "true"
    framing = element.tag in _FRAME and not any(True for _ in element.iterancestors("main", "article"))
    return element.tag in _LEFT_OUT or hidden or framing


def _enter(element: html.HtmlElement, flow: Flow, style: Text, depth: int) -> None:
    tag = element.tag
    if depth > DEEPEST:
        flow.runs.append(replace(style, text=element.text_content()))
    elif tag == "br":
        flow.runs.append(LineBreak())
    elif tag in _INLINE:
        _walk(element, flow, _styled(element, style), depth)
    elif tag in _HEADINGS:
        _add(flow, _heading(element, depth))
    elif tag in ("ul", "ol"):
        items = (_blocks(item, depth) for item in element.iterchildren("li"))
        _add(flow, listed(items, ordered=tag == "ol", start=_start(element)))
    elif tag == "table":
        _add(flow, _table(element, depth))
    else:
        flow.end()
        _walk(element, flow, style, depth)
        flow.end()


def _add(flow: Flow, block: Block | None) -> None:
    if block is not None:
        flow.add(block)


def _styled(element: html.HtmlElement, style: Text) -> Text:
    strong = style.strong or element.tag in _STRONG
    emphasis = style.emphasis or element.tag in _EMPHASIS
    target = str(element.get("href", "")).strip() if element.tag == "a" else ""
    href = target if target.startswith(_LINKS) and target != "#" else style.href
    return replace(style, strong=strong, emphasis=emphasis, href=href)


def _blocks(element: html.HtmlElement, depth: int) -> tuple[Block, ...]:
    flow = Flow()
    _walk(element, flow, Text(""), depth)
    return flow.closed()


def _heading(element: html.HtmlElement, depth: int) -> Heading | None:
    content = tidy(one_content(_blocks(element, depth)))
    named = element if element.get("id") else next((child for child in element.iter("a") if child.get("id")), element)
    return Heading(_HEADINGS[element.tag], content, str(named.get("id", ""))) if content else None


def _start(element: html.HtmlElement) -> int:
    start = str(element.get("start", "1"))
    return int(start) if start.isdecimal() and len(start) < 9 else 1


def _table(element: html.HtmlElement, depth: int) -> Table | None:
    return tabled(list(_cells(row, depth)) for row in element.iter("tr") if _owner(row) is element)


def _owner(row: html.HtmlElement) -> html.HtmlElement | None:
    return next(row.iterancestors("table"), None)


def _cells(row: html.HtmlElement, depth: int) -> Iterator[Content]:
    for cell in row.iterchildren("td", "th"):
        yield tidy(one_content(_blocks(cell, depth)))
