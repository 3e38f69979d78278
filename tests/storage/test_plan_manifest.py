"""The manifest and the journal: whole or nothing, and never a way out of ``output/``."""

from hypothesis import given
from hypothesis import strategies as st

from generator.storage.disk import ABSENT, digest
from generator.storage.plan import Manifest
from generator.storage.plan import journal as journals
from generator.storage.plan.checksummed import seal
from generator.storage.plan.journal import Journal
from generator.storage.plan.manifest import parse

ONE, TWO = digest(b"one"), digest(b"two")

SLUGS = st.sampled_from(["smt", "smartfms", "smart2led"])
DIGESTS = st.binary(max_size=2).map(digest)
PATHS = st.builds("{0}/{0}{1}".format, SLUGS, st.sampled_from([".md", ".html", ".docx"]))
MANIFESTS = st.builds(Manifest, st.dictionaries(PATHS, DIGESTS), st.dictionaries(SLUGS, DIGESTS))
JOURNALS = st.builds(
    Journal,
    st.dictionaries(PATHS, DIGESTS | st.just(ABSENT)),
    st.dictionaries(PATHS, st.just("")).map(lambda paths: {path: f"{path}.orig" for path in paths}),
    MANIFESTS,
)


@given(MANIFESTS)
def test_a_manifest_is_read_as_it_was_written(record: Manifest) -> None:
    assert parse(record.to_bytes()) == record


@given(JOURNALS)
def test_a_journal_is_read_as_it_was_written(plan: Journal) -> None:
    assert journals.parse(plan.to_bytes()) == plan


@given(MANIFESTS, st.data())
def test_a_manifest_of_which_one_byte_is_another_is_none(record: Manifest, data: st.DataObject) -> None:
    whole = record.to_bytes()
    place = data.draw(st.integers(0, len(whole) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != whole[place]))
    assert parse(whole[:place] + bytes([other]) + whole[place + 1 :]) is None
    assert parse(whole[:place]) is None


@given(st.binary(max_size=200))
def test_bytes_that_are_no_manifest_are_none(data: bytes) -> None:
    assert parse(data) is None
    assert journals.parse(data) is None


def test_a_manifest_has_a_line_for_each_file_in_order_and_nothing_of_the_day_or_the_machine() -> None:
    record = Manifest({"smt/smt.md": ONE, "index.html": TWO}, {"smt": ONE})
    other = Manifest({"index.html": TWO, "smt/smt.md": ONE}, {"smt": ONE})
    assert record.to_bytes() == other.to_bytes()
    assert record.to_bytes().decode().splitlines()[2:] == [
        f'"files": {{"index.html": "{TWO}",',
        f'"smt/smt.md": "{ONE}"}},',
        '"format": 1,',
        f'"inputs": {{"smt": "{ONE}"}}}}',
    ]


def test_a_forged_record_cannot_name_a_file_outside() -> None:
    for path in ["../x.md", "/etc/passwd", "published/smt/1.md", ".lock"]:
        forged = {"format": 1, "files": {path: ONE}, "inputs": {}}
        assert parse(seal(forged)) is None, f"a build would remove {path}"
        for steps, copies, named in [({path: ONE}, {}, {}), ({}, {path: f"{path}.orig"}, {}), ({}, {}, {path: ONE})]:
            plan = {"steps": steps, "copies": copies, "files": named, "inputs": {}}
            assert journals.parse(seal(plan)) is None, f"the next run would touch {path}"
    for copy in ["../smt.md.orig", "smt/smt.md.orig/../../x"]:
        plan = {"steps": {}, "copies": {"smt/smt.md": copy}, "files": {}, "inputs": {}}
        assert journals.parse(seal(plan)) is None, f"the next run would write {copy}"


def test_a_record_of_another_shape_is_none() -> None:
    sound: dict[str, object] = {"format": 1, "files": {}, "inputs": {}}
    changes: list[dict[str, object]] = [
        {"format": 2},
        {"files": []},
        {"files": {"smt/smt.md": 1}},
        {"files": {"smt/smt.md": "x"}},
        {"inputs": None},
    ]
    assert parse(seal(sound)) == Manifest()
    for change in changes:
        assert parse(seal(sound | change)) is None, f"{change} is no manifest of ours"


def test_a_journal_of_another_shape_is_none() -> None:
    sound: dict[str, object] = {"steps": {}, "copies": {}, "files": {}, "inputs": {}}
    changes: list[dict[str, object]] = [
        {"steps": []},
        {"steps": {"smt/smt.md": "x"}},
        {"copies": None},
        {"files": None},
    ]
    assert journals.parse(seal(sound)) == Journal()
    for change in changes:
        assert journals.parse(seal(sound | change)) is None, f"{change} is no journal of ours"


def test_a_manifest_changes_by_giving_another() -> None:
    record = Manifest({"smt/smt.md": ONE, "smt/smt.html": ONE, "smartfms/smartfms.md": ONE}, {"smt": "a"})
    changed = record.with_files({"smt/smt.md": TWO, "smt/smt.html": ABSENT}).with_inputs({"smt": "", "smartfms": "b"})
    assert changed.files == {"smt/smt.md": TWO, "smartfms/smartfms.md": ONE}
    assert (changed.inputs_of("smt"), changed.inputs_of("smartfms")) == ("", "b")
    assert (record.get("smt/smt.html"), changed.get("smt/smt.html")) == (ONE, ABSENT)
    assert record.files_of("smt") == {"smt/smt.md": ONE, "smt/smt.html": ONE}
