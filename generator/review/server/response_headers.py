"""What a page gets on its way to the browser: the script that reloads it, and a policy that lets that one run."""

import re
from pathlib import Path

SCRIPT, NEWS = "live.js", "live"
"""The paths of the script and of the news that it listens to; no company's folder can have these names."""

LIVE = Path(__file__).with_name("live.js").read_bytes()

_META = re.compile(rb'<meta http-equiv="Content-Security-Policy" content="(?P<policy>[^"]*)">\n?')
_HASH = re.compile(r"'sha256-[A-Za-z0-9+/=]+'")
_TAG = f'<script src="/{SCRIPT}"></script>\n'.encode()
_END = b"</body>"

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".md": "text/plain; charset=utf-8",
    ".json": "application/json",
    ".js": "text/javascript; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
}


def type_of(path: str) -> str:
    """The media type of a file, by the end of its name."""
    return _TYPES.get(path[path.rfind(".") :], "application/octet-stream")


def served(path: str, content: bytes) -> tuple[bytes, str]:
    """A file as it is sent, and its policy: in a page, our script, and what the page itself allowed to run."""
    if not path.endswith(".html") or _END not in content:
        return content, "default-src 'none'; sandbox"
    own = _META.search(content)
    allowed = " ".join(_HASH.findall(own["policy"].decode())) if own else ""
    head, end, tail = _META.sub(b"", content, count=1).rpartition(_END)
    return head + _TAG + end + tail, _policy(allowed)


def _policy(scripts: str) -> str:
    return (
        f"default-src 'none'; script-src 'self' {scripts}; style-src 'unsafe-inline'; img-src data:; "
        "connect-src 'self'; frame-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'"
    )
