"""Loading a policy: its sections in one language, its wording in one form of address, and what is wrong with them."""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from msgspec import Struct, field

from generator import yaml as source
from generator.cache.store import Shelf
from generator.diagnostics import Diagnostic, Diagnostics, KeyPath, Location, diagnose, diagnose_by_rule
from generator.diagnostics.suggestion import suggest
from generator.storage.bounded_read import read_file
from generator.template.loading import template_files, wording, wording_cache
from generator.template.loading.bytecode import CompiledTemplates
from generator.template.loading.template_files import NAME, TemplateText
from generator.template.loading.wording import ADDRESS, FORMS, WHOLE, Catalogue
from generator.template.runtime.sandbox import PolicyEnvironment
from generator.values import Sourced
from generator.yaml import Source

LIBRARY = "library"
"""The folder of the sections, macros and wording that policies share."""

FILE = "policy.yaml"
_KEYS = ("name", "description", "house_style", "sections")
_SECTION_KEYS = ("section", "editions", "current")
MAX_SECTIONS = 200
MAX_WORDING_BYTES = 256 * 1024


class Section(Struct, frozen=True):
    """A place in a policy: ``editions`` gives the template's full name for each edition.

    A section without dated editions has one, called ``""``.
    """

    id: str
    editions: Mapping[str, str]
    current: str = ""


class Policy(Sourced, frozen=True, eq=False):
    """A policy ready to render, in one language and one form of address.

    ``catalogues`` gives the keys of each wording catalogue; ``house_style`` is the reference document, when the policy
    names one.
    """

    origins = ("environment",)

    slug: str
    language: str
    form: str
    name: str
    description: str
    sections: tuple[Section, ...]
    catalogues: Mapping[str, frozenset[str]]
    house_style: Path | None
    wording: Mapping[str, Catalogue]
    texts: Mapping[str, TemplateText]
    environment: PolicyEnvironment

    @property
    def address(self) -> dict[str, str]:
        """The words of the form of address, which are names in every template."""
        found = self.wording.get(ADDRESS)
        return {key: entry[WHOLE].text for key, entry in found.entries.items() if WHOLE in entry} if found else {}

    @property
    def digest(self) -> str:
        """It changes with every file of the policy in this language, whether a statement uses it or not."""
        own = (self.slug, self.language, self.form, self.name, self.description, self.sections, self.house_style)
        texts = sorted((name, text.text) for name, text in self.texts.items())
        words = [
            (name, key, sorted((part, words.text) for part, words in entry.items()))
            for name, catalogue in sorted(self.wording.items())
            for key, entry in sorted(catalogue.entries.items())
        ]
        return sha256(repr((own, texts, words)).encode()).hexdigest()


def load_policy(
    templates: Path, policy: str, language: str, form: str, shelf: Shelf | None = None
) -> tuple[Policy | None, Diagnostics]:
    """The policy in the folder ``policy`` of ``templates``; ``None`` when it is not there or cannot be read at all.

    Diagnostics about single files come with the policy: what they concern is left out. Without one of its wording files
    there is no policy, for every section that prints from it would be wrong. On the ``shelf`` compiled templates and
    parsed wording are kept.
    """
    root = templates.resolve()
    name = f"{templates.name}/{policy}/{FILE}"
    if form not in FORMS:
        return None, (diagnose("unknown-form", Location(name), form=form, forms=" or ".join(FORMS)),)
    if not all(map(NAME.fullmatch, (policy, language))) or not template_files.is_there(root / policy / FILE):
        hint = suggest(policy, policies(templates)) or f"there are: {', '.join(policies(templates))}"
        return None, (diagnose("unknown-policy", Location(name), policy=policy, hint=hint),)
    if not template_files.is_within(root, root / policy / FILE):
        return None, (template_files.outside(name),)
    found, findings = source.read(root / policy / FILE, name)
    if found is None:
        return None, findings
    return _Loader(templates, policy, language, form, found, list(findings)).load(shelf)


