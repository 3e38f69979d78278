"""The filters that make a Markdown link of a host, an e-mail address or a telephone number.

The target holds the value's slot; ``generator.document.slots`` encodes the value for its place.
"""

import re
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from generator.profile.shape import LeafKind
from generator.template.refusal import refuse
from generator.template.runtime import phrasing
from generator.template.runtime.fact_values import plain
from generator.template.runtime.finalization import stated_as
from generator.template.runtime.list_filters import items_of
from generator.template.runtime.render_state import run_of

_SITE = re.compile(r"(?:https?://)?[^\s/?#@:.]+(?:\.[^\s/?#@:.]+)+\.?(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)
_HINT = "print the value as it is, or make a link of a field that holds a host"


def web_link(fact: object) -> str:
    """A link to a host or an address of the web, shown as the profile prints it; refuses what can be neither."""
    value = stated_as(LeafKind.LINE, fact, "web_link")
    if value is None:
        return ""
    if not _SITE.fullmatch(address := str(plain(value)).strip()):
        raise refuse("filter-misused", f"'web_link' takes a host or a page, not {address!r}", _HINT, "web_link")
    return f"[{(shown := str(value))}]({shown})"


@pass_context
def web_links(context: Context, facts: object) -> list[str]:
    """A link for each host of a list."""
    return [web_link(fact) for fact in items_of(context, facts, "web_links")]


def mail_link(fact: object) -> str:
    """A link that starts a message to an e-mail address."""
    value = stated_as(LeafKind.LINE, fact, "mail_link")
    return f"[{(shown := str(value))}](mailto:{shown})" if value is not None else ""


@pass_context
def phone_link(context: Context, fact: object) -> str:
    """A link that dials a number, shown as printed; the number alone where it cannot be written as E.164."""
    value = stated_as(LeafKind.LINE, fact, "phone_link")
    if value is None:
        return ""
    run, shown = run_of(context), str(value)
    record: Any = run.data
    for part in value._path[:-1]:
        record = record[part]
    number = phrasing.dialled(str(plain(value)), phrasing.country_of(run.data, record))
    return f"[{shown}](tel:{run.slot(number, value._path)})" if number else shown
