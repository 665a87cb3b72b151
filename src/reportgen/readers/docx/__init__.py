"""Word files that come back: a report or a form of ours, after Word, WPS or LibreOffice had it.

The list of facts in the customXml part says what was sent out; each fact's place is found by its control (Word keeps
tag and id), else by its bookmark (LibreOffice drops both and keeps the bookmark).  Recorded changes count as accepted.
A file is hostile until it is read: sizes are bounded, entities are not resolved, and what cannot be read is one
diagnostic.
"""

from __future__ import annotations

from reportgen.diagnostics import Outcome
from reportgen.facts.returned import ReturnedFile
from reportgen.readers.docx.package import opened
from reportgen.readers.docx.refusal import RefusedError
from reportgen.readers.docx.returning import returned_file

__all__ = ["SUFFIX", "read"]

SUFFIX = ".docx"


def read(content: bytes, file: str) -> Outcome[ReturnedFile]:
    """Read what came back in a Word file.

    Args:
        content: Of the file, whatever it is.
        file: Its name as it is shown.
    """
    try:
        return returned_file(opened(content, file))
    except RefusedError as refusal:
        return Outcome(None, (refusal.diagnostic,))
