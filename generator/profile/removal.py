"""What a company does not take over from its group: who the group says it is, and what the company is ``without``."""

from collections.abc import Iterator, Mapping

from generator.diagnostics import Diagnostic, Diagnostics, KeyPath, diagnose, diagnose_by_rule
from generator.diagnostics.suggestion import suggest
from generator.profile.records import children, have_ids, id_of
from generator.yaml import Source

IDENTITY: tuple[KeyPath, ...] = (
    ("controller",),
    ("websites",),
    ("contact", "email"),
    ("contact", "phone"),
    ("contact", "address"),
)
"""The facts that say who a company is: given by a group, they would be wrong for all but one."""

_COMPANY_ONLY = {
    "extends": "a group cannot extend a group: there are two levels, company and group",
    "deviations": "a group does not differ from itself: a company says why it differs from its group",
    "without": "a group has nothing to leave out: it inherits nothing",
}


def removed(company: Source, group: Source) -> tuple[frozenset[KeyPath], Diagnostics]:
    """The key paths of the group's file that the company does not take over, and what is wrong with their removal."""
    findings: list[Diagnostic] = []
    paths = {*_refused(group, findings), *_left_out(company, group, findings)}
    return _with_emptied(paths, group), tuple(findings)


def _refused(group: Source, findings: list[Diagnostic]) -> Iterator[KeyPath]:
    for path in IDENTITY:
        if path in group.keys:
            message = f"a group cannot give '{'.'.join(map(str, path))}': it is a company's own"
            findings.append(diagnose("identity-in-group", group.keys[path], key=path, str=".".join(map(str, path))))
            yield path
    for key, message in _COMPANY_ONLY.items():
        if (key,) in group.keys:
            findings.append(diagnose_by_rule(f"group-{key}", message, group.keys[(key,)], hint="delete it", key=(key,)))
            yield (key,)


def _left_out(company: Source, group: Source, findings: list[Diagnostic]) -> Iterator[KeyPath]:
    known = dict(_names(group.data, "", ()))
    for key, name in without(company):
        path = known.get(name)
        if path is not None:
            yield path
        else:
            hint = _hint(name, known, group)
            findings.append(
                diagnose(
                    "nothing-to-leave-out.name",
                    company.values[key],
                    key=key,
                    stem=group.path.stem,
                    named=name,
                    hint=hint,
                )
            )


def without(company: Source) -> Iterator[tuple[KeyPath, str]]:
    """The dotted names under ``without``, with their own key paths; what is no text there is left to the schema."""
    names = company.data.get("without")
    for position, name in enumerate(names if isinstance(names, list) else []):
        if isinstance(name, str):
            yield ("without", position), name


def _names(value: object, prefix: str, path: KeyPath) -> Iterator[tuple[str, KeyPath]]:
    """Each value that can be left out, by its dotted name; a record stands under its id."""
    if isinstance(value, list) and not have_ids(value):
        return
    for key, inner in children(value):
        name = f"{prefix}{id_of(inner) if isinstance(key, int) else key}"
        yield name, (*path, key)
        yield from _names(inner, f"{name}.", (*path, key))


def _hint(name: str, known: Mapping[str, KeyPath], group: Source) -> str:
    parent = known.get(name.rpartition(".")[0])
    whole: object = group.data
    for part in parent or ():
        whole = dict(children(whole))[part]
    if parent and isinstance(whole, list) and not have_ids(whole):
        return "the items of this list have no id: state the list in this file, as it holds for the company"
    return suggest(name, known) or f"the names are those of {group.name}, with dots: processings.newsletter"


def _with_emptied(paths: set[KeyPath], group: Source) -> frozenset[KeyPath]:
    """The paths and each mapping or list that is empty without them: an empty list would state "none"."""
    gone = set(paths)
    if not gone:
        return frozenset()

    def leave(value: object, path: KeyPath) -> bool:
        inner = [leave(child, (*path, key)) for key, child in children(value)]
        if path and inner and all(inner):
            gone.add(path)
        return path in gone

    leave(group.data, ())
    return frozenset(gone)
