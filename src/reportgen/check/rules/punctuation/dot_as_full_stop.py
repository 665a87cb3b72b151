"""A dot at the end of a Chinese sentence.

The Chinese full stop is a small circle; a dot is the full stop of Latin text and the point of decimals.

Bad:

    全年任务已经完成.

Good:

    全年任务已经完成。

Allow: in names that are written so.

Source: GB/T 15834-2011, 4.1; required.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.address import outside_addresses
from reportgen.check.manuscript import Flag, Manuscript
from reportgen.check.script import HAN
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "dot-as-full-stop"
SEVERITY = Severity.ERROR
_LAST = re.compile(rf"(?<=[{HAN}）》”’%％])[.．](?=[”’）]*\s*(?:\n|\Z))")
_MEASURE = "次项个件场名家户份批套台辆万亿元"
_MIDDLE = re.compile(
    rf"(?:(?<=[{HAN}]{{4}})|(?<=\d[%％])|(?<=\d[{_MEASURE}])|(?<=\d[万亿人][次份元件]))[.．]"
    rf"(?=[{HAN}]{{2}})(?!(?:中国|公益|政务|公司|网络|网址)(?![{HAN}]))"
)
_ORDINAL = re.compile(
    rf"\s*(?:[{HAN}]|[（(][{HAN}]{{1,3}}[）)]|(?:附件)?第?[一二三四五六七八九十百]*[{HAN}]{{0,2}})[.．]"
)
"""第一部分. and 一. begin a line; what is wrong there is no full stop."""


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the dots; within a line it may be a name, and only a person can tell."""
    for passage in manuscript.running():
        if "." not in passage.text and "．" not in passage.text:
            continue
        text = outside_addresses(passage.outside_titles)
        ordinal = _ORDINAL.match(text)
        begin = 0 if ordinal is None else ordinal.end()
        dots = (*_LAST.finditer(text, begin), *_MIDDLE.finditer(text, begin))
        for dot in sorted(dots, key=lambda match: match.start()):
            if dot.re is _LAST:
                said = message('"{mark}" ends a Chinese sentence', mark=dot[0])
                yield Flag(passage, *dot.span(), said, message('write "{right}"', right="。"), "。")
            else:
                said = message('"{mark}" between Chinese characters is no Chinese mark', mark=dot[0])
                cure = message('write "。" at the end of a sentence, "·" within a name')
                yield Flag(passage, *dot.span(), said, cure)
