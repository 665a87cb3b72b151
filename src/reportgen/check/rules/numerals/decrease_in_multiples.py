"""A decrease by 倍.

What becomes less by its own size is nothing; by twice its size it is less than nothing.

Bad:

    群众平均等候时间减少2倍。

Good:

    群众平均等候时间减少三分之二。

Allow: never.

Source: usage of statistics; practice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.manuscript import Flag, Manuscript
from reportgen.check.script import HAN_DIGITS
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "decrease-in-multiples"
SEVERITY = Severity.ERROR
_DECREASE = re.compile(
    "(?:(?:减少|下降|降低|缩小|缩短|缩减|压缩|压减|削减|下滑|下跌)了?|(?<!增)[减降少]了)"
    "(?:近|约|将近|大约|超过|逾|至少)?"
    rf"(?P<by>(?:[0-9]+(?:\.[0-9]+)?|[{HAN_DIGITS}点数几半]+)[余多]?倍)"
    "(?=[，。；：！、）”]|$|以上|左右|多|之多|有余|还多|和|而|的[，。；])"
)


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield what is called 倍."""
    for passage in manuscript.passages:
        text = passage.outside_titles
        for decrease in _DECREASE.finditer(text) if "倍" in text else ():
            said = message('"{words}": nothing decreases by 倍', words=decrease[0])
            help_ = message("write the share by which it is less, such as 三分之二 or 60%")
            yield Flag(passage, *decrease.span("by"), said, help_)
