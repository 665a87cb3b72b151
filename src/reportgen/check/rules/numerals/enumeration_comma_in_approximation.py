"""An enumeration comma between two numerals that together are an approximation.

三四个月 are some months; 三、四个月 are two numbers, and the reader asks three of what.

Bad:

    试点工作大体用了三、四个月时间。

Good:

    试点工作大体用了三四个月时间。

Allow: where two numbers are meant.

Source: GB/T 15835-2011, 5.2.1, and GB/T 15834-2011, 4.5.3.4; required.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.manuscript import Flag, Manuscript
from reportgen.check.script import HAN, HAN_DIGITS
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "enumeration-comma-in-approximation"
SEVERITY = Severity.ERROR
_PAIRS = "一、[二两]|[二两]、三|三、四|四、五|五、六|六、七|七、八|八、九|三、五"
_END = "(?=[，。；：！？、）时左以前后内之的来就才]|$)"
"""What shows that a measure word is a whole word: 三四年，, and not 三、四年级."""
_MEASURE = "个|名|位|户|家|件|项|场|次(?!元|全会|会议|党代会|代表大会)"
_PAIR = re.compile(
    rf"(?<=[{HAN}])(?<![第分初高大小前后届期星周月年卷级组和与一二三四五六七八九十])(?:[二三四五六七八九]?十)?"
    rf"(?:(?P<pair>{_PAIRS})"
    rf"(?=个(?:多?月|小时|星期|工作日|百分点|人{_END})|[百千万]|(?:小时|分钟|公里|倍|天|年|人|家|件|岁|里|米){_END}"
    rf"|十(?:个|名|位|户|家|件|项|场|次|人|天|岁|公里|万|元))"
    rf"|(?P<two>两、三)(?={_MEASURE})|(?<=[有约了派聘])(?P<some>{_PAIRS})(?={_MEASURE}))"
)
"""Also what 两 begins, and what is had or done: 两、三 counts, as 二、三 need not; 有七、八个部门."""
_EACH_BEFORE = re.compile("(?:分别|依次|各|学制)[^，。；]*$")
_EACH_BEHIND = re.compile(f"[^，。；]*(?:各[0-9{HAN_DIGITS}]|分别为)")
"""Near these two numbers are two numbers: 学制二、三年的班各2个."""


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the enumeration commas."""
    for passage in manuscript.passages:
        text = passage.outside_titles
        for found in _PAIR.finditer(text) if "、" in text else ():
            pair = found[str(found.lastgroup)]
            start = found.end() - len(pair)
            before, behind = text[max(0, start - 8) : start], text[start : start + 12]
            if not _EACH_BEFORE.search(before) and not _EACH_BEHIND.match(behind):
                said = message('"{pair}" is an approximation', pair=pair)
                yield Flag(passage, start + 1, start + 2, said, message("delete it"))
