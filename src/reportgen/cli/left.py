"""How many blanks are left, in words."""

from __future__ import annotations

from reportgen.diagnostics import Message, message

__all__ = ["blanks_left"]


def blanks_left(blanks: int) -> Message:
    """Return ``8 blanks left``."""
    match blanks:
        case 0:
            return message("no blanks left")
        case 1:
            return message("1 blank left")
        case _:
            return message("{count} blanks left", count=blanks)
