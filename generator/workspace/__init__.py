"""Finds the workspace from any folder in it, lists companies, groups and policies by name, and loads a company.

A workspace is a folder that holds ``profiles/`` and ``templates/``. Nothing outside it is read: a link that leads out
is refused, be it to a file or to a folder.
"""

from generator.workspace.company import Reader, load
from generator.workspace.company_names import choose_companies, findings_about
from generator.workspace.groups import group_named, members
from generator.workspace.listing import Workspace, find, survey
from generator.workspace.output_folders import writable_folder
from generator.workspace.policy_languages import languages
from generator.workspace.slugs import judge, propose

__all__ = [
    "Reader",
    "Workspace",
    "choose_companies",
    "find",
    "findings_about",
    "group_named",
    "judge",
    "languages",
    "load",
    "members",
    "propose",
    "survey",
    "writable_folder",
]
