"""Files as git has them: of a commit, of a tag, of what is staged.

What git is asked for is told apart from its options.
"""

from __future__ import annotations

import io
import os
import tarfile
from collections.abc import Iterator
from pathlib import Path

from reportgen.diagnostics import ReportgenError, message
from reportgen.diagnostics.frozen import frozen
from reportgen.pipeline.git import SHALLOW, git, is_shallow, must_git, work_tree

__all__ = ["HEAD", "STAGED", "Revision", "content_beside", "content_of", "extract_templates", "followed", "revision_in"]

HEAD = "HEAD"
_RENAMES = ("--no-relative", "--find-renames", "--name-status", "-z", "--diff-filter=R")
STAGED = ""
"""What is staged, in the place of the name of a commit."""


@frozen
class Revision:
    """A file of a revision."""

    name: str
    """Of a commit, as it was typed; :data:`STAGED`."""
    path: str
    """Of the file, from where the user stands."""

    def __str__(self) -> str:
        return f"{self.name}:{self.path}"


def revision_in(stated: str) -> Revision | None:
    """Return what ``HEAD~3:data/2022.yaml`` means; None where it is a file that is there, or names no revision."""
    name, colon, path = stated.partition(":")
    if os.path.lexists(stated) or not colon or not path:
        return None
    return Revision(name, path)


def content_of(revision: Revision) -> bytes:
    """Return the content of a file as a revision has it.

    Raises:
        ReportgenError: There is no git, no repository, no such revision, or no such file in it.
    """
    _check(revision.name)
    found = git("cat-file", "blob", f"{revision.name}:{_from_here(revision.path)}")
    if found is None:
        if revision.name == STAGED:
            said = message('"{path}" is not staged', path=revision.path)
        else:
            said = message('there is no "{path}" in "{revision}"', path=revision.path, revision=revision.name)
        raise ReportgenError(said, message("check the name, and the folder that you are in"))
    return found


def followed(revision: Revision, later: str | None) -> Revision:
    """Return a file of a revision by the name that it had there, followed back through renames.

    As it is where the revision has it under its name, and where no rename leads there.

    Args:
        revision: The earlier one, with the path that the file has in the later one.
        later: The later one; None: the working tree.

    Raises:
        ReportgenError: There is no git, no repository, or no such revision.
    """
    _check(revision.name)
    path = _from_here(revision.path)
    if git("cat-file", "-e", f"{revision.name}:{path}") is not None:
        return revision
    if later is not None and later != STAGED:
        _check(later)
    between = {None: (revision.name,), STAGED: ("--cached", revision.name)}.get(later, (revision.name, later or ""))
    names = {new: old for old, new in _renames(git("diff", *_RENAMES, *between) or b"")}
    if path in names:
        return Revision(revision.name, os.path.normpath(names[path]))
    commits = f"{revision.name}..{later or HEAD}"  # step by step: it may have changed much on the way
    older = [old for old, _ in _renames(git("log", *_RENAMES, "--follow", "--format=", commits, "--", path) or b"")]
    return Revision(revision.name, os.path.normpath(older[-1])) if older else revision


def _renames(names: bytes) -> Iterator[tuple[str, str]]:
    """Read what git says of renames: the old and the new path of each, from where the user stands."""
    pieces = iter(names.decode("utf-8", "surrogateescape").split("\0"))
    top = os.path.realpath(work_tree())
    while next(pieces, ""):
        old, new = (_from_here(os.path.join(top, next(pieces, ""))) for _ in range(2))  # noqa: PTH118 - as git has it
        yield old, new


def content_beside(revision: Revision, path: str) -> bytes | None:
    """Return the content of another file as a revision has it; None where it has none, or it is not the repository's.

    Raises:
        ReportgenError: There is no git.
    """
    return git("cat-file", "blob", f"{revision.name}:{_from_here(path)}")


def extract_templates(revision: Revision, root: Path, target: Path) -> None:
    """Put the project's own templates of a revision into a folder; nothing where it has none.

    Raises:
        ReportgenError: There is no git, no repository, or no such revision; what is staged has conflicts.
    """
    _check(revision.name)
    tree = must_git("write-tree").decode().strip() if revision.name == STAGED else revision.name
    folder = _from_here(os.path.join(root, "templates"))  # noqa: PTH118 - as it is shown
    archive = git("archive", "--format=tar", f"{tree}:{_in_repository(folder)}")
    if archive is not None:
        with tarfile.open(fileobj=io.BytesIO(archive)) as packed:
            packed.extractall(target / "templates", filter="data")


def _check(name: str) -> None:
    """Make sure that there is a repository, and a revision of this name in it.

    Raises:
        ReportgenError: There is none.
    """
    if git("rev-parse", "--git-dir") is None:
        raise ReportgenError(message("this is no git repository"), message("name files, or go into the repository"))
    if name == STAGED:
        return
    is_there = not name.startswith("-") and git("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}") is not None
    if not is_there:
        advice = SHALLOW if is_shallow() else message('see "git log" and "git tag"')
        raise ReportgenError(message('git knows no revision "{name}"', name=name), advice)


def _from_here(path: str) -> str:
    """Return a path as git takes it, from where the user stands."""
    return "./" + os.path.relpath(path).replace(os.sep, "/")


def _in_repository(path: str) -> str:
    """Return a path, from where the user stands, as it is in the repository: trees know no other."""
    prefix = (git("rev-parse", "--show-prefix") or b"").decode("utf-8", "surrogateescape").rstrip("\n")
    return os.path.normpath(prefix + path).replace(os.sep, "/")
