"""A limit that is stated both in front of a number and behind it.

超过100人 and 100人以上 say the same twice, and 不超过100人以上 says nothing at all.

Bad:

    参加活动的群众超过100人以上。

Good:

    参加活动的群众超过100人。

Allow: never.

Source: practice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.manuscript import Flag, Manuscript
from reportgen.check.quantity import COUNTED, MEASURED, NUMBER
from reportgen.check.script import HAN, HAN_DIGITS
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "exceeds-and-above"
SEVERITY = Severity.ERROR
_MORE = "(?<!不)(?:超过|高于|多于|大于|逾)|(?<![不赶反高])超|不少于|不低于|不下于|至少|最少|起码"
_LESS = "最多|至多|不超过|不多于|不高于|(?<!不)(?:低于|少于|小于)|不足|不到"
_NUMBER = (
    rf"(?:了|有|为|达到?|需要?)?(?:{NUMBER}[余多]?[十百千万亿]{{0,2}}|半数|[{HAN_DIGITS}]+(?:分之[{HAN_DIGITS}]+|半)?)[余多]?"
    rf"(?:个?[学课]时|{COUNTED}|{MEASURED})?"
)
_TIMES = rf"(?:{NUMBER}|[{HAN_DIGITS}]+)(?:次|场次|场|期|遍|轮)"
_ACT = rf"(?:(?![{HAN_DIGITS}])[{HAN}]){{1,4}}?"
"""What is done a number of times: 至少研究一次以上."""
_LIMIT = re.compile(
    rf"(?:(?P<more>{_MORE}){_NUMBER}(?P<above>以上(?!的?部分))"
    rf"|(?P<broken>突破){_NUMBER}(?P<past>以上(?=[，。；）]|$))"
    rf"|(?P<least>至少|最少|起码){_ACT}{_TIMES}(?P<times>以上)"
    rf"|(?P<less>{_LESS}){_NUMBER}(?P<below>以下|以内|之内))"
)
"""突破8000米以上超深井钻探技术 is no limit that is broken."""
_SIDES = {"above": "more", "past": "broken", "times": "least", "below": "less"}
"""What stands in front of the number, by what stands behind it."""


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield what stands behind the numbers."""
    for passage in manuscript.passages:
        for found in _LIMIT.finditer(passage.outside_titles):
            behind = str(found.lastgroup)
            before = _SIDES[behind]
            said = message(
                '"{before}" and "{behind}" state one limit twice', before=found[before], behind=found[behind]
            )
            yield Flag(passage, *found.span(behind), said, message("keep one of the two"))
