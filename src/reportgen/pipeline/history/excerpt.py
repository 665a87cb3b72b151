"""What a fact says, short enough for a list: on one line, prose cut."""

from __future__ import annotations

from reportgen.facts.provenance import on_one_line

__all__ = ["excerpt"]

_LONGEST = 60
"""Characters."""


def excerpt(text: str) -> str:
    """Return a text on one line, with … for what of it is left out."""
    line = on_one_line(text)
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
