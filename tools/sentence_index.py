"""Writes ``docs/lawyer/sentence-index.md``: each heading and sentence of the shipped policies, with its file and line.

python -m tools.sentence_index [FILE]
"""

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from jinja2 import nodes

from generator.template import Policy, load_policy
from generator.template.loading.wording import ADDRESS, CALENDAR, Words
from generator.template.policy import policies

REPOSITORY = Path(__file__).resolve().parent.parent
TARGET = REPOSITORY / "docs" / "lawyer" / "sentence-index.md"
LANGUAGE, FORM = "nl", "u"

_HEAD = """# Which file has this sentence?

Search this page (Ctrl+F) for a few words of a heading or a sentence; the first column has the file and the line to
change. The page is made from `templates/` by `python -m tools.sentence_index`, for the form of address *u*. A value of
the profile is printed as …, and so are words from a catalogue, which stand under [Wording](#wording). Where a sentence
has alternatives, all of them stand here, divided by a slash.

For one company's statement `statements explain SLUG` also names the line of each value.
"""
_CALENDAR_FILTERS = {"date", "period"}
_COMMENT = re.compile(r"\{#(?=[\s-]).*?#\}", re.DOTALL)
_TAG = re.compile(r"\{%.*?%\}", re.DOTALL)
_VALUE = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_ALTERNATIVE = re.compile(r"""(?:^|\belse)\s*(["'])(.+?)\1(?=\s*(?:if\b|else\b|$))""")
_ANCHOR = re.compile(r"\s*\{#[^\n]*\}\s*$")
_LIST_MARK = re.compile(r"^\s*(?:[-*]|\d+\.)\s+")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_NO_WORDS = re.compile(r"[\W\d_…]*")


def page(templates: Path = REPOSITORY / "templates") -> str:
    """The whole page, for every policy of a templates folder."""
    loaded = _policies(templates)
    words = next(iter(loaded.values())).address
    return "".join((_HEAD, *_sections(loaded, words), *_wording(loaded, words)))


def appearances(templates: Path = REPOSITORY / "templates") -> dict[str, frozenset[str]]:
    """The sections in which the words of each catalogue can appear, by the names of their files."""
    found: dict[str, set[str]] = {}
    for policy in _policies(templates).values():
        for name in policy.texts:
            for catalogue in _catalogues(policy, name) if "/sections/" in name else ():
                found.setdefault(catalogue, set()).add(_short(name))
    return {catalogue: frozenset(sections) for catalogue, sections in found.items()}


def _policies(templates: Path) -> dict[str, Policy]:
    loaded = {slug: load_policy(templates, slug, LANGUAGE, FORM) for slug in policies(templates)}
    wrong = [finding for _, findings in loaded.values() for finding in findings]
    assert not wrong, f"mend the templates first: {wrong}"
    return {slug: policy for slug, (policy, _) in loaded.items() if policy is not None}


def _catalogues(policy: Policy, name: str) -> set[str]:
    """The catalogues whose words a text can print, itself or by what it imports or prints."""
    found: set[str] = set()
    pending, done = [name], set()
    while pending:
        text = pending.pop()
        if text in done:
            continue
        done.add(text)
        tree = policy.environment.parse(policy.texts[text].text)
        if any(one.name in policy.address for one in tree.find_all(nodes.Name)):
            found.add(ADDRESS)
        for use in tree.find_all(nodes.Filter):
            if use.name in _CALENDAR_FILTERS:
                found.add(CALENDAR)
            elif use.name in {"word", "words"} and isinstance(use.args[0], nodes.Const):
                found.add(use.args[0].value)
                pending += _templates_of(policy, use.args[0].value)
        for source in tree.find_all(nodes.Stmt):
            if isinstance(source, nodes.FromImport | nodes.Import | nodes.Include):
                pending += [source.template.value] if isinstance(source.template, nodes.Const) else []
    return found


def _templates_of(policy: Policy, catalogue: str) -> list[str]:
    entries = policy.wording[catalogue].entries.values()
    return [words.template for entry in entries for words in entry.values() if words.template]


