"""Small workspaces for the tests of templates: the one in ``cases/templates``, and ones made of a few texts."""

from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace

from generator import yaml as source
from generator.diagnostics import Diagnostics, KeyPath, Location
from generator.document.slots import MARKER
from generator.profile import Origin, Profile
from generator.profile.shape import Leaf, LeafKind, Record, Sequence
from generator.template import Policy, RenderedSection, load_policy, render
from generator.template.runtime.sandbox import PolicyEnvironment
from tests.support import folders

CASES = folders.CASES / "templates"
TEMPLATES = CASES / "templates"

LINE, TEXT, BOOLEAN = Leaf(LeafKind.LINE), Leaf(LeafKind.TEXT), Leaf(LeafKind.BOOLEAN)


def item(catalogue: str) -> Leaf:
    """A key of a catalogue, or a company's own words."""
    return Leaf(LeafKind.ITEM, catalogue)


ADDRESS = Record({"street": LINE, "number": LINE, "postcode": LINE, "city": LINE, "country": item("countries")})

PROCESSING = Record(
    {
        "id": Leaf(LeafKind.LINE, internal=True),
        "purpose": item("purposes"),
        "legal_bases": Sequence(item("legal_bases")),
        "data_categories": Sequence(item("data_categories")),
        "retention": Record({"period": Leaf(LeafKind.PERIOD)}),
    }
)

SHAPE = Record(
    {
        "language": Leaf(LeafKind.LINE, internal=True),
        "form_of_address": Leaf(LeafKind.LINE, internal=True),
        "editions": Leaf(LeafKind.LINE, internal=True),
        "controller": Record(
            {
                "legal_name": LINE,
                "short_name": LINE,
                "description": TEXT,
                "registration": Record({"kvk": LINE, "vat": LINE}),
                "address": ADDRESS,
            }
        ),
        "statement": Record({"date": Leaf(LeafKind.DATE)}),
        "contact": Record({"email": LINE, "phone": LINE}),
        "websites": Sequence(Record({"host": LINE})),
        "dpo": Record({"appointed": BOOLEAN}),
        "processings": Sequence(PROCESSING),
        "minors": Record({"age": Leaf(LeafKind.INTEGER)}),
        "transfers": Sequence(Record({"country": item("countries")})),
        "cookies": Sequence(item("cookie_kinds")),
    }
)
"""What a profile of these tests can state."""


def company(**changes: object) -> Profile:
    """The invented company of ``cases/templates``; a change of ``None`` leaves a field out."""
    found, findings = source.read(CASES / "company.yaml", "profiles/havenlicht.yaml")
    assert found is not None, findings
    data = {name: value for name, value in {**found.data, **changes}.items() if value is not None}
    origins = {key: Origin(value, found.keys.get(key, value)) for key, value in found.values.items()}
    return Profile("havenlicht", data, origins)


def profile(data: Mapping[str, object]) -> Profile:
    """A profile of plain data, each value of it on a line of its own."""
    keys = list(_keys(data, ()))
    places = {key: Location("profiles/test.yaml", number) for number, key in enumerate(keys, start=1)}
    return Profile("test", data, {key: Origin(place, place) for key, place in places.items()})


def _keys(value: object, key: KeyPath) -> list[KeyPath]:
    below: list[KeyPath] = [key]
    if isinstance(value, Mapping):
        for name, inner in value.items():
            below.extend(_keys(inner, (*key, name)))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            below.extend(_keys(inner, (*key, index)))
    return below


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """A workspace's templates: those of the cases, with these files put into ``library/nl`` or, from ``/``, the top."""
    templates = folder / "templates"
    for name in ("address", "calendar", "purposes", "data_categories", "legal_bases", "cookie_kinds", "countries"):
        path = templates / "library/nl/wording" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes((TEMPLATES / "library/nl/wording" / f"{name}.yaml").read_bytes())
    for name, text in files.items():
        path = templates / name[1:] if name.startswith("/") else templates / "library/nl" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return templates


def load(folder: Path, files: Mapping[str, str], form: str = "u") -> tuple[Policy | None, Diagnostics]:
    """A policy ``test`` of these files; without a ``policy.yaml`` among them, each section in them, by name."""
    names = [name.split("/")[1].removesuffix(".md.jinja") for name in files if name.startswith("sections/")]
    policy = "name: {nl: Toets}\nsections: [" + ", ".join(names) + "]\n"
    return load_policy(write(folder, {"/test/policy.yaml": policy, **files}), "test", "nl", form)


def with_section(policy: Policy, template: str) -> Policy:
    """The policy with another text for its section ``test``, without reading any file."""
    name = "library/nl/sections/test.md.jinja"
    texts = {**policy.texts, name: replace(policy.texts[name], text=template)}
    return replace(policy, texts=texts, environment=PolicyEnvironment(texts, policy.environment.folders))


def run(
    folder: Path, files: Mapping[str, str], data: Mapping[str, object] | None = None, form: str = "u"
) -> tuple[tuple[RenderedSection, ...], Diagnostics]:
    """The sections of these files for a company that states ``data``, and what was found in rendering."""
    policy, findings = load(folder, files, form)
    assert policy is not None and not findings, f"the templates of this test should load: {findings}"
    return render(policy, profile(data or {}), SHAPE)


def say(folder: Path, template: str, data: Mapping[str, object] | None = None, **wording: str) -> str:
    """What one section prints, its values within ⟦ ⟧; it must print without a finding."""
    sections, findings = run(folder, _one(template, wording), data)
    assert not findings, f"this template should render: {findings}"
    return "\n".join(map(filled, sections)).strip("\n")


def complain(folder: Path, template: str, data: Mapping[str, object] | None = None, **wording: str) -> Diagnostics:
    """What is found in one section ``sections/test.md.jinja``; wording is given as ``catalogue="YAML text"``."""
    return run(folder, _one(template, wording), data)[1]


def _one(template: str, wording: Mapping[str, str]) -> dict[str, str]:
    texts = {f"wording/{name}.yaml": text for name, text in wording.items()}
    return {"sections/test.md.jinja": template, **texts}


def filled(section: RenderedSection) -> str:
    """A section's Markdown with its values within ⟦ ⟧."""
    return MARKER.sub(lambda found: f"⟦{section.values[int(found[1])].text}⟧", section.markdown)
