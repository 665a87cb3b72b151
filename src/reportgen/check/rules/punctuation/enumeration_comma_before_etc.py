"""A 顿号 before 等.

等 closes an enumeration and is no item of it.

Bad:

    加强对网站、公众号、等的管理。

Good:

    加强对网站、公众号等的管理。

Allow: where 等 is the verb.

Source: practice, after GB/T 15834-2011, 4.5.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.et_cetera import FOLLOWS
from reportgen.check.manuscript import Flag, Manuscript
from reportgen.check.script import HAN_DIGITS
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "enumeration-comma-before-etc"
SEVERITY = Severity.ERROR
_VERBS = "推拖绕躲看慢懒散靠要"
_COMMA = re.compile(
    rf"(?<!、[{_VERBS}])、(?=等(?:{FOLLOWS}|\d|[{HAN_DIGITS}几][个项种类条家名位所]))"
    rf"|(?<=[^、，。；：\s{_VERBS}])、(?=等等?(?:[的，。；：）”》…]|\Z))"
)
"""等 may be a verb: 推、拖、等."""


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the marks."""
    for passage in manuscript.passages:
        if "、等" not in passage.text:
            continue
        for comma in _COMMA.finditer(passage.outside_titles):
            said = message('"、" stands before "等"')
            yield Flag(passage, comma.start(), comma.end(), said, message("delete it"), "")
