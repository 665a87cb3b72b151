"""Replacing a fact file that somebody owns: whole or not at all, and never over somebody else's change."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from reportgen.diagnostics import Message, ReportgenError, message
from reportgen.diagnostics.reason import reason_of
from reportgen.pipeline.file import begin_draft, place_of

__all__ = ["replace_unchanged"]


def replace_unchanged(path: Path, file: str, old: bytes, new: bytes) -> None:
    """Put new content in the place of the old; whoever is killed half way leaves the one or the other, never a part.

    The new content is written beside the file, brought to the disk, and takes the file's place in one step.  Mode and,
    where the system permits it, owner stay; a link stays a link, and the file that it leads to is replaced.

    Args:
        path: Of the file.
        file: Its name as it is shown.
        old: What was read of it.
        new: What is to stand there.

    Raises:
        ReportgenError: The file is not ``old`` any more, or cannot be written.
    """
    draft: Path | None = None
    try:
        target = place_of(path)
        _refuse_changed(target, file, old)
        with target.open("r+b"):  # fails where the file may not be written, and on Windows while another has it open
            pass
        draft, stream = begin_draft(target.parent)
        with stream:
            _keep_rights(target, draft)  # before the content: what few may read is never there for all to read
            _write_through(stream, new)
        _refuse_changed(target, file, old)
        draft.replace(target)
        draft = None
    except OSError as error:
        problem, advice = _words_on(error, file)
        raise ReportgenError(problem, advice) from error
    finally:
        if draft is not None:
            with suppress(OSError):
                draft.unlink()
    _bring_folder_to_disk(target.parent)


def _refuse_changed(target: Path, file: str, old: bytes) -> None:
    """Refuse to write over what somebody else wrote.

    Raises:
        ReportgenError: The file does not hold what was read of it.
    """
    if target.read_bytes() != old:
        said = message('"{file}" was changed by somebody else in the meantime, and stays as they left it', file=file)
        raise ReportgenError(said, message("run the command again: it begins with what stands there now"))


def _write_through(stream: BinaryIO, content: bytes) -> None:
    """Write and wait for the disk: a power failure must not leave an empty file under the old name."""
    stream.write(content)
    stream.flush()
    os.fsync(stream.fileno())


def _keep_rights(target: Path, draft: Path) -> None:
    """Give a draft the mode of its target and, where the system permits it, the owner and the group."""
    if hasattr(os, "chown"):  # not on Windows
        there = target.stat()
        for owner, group in ((there.st_uid, -1), (-1, there.st_gid)):
            with suppress(PermissionError):  # only an administrator may give files away
                os.chown(draft, owner, group)
    shutil.copymode(target, draft)  # last: a change of owner takes some modes away


def _bring_folder_to_disk(folder: Path) -> None:
    """Wait until the folder knows its new file, where a folder can be waited for."""
    with suppress(OSError):  # Windows opens no folders, and some network folders cannot be waited for
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _words_on(error: OSError, file: str) -> tuple[Message, Message]:
    """Return what went wrong with a fact file, and what to do."""
    match error:
        case IsADirectoryError():
            return message('"{file}" is a folder, not a file', file=file), message("name a file in it")
        case FileNotFoundError():
            said = message('there is no file "{file}"', file=file)
            return said, message("check the name, and the folder that you are in")
        case PermissionError():
            said = message('"{file}" cannot be written: it is open elsewhere, or you may not write there', file=file)
            return said, message("close it where it is open, or ask whoever owns it, and try again")
        case _:
            said = message('"{file}" cannot be written: {reason}', file=file, reason=reason_of(error))
            return said, message("mend that and run the command again; the file is as it was")
