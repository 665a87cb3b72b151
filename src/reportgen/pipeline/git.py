"""git, asked directly and never through a shell."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from reportgen.diagnostics import ReportgenError, message

__all__ = ["SHALLOW", "git", "is_shallow", "must_git", "try_git", "work_tree"]

SHALLOW = message('this clone is shallow; get the rest with "git fetch --unshallow"')
"""What is said where a clone has not all of the history."""


def git(*arguments: str) -> bytes | None:
    """Return what git prints; None where it fails.

    Raises:
        ReportgenError: There is no git.
    """
    done = try_git(*arguments)
    return None if done.returncode else done.stdout


def must_git(*arguments: str) -> bytes:
    """Return what git prints.

    Raises:
        ReportgenError: It fails, with the last line of what it says; or there is no git.
    """
    done = try_git(*arguments)
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip().splitlines() or [""]
        said = message('git cannot do "{command}": {reason}', command=arguments[0], reason=reason[-1])
        raise ReportgenError(said, message("mend that and run the command again"))
    return done.stdout


def try_git(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run git and return what came of it.

    Raises:
        ReportgenError: There is no git.
    """
    environment = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    try:
        return subprocess.run(  # noqa: S603 - no shell, and no argument that could be an option
            ["git", *arguments],  # noqa: S607 - the user's own git
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env=environment,
            check=False,
        )
    except OSError as error:
        said = message("git is needed for that, and is not there")
        raise ReportgenError(said, message("install git, and try again")) from error


def is_shallow(*where: str) -> bool:
    """Tell whether a clone has not all of the history; ``where``: git's options for another folder than this.

    Raises:
        ReportgenError: There is no git.
    """
    return (git(*where, "rev-parse", "--is-shallow-repository") or b"").strip() == b"true"


def work_tree() -> Path:
    """Return the folder of the repository that we stand in.

    Raises:
        ReportgenError: There is no git, no repository, or one without files.
    """
    found = git("rev-parse", "--show-toplevel")
    if found is not None:
        return Path(os.fsdecode(found.rstrip(b"\n")))
    if git("rev-parse", "--git-dir") is not None:
        raise ReportgenError(message("this is no folder of a repository's files"), message("go to one"))
    raise ReportgenError(message("this is no git repository"), message('go into one, or make one with "git init"'))
