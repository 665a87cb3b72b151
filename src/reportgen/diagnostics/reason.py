"""Why the operating system refused something, in words of the catalogue: its own are English, or the system's."""

from __future__ import annotations

import errno

from reportgen.diagnostics.message import Message, message

__all__ = ["reason_of"]

_REASONS = {
    "EACCES": message("permission is missing"),
    "EBADF": message("it is closed"),
    "EBUSY": message("it is in use"),
    "EDQUOT": message("the space that is granted on the disk is used up"),
    "EFBIG": message("the file grows larger than is allowed here"),
    "EINVAL": message("the system does not allow it here"),
    "EIO": message("the disk or the device failed"),
    "EISDIR": message("it is a folder"),
    "ELOOP": message("links lead round in a circle"),
    "EMFILE": message("too many files are open"),
    "ENAMETOOLONG": message("the name is too long"),
    "ENODEV": message("the device is not there"),
    "ENOENT": message("there is no such file or folder"),
    "ENOSPC": message("the disk is full"),
    "ENOTDIR": message("a part of its path is a file, not a folder"),
    "ENXIO": message("the device is not there"),
    "EPERM": message("permission is missing"),
    "EROFS": message("the disk can only be read"),
    "ESTALE": message("the network folder is gone"),
    "ETXTBSY": message("it is in use"),
}
"""By the names of the errors: not every system has all of them."""


def reason_of(error: OSError) -> Message:
    """Return why something failed; in the system's words where there are none of ours."""
    known = _REASONS.get(errno.errorcode.get(error.errno or 0, ""))
    return known or message('the system says "{words}"', words=error.strerror or type(error).__name__)
