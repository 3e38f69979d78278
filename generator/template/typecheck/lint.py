"""Checks the templates of a workspace without any profile: every policy, language and form of address."""

from collections.abc import Iterator
from pathlib import Path

from jinja2 import nodes
from msgspec import Struct, field

from generator.diagnostics import Diagnostic, Diagnostics, Location, Severity, diagnose, in_order
from generator.profile.shape import Record
from generator.template import template_errors
from generator.template.loading import template_language
from generator.template.loading.wording import ADDRESS, FORMS
from generator.template.policy import Policy, languages, load_policy, policies
from generator.template.runtime.filters import FILTERS, TESTS
from generator.template.typecheck.expression_types import FieldPath, leaves, spelled
from generator.template.typecheck.inference import read_section
from generator.template.typecheck.static_scan import Survey


class _Seen(Struct):
    """What all policies together use; ``whole`` when each of them could be read."""

    findings: list[Diagnostic] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    reached: set[str] = field(default_factory=set)
    used: set[FieldPath] = field(default_factory=set)
    whole: bool = True


def check_templates(templates: Path, shape: Record) -> Diagnostics:
    """Everything that is wrong in the templates, whatever the profiles say, in order.

    Beside mistakes it tells of section files that no policy uses, and of fields that no statement can show. A field
    shows when a template prints it, in words or as it is; a yes or no and a key also show when a template only tests
    them, because it chooses its words by them. Fields that steer the program (``internal``) need not show.
    """
    seen = _Seen()
    found = policies(templates)
    for policy in found:
        for tongue in languages(templates, policy):
            for form in FORMS:
                _check_policy(templates, policy, tongue, form, shape, seen)
    findings = seen.findings
    if found and seen.whole:  # else what the others use is not known
        findings.extend([*_unused_files(seen), *_unseen_fields(templates, shape, seen)])
    return in_order(tuple(findings))


def fields_of_sections(policy: Policy, shape: Record) -> Iterator[tuple[str, frozenset[FieldPath]]]:
    """The fields that each section of a policy prints or chooses its words by, in any of its editions."""
    trees = dict(_trees(policy, _Seen()))
    for section in policy.sections:
        survey = Survey(policy, shape, trees)
        for template in section.editions.values():
            read_section(survey, template)
        yield section.id, frozenset(survey.used)


def _check_policy(templates: Path, name: str, tongue: str, form: str, shape: Record, seen: _Seen) -> None:
    policy, findings = load_policy(templates, name, tongue, form)
    seen.findings.extend(findings)
    if policy is None:
        seen.whole = False
        return
    trees = dict(_trees(policy, seen))
    survey = Survey(policy, shape, trees)
    survey.findings.extend(_hidden_names(policy, shape))
    for section in policy.sections:
        for template in section.editions.values():
            try:
                read_section(survey, template)
            except RecursionError:
                text = policy.texts[template]
                seen.findings.append(diagnose("too-deep.expression", Location(text.path)))
    seen.findings.extend(survey.findings)
    seen.used |= survey.used
    seen.reached |= survey.reached
    seen.files.update({full: text.path for full, text in policy.texts.items() if "#" not in full})


def _trees(policy: Policy, seen: _Seen) -> Iterator[tuple[str, nodes.Template]]:
    """The templates that can be read; of the others, why not."""
    for name, text in policy.texts.items():
        try:
            tree = policy.environment.parse(text.text, name, name)
            found = list(template_language.breaches(tree, FILTERS, TESTS))
        except Exception as error:  # whatever a text provokes in the parser is a finding
            seen.findings.append(template_errors.unreadable(error, text))
            continue
        seen.findings.extend(template_errors.syntax_at(b.line, b.message, b.hint, b.needle, text) for b in found)
        if not found:
            yield name, tree


def _hidden_names(policy: Policy, shape: Record) -> Iterator[Diagnostic]:
    catalogue = policy.wording.get(ADDRESS)
    for key, entry in catalogue.entries.items() if catalogue else ():
        for part, words in entry.items():
            if part or words.template is not None or not key.isidentifier():
                yield diagnose("address-malformed", words.place, key_name=key)
            elif key in shape.fields:
                yield diagnose("name-hidden", words.place, key_name=key)


def _unused_files(seen: _Seen) -> Iterator[Diagnostic]:
    for full, path in seen.files.items():
        if full not in seen.reached and "/sections/" in full:
            yield diagnose("unused-section", Location(path), Severity.WARNING)


def _unseen_fields(templates: Path, shape: Record, seen: _Seen) -> Iterator[Diagnostic]:
    known = [path for path, _ in leaves(shape)]
    unseen = [path for path in known if path not in seen.used]
    told: set[FieldPath] = set()
    for path in unseen:
        top = next(path[:size] for size in range(1, len(path) + 1) if not _seen_below(path[:size], known, seen.used))
        if top not in told:
            told.add(top)
            yield diagnose("field-never-printed", Location(templates.name), Severity.WARNING, top=spelled(top))


def _seen_below(path: FieldPath, known: list[FieldPath], used: set[FieldPath]) -> bool:
    return any(leaf[: len(path)] == path and leaf in used for leaf in known)
