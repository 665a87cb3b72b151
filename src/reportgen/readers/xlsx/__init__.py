"""Workbook forms that come back, after Excel, WPS or LibreOffice had them.

The hidden sheet says what was sent out; the table is known by its headings and each row by its key, so that sheets may
be renamed, rows sorted and columns moved.  A file is hostile until it is read: every size is bounded, no entity is
expanded and no formula's result is taken.  Of a workbook only what stands in cells is read, by expat, which is many
times faster than a library for all that workbooks can hold.
"""

from __future__ import annotations

from reportgen.diagnostics import Outcome
from reportgen.facts.returned import ReturnedFile
from reportgen.readers.refusal import RefusedError
from reportgen.readers.xlsx.returning import returned_file
from reportgen.readers.xlsx.workbook import opened

__all__ = ["read"]


def read(content: bytes, file: str) -> Outcome[ReturnedFile]:
    """Read what came back in a workbook; rows that cannot be taken are told, and the others are in the value.

    Args:
        content: Of the file, whatever it is.
        file: Its name as it is shown.
    """
    try:
        return returned_file(opened(content, file))
    except RefusedError as refusal:
        return Outcome(None, (refusal.diagnostic,))
