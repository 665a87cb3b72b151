"""git, asked directly and never through a shell."""

from __future__ import annotations

import os
import subprocess

from reportgen.diagnostics import ReportgenError, message

__all__ = ["SHALLOW", "git"]

SHALLOW = message('this clone is shallow; get the rest with "git fetch --unshallow"')
"""What is said where a clone has not all of the history."""


def git(*arguments: str) -> bytes | None:
    """Return what git prints; None where it fails.

    Raises:
        ReportgenError: There is no git.
    """
    environment = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and no argument that could be an option
            ["git", *arguments],  # noqa: S607 - the user's own git
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env=environment,
            check=False,
        )
    except OSError as error:
        said = message("git is needed for that, and is not there")
        raise ReportgenError(said, message("install git, or name two files")) from error
    return done.stdout if done.returncode == 0 else None
