"""A file that anybody may have put there is read at once, within bounds, or refused."""

import errno
import os
import threading
from pathlib import Path

import pytest

from generator.storage.bounded_read import read_file

posix = pytest.mark.skipif(os.name != "posix", reason="only POSIX has pipes and devices among its files")


def refused(path: Path, limit: int = 100, *, follow: bool = True) -> int | None:
    with pytest.raises(OSError) as caught:
        read_file(path, limit, follow=follow)
    return caught.value.errno


@pytest.mark.parametrize("size", [0, 1, 99, 100])
def test_a_file_within_the_bound_is_read_whole(tmp_path: Path, size: int) -> None:
    (tmp_path / "a").write_bytes(b"x" * size)
    assert read_file(tmp_path / "a", 100) == b"x" * size


def test_a_larger_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 101)
    assert refused(tmp_path / "a") == errno.EFBIG


@posix
def test_a_pipe_is_refused_without_waiting_for_a_writer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    reader = threading.Thread(target=lambda: refused(tmp_path / "pipe"), daemon=True)
    reader.start()
    reader.join(30)
    assert not reader.is_alive(), "reading a pipe waits for somebody to write to it"


@posix
def test_a_device_that_never_ends_is_refused() -> None:
    assert refused(Path(os.devnull)) == errno.EINVAL
    assert refused(Path("/dev/zero")) == errno.EINVAL


@posix
def test_a_link_is_followed_only_where_that_is_asked(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    (tmp_path / "link").symlink_to(tmp_path / "a")
    assert read_file(tmp_path / "link", 100) == b"x"
    assert refused(tmp_path / "link", follow=False) == errno.ELOOP


def test_a_folder_and_a_file_that_is_not_there_are_refused(tmp_path: Path) -> None:
    assert refused(tmp_path) in (errno.EINVAL, errno.EISDIR, errno.EACCES)
    assert refused(tmp_path / "nothing") == errno.ENOENT
