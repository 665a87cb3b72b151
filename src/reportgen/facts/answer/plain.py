"""What was typed for a number, a day or a year, in half width; and what is too unclear for that."""

from __future__ import annotations

from reportgen.diagnostics import message
from reportgen.facts.half_width import half_width, unclear_sign
from reportgen.facts.kinds.kind import Kind, shown
from reportgen.facts.refusal import UnreadableError

__all__ = ["plain_of"]


def plain_of(kind: Kind, typed: str) -> str:
    """Return a text in half width.

    Raises:
        UnreadableError: A sign is in it that may be a digit, or the mark of a note: ``594①`` may be 594 and 5941.
    """
    sign = unclear_sign(typed)
    if sign is None:
        return half_width(typed)
    said = message(
        '{label} "{text}" holds the sign "{sign}", which may be a mark or a part of the number',
        label=kind.label,
        text=shown(typed),
        sign=sign,
    )
    cure = message('write it in plain digits, and notes under "{column}"', column="备注")
    raise UnreadableError("unclear-sign", said, cure, sign)
