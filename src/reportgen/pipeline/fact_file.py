"""The content of a fact file, and what is none."""

from __future__ import annotations

from pathlib import Path

from reportgen.diagnostics import ReportgenError, message
from reportgen.pipeline.file import read_input
from reportgen.writers import WRITERS

__all__ = ["FACT_SUFFIXES", "read_fact_file", "refuse_other"]

FACT_SUFFIXES = (".yaml", ".yml")
_OFFICE_FILE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How a file of Word or Excel begins, today's and the one before 2007."""


def read_fact_file(path: Path, file: str) -> bytes:
    """Return the content of a fact file.

    Raises:
        ReportgenError: It cannot be read, or is another sort of file.
    """
    content = read_input(path, file, suffixes=FACT_SUFFIXES)
    refuse_other(content, file)
    if any(file.lower().endswith(writer.SUFFIX) for writer in WRITERS.values()):
        advice = message("give the fact file (.yaml) that it is made from")
        raise ReportgenError(message('"{file}" is a report, not a fact file', file=file), advice)
    return content


def refuse_other(content: bytes, file: str) -> None:
    """Refuse what is a file of Word or Excel.

    Raises:
        ReportgenError: It is one.
    """
    if content.startswith(_OFFICE_FILE):
        raise ReportgenError(
            message('"{file}" is a file of Word or Excel, not a fact file', file=file),
            message("give the fact file (.yaml) that it is made from"),
        )
