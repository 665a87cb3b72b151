"""A short title that the text has not introduced.

《条例》 alone may be any of a thousand; the first mention gives the full title and says （以下简称《条例》）.

Bad:

    title: 关于开展党纪学习教育情况的报告
    局党委认真学习《条例》，开展专题研讨。

Good:

    title: 关于开展党纪学习教育情况的报告
    局党委认真学习《中国共产党纪律处分条例》（以下简称《条例》），开展专题研讨。严格执行《条例》各项规定。

Allow: where the title of the document itself says which is meant.

Source: practice (使用非规范化简称，先用全称并注明简称).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.manuscript import RUNNING, Flag, Manuscript
from reportgen.check.quotation import outside_quotations
from reportgen.diagnostics import Severity, message
from reportgen.document.passage import Role

__all__ = ["ID", "SEVERITY", "check"]

ID = "unintroduced-short-title"
SEVERITY = Severity.WARNING
_ROLES = RUNNING | {Role.HEADING}
_GENERIC = (
    "条例|办法|暂行办法|实施办法|管理办法|意见|实施意见|指导意见|若干意见|通知|通报|方案|实施方案|工作方案|行动方案|规定|若干规定"
    "|暂行规定|决定|细则|实施细则|规划|纲要|准则|规则|决议|公报|计划|行动计划|实施计划|要点|工作要点|规范|预案|应急预案|建议"
)
_SHORT = re.compile(f"(?<![本该此述])(?<!这[一项个份部])《({_GENERIC})》")
_INTRODUCTION = re.compile(r"(?:[简合统并]称|以下称|下称)[^（）()。；]{0,80}")


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the first mention of each short title that is not introduced before; not in a part of a text."""
    if not manuscript.title:
        return
    known = {title for title in _GENERIC.split("|") if f"{title}》" in manuscript.title}
    for passage in manuscript.passages:
        if "《" not in passage.text or passage.role not in _ROLES:
            continue
        masked = outside_quotations(passage.outside_titles)
        introductions = list(_INTRODUCTION.finditer(passage.text)) if "称" in passage.text else []
        for short in _SHORT.finditer(passage.text):
            title = short[1]
            if title in known:
                continue
            is_said = any(each.start() < short.start() and title in each[0] for each in introductions)
            if masked[short.start()] == "《" or is_said:
                known.add(title)
            if masked[short.start()] != "《" or is_said:
                continue
            said = message('"{title}" has not been introduced', title=short[0])
            cure = message('give the full title here, with （以下简称"{title}"）', title=short[0])
            yield Flag(passage, *short.span(), said, cure)
