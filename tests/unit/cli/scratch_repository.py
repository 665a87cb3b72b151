"""A repository that a test makes for itself, and git in it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

__all__ = ["FACTS", "changed", "commit", "git"]

FACTS = Path("data/2022.yaml")
_WHO = ("GIT_AUTHOR_", "GIT_COMMITTER_")
"""Who runs the tests is nobody in them."""


def git(*arguments: str | os.PathLike[str], code: int = 0, folder: Path | None = None, **environment: str) -> str:
    """Run git as somebody who is called 甲, see how it ends, and return what it says."""
    settings = ["-c", "user.name=甲", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    done = subprocess.run(
        ["git", *settings, *arguments],
        cwd=folder,
        check=False,
        capture_output=True,
        env={**{key: value for key, value in os.environ.items() if not key.startswith(_WHO)}, **environment},
    )
    said = done.stdout.decode("utf-8", "replace") + done.stderr.decode("utf-8", "replace")
    assert code == done.returncode, said
    return said


def changed(old: str, new: str, path: Path = FACTS) -> None:
    """Replace a text in a file, once; all else stays byte for byte."""
    content = path.read_bytes()
    assert old.encode() in content
    path.write_bytes(content.replace(old.encode(), new.encode(), 1))


def commit(*changes: tuple[str, str], path: Path = FACTS, subject: str = "改") -> None:
    """Make changes to a file, and commit all that is there."""
    for old, new in changes:
        changed(old, new, path)
    git("add", "-A")
    git("commit", "-qm", subject)
