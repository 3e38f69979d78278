"""The frame of the site's pages, and how text goes into them."""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from html import escape
from pathlib import Path
from urllib.parse import quote

from generator.review.pages.page_model import Link

_STYLE = Path(__file__).with_name("site.css").read_text("utf-8")
_SCRIPT = Path(__file__).with_name("site.js").read_text("utf-8")
_WEB = re.compile(r"https?://", re.ASCII)


def text(value: str) -> str:
    """Characters as they stand in an element or a quoted attribute."""
    return escape(value, quote=True)


def address(target: str, up: str = "") -> str:
    """Where a link leads, as it stands in an attribute; ``up`` leads from the page to the output folder."""
    return text(target if _WEB.match(target) else up + quote(target, safe="/#"))


def link(link: Link, up: str = "", name: str = "") -> str:
    """A link; ``name`` says more to who hears it without what stands around it."""
    label = f' aria-label="{text(name)}"' if name else ""
    return f'<a href="{address(link.target, up)}"{label}>{text(link.text)}</a>'


def page(title: str, body: Iterable[str], *, frames: bool = False) -> bytes:
    """A whole page. Nothing of it may load from elsewhere, and only our own script may run (its hash is named)."""
    return "\n".join([*_head(title, frames), *body, *_foot()]).encode()


def _head(title: str, frames: bool) -> Iterator[str]:
    digest = b64encode(sha256(_SCRIPT.encode()).digest()).decode()
    frame = "" if frames else "frame-src 'none'; "
    policy = f"{_NOTHING_ELSE}{frame}script-src 'sha256-{digest}'; style-src 'unsafe-inline'; base-uri 'none'"
    yield "<!DOCTYPE html>"
    yield '<html lang="en">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="robots" content="noindex">'
    yield '<meta name="color-scheme" content="light dark">'
    yield f"<title>{text(title)}</title>"
    yield f"<style>\n{_STYLE}</style>"
    yield "</head>"
    yield "<body>"


_NOTHING_ELSE = "".join(f"{kind}-src 'none'; " for kind in "img connect font media object worker manifest".split())


def _foot() -> Iterator[str]:
    yield f"<script>{_SCRIPT}</script>"
    yield "</body>"
    yield "</html>\n"
