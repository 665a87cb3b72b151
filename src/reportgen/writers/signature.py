"""What an output says of itself to whoever reads it back."""

from __future__ import annotations

from reportgen.diagnostics.frozen import frozen

__all__ = ["Signature"]


@frozen
class Signature:
    """Which version made an output, and what the document says of itself (``Document.identity``)."""

    version: str
    identity: tuple[tuple[str, str], ...]
