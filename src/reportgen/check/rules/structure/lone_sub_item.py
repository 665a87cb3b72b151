"""A heading that is the only one of its level below the heading above it.

A number promises at least two; where there is one, it may just as well be left out.

Bad:

    heading 1: 一、总体情况
    heading 2: （一）工作成效
    全年办结594件。
    heading 1: 二、下一步打算
    继续抓好落实。

Good:

    heading 1: 一、工作成效
    全年办结594件。
    heading 1: 二、下一步打算
    继续抓好落实。

Allow: where others are to follow, or the heading is prescribed; a heading that comes from a list of facts is not
flagged.

Source: practice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.check.manuscript import Flag, Manuscript
from reportgen.check.numbering import Numbered, Part, parts_of
from reportgen.diagnostics import Severity, message
from reportgen.document.nodes import BlankText, FactText

__all__ = ["ID", "SEVERITY", "check"]

ID = "lone-sub-item"
SEVERITY = Severity.HINT


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the numbers of headings that have no others beside them, where the text goes on above their level."""
    for part in parts_of(manuscript):
        for one in reversed(tuple(_lone(part))):
            said = message('"{number}" is the only one of its level here', number=one.written)
            yield Flag(one.passage, one.start, one.end, said, message("leave the number out, or add another"))


def _lone(part: Part) -> Iterator[Numbered]:
    """Yield the numbers from the last on: of each is known then which numbers follow it."""
    following: dict[int, Numbered] = {}
    for at in reversed(range(len(part.numbered))):
        one = part.numbered[at]
        before = part.numbered[at - 1] if at else None
        is_below = before is not None and before.is_heading and before.level < one.level
        if is_below and one.is_heading and one.number == 1 and _is_alone(part, one, following):
            yield one
        following[one.level] = one


def _is_alone(part: Part, one: Numbered, following: Mapping[int, Numbered]) -> bool:
    """Tell whether nothing that is or may be of its level follows, here or numbered on below the next heading."""
    end = min((other.place for level, other in following.items() if level < one.level), default=part.end)
    same = following.get(one.level)
    if end is None or (same is not None and (same.place < end or same.number != 1)):
        return False
    is_fact = any(isinstance(piece.inline, FactText | BlankText) for piece in one.passage.pieces)
    return one.is_certain and not is_fact and not part.is_broken(one.place, end)
