"""Loads a company: reads its file and its group's, and merges them."""

from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, TypeAlias

from generator.diagnostics import Diagnostic, Diagnostics, KeyPath, Location, diagnose, in_order
from generator.diagnostics.suggestion import suggest
from generator.workspace.listing import PROFILES, Workspace
from generator.workspace.slugs import judge

if TYPE_CHECKING:  # listing companies, as completion does, must not wait for the YAML parser
    from generator.profile import Profile
    from generator.yaml import Source

Reader: TypeAlias = "Callable[[Path, str], tuple[Source | None, Diagnostics]]"
"""Reads a file under a display path, as ``source.read`` does."""

_EXTENDS: KeyPath = ("extends",)


def load(workspace: Workspace, slug: str, read: "Reader | None" = None) -> "tuple[Profile | None, Diagnostics]":
    """The merged profile of a company; ``None`` when its file or its group's cannot be read or is not there.

    A run over many companies passes a ``read`` that remembers (``functools.cache(source.read)``): a group is then read
    once.
    """
    path = workspace.companies.get(slug)
    if path is None:
        return None, (_unknown(workspace, slug),)
    from generator.profile import merge

    read = read or _reader()
    company, found = read(path, workspace.display(path))
    if company is None:
        return None, found
    group_path, more = _group_path(workspace, company)
    if more:
        return None, in_order(found + more)
    group = None
    if group_path is not None:
        group, more = read(group_path, workspace.display(group_path))
        found += more
        if group is None:
            return None, in_order(found)
    merged, more = merge(slug, company, group)
    return merged, in_order(found + more)


def _reader() -> Reader:
    from generator import yaml as source

    return source.read


def _unknown(workspace: Workspace, slug: str) -> Diagnostic:
    place = Location(PROFILES)
    shown = ascii(slug)
    if reason := judge(slug):
        return diagnose("bad-slug", place, shown=shown, reason=reason)
    hint = suggest(slug, workspace.companies) or f"add {PROFILES}/{slug}.yaml"
    return diagnose("unknown-company", place, shown=shown, hint=hint)


def _group_path(workspace: Workspace, company: "Source") -> tuple[Path | None, Diagnostics]:
    name = company.data.get("extends")
    if name is None:
        return None, ()
    place = company.values[_EXTENDS]
    if not isinstance(name, str):
        return None, (diagnose("bad-extends", place, key=_EXTENDS),)
    if name in workspace.groups:
        return workspace.groups[name], ()
    stem = PurePosixPath(name).stem
    hint = f"write `extends: {stem}`" if stem in workspace.groups else suggest(name, workspace.groups)
    return None, (
        diagnose("missing-group", place, key=_EXTENDS, named=name, profiles=PROFILES, hint=hint or _add(name)),
    )


def _add(name: str) -> str:
    return judge(name) or f"add {PROFILES}/groups/{name}.yaml"