def policies(templates: Path) -> list[str]:
    """The names of the policies in a templates folder."""
    return [
        path.parent.name for path in template_files.matching(templates, f"*/{FILE}") if NAME.fullmatch(path.parent.name)
    ]


def languages(templates: Path, policy: str) -> list[str]:
    """The languages that a policy has sections in, its own or the library's."""
    found = [path for folder in (LIBRARY, policy) for path in template_files.matching(templates / folder, "*/sections")]
    return sorted({path.parent.name for path in found})


class _Loader(Struct):
    templates: Path
    slug: str
    language: str
    form: str
    source: Source
    findings: list[Diagnostic]
    texts: dict[str, TemplateText] = field(default_factory=dict)

    @property
    def folders(self) -> tuple[str, str]:
        """Where a section is looked up, first one first."""
        return f"{self.slug}/{self.language}", f"{LIBRARY}/{self.language}"

    def load(self, shelf: Shelf | None) -> tuple[Policy | None, Diagnostics]:
        """The policy and everything found on the way."""
        self.texts, found = template_files.read_tree(self.templates, self.folders)
        self.findings.extend(found)
        if any(finding.code == template_files.CLOSED for finding in found):
            return None, tuple(self.findings)  # what is in there would only be told as missing
        if not self.texts and not self.findings:
            hint = f"there are: {', '.join(languages(self.templates, self.slug)) or 'none yet'}"
            self._refuse(
                "language-missing", f"there are no templates in the language '{self.language}'", ("name",), hint
            )
            return None, tuple(self.findings)
        catalogues = self._wording(shelf)
        if catalogues is None:  # each use of a catalogue that could not be read would be a finding more
            return None, tuple(self.findings)
        self._check_keys()
        self.texts.update(wording.templates(catalogues))
        sections = tuple(self._sections())
        policy = Policy(
            slug=self.slug,
            language=self.language,
            form=self.form,
            name=self._in_language("name") or self.slug,
            description=self._in_language("description"),
            sections=sections,
            catalogues={name: frozenset(catalogue.entries) for name, catalogue in catalogues.items()},
            house_style=self._house_style(),
            wording=catalogues,
            texts=self.texts,
            environment=PolicyEnvironment(self.texts, self.folders, CompiledTemplates(shelf) if shelf else None),
        )
        return policy, tuple(self.findings)

    def _wording(self, shelf: Shelf | None) -> wording.Catalogues | None:
        order = self.folders[::-1]
        place = f"wording-{self.slug}-{self.language}-{self.form}"
        made_from = wording_cache.origin(self.form, _contents(wording.paths(self.templates, order))) if shelf else b""
        if shelf is not None and (kept := wording_cache.load(shelf, place, made_from)) is not None:
            return kept
        catalogues, found = wording.read(self.templates, order, self.form)
        self.findings.extend(found)
        if shelf is not None and catalogues is not None and not found:
            wording_cache.save(shelf, place, made_from, catalogues)
        return catalogues

    def _check_keys(self) -> None:
        for key in self.source.data:
            if key not in _KEYS:
                self._refuse("unknown-key", f"a policy has no '{key}'", (key,), suggest(key, _KEYS), at_key=True)

    def _in_language(self, key: str) -> str:
        value = self.source.data.get(key)
        words = value.get(self.language) if isinstance(value, dict) else None
        if isinstance(words, str):
            return words
        if value is not None and (not isinstance(value, dict) or self.language not in value):
            self._refuse(
                "language-missing", f"'{key}' has no words in '{self.language}'", (key,), f"add `{self.language}:`"
            )
        return ""

    def _house_style(self) -> Path | None:
        name = self.source.data.get("house_style")
        if name is None:
            return None
        path = self.templates / str(name)
        if not isinstance(name, str) or not template_files.is_within(self.templates.resolve(), path):
            self._refuse("outside-templates", "'house_style' is a file in the templates folder", ("house_style",))
        elif not template_files.is_there(path):
            self._refuse("missing-file", f"there is no file {self.templates.name}/{name}", ("house_style",))
        else:
            return path
        return None

    def _sections(self) -> Iterator[Section]:
        stated = self.source.data.get("sections")
        if not isinstance(stated, list) or not 0 < len(stated) <= MAX_SECTIONS:
            self._refuse("sections-missing", f"'sections' is a list of 1 to {MAX_SECTIONS} sections", ("sections",))
            return
        seen: set[str] = set()
        for index, value in enumerate(stated):
            path: KeyPath = ("sections", index)
            section = self._dated(value, path) if isinstance(value, dict) else self._plain(value, path)
            if section is not None and section.id in seen:
                self._refuse("section-twice", f"the section '{section.id}' stands here twice", path)
            elif section is not None:
                seen.add(section.id)
                yield section

    def _plain(self, value: object, path: KeyPath) -> Section | None:
        full = self._find(value, path)
        return Section(str(value), {"": full}) if full else None

    def _dated(self, value: dict[str, object], path: KeyPath) -> Section | None:
        for key in value.keys() - set(_SECTION_KEYS):
            self._refuse(
                "unknown-key", f"a section has no '{key}'", (*path, key), suggest(key, _SECTION_KEYS), at_key=True
            )
        name, editions, current = (value.get(key) for key in _SECTION_KEYS)
        if not isinstance(name, str) or not NAME.fullmatch(name) or not isinstance(editions, dict) or not editions:
            hint = '- section: security, then editions: {"2025": security-2025} and current: "2025"'
            self._refuse(
                "section-malformed", "a section with editions has a 'section', 'editions' and 'current'", path, hint
            )
            return None
        found = {edition: self._find(file, (*path, "editions", edition)) for edition, file in editions.items()}
        if not isinstance(current, str) or current not in editions:
            there = f"there are: {', '.join(editions)}"
            message = f"'{name}' has no edition '{current}'"
            if isinstance(current, int) and str(current) in editions:
                message, there = f"the number {current} is no name of an edition", f'quote it: "{current}"'
            self._refuse("unknown-edition", message, (*path, "current"), there)
            return None
        known = {edition: full for edition, full in found.items() if full}
        return Section(name, known, str(current)) if current in known else None

    def _find(self, name: object, path: KeyPath) -> str | None:
        if not isinstance(name, str) or not NAME.fullmatch(name):
            hint = "the name of a file, without folder and ending"
            self._refuse("section-malformed", f"'{name}' cannot be the name of a section", path, hint)
            return None
        for folder in self.folders:
            if (full := f"{folder}/sections/{name}.md.jinja") in self.texts:
                return full
        known = [full.rsplit("/", 1)[-1].removesuffix(".md.jinja") for full in self.texts if "/sections/" in full]
        hint = suggest(name, known) or f"add {self.templates.name}/{self.folders[1]}/sections/{name}.md.jinja"
        self._refuse("missing-template", f"there is no section '{name}' in '{self.language}'", path, hint)
        return None

    def _refuse(self, code: str, message: str, path: KeyPath, hint: str = "", at_key: bool = False) -> None:
        places = self.source.keys if at_key else self.source.values
        place = places.get(path) or self.source.values.get(path[:-1]) or Location(self.source.name)
        self.findings.append(diagnose_by_rule(code, message, place, hint=hint, key=path))


def _contents(paths: Mapping[str, Path]) -> dict[str, bytes]:
    """The bytes of files, nothing of those that cannot be read or are larger than any that is accepted."""
    contents: dict[str, bytes] = {}
    for name, path in paths.items():
        try:
            contents[name] = read_file(path, MAX_WORDING_BYTES)
        except OSError:
            contents[name] = b""
    return contents
