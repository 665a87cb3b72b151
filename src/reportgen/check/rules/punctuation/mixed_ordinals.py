"""Ordinals of two sorts in one row.

首先, 其次, 再次 go together, and so do 第一, 第二, 第三.

Bad:

    首先，要提高认识；其次，要压实责任；第三，要强化督查。

Good:

    首先，要提高认识；其次，要压实责任；再次，要强化督查。

Allow: where the second row is part of an item of the first.

Source: practice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.aside import outside_asides
from reportgen.check.manuscript import RUNNING, Flag, Manuscript
from reportgen.check.script import HAN
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "mixed-ordinals"
SEVERITY = Severity.WARNING
_ROWS = (("首先", "其次", "再次"), ("第一", "第二", "第三"))
_VERB = "抓好|抓|加强|强化|推进|推动|坚持|完善|落实|做好|提高|提升|深化|压实|健全|规范|突出|严格|注重|组织|开展|建立"
_ORDINAL = re.compile(rf"(?<![{HAN}])(?:首先|其次|再次|第[一二三])(?=[，,要是]|(?:{_VERB}))")
"""Before a noun it may be a part of its name: 第二课堂, 第三产业."""
_NAMED = re.compile(r"\s*(第[一二三])(?=[个方点步])")
"""What begins a passage, as in 第一点 or 第一方面, and so need not come again."""
_REACH = 5
"""Passages that the parts of a row may stand apart."""
_NUMBERED = re.compile("\\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])")


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the ordinals that follow on one of another sort, while their own row has not come so far.

    Those that passages begin with are a row as well as those within a passage.
    """
    seen: set[str] = set()
    opening = ""
    latest = 0
    for number, passage in enumerate(manuscript.passages):
        if passage.role not in RUNNING or _NUMBERED.match(passage.text):
            seen, opening = set(), ""
        if number - latest > _REACH:
            opening = ""
        if passage.role not in RUNNING:
            continue
        text = outside_asides(passage.outside_titles)
        named = _NAMED.match(text)
        if named is not None:
            seen.add(named[1])
            latest = number
        start = len(text) - len(text.lstrip())
        within = ""
        for ordinal in _ORDINAL.finditer(text):
            before = opening if ordinal.start() == start else within
            right = _right(ordinal[0], before, seen)
            if right is not None:
                said = message('"{ordinal}" follows "{before}"', ordinal=ordinal[0], before=before)
                yield Flag(passage, *ordinal.span(), said, message('write "{right}"', right=right))
            within = ordinal[0] if right is None else right
            opening = within if ordinal.start() == start else opening
            seen.add(within)
            latest = number


def _right(ordinal: str, before: str, seen: set[str]) -> str | None:
    """Return what goes on from the ordinal before; None where this one is right."""
    row, other = _ROWS if ordinal in _ROWS[0] else _ROWS[::-1]
    place = row.index(ordinal)
    if place and before == other[place - 1] and row[place - 1] not in seen:
        return other[place]
    return None
