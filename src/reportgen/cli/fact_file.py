"""A fact file that is named on the command line: where it is, what it holds, and the project that it belongs to."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from reportgen.cli.here import check_here, shown
from reportgen.cli.request import STANDARD
from reportgen.cli.usage import WrongUsage
from reportgen.diagnostics import ReportgenError, message
from reportgen.diagnostics.frozen import frozen
from reportgen.diagnostics.reason import reason_of
from reportgen.pipeline.fact_file import FACT_SUFFIXES, read_fact_file, refuse_other
from reportgen.pipeline.file import refuse_pipe
from reportgen.project import find_root

__all__ = ["FactFile", "fact_file", "fact_file_to_edit", "origin_of_report", "standard_input"]


@frozen
class FactFile:
    """A fact file and its content."""

    path: Path | None
    """None: it came from standard input."""
    file: str
    """Its name as it is shown."""
    content: bytes
    root: Path
    """Of its project, as it is shown."""

    @property
    def folder(self) -> Path:
        """Where the files that it names are looked for."""
        return Path() if self.path is None else self.path.parent


def fact_file(stated: str) -> FactFile:
    """Read a fact file; ``-`` is standard input.

    Raises:
        WrongUsage: It has no name.
        ReportgenError: It cannot be read, or is another sort of file.
    """
    if not stated:
        raise WrongUsage(message("the name of a fact file is empty"))
    check_here()
    if stated == STANDARD:
        content = standard_input()
        refuse_other(content, "<stdin>")
        return FactFile(None, "<stdin>", content, Path(shown(find_root(Path.cwd()))))
    path = Path(stated)
    root = find_root(Path(os.path.realpath(path.parent)))
    return FactFile(path, stated, read_fact_file(path, stated), Path(shown(root)))


def origin_of_report(report: Path, origin: str | None) -> tuple[Path, FactFile] | None:
    """Return the root of a report's project and the fact file that it says it was made from; None where it is gone.

    A report says what it likes: only a fact file below a folder that the report is in too is ever read.

    Raises:
        ReportgenError: It is there and cannot be read, or is another sort of file.
    """
    if origin is None or not origin.lower().endswith(FACT_SUFFIXES):
        return None
    for folder in Path(os.path.realpath(report)).parents:
        file = folder / origin
        if Path(os.path.realpath(file)).is_relative_to(folder) and os.path.isfile(file):  # noqa: PTH113 - Path.is_file may raise
            return folder, fact_file(shown(file))
    return None


def fact_file_to_edit(stated: str) -> tuple[FactFile, Path]:
    """Read a fact file that is to be written to, and return its path as well.

    Raises:
        WrongUsage: It is standard input, or has no name.
        ReportgenError: It cannot be read, or is another sort of file, a pipe too.
    """
    if stated == STANDARD:
        raise WrongUsage(
            message("facts from standard input cannot be edited in place"), message("name the fact file itself")
        )
    refuse_pipe(Path(stated), stated)
    return fact_file(stated), Path(stated)


def standard_input() -> bytes:
    """Return all that stands in standard input.

    Raises:
        ReportgenError: It is closed, or cannot be read.
    """
    try:
        if sys.stdin is not None:  # None when the caller has closed it
            return sys.stdin.buffer.read()
    except OSError as error:
        raise ReportgenError(message("standard input cannot be read: {reason}", reason=reason_of(error))) from error
    raise ReportgenError(message("standard input is closed"))
