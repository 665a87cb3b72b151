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

from reportgen.check.manuscript import Flag, Manuscript
from reportgen.check.script import HAN
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "mark-after-ordinal"
SEVERITY = Severity.ERROR
_DIGITS = "一二三四五六七八九十"
_TEXT = rf"(?=\s*[{HAN}《“])(?!\s*[{_DIGITS}]+(?:、|季度|月|年|日|号|组|类|级))"
"""What an ordinal stands before; not the rest of a row of numbers, as in 3、四季度."""
_ORDINAL = re.compile(
    rf"\s*(?:附件[:：]\s*)?(?:"
    rf"[（(](?:[{_DIGITS}百]{{1,4}}|\d{{1,2}})[）)](?P<bracketed>[、，．.]){_TEXT}(?!\s*第)"
    rf"|[{_DIGITS}百]{{1,4}}(?P<counted>[．.]){_TEXT}"
    rf"|\d{{1,2}}(?:(?P<digit>、){_TEXT}|[．.](?P<doubled>、)))"
)
_RIGHT = {"bracketed": "", "counted": "、", "digit": ".", "doubled": ""}


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the marks behind the ordinals that passages begin with."""
    for passage in manuscript.passages:
        ordinal = _ORDINAL.match(passage.text)
        if ordinal is None or ordinal.lastgroup is None:
            continue
        start, end = ordinal.span(ordinal.lastgroup)
        right = _RIGHT[ordinal.lastgroup]
        number = passage.text[:start].strip()
        said = message('"{mark}" stands behind "{ordinal}"', mark=passage.text[start:end], ordinal=number)
        cure = message('write "{right}"', right=right) if right else message("delete it")
        yield Flag(passage, start, end, said, cure, right)
