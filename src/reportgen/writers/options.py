"""What every writer is told besides the document."""

from __future__ import annotations

from reportgen.diagnostics.frozen import frozen
from reportgen.layouts import Layout

__all__ = ["WriteOptions"]


@frozen
class WriteOptions:
    """The named inputs of an output besides the document; a writer uses what its format knows."""

    layout: Layout
    version: str
    """The tool's version: the output says which one made it."""
    compress: bool = False
    """Deflate what the format packs.  Off, no other library has a say in the bytes."""
    reference: bytes | None = None
    """A Word file that lends its look."""
