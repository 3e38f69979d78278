"""What would change in ``output/``, and the only code that changes it.

``compare`` holds what is wanted against what stands there and gives a ``Plan``; ``apply`` carries it out. Whatever
stops a run, each file is whole, the old one or the new one, and the next run puts right what was left undone. A file
that a person edited is never overwritten unasked.
"""

from generator.storage.plan.changes import STANDING, Change, Kind, Plan, Report, Scope
from generator.storage.plan.commit import apply, foresee
from generator.storage.plan.manifest import Manifest
from generator.storage.plan.planning import compare, intact, recorded

__all__ = [
    "STANDING",
    "Change",
    "Kind",
    "Manifest",
    "Plan",
    "Report",
    "Scope",
    "apply",
    "compare",
    "foresee",
    "intact",
    "recorded",
]
