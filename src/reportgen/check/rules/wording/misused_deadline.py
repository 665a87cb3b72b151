"""截止 before a date, where 截至 is meant.

截止 is to end (报名已于昨日截止) and takes no date behind it; 截至 is as far as a date (截至12月底).

Bad:

    截止12月底，全市累计办结594件。

Good:

    截至12月底，全市累计办结594件。

Allow: never before a date; 截止日期 and 截止到 are not flagged.

Source: 现代汉语词典; practice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.manuscript import Flag, Manuscript
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "misused-deadline"
SEVERITY = Severity.ERROR
_RIGHT = "截至"
_MISUSED = re.compile(
    r"(?<![\w”》）])截止(?=\s*(?:\d{4}年|\d{1,2}月|目前|[今去上当]年|年[底末]|[上本]月|月[底末]|[昨今]日"
    r"|报告期末|第?[一二三四]季度|[上下]半年|“十[二三四五]五”[期末]|发稿))"
)
"""At the start of a clause only: behind a word, as in 报名截止3月5日, it may be meant."""


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield each 截止 that a date follows."""
    for passage in manuscript.passages:
        for misused in _MISUSED.finditer(passage.outside_titles):
            said = message('"{word}" is to end, and takes no date', word=misused[0])
            yield Flag(passage, *misused.span(), said, message('write "{right}"', right=_RIGHT), _RIGHT)
