"""The profiles of ``cases/schema``, with the group that they extend and the keys of the wording that they use."""

from pathlib import Path

from generator.profile import Profile, merge
from generator.profile.schema import Catalogues
from generator.yaml import Source, read
from tests.support import folders

CASES = folders.CASES / "schema"


def source(path: Path) -> Source:
    found, diagnostics = read(path, path.name)
    assert found is not None, f"Mend the YAML of this case: {diagnostics}"
    return found


def profile(path: Path) -> Profile:
    company = source(path)
    merged, diagnostics = merge(
        path.stem, company, source(CASES / "shared/group.yaml") if "extends" in company.data else None
    )
    assert not diagnostics, f"Mend how this case merges: {diagnostics}"
    return merged


def catalogues() -> Catalogues:
    data = source(CASES / "shared/wording.yaml").data
    return {name: frozenset(keys) for name, keys in data.items() if isinstance(keys, list)}
