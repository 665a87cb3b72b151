"""Writers: a document turned into the bytes of a file.

May import ``document``, ``layouts`` and ``diagnostics``.  To add one, write ``<format>.py`` (or a folder) with a
docstring that says what the format cannot express, ``SUFFIX``, ``write``, ``is_untouched`` and ``signature_of``, and
list it in :data:`WRITERS`.
"""

from __future__ import annotations

from typing import BinaryIO, Protocol

from reportgen.document.nodes import Document
from reportgen.writers import docx, markdown
from reportgen.writers.options import WriteOptions
from reportgen.writers.signature import Signature

__all__ = ["WRITERS", "Signature", "WriteOptions", "Writer"]


class Writer(Protocol):
    """One output format; the members of :data:`WRITERS` are modules."""

    @property
    def SUFFIX(self) -> str:  # noqa: N802  # a constant of the module
        """How the file's name ends, with the dot."""

    def write(self, document: Document, target: BinaryIO, options: WriteOptions) -> None:
        """Write a document into a seekable binary file; the same arguments give the same bytes."""

    def is_untouched(self, content: bytes) -> bool:
        """Tell whether a file's content is just as this writer made it: neither edited since nor foreign."""

    def signature_of(self, content: bytes) -> Signature | None:
        """Return what a file that this writer made says of itself; None where it is none."""


WRITERS: dict[str, Writer] = {"docx": docx, "md": markdown}
"""Writer by the name of its format, in the order in which outputs are made."""


def format_of(file: str) -> str | None:
    """Return the format of a file by how it is named; None where no writer makes such a file."""
    return next((name for name, writer in WRITERS.items() if file.lower().endswith(writer.SUFFIX)), None)
