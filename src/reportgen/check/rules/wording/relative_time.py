"""A time that is told from today, in a report.

A report is read and filed after its year: 今年 and 近日 then say nothing, or something else than was meant.

Bad:

    title: 关于2022年意识形态工作情况的报告
    今年以来，局党委专题研究意识形态工作4次。

Good:

    title: 关于2022年意识形态工作情况的报告
    2022年，局党委专题研究意识形态工作4次。

Allow: in the words of somebody else, and in speeches.

Source: practice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.manuscript import RUNNING, Flag, Manuscript
from reportgen.check.quotation import outside_quotations
from reportgen.diagnostics import Severity, message
from reportgen.document.passage import Role

__all__ = ["ID", "SEVERITY", "check"]

ID = "relative-time"
SEVERITY = Severity.WARNING
_ROLES = RUNNING | {Role.HEADING}
_CLAUSE = r"(?:^|(?<=[，。；：、！？（\s]))"
_RELATIVE = re.compile(
    r"(?<![如当至迄现而古])今年(?![轻均级])|(?<![过除失前回下上离逝减出进撤免略抹])去年(?![均级])"
    rf"|(?:{_CLAUSE}|(?<=[在比较自从到与和同于]))明年(?![均级])"
    rf"|{_CLAUSE}(?:近日|近期|日前)(?=，)"
    rf"|{_CLAUSE}(?:昨[天日]|前天|上周|下周|上个?月|下个?月)(?![期边岁])"
)
"""Within longer words the same characters are others: 如今年轻, 过去年均, 说明年份, 近期目标, 截止日前."""
_HINT = re.compile("[今去明]年|近[日期]|日前|昨[天日]|前天|[上下](?:周|个?月)")
"""Most passages have none of these."""


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the times, in a report or in a text whose title has a year."""
    if manuscript.sort != "报告" and manuscript.year is None:
        return
    for passage in manuscript.passages:
        if passage.role in _ROLES and _HINT.search(passage.text):
            for relative in _RELATIVE.finditer(outside_quotations(passage.outside_titles)):
                said = message('"{time}" depends on when it is read', time=relative[0])
                yield Flag(passage, *relative.span(), said, message("write the year, the month or the day"))
