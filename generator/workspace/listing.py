"""What a workspace holds: its companies, groups and policies, by name."""

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct

from generator.diagnostics import Diagnostic, Diagnostics, Location, diagnose, diagnose_by_rule, in_order
from generator.workspace.slugs import judge, propose
from generator.workspace.workspace_files import below, display, printable

PROFILES = "profiles"
GROUPS = "groups"
TEMPLATES = "templates"

_SUFFIXES = {".yaml", ".yml"}


class Workspace(Struct, frozen=True):
    """A workspace as it stood when it was surveyed.

    ``root`` is resolved. ``companies`` and ``groups`` are the profiles by slug, those whose name two files share left
    out; ``policies`` are the folders of ``templates/`` that hold a ``policy.yaml``. All paths are absolute, in order of
    their names. ``on`` is the day whose law is asked, none for no law; ``cache`` the folder of this workspace for what
    is kept between runs, none to keep nothing; ``diagnostics`` what is wrong with names and links.
    """

    root: Path
    companies: Mapping[str, Path]
    groups: Mapping[str, Path]
    policies: Mapping[str, Path]
    on: date | None = None
    cache: Path | None = None
    diagnostics: Diagnostics = ()

    @property
    def templates(self) -> Path:
        """The folder of the policies."""
        return self.root / TEMPLATES

    def display(self, path: Path) -> str:
        """How a location calls a file of the workspace."""
        return display(path, self.root)


def find(start: Path) -> tuple[Workspace | None, Diagnostics]:
    """The workspace that ``start`` is, or is in, and what is wrong with the names and links in it."""
    try:
        here = start.resolve(strict=True)
    except (OSError, RuntimeError):
        return None, (diagnose("no-such-folder", Location(printable(start.as_posix()))),)
    for folder in (here, *here.parents):
        if _holds(folder, PROFILES) and _holds(folder, TEMPLATES):
            return survey(folder)
    return None, (_no_workspace(here),)


def _no_workspace(here: Path) -> Diagnostic:
    for folder in (here, *here.parents):
        for missing, present in ((PROFILES, TEMPLATES), (TEMPLATES, PROFILES)):
            if _holds(folder, present):
                message = f"there is no folder {missing}/ beside {present}/"
                return diagnose_by_rule(
                    f"no-{missing}-folder", message, Location(printable(folder.as_posix())), hint=f"add {missing}/"
                )
    message = "neither this folder nor one above it holds profiles/ and templates/"
    return diagnose("no-workspace", Location(printable(here.as_posix())))


def _holds(folder: Path, name: str) -> bool:
    try:
        return (folder / name).is_dir()
    except OSError:
        return False


def survey(root: Path) -> tuple[Workspace, Diagnostics]:
    """The workspace at ``root``, a resolved path, and what is wrong with the names and links in it."""
    findings: list[Diagnostic] = []
    profiles = [path for path in below(root / PROFILES, root, findings) if path.suffix.lower() in _SUFFIXES]
    templates = below(root / TEMPLATES, root, findings)
    policies = {
        path.parent.name: path.parent
        for path in templates
        if path.name == "policy.yaml" and path.parent.parent == root / TEMPLATES
    }
    of_groups = f"{root / PROFILES / GROUPS}{os.sep}"  # text, for pathlib takes its time with a thousand companies
    groups = [path for path in profiles if str(path).startswith(of_groups)]
    companies = [path for path in profiles if not str(path).startswith(of_groups)]
    return (
        Workspace(root, _by_slug(companies, root, findings), _by_slug(groups, root, findings), policies),
        in_order(tuple(findings)),
    )


def _by_slug(paths: list[Path], root: Path, findings: list[Diagnostic]) -> dict[str, Path]:
    first: dict[str, Path] = {}
    unusable = set()
    for path in paths:
        # Windows and macOS hold names that differ in capitals for one.
        slug = path.stem.casefold()
        other = first.setdefault(slug, path)
        if reason := judge(path.stem):
            findings.append(_bad_name(path, reason, root))
            if other is path:
                unusable.add(slug)
        if other is not path:
            unusable.add(slug)
            findings.append(
                diagnose("duplicate-slug", Location(display(path, root)), slug=slug, other=display(other, root))
            )
    return {slug: path for slug, path in first.items() if slug not in unusable}


def _bad_name(path: Path, reason: str, root: Path) -> Diagnostic:
    better = propose(path.stem)
    hint = f"rename it to {better}{path.suffix.lower()}" if better else "rename it"
    return diagnose_by_rule("bad-slug", reason, Location(display(path, root)), hint=hint)
