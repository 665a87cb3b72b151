"""A closing that belongs to another kind of document.

特此报告 closes a 报告 and 特此通知 a 通知; the closing of another kind shows what the text was written over.

Bad:

    title: 关于意识形态工作情况的报告
    全年工作圆满完成。
    特此通知。

Good:

    title: 关于意识形态工作情况的报告
    全年工作圆满完成。
    特此报告。

Allow: never.

Source: practice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.attachment import main_text
from reportgen.check.manuscript import RUNNING, Flag, Manuscript
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "unfit-closing"
SEVERITY = Severity.WARNING
_FITTING = {
    "报告": ("报告", "汇报"),
    "请示": ("请示",),
    "通知": ("通知",),
    "通报": ("通报",),
    "批复": ("批复", "函复"),
    "函": ("函告", "函复", "函达", "函询", "函商"),
    "公告": ("公告",),
    "通告": ("通告",),
}
"""The closings of the kinds that have one of their own."""
_CLOSINGS = "|".join(dict.fromkeys(closing for closings in _FITTING.values() for closing in closings))
_CLOSING = re.compile(rf"(?:^|(?<=[。，；]))\s*(?P<closing>特此({_CLOSINGS}))(?=[。，！]|\s*$)")


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the closings that do not fit the kind that the title says."""
    fitting = _FITTING.get(manuscript.sort)
    if fitting is None:
        return
    for passage in main_text(manuscript):
        if passage.role not in RUNNING or "特此" not in passage.text:
            continue
        for closing in _CLOSING.finditer(passage.outside_titles):
            if closing[2] not in fitting:
                said = message('"{closing}" does not close a {sort}', closing=closing["closing"], sort=manuscript.sort)
                cure = message('write "{right}", or leave it out', right=f"特此{fitting[0]}")
                yield Flag(passage, *closing.span("closing"), said, cure)
