"""Word files that come back: a report or a form of ours, after Word, WPS or LibreOffice had it.

The list of facts in the customXml part says what was sent out; each fact's place is found by its control (Word keeps
tag and id), else by its bookmark (LibreOffice drops both and keeps the bookmark).  Recorded changes count as accepted.
A file is hostile until it is read: sizes are bounded, entities are not resolved, and what cannot be read is one
diagnostic.
"""

from __future__ import annotations

from reportgen.diagnostics import Outcome
from reportgen.facts.returned import ReturnedFile
from reportgen.readers.docx.listing import listed
from reportgen.readers.docx.returning import read_text, returned_file
from reportgen.readers.docx.word_file import opened
from reportgen.readers.refusal import RefusedError

__all__ = ["read"]


def read(content: bytes, file: str) -> Outcome[ReturnedFile]:
    """Read what came back in a Word file.

    Args:
        content: Of the file, whatever it is.
        file: Its name as it is shown.
    """
    try:
        word_file = opened(content, file)
        return returned_file(word_file, read_text(word_file, listed(word_file)))
    except RefusedError as refusal:
        return Outcome(None, (refusal.diagnostic,))
