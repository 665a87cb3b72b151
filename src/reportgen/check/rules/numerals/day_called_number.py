"""A day of a month that is called 号.

In speech the fifth of March is 3月5号; in writing it is 3月5日.

Bad:

    培训班于3月5号开班。

Good:

    培训班于3月5日开班。

Allow: where speech is quoted.

Source: GB/T 15835-2011, 5.1.4; usual.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.manuscript import Flag, Manuscript
from reportgen.check.quotation import outside_quotations
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "day-called-number"
SEVERITY = Severity.WARNING
_DAY = re.compile(
    r"(?<![0-9.])(?:1[0-2]|0?[1-9])月(?:3[01]|[12][0-9]|0?[1-9])(?P<called>号)"
    r"(?=[，。；：！？）—～~至到起止前后的]|$|之前|之后|以前|以后|上午|下午|中午|晚|早上|凌晨|当天|当日|开[始班幕工业]|召开|举[行办]|"
    r"[0-9]{1,2}[时:：]|分[二两三四批别]|、[0-9]{1,2}月[0-9]{1,2}[号日](?![楼线地文])|在|由|正式|完成|组织|开展|印发|下发)"
)
"""With what mostly follows a day; 3月5号文件 and 3月5号楼 are none."""


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the 号, outside quotations."""
    for passage in manuscript.passages:
        text = passage.outside_titles
        for day in _DAY.finditer(outside_quotations(text)) if "号" in text else ():
            said = message('the day "{day}" is called 号', day=day[0])
            yield Flag(passage, *day.span("called"), said, message('write "{right}"', right=f"{day[0][:-1]}日"), "日")
