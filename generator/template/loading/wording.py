"""The wording catalogues of a policy in one language and one form of address: keys, parts, words."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct

from generator import yaml as source
from generator.diagnostics import Diagnostic, Diagnostics, Location, diagnose, diagnose_by_rule
from generator.template.loading import template_files
from generator.template.loading.template_files import TemplateText
from generator.yaml import Source

FORMS = ("u", "je")
"""The forms of address, the same for every language: ``u`` formal, ``je`` informal."""

ADDRESS = "address"
"""The catalogue whose keys are names in every template."""

CALENDAR = "calendar"
"""The catalogue with the words of dates and periods."""

SUBJECT = "subject"
"""The key of a wording file that holds several catalogues; its value is for who reads the file."""

WHOLE = ""
"""The part of an entry that has no parts."""


class Words(Struct, frozen=True):
    """What the policy says for one key, or one part of it, in the form of address that was asked for.

    ``template`` is the name under which the environment knows the words when they hold Jinja.
    """

    text: str
    place: Location
    template: str | None = None


Entry: TypeAlias = Mapping[str, Words]
"""The words of a key by part; an entry without parts has the one part ``WHOLE``."""


class Catalogue(Struct, frozen=True):
    """A wording catalogue: its name, the display path of its file in the library or else the policy, its entries."""

    name: str
    path: str
    entries: Mapping[str, Entry]


Catalogues: TypeAlias = Mapping[str, Catalogue]


def read(root: Path, folders: tuple[str, ...], form: str) -> tuple[Catalogues | None, Diagnostics]:
    """The catalogues in the folders ``wording`` of these folders of the templates; a later folder wins, key by key.

    A file with a ``subject`` holds several catalogues, each under its name. A file without one is a single catalogue,
    which has the name of the file. A folder has each catalogue once. ``None`` if a file could not be read.
    """
    catalogues: dict[str, Catalogue] = {}
    homes: dict[tuple[Path, str], str] = {}
    findings: list[Diagnostic] = []
    complete = True
    for name, path in paths(root, folders).items():
        found = _source(root, path, name, findings)
        complete &= found is not None
        if found is None:
            continue
        for catalogue, above, keys in _catalogues(found, findings):
            other = homes.setdefault((path.parent, catalogue), name)
            if other != name:
                place = found.keys.get(above, Location(name))
                findings.append(diagnose("catalogue-twice", place, catalogue=catalogue, other=other))
            reader = _Reader(found, above, form, findings)
            entries = {key: entry for key, value in keys.items() if (entry := dict(reader.entry(key, value)))}
            below = catalogues.get(catalogue)
            catalogues[catalogue] = (
                Catalogue(catalogue, below.path, {**below.entries, **entries})
                if below is not None
                else Catalogue(catalogue, name, entries)
            )
    return catalogues if complete else None, tuple(findings)


def _source(root: Path, path: Path, name: str, findings: list[Diagnostic]) -> Source | None:
    if not template_files.is_within(root.resolve(), path):
        findings.append(template_files.outside(name))
        return None
    found, problems = source.read(path, name)
    findings.extend(problems)
    return found


def _catalogues(
    found: Source, findings: list[Diagnostic]
) -> Iterator[tuple[str, tuple[str, ...], Mapping[str, object]]]:
    """The name of each catalogue of a file, the key path above its keys, and the keys with their values."""
    if SUBJECT not in found.data:
        yield found.path.stem, (), found.data
        return
    for name, value in found.data.items():
        if name == SUBJECT and not isinstance(value, str):
            _refuse_layout(found, name, f"'{SUBJECT}' is not a text", findings)
        elif name != SUBJECT and isinstance(value, dict):
            yield name, (name,), value
        elif name != SUBJECT:
            _refuse_layout(found, name, f"'{name}' is not a catalogue", findings)


def _refuse_layout(found: Source, name: str, message: str, findings: list[Diagnostic]) -> None:
    hint = f"a file that says its `{SUBJECT}` holds names of catalogues, with the keys of each indented below it"
    findings.append(diagnose_by_rule("wording-malformed", message, found.keys[(name,)], hint=hint))


def paths(root: Path, folders: tuple[str, ...]) -> dict[str, Path]:
    """The wording files in these folders of the templates, by display path, in the order in which they are read."""
    return {
        f"{root.name}/{folder}/wording/{path.name}": path
        for folder in folders
        for path in template_files.matching(root.resolve() / folder / "wording", "*.yaml")
    }


def templates(catalogues: Catalogues) -> dict[str, TemplateText]:
    """The words that hold Jinja, as templates by name."""
    return {
        words.template: TemplateText(words.place.path, words.text, words.place)
        for catalogue in catalogues.values()
        for entry in catalogue.entries.values()
        for words in entry.values()
        if words.template is not None
    }


class _Reader(Struct, frozen=True):
    source: Source
    above: tuple[str, ...]
    form: str
    findings: list[Diagnostic]

    def entry(self, key: str, value: object) -> Iterator[tuple[str, Words]]:
        """The parts of an entry and their words, those that are well-formed."""
        has_parts = isinstance(value, dict) and not value.keys() & set(FORMS)
        parts = value if isinstance(value, dict) and has_parts else {WHOLE: value}
        for part, words in parts.items():
            path = (*self.above, key, part) if part else (*self.above, key)
            if (text := self._in_form(path, words)) is not None:
                yield part, self._words(text, path)

    def _in_form(self, path: tuple[str, ...], value: object) -> str | None:
        if isinstance(value, dict):
            for form in FORMS:
                if form not in value:
                    message = f"'{'.'.join(path)}' has no words for the form of address '{form}'"
                    self._refuse("wording-form-missing", message, path, "give both u and je, or the words alone")
            for other in value.keys() - set(FORMS):
                message = f"'{other}' is not a form of address: u or je"
                self._refuse("wording-form-unknown", message, (*path, other), "name parts at the level above u and je")
            path, value = (*path, self.form), value.get(self.form)
            if path not in self.source.values:
                return None
        if isinstance(value, str):
            return value.rstrip("\n")
        self._refuse("wording-not-text", f"'{'.'.join(path)}' is not a text", path, "write the words, within quotes")
        return None

    def _words(self, text: str, path: tuple[str, ...]) -> Words:
        in_form = (*path, self.form)
        path = in_form if in_form in self.source.values else path
        jinja = "{{" in text or "{%" in text or "{# " in text
        return Words(text, self.source.values[path], f"{self.source.name}#{'.'.join(path)}" if jinja else None)

    def _refuse(self, code: str, message: str, path: tuple[str, ...], hint: str) -> None:
        place = self.source.keys.get(path) or self.source.values.get(path) or Location(self.source.name)
        self.findings.append(diagnose_by_rule(code, message, place, hint=hint))
