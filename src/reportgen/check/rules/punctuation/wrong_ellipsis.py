"""An ellipsis that is not six dots, or that stands beside 等.

The Chinese ellipsis is ……; 等 says the same, and what is said once is enough.

Bad:

    报刊、网站、电视...
    报刊、网站、电视等……

Good:

    报刊、网站、电视……
    报刊、网站、电视等。

Allow: in formulas, and in text that is kept as its source prints it.

Source: GB/T 15834-2011, 4.11 and appendix A; required.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.address import outside_addresses
from reportgen.check.et_cetera import FOLLOWS
from reportgen.check.manuscript import Flag, Manuscript
from reportgen.check.script import HAN
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "wrong-ellipsis"
SEVERITY = Severity.ERROR
_RIGHT = "……"
_BEFORE = f"{HAN}”》）’、，。"
_WRONG = re.compile(
    rf"(?:(?<=[{_BEFORE}])(?:\.{{3,6}}|．{{3,6}}|·{{3,6}})(?![.．·\d])|(?<!。)。{{3,6}}(?!。)"
    rf"|(?<=[{HAN}”》）’])(?:…|…{{3}})(?!…)|(?<!…)(?:…|…{{3}})(?=[{HAN}“《]))(?!\s*\d+\s*\Z)"
)
"""Longer rows of dots lead to a page number or are to be written on."""
_ETC = "(?<![平同高中上下初相优特头次劣何对均一二三四五六七八九十])等等?"
_TWICE = re.compile(rf"、[^，。；：！？、…]{{1,12}}(?:{_ETC}(?P<dots>…+)|…+(?P<etc>{_ETC})(?=[，。；）]|{FOLLOWS}|\Z))")


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the wrong ones, and the needless of two; several 。 may also be a slip of the hand for one."""
    for passage in manuscript.passages:
        if not any(dots in passage.text for dots in ("…", "...", "．．．", "···", "。。。")):
            continue
        text = outside_addresses(passage.outside_titles)
        found = (*_WRONG.finditer(text), *_TWICE.finditer(text))
        for dots in sorted(found, key=lambda match: match.end()):
            if dots.re is _WRONG:
                said = message('"{mark}" is no Chinese ellipsis', mark=dots[0])
                if dots[0][0] == "。":
                    cure = message('write "……" for an ellipsis, "。" at the end of a sentence')
                    yield Flag(passage, *dots.span(), said, cure)
                else:
                    yield Flag(passage, *dots.span(), said, message('write "{right}"', right=_RIGHT), _RIGHT)
            else:
                said = message('"……" and "等" say the same')
                yield Flag(passage, *dots.span(dots.lastgroup or 0), said, message("delete one of the two"))
