"""Why the system refused to read or write something, in English whatever its own language."""

import errno

_REASONS = {
    errno.EACCES: "permission was denied",
    errno.EDQUOT: "the quota on its disk is used up",
    errno.EEXIST: "something else stands in its place",
    errno.EFBIG: "it is larger than any file that belongs there",
    errno.EINVAL: "it is no ordinary file",
    errno.EIO: "the disk reported an error",
    errno.EISDIR: "a folder stands there",
    errno.ELOOP: "it is a link",
    errno.EMFILE: "too many files are open",
    errno.ENAMETOOLONG: "its name is too long for this disk",
    errno.ENFILE: "too many files are open",
    errno.ENOENT: "its folder could not be made",
    errno.ENOSPC: "the disk is full",
    errno.ENOTDIR: "a file stands where its folder should be",
    errno.EPERM: "permission was denied",
    errno.EROFS: "the disk is read-only",
    errno.EXDEV: "its folder is on another disk",
}


def reason(error: OSError) -> str:
    """Why the system refused, in English whatever its language."""
    number = error.errno or 0
    return _REASONS.get(number) or f"the system answered {errno.errorcode.get(number, type(error).__name__)}"
