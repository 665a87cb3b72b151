"""What people type in place of a number or behind it, and what to write instead; for counts and rates."""

from __future__ import annotations

import re
from collections.abc import Callable

from reportgen.diagnostics import Message, message
from reportgen.facts.kinds.kind import Kind, shown
from reportgen.facts.marker import NOT_APPLICABLE
from reportgen.facts.refusal import UnreadableError

__all__ = ["advice_on_none", "refuse_remark"]

_NONE = frozenset(
    {"无", "没有", "暂无", "零", "〇", "n/a", "na", "none", "nil", "/", "\\", "-", "--", "－", "—", "——", "–"}
)
_REMARK = r"(?P<number>[^（(，,；;。]*[^（(，,；;。\s])\s*(?:[（(；;。]|[，,](?![0-9]))(?P<remark>.+)"


def advice_on_none(kind: Kind, text: str, zero: str) -> Message | None:
    """Return what to write where somebody wrote that there is nothing; None when ``text`` says something else."""
    if text.casefold() not in _NONE:
        return None
    if kind.may_not_apply:
        return message(
            'write "{zero}" if there are none, "{word}" if there is no such thing to count here',
            zero=zero,
            word=NOT_APPLICABLE,
        )
    return message('write "{zero}" if there are none; leave it empty if it is not known yet', zero=zero)


def refuse_remark(kind: Kind, text: str, is_number: Callable[[str], bool]) -> None:
    """Stop at a number with a remark behind it: ``400（含转载）``.

    Raises:
        UnreadableError: There is one.
    """
    match = re.fullmatch(_REMARK, text)
    if match is None or not is_number(match["number"]):
        return
    said = message('text stands behind the number of {label}: "{text}"', label=kind.label, text=shown(text))
    cure = message('write "{right}", and the rest in "note:" beside "value:"', right=match["number"])
    raise UnreadableError("text-after-number", said, cure)
