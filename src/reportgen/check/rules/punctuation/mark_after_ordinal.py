"""A mark behind an ordinal that does not go with it.

一 goes with 、 and 1 with a dot; brackets are a mark already, so that nothing follows （一） and （1）.

Bad:

    1、加强组织领导。
    （一）、健全工作制度。

Good:

    1.加强组织领导。
    （一）健全工作制度。

Allow: in text that is kept as its source prints it.

Source: GB/T 9704-2012, 7.3.3, and GB/T 15834-2011, appendix B; required.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from reportgen.check.manuscript import Flag, Manuscript
from reportgen.check.script import HAN
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "mark-after-ordinal"
SEVERITY = Severity.ERROR
_DIGITS = "一二三四五六七八九十"
_TEXT = rf"(?=\s*[{HAN}《“])(?!\s*[{_DIGITS}]+(?:、|季度|月|年|日|号|组|类|级))"
"""What an ordinal stands before; not the rest of a row of numbers, as in 3、四季度."""
_NEXT = "(?!第|最|末|其余|其他|[一二三四五六七八九十])"
"""What 第一、 stands before where it is an ordinal of its own; not 第一、第二产业."""
_ORDINAL = re.compile(
    rf"\s*(?:附件[:：]\s*)?(?:"
    rf"[（(](?:[{_DIGITS}百]{{1,4}}|\d{{1,2}})[）)](?P<bracketed>[、，．.]){_TEXT}(?!\s*第)"
    rf"|[{_DIGITS}百]{{1,4}}(?P<counted>[．.]){_TEXT}"
    rf"|[{_DIGITS}]{{1,3}}(?P<comma>，)(?=[{HAN}《“])(?![{_DIGITS}是要])"
    rf"|第[{_DIGITS}](?P<said>、)(?=[{HAN}《“]){_NEXT}"
    rf"|\d{{1,2}}(?:(?P<digit>、){_TEXT}|[．.](?P<doubled>、)))"
)
_ITEM = re.compile(
    rf"(?:\A|(?<=[：；。]))\s*"
    rf"(?:第(?P<nth>[{_DIGITS}])(?P<said>、)(?=[{HAN}《“]){_NEXT}|(?P<figure>\d{{1,2}})(?P<digit>、){_TEXT})"
)
_RIGHT = {"bracketed": "", "counted": "、", "comma": "、", "said": "，", "digit": ".", "doubled": ""}


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the marks behind the ordinals that passages begin with, and behind those of rows within them."""
    for passage in manuscript.passages:
        first = _ORDINAL.match(passage.text)
        for ordinal in (*([] if first is None else [first]), *_within(passage.text)):
            kind = ordinal.lastgroup or ""
            start, end = ordinal.span(kind)
            right = _RIGHT[kind]
            number = passage.text[ordinal.start() : start].strip()
            said = message('"{mark}" stands behind "{ordinal}"', mark=passage.text[start:end], ordinal=number)
            cure = message('write "{right}"', right=right) if right else message("delete it")
            yield Flag(passage, start, end, said, cure, right)


def _within(text: str) -> Iterator[re.Match[str]]:
    """Yield the ordinals within a passage that are a row: 1、 and 2、, each where an item begins."""
    items = list(_ITEM.finditer(text)) if "、" in text else []
    rows = [(one, other) for one, other in pairwise(items) if _value(other) == _value(one) + 1]
    in_row = {item for row in rows for item in row}
    yield from (item for item in items if item in in_row and item.start() > 0)


def _value(item: re.Match[str]) -> int:
    return int(item["figure"]) if item["figure"] else _DIGITS.index(item["nth"]) + 1
