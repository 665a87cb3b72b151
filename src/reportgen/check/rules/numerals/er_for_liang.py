"""二 in front of a measure word.

Two of something are 两个; 二 counts on its own, and in 第二次 and 十二次.

Bad:

    全年召开二次专题会议。

Good:

    全年召开两次专题会议。

Allow: in the wording of laws, and in names.

Source: practice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.manuscript import Flag, Manuscript
from reportgen.check.quotation import outside_quotations
from reportgen.check.script import HAN_DIGITS
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "er-for-liang"
SEVERITY = Severity.HINT
_COUNTED = (
    rf"(?<![{HAN_DIGITS}]、)(?<![第一二三四五六七八九十百千万零〇点之老式初卷表图组类期届大小高])(?P<two>二)"
    r"(?:个(?!体)|家(?![庄湾村店屯沟])|名|件(?!套)|份|篇)"
)
_TIMES = (
    r"(?:召开|开展|组织|举办|举行|进行|研究|学习|检查|调研|培训|讨论|报告|通报)了?(?P<times>二)次"
    r"(?!会议精神|全会|党代会|全体|元|创|加|污|供|分|开发|利用|招|抽)"
)
_MEETING = (
    r"(?<![第一二三四五六七八九十百千万零〇会大协届团体组、])(?P<meeting>二)次(?=会议(?!精神)|专题|集中|联合|现场)"
)
"""Not 十四届全国人大二次会议, which is the second one."""
_TWO = re.compile(f"{_COUNTED}|{_TIMES}|{_MEETING}")


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield each 二, outside quotations."""
    for passage in manuscript.passages:
        text = passage.outside_titles
        for found in _TWO.finditer(outside_quotations(text)) if "二" in text else ():
            start, end = found.span(str(found.lastgroup))
            counted = text[start : found.end()]
            said = message('"{counted}" counts with 二', counted=counted)
            yield Flag(passage, start, end, said, message('write "{right}"', right=f"两{counted[1:]}"))
