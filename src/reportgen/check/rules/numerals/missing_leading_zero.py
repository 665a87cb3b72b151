"""A decimal fraction without the zero in front of its point.

The point is lost easily, and .5% is read as 5%.

Bad:

    公共支出同比增长.5%。

Good:

    公共支出同比增长0.5%。

Allow: in names that are written so.

Source: GB/T 15835-2011, 5.1.2; required.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.manuscript import Flag, Manuscript
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "missing-leading-zero"
SEVERITY = Severity.ERROR
_FRACTION = re.compile(
    r"(?:^|(?<=[～~—（(，、])|(?<=增长|增加|提高|提升|上升|上涨|下降|降低|减少|回落|下滑)|(?<=增长了|提高了|提升了|上升了|下降了|降低了|减少了)"
    r"|(?<=[为约达占仅近至到由从足于按均]))"
    r"(?P<point>[.．])[0-9]+(?=(?:[%％‰倍元吨米亩]|公里|公顷|平方米)(?!的)|个百分点|万|亿|$)"
)


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the points."""
    for passage in manuscript.passages:
        text = passage.outside_titles
        for fraction in _FRACTION.finditer(text) if "." in text or "．" in text else ():
            right = f"0{fraction[0]}"
            said = message('"{fraction}" has no zero in front of its point', fraction=fraction[0])
            yield Flag(passage, *fraction.span("point"), said, message('write "{right}"', right=right), "0.")
