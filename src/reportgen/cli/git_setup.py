"""``reportgen git-setup``: how git shows, merges and checks what reportgen knows of.

``.gitattributes`` says which files are meant, and belongs to the repository; the commands that git then runs are
settings of this clone.  Both are read in full before anything is changed.
"""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from reportgen.cli.console import Console
from reportgen.cli.git_attributes import with_block, without_block
from reportgen.cli.git_hook import PRE_COMMIT, hook_lines, hook_of, is_hook
from reportgen.cli.here import check_here, shown
from reportgen.cli.usage import WrongUsage
from reportgen.diagnostics import Message, ReportgenError, message
from reportgen.diagnostics.frozen import frozen
from reportgen.diagnostics.reason import reason_of
from reportgen.pipeline.file import begin_draft, read_input, refuse_pipe
from reportgen.pipeline.git import git, must_git, work_tree
from reportgen.pipeline.replacing import replace_unchanged

__all__ = ["Request", "set_up"]

_SECTION = r"^[A-Za-z_][A-Za-z0-9_]*:.*$"
"""What git shows above a change: the key at the margin that it stands under."""
_CONTINUATIONS = "".join(map(chr, range(0x400, 0x440)))
"""To a git that compares bytes (LC_ALL=C, Windows): all bytes that a character goes on with, as D0 80 to D0 BF."""
_WORDS = rf"[0-9]+([.,][0-9]+)*%?|[A-Za-z_][A-Za-z0-9_]*|[^ -~][{_CONTINUATIONS}]{{1,3}}|[^[:space:]]"
"""A number, a word in Latin letters, or one character.

The third sort keeps a 汉字 whole where git compares bytes; where git knows characters, it is what nobody writes.  git's
own patterns have the bytes themselves there, which would make a file of settings that is no UTF-8.
"""
_CACHE = "refs/notes/textconv/reportgen-docx"
"""Where git keeps the texts of Word files."""


@frozen
class Request:
    """The options of ``reportgen git-setup``, as they were typed."""

    undo: bool = False
    hook: bool = False
    print_pre_commit: bool = False
    dry_run: bool = False
    quiet: bool = False


@frozen
class _Change:
    """One thing to do."""

    would: Message
    did: Message
    carry_out: Callable[[], object]


def set_up(request: Request, console: Console) -> int:
    """Set git up, or undo it, and return the exit code: 1 where a hook of the user's is in the way.

    Raises:
        WrongUsage: The options cannot be meant together.
        ReportgenError: There is no git, no repository, or something cannot be changed.
    """
    if request.print_pre_commit:
        if request.undo or request.hook or request.dry_run:
            raise WrongUsage(message('"--print-pre-commit" goes with no other option'))
        console.hand_over(PRE_COMMIT.encode())
        return 0
    if request.undo and request.hook:
        raise WrongUsage(message('"--undo" takes the hook away too'), message('leave "--hook" out'))
    check_here()
    top = work_tree()
    hook = _hook_place()
    foreign = request.hook and not _is_ours(hook)
    changes = [*_undoing(top, hook)] if request.undo else [*_doing(top, hook if request.hook and not foreign else None)]
    for change in changes:
        if not request.dry_run:
            change.carry_out()
        if not request.quiet:
            console.say(change.would if request.dry_run else change.did)
    if not request.quiet:
        _conclude(changes, request, console)
    if foreign:
        _show_hook(hook, console)
    return 1 if foreign else 0


def _conclude(changes: list[_Change], request: Request, console: Console) -> None:
    if not changes:
        nothing = message("nothing to undo: git is not set up for reportgen here")
        console.say(nothing if request.undo else message("nothing to do: git is set up for reportgen here"))
    elif not (request.undo or request.dry_run):
        console.say(message('commit .gitattributes, and run "reportgen git-setup" in every other clone'))


def _doing(top: Path, hook: Path | None) -> Iterator[_Change]:
    """Yield what is to be done; what is as it is to be is left out.

    The settings come first: without attributes they do nothing, and attributes without them would name what is not
    there.
    """
    for name, value in _settings():
        if git("config", "--local", "--null", "--get-all", name) != os.fsencode(value) + b"\0":
            yield _setting(name, value)
    place = top / ".gitattributes"
    wanted = {place: with_block(_content(place) or b"", place)}
    if hook is not None:
        wanted[hook] = hook_of(_python())
    for path, new in wanted.items():
        old = _content(path)
        if new != old:
            yield _writing(path, old, new)


def _undoing(top: Path, hook: Path) -> Iterator[_Change]:
    """Yield what is to be taken away; what is not there is left out."""
    place = top / ".gitattributes"
    old = _content(place)
    new = None if old is None else without_block(old, place)
    if old is not None and new != old:
        yield _writing(place, old, new) if new else _removing(place)
    if os.path.lexists(hook) and _is_ours(hook):
        yield _removing(hook)
    for name, _ in _settings():
        if git("config", "--local", "--get-all", name) is not None:
            yield _unsetting(name)
    if git("rev-parse", "--verify", "--quiet", _CACHE) is not None:
        said = message("removed the texts of Word files that git kept")
        would = message("would remove the texts of Word files that git keeps")
        yield _Change(would, said, lambda: must_git("update-ref", "-d", _CACHE))


