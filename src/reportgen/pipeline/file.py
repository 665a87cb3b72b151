"""The two ends of the road: reading a file that outputs are made from, and putting outputs into their places."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from reportgen.diagnostics import Message, ReportgenError, message
from reportgen.diagnostics.frozen import frozen
from reportgen.diagnostics.reason import reason_of
from reportgen.writers import WRITERS

__all__ = [
    "PATTERN",
    "Output",
    "begin_draft",
    "deliver",
    "place_of",
    "read_input",
    "refuse_edited",
    "refuse_irregular",
    "refuse_pipe",
    "refuse_touched",
]

PATTERN = frozenset("*?[")
"""What makes a name a pattern of names."""
_BUFFER = 1 << 16
_LARGEST = 256 << 20
"""Bytes of an input."""


@frozen
class Output:
    """One file to make of a report."""

    writer: str
    """The name of its format."""
    path: Path | None
    """None: the bytes are handed back (standard output)."""
    file: str
    """Its name as it is shown."""


def read_input(path: Path, file: str, *, suffixes: Iterable[str] = ()) -> bytes:
    """Return the content of a file that an output is made from.

    Args:
        path: Where it is.
        file: Its name as it is shown.
        suffixes: How such files end; a file that differs from ``path`` in that alone is named when there is none.

    Raises:
        ReportgenError: It cannot be read.
    """
    try:
        if _is_endless(path):
            raise ReportgenError(
                message('"{file}" is a device, not a file', file=file), message('for standard input write "-"')
            )
        if path.stat().st_size > _LARGEST:
            said = message('"{file}" is larger than {size} MiB', file=file, size=_LARGEST >> 20)
            raise ReportgenError(said, message("check the name: no fact file and no report is that large"))
        return path.read_bytes()
    except (OSError, ValueError) as error:
        problem, advice = _unreadable(path, file, error)
        raise ReportgenError(problem, _near(path, file, suffixes) or advice) from error


def refuse_pipe(path: Path, file: str) -> None:
    """Refuse to read a pipe, where a file is needed: what comes out of one can come only once, and may never come.

    Raises:
        ReportgenError: It is one.
    """
    try:
        is_pipe = stat.S_ISFIFO(path.stat().st_mode)
    except (OSError, ValueError):  # reading it tells why
        return
    if is_pipe:
        raise ReportgenError(message('"{file}" is a pipe, not a file', file=file), message("name the file itself"))


def _is_endless(path: Path) -> bool:
    """Tell whether a file is none and may never end: a terminal, a disk, but not a pipe from another command."""
    mode = path.stat().st_mode
    return stat.S_ISCHR(mode) or stat.S_ISBLK(mode)


def _unreadable(path: Path, file: str, error: OSError | ValueError) -> tuple[Message, Message]:
    """Return what is wrong with an input, and what to do."""
    check = message("check the name, and the folder that you are in")
    match error:
        case FileNotFoundError() if PATTERN.intersection(file):
            return message('no file has a name like "{file}"', file=file), check
        case FileNotFoundError() | ValueError():  # a ValueError is of a character that no name may hold
            return message('there is no file "{file}"', file=file), check
        case OSError() if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir may raise
            return message('"{file}" is a folder, not a file', file=file), message("name a file in it")
        case PermissionError():
            advice = message("ask whoever owns it, or copy it to a folder of yours")
            return message('you may not read "{file}"', file=file), advice
        case _:
            return message('"{file}" cannot be read: {reason}', file=file, reason=reason_of(error)), check


def _near(path: Path, file: str, suffixes: Iterable[str]) -> Message | None:
    """Return the advice to take the file beside a missing one, or in ``data``, that ends as such files do."""
    for folder in (Path(file).parent, Path(file).parent / "data"):
        for suffix in suffixes:
            near = folder / (path.stem + suffix)
            if near != path and os.path.isfile(near):  # noqa: PTH113 - Path.is_file may raise
                return message('did you mean "{name}"?', name=str(near))
    return None


# --- outputs ----------------------------------------------------------------------------------------------------------


def refuse_irregular(outputs: Iterable[Output]) -> None:
    """Refuse to put an output where something stands that is neither a file nor a folder.

    Raises:
        ReportgenError: There is a device, a pipe or a socket.
    """
    for output in outputs:
        if output.path is not None and _is_irregular(output.path):
            raise ReportgenError(
                message('"{file}" is not a file', file=output.file), message('for standard output write "-o -"')
            )


def _is_irregular(path: Path) -> bool:
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):  # nothing is there, or writing will tell why it cannot be reached
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def refuse_edited(outputs: Iterable[Output]) -> None:
    """Refuse to replace a file that is not exactly as a writer of this project left it.

    Raises:
        ReportgenError: One of them was edited, or comes from elsewhere.
    """
    for output in outputs:
        if output.path is not None:
            refuse_touched(output.path, output.file, WRITERS[output.writer].is_untouched)


def refuse_touched(path: Path, file: str, is_untouched: Callable[[bytes], bool]) -> None:
    """Refuse to replace a file that is there, and not exactly as it was written.

    Args:
        path: Where it is.
        file: Its name as it is shown.
        is_untouched: Tells it from its content.

    Raises:
        ReportgenError: It was edited, or comes from elsewhere.
    """
    with _target_problems(file):
        if not path.exists():  # or a link that leads nowhere
            return
        standing = path.read_bytes()
    if not is_untouched(standing):
        raise ReportgenError(
            message('"{file}" was edited since it was written, or comes from elsewhere', file=file),
            message("keep the edited file under another name, or replace it with --force"),
        )


def deliver(outputs: Sequence[Output], write: Callable[[Output, BinaryIO], object]) -> None:
    """Let ``write`` make each output that has a path: all of them stand in their places then, each whole, or none.

    Every output is first written beside its target, so that what can fail fails before any target is replaced.  The
    disk is not waited for (fsync): that would double the time of a large batch, and an output can be built again.

    Raises:
        ReportgenError: A target is locked, or its folder cannot be written to.
    """
    drafts: list[tuple[Path, Path, str]] = []
    try:
        for output in outputs:
            if output.path is None:
                continue
            with _target_problems(output.file):
                target = place_of(output.path)
                target.parent.mkdir(parents=True, exist_ok=True)
                _try_lock(target)
                draft, stream = begin_draft(target.parent)
                drafts.append((draft, target, output.file))
                with stream:
                    write(output, stream)
        for draft, target, file in drafts:
            with _target_problems(file):
                if target.exists():
                    shutil.copymode(target, draft)  # who may read it stays as somebody set it
                draft.replace(target)
    finally:
        for draft, _, _ in drafts:
            with suppress(OSError):  # it stands in its target's place by now
                draft.unlink()


def place_of(path: Path) -> Path:
    """Return the file that a path stands for, which a link may do."""
    target = Path(os.path.realpath(path))
    if target.is_symlink():  # what is still a link after all links were followed
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    for folder in path.parents:
        if os.path.lexists(folder):
            if not os.path.exists(folder):  # noqa: PTH110 - Path.exists may raise
                raise ReportgenError(
                    message('"{folder}" is a link to a folder that is not there', folder=str(folder)),
                    message("make that folder, or write to another place with -o"),
                )
            break
    return target


def begin_draft(folder: Path) -> tuple[Path, BinaryIO]:
    """Open a new file of a name that nothing has; one that was killed half way may have left its draft."""
    number = 0
    while True:
        draft = folder / f".reportgen-{os.getpid()}-{number}.tmp"
        try:
            return draft, draft.open("x+b", _BUFFER)
        except FileExistsError:
            number += 1


def _try_lock(target: Path) -> None:
    """Open a target for writing, which fails on Windows while Word or WPS has it open."""
    if target.exists():
        with target.open("r+b"):
            pass


@contextmanager
def _target_problems(file: str) -> Iterator[None]:
    """Say what went wrong with a target in words that tell what to do."""
    try:
        yield
    except IsADirectoryError as error:
        said = message('"{file}" is a folder, not a file', file=file)
        raise ReportgenError(said, message("write to another place with -o")) from error
    except PermissionError as error:
        raise ReportgenError(
            message('"{file}" cannot be written: it is open elsewhere, or you may not write there', file=file),
            message("close it in Word or WPS and try again"),
        ) from error
    except (FileExistsError, NotADirectoryError) as error:
        raise ReportgenError(
            message('"{file}" cannot be written: a part of its path is a file, not a folder', file=file),
            message("write to another place with -o"),
        ) from error
    except OSError as error:
        said = message('"{file}" cannot be written: {reason}', file=file, reason=reason_of(error))
        raise ReportgenError(said, message("write to another place with -o")) from error
