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
    rf"|{_CLAUSE}(?:近日|近期|日前|前不久|不久前)(?=，)|(?<=于)(?:近日|日前)"
    rf"|{_CLAUSE}(?:昨[天日]|前天|上周|下周|上个?月|下个?月)(?![期边岁])"
)
"""Within longer words the same characters are others: 如今年轻, 过去年均, 说明年份, 近期目标, 截止日前."""
_THIS_MONTH = re.compile(rf"{_CLAUSE}本月(?:[初底末]|[上中下]旬|以来)")
_HINT = re.compile("[今去明]年|近[日期]|日前|不久|昨[天日]|前天|[上下](?:周|个?月)|本月")
"""Most passages have none of these."""
_OF_ITS_DAY = frozenset({"请示", "通知", "意见", "批复", "函", "决定", "公告", "通告", "议案", "命令"})
"""The kinds that are read when they come, and say 今年 of the year in which they do."""
_SPEECH = re.compile("讲话|致辞|发言|演讲|贺词|献词|讲稿|党课|政府工作报告")
_GREETING = re.compile(r"\s*(?:尊敬的|各位|同志们|女士们|朋友们|同学们|老师们)[^。；，]{0,12}[：:！!]\s*$")


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the times, in a report or in a text of its sort whose title has a year; not in speeches."""
    is_report = manuscript.sort == "报告" or (manuscript.year is not None and manuscript.sort not in _OF_ITS_DAY)
    if not is_report or _is_spoken(manuscript):
        return
    is_of_a_month = "月" in manuscript.title
    for passage in manuscript.passages:
        if passage.role in _ROLES and _HINT.search(passage.text):
            text = outside_quotations(passage.outside_titles)
            found = list(_RELATIVE.finditer(text))
            if not is_of_a_month:
                found += _THIS_MONTH.finditer(text)
            for relative in sorted(found, key=lambda each: each.start()):
                said = message('"{time}" depends on when it is read', time=relative[0])
                yield Flag(passage, *relative.span(), said, message("write the year, the month or the day"))


def _is_spoken(manuscript: Manuscript) -> bool:
    """Tell whether a text is given as a speech, whose hearers know what year it is."""
    return _SPEECH.search(manuscript.title) is not None or any(
        _GREETING.match(passage.text) for passage in manuscript.passages
    )