# --- settings ---------------------------------------------------------------------------------------------------------


def _settings() -> Iterator[tuple[str, str]]:
    """Yield the settings of git: names and values."""
    python = _python()
    yield "diff.reportgen-docx.textconv", f"{python} -P -m reportgen.textconv"
    yield "diff.reportgen-docx.cachetextconv", "true"
    yield "diff.reportgen-docx.wordRegex", _WORDS
    yield "diff.reportgen-facts.xfuncname", _SECTION
    yield "diff.reportgen-facts.wordRegex", _WORDS
    yield "merge.reportgen.name", "reportgen: facts one by one, reports as they were built"
    driver = f"{python.replace('%', '%%')} -P -m reportgen merge -- %O %A %B %P"
    yield "merge.reportgen.driver", driver


def _python() -> str:
    """Return this Python as the shell that git runs takes it.

    With -P it looks for nothing in the folder that it is run in: a repository must not bring its own ``zipfile.py``.
    """
    if not sys.executable:
        said = message("it cannot be told which Python this is, and git must run it")
        raise ReportgenError(said, message("run reportgen from an ordinary installation"))
    return shlex.quote(Path(sys.executable).as_posix())


def _setting(name: str, value: str) -> _Change:
    return _Change(
        message("would set {name} = {value}", name=name, value=value),
        message("set {name}", name=name),
        lambda: must_git("config", "--local", "--replace-all", name, value),
    )


def _unsetting(name: str) -> _Change:
    return _Change(
        message("would unset {name}", name=name),
        message("unset {name}", name=name),
        lambda: must_git("config", "--local", "--unset-all", name),
    )


# --- the hook ---------------------------------------------------------------------------------------------------------


def _hook_place() -> Path:
    """Return where git looks for the hook, which ``core.hooksPath`` may say."""
    return Path(os.path.abspath(os.fsdecode(must_git("rev-parse", "--git-path", "hooks/pre-commit").rstrip(b"\n"))))  # noqa: PTH100 - links stay


def _is_ours(hook: Path) -> bool:
    """Tell whether a hook may be written or removed: it is of this repository, and ours or not there."""
    if hook.is_symlink() or not _is_inside(hook):
        return False
    standing = _content(hook)
    return standing is None or is_hook(standing)


def _is_inside(hook: Path) -> bool:
    """Tell whether a hook is of this repository alone: ``core.hooksPath`` may be one folder for all of them."""
    common = os.fsdecode(must_git("rev-parse", "--git-common-dir").rstrip(b"\n"))
    folders = (os.path.realpath(common), os.path.realpath(work_tree()))
    return any(Path(os.path.realpath(hook.parent)).is_relative_to(folder) for folder in folders)


def _show_hook(hook: Path, console: Console) -> None:
    problem = message('the hook "{file}" is not from reportgen, and stays as it is', file=shown(hook))
    if not _is_inside(hook):
        problem = message('the hook "{file}" is not of this repository alone, and stays as it is', file=shown(hook))
    console.complain(problem, message("add these lines to it"))
    for line in hook_lines(_python()).splitlines():
        console.say(line)


# --- files ------------------------------------------------------------------------------------------------------------


def _content(path: Path) -> bytes | None:
    """Return the content of a file; None where there is none.

    Raises:
        ReportgenError: It cannot be read, or is a link: git follows none there.
    """
    if path.is_symlink():
        said = message('"{file}" is a link, and is not changed', file=shown(path))
        raise ReportgenError(said, message("put a file in its place"))
    if not os.path.lexists(path):
        return None
    refuse_pipe(path, shown(path))
    return read_input(path, shown(path))


def _writing(path: Path, old: bytes | None, new: bytes) -> _Change:
    file = shown(path)
    return _Change(
        message("would write {files}", files=file),
        message("wrote {files}", files=file),
        lambda: _write_new(path, new) if old is None else replace_unchanged(path, file, old, new),
    )


def _removing(path: Path) -> _Change:
    file = shown(path)
    return _Change(
        message("would remove {files}", files=file), message("removed {files}", files=file), lambda: _remove(path)
    )


def _remove(path: Path) -> None:
    try:
        path.unlink()
    except OSError as error:
        said = message('"{file}" cannot be removed: {reason}', file=shown(path), reason=reason_of(error))
        raise ReportgenError(said, message("remove it by hand")) from error


def _write_new(path: Path, content: bytes) -> None:
    """Write a file that is not there, whole or not at all; what begins as a program does can be run."""
    draft: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft, stream = begin_draft(path.parent)
        with stream:
            stream.write(content)
        if content.startswith(b"#!"):
            draft.chmod(draft.stat().st_mode | 0o111)
        draft.replace(path)
        draft = None
    except OSError as error:
        said = message('"{file}" cannot be written: {reason}', file=shown(path), reason=reason_of(error))
        raise ReportgenError(said, message("mend that and run the command again")) from error
    finally:
        if draft is not None:
            with suppress(OSError):
                draft.unlink()
