"""Field codes in a header or footer: those that print something of the document itself stay, all others are refused.

A field code is a small program that Word runs when it lays out the page (ECMA-376 part 1, 17.16). Some fetch a file or
a page (INCLUDEPICTURE, INCLUDETEXT, LINK, IMPORT, RD), start a program (DDE, DDEAUTO), ask a database, or run a macro.
So the list is of what is allowed. Fields of the clock (DATE, TIME, SAVEDATE and the like) harm nobody but are not on
it: a statement carries its own date, and a document that was sent must not show another one each day.
"""

import re
from collections.abc import Iterator

from lxml import etree
from msgspec import Struct, field

from generator.formats.docx.style.elements import name
from generator.formats.docx.style.opening import Problem

_ALLOWED = frozenset(
    "= AUTHOR COMMENTS DOCPROPERTY IF KEYWORDS NUMPAGES PAGE SECTION SECTIONPAGES STYLEREF SUBJECT SYMBOL TITLE".split()
)
_CLOCK = frozenset("CREATEDATE DATE EDITTIME PRINTDATE SAVEDATE TIME".split())
_CODE = re.compile(r"\s*(=|[A-Za-z]+)")
_LINK = re.compile(
    r'\s*HYPERLINK\s+"(?:https?://|mailto:|tel:)[^"]*"(?:\s*\\(?:[ot]\s*"[^"]*"|[hn]))*\s*', re.IGNORECASE
)
_NESTED = "\0"
_BEGIN, _SIMPLE, _END = name("fldChar"), name("fldSimple"), "end"
_INSTRUCTION = (name("instrText"), name("delInstrText"))
_LONGEST_SHOWN = 60


class _Open(Struct):
    """A field whose end has not come yet, and what its instruction says so far."""

    instruction: list[str] = field(default_factory=list)
    shows_result: bool = False


def refused_fields(root: etree._Element, part: str) -> Iterator[Problem]:
    """A problem for each field of a header or footer that may not stand there; ``part`` is its name, ``header1``."""
    for instruction in _instructions(root):
        if (problem := _judge(instruction, part)) is not None:
            yield problem


def _instructions(root: etree._Element) -> Iterator[str]:
    """The instructions of all fields, each whole though Word spreads it over runs; a field inside one is a ``_NESTED``.

    What stands outside of any field, or in one that never ends, counts as an instruction too.
    """
    stray = _Open()
    fields = [stray]
    for found in root.iter(_BEGIN, _SIMPLE, *_INSTRUCTION):
        if found.tag in _INSTRUCTION:
            fields[-1].instruction.append("".join(map(str, found.itertext())))
            continue
        kind = found.get(name("fldCharType"))
        if (found.tag == _SIMPLE or kind == "begin") and len(fields) > 1 and not fields[-1].shows_result:
            fields[-1].instruction.append(_NESTED)
        if found.tag == _SIMPLE:
            yield found.get(name("instr"), "")
        elif kind == "begin":
            fields.append(_Open())
        elif kind == "separate":
            fields[-1].shows_result = True
        elif kind == _END and len(fields) > 1:
            yield "".join(fields.pop().instruction)
    yield from filter(None, ("".join(left.instruction) for left in fields))


def _judge(instruction: str, part: str) -> Problem | None:
    found = _CODE.match(instruction)
    code = found[1].upper() if found else ""
    if code in _ALLOWED or _LINK.fullmatch(instruction):
        return None
    if not instruction.strip():
        return None
    shown = " ".join(instruction.replace(_NESTED, "{…}").split())[:_LONGEST_SHOWN]
    if code in _CLOCK:
        message = f"{part} holds the field {shown}, which shows another date each day"
        return Problem("house-style-field", message, "take it out, and type {{date}} for the date of the statement")
    message = f"{part} holds the field {shown}, which may fetch or start something"
    hint = "in Word, click it and press Ctrl+Shift+F9 to make it plain text, or take it out; Alt+F9 shows all fields"
    return Problem("house-style-field", message, hint)
