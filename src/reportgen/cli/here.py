"""Where the user stands: names of files are meant, and shown, from there."""

from __future__ import annotations

import os
from pathlib import Path

from reportgen.diagnostics import ReportgenError, message
from reportgen.diagnostics.reason import reason_of

__all__ = ["check_here", "shown"]


def check_here() -> None:
    """Make sure that the user stands somewhere: names of files are meant from there.

    Raises:
        ReportgenError: The current folder was deleted, or may not be read.
    """
    try:
        Path.cwd()
    except OSError as error:
        raise ReportgenError(
            message("the current folder cannot be used: {reason}", reason=reason_of(error)),
            message("go to another folder and try again"),
        ) from error


def shown(path: Path) -> str:
    """Return a file's name as it is shown: from where the user stands, when that is shorter."""
    try:
        return min(os.path.relpath(path), str(path), key=len)
    except ValueError:  # another drive of Windows
        return str(path)