def _sections(loaded: Mapping[str, Policy], words: Mapping[str, str]) -> Iterator[str]:
    files: dict[str, list[str]] = {}
    texts: dict[str, str] = {}
    for slug, policy in loaded.items():
        for section in policy.sections:
            for full in section.editions.values():
                files.setdefault(full, []).append(slug)
        texts |= {name: text.text for name, text in policy.texts.items() if text.origin is None}
    for full, slugs in files.items():
        yield f"\n## {_short(full)}\n\nIn {' and '.join(slugs)}. {_link(full)}\n"
        yield from _rows(full, texts[full], words)
    yield "\n## Macros\n\nPieces that several sections share.\n"
    for full in sorted(name for name in texts if "/macros/" in name):
        yield f"\n{_link(full)}\n"
        yield from _rows(full, texts[full], words)


def _rows(full: str, text: str, words: Mapping[str, str]) -> Iterator[str]:
    printed = list(sentences(text, words))
    if printed:
        yield "\n| File and line | Words |\n| --- | --- |\n"
        yield from (f"| {full.rpartition('/')[2]}:{line} | {found} |\n" for line, found in printed)


def sentences(text: str, words: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """The lines of a template that have words of their own, by number, as a reader of the statement sees them."""
    for pattern in (_COMMENT, _TAG, _VALUE):
        text = pattern.sub(lambda found: _plain(found, words) + "\n" * found[0].count("\n"), text)
    for number, line in enumerate(text.split("\n"), start=1):
        found = _in_cell(line)
        if not _NO_WORDS.fullmatch(found):
            yield number, found


def _plain(found: re.Match[str], words: Mapping[str, str]) -> str:
    """What stands for a tag, a comment or a value: a word of the form of address, the alternatives, or …."""
    if found.re is not _VALUE:
        return ""
    inner = found[1].strip().strip("-").strip()
    if inner in words:
        return words[inner]
    return " / ".join(text for _, text in _ALTERNATIVE.findall(inner)) or "…"


def _in_cell(line: str) -> str:
    heading = line.lstrip().startswith("#")
    line = _LINK.sub(r"\1", line)
    text = _LIST_MARK.sub("", _ANCHOR.sub("", line).rstrip("\\").strip(" |").lstrip("# "))
    text = " ".join(text.replace("**", "").replace("&nbsp;", " ").replace("|", " / ").split())
    return f"**{text}**" if heading and text else text


def _wording(loaded: Mapping[str, Policy], words: Mapping[str, str]) -> Iterator[str]:
    yield "\n## Wording\n\nThe words of keys in profiles, by file.\n"
    rows: dict[str, dict[tuple[int, str], list[str]]] = {}
    for policy in loaded.values():
        for catalogue in policy.wording.values():
            for key, entry in catalogue.entries.items():
                for part in entry.values():
                    place = (part.place.line, f"{catalogue.name}.{key}")
                    texts = rows.setdefault(part.place.path, {}).setdefault(place, [])
                    text = _in_wording(part, words)
                    texts += [] if text in texts else [text]
    for path, lines in sorted(rows.items()):
        yield f"\n### {path.rpartition('/')[2]}\n\n{_link(path.partition('/')[2])}\n\n"
        yield "| File and line | Key | Words |\n| --- | --- | --- |\n"
        for (line, key), found in sorted(lines.items()):
            yield f"| {path.rpartition('/')[2]}:{line} | `{key}` | {' · '.join(found)} |\n"


def _in_wording(part: Words, words: Mapping[str, str]) -> str:
    return " ".join(found for _, found in sentences(part.text, words))


def _short(full: str) -> str:
    return full.rpartition("/")[2].removesuffix(".md.jinja")


def _link(name: str) -> str:
    return f"[`templates/{name}`](../../templates/{name})"


if __name__ == "__main__":
    Path(sys.argv[1] if len(sys.argv) > 1 else TARGET).write_text(page(), "utf-8")
