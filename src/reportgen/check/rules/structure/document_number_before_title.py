"""发文字号 in front of the title that it belongs to.

A document is cited by its title first, with its number in brackets behind it.

Bad:

    根据市发〔2022〕1号《关于加强意识形态工作的意见》要求，局党委专题研究部署。

Good:

    根据《关于加强意识形态工作的意见》（市发〔2022〕1号）要求，局党委专题研究部署。

Allow: in tables and indexes that list documents by their numbers.

Source: practice (引用公文先引标题，后引发文字号).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.manuscript import Flag, Manuscript
from reportgen.check.script import HAN
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "document-number-before-title"
SEVERITY = Severity.WARNING
_BEFORE = re.compile(
    rf"(?<=[{HAN}])(?P<open>〔\d{{4}}〕第?\d{{1,4}}号)文?件?的?《"
    rf"|(?:根据|按照|依据|依照|遵照|落实|贯彻|执行|学习|印发|转发|下发|对照|关于)"
    rf"(?P<bracketed>[（(][{HAN}]{{1,12}}〔\d{{4}}〕第?\d{{1,4}}号[）)])《"
)
"""A number in brackets may belong to the title before it; not so behind one of these words."""


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the numbers that a title follows."""
    for passage in manuscript.running():
        if "号" not in passage.text or "《" not in passage.text:
            continue
        for before in _BEFORE.finditer(passage.outside_titles):
            start, end = before.span(before.lastgroup or 0)
            said = message('"{number}" stands before its title', number=passage.text[start:end])
            cure = message("write the title first, and the number in brackets behind it")
            yield Flag(passage, start, end, said, cure)
