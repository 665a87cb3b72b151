"""Three versions of a text become one, line by line, as git does it."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from reportgen.pipeline.git import try_git

__all__ = ["merged_by_lines"]

_MOST_CONFLICTS = 127
"""The exit code of ``git merge-file`` counts conflicts up to here; beyond, it has failed."""


def merged_by_lines(base: bytes, ours: bytes, theirs: bytes) -> tuple[bytes, bool]:
    """Return what git makes of three texts, and whether it is clean: without conflict marks.

    Where git cannot take them, ours, which is not clean.

    Raises:
        ReportgenError: There is no git.
    """
    if theirs in (base, ours):
        return ours, True
    if ours == base:
        return theirs, True
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("ours", "base", "theirs")]
        for path, content in zip(paths, (ours, base, theirs), strict=True):
            path.write_bytes(content)
        labels = [word for path in paths for word in ("-L", path.name)]
        done = try_git("merge-file", "-p", *labels, *map(str, paths))
    if not 0 <= done.returncode <= _MOST_CONFLICTS:
        return ours, False
    return done.stdout, done.returncode == 0
