"""The year of the report before, left in this year's report.

Reports are written over last year's; where its year stays, the reader does not know which year is spoken of.

Bad:

    title: 关于2022年意识形态工作情况的报告
    2021年以来，局党委认真落实意识形态工作责任制。

Good:

    title: 关于2022年意识形态工作情况的报告
    2022年以来，局党委认真落实意识形态工作责任制。

Allow: where the year before is meant.

Source: practice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.manuscript import RUNNING, Flag, Manuscript
from reportgen.check.quotation import outside_quotations
from reportgen.diagnostics import Severity, message
from reportgen.document.passage import Role

__all__ = ["ID", "SEVERITY", "check"]

ID = "old-year"
SEVERITY = Severity.WARNING
_ROLES = RUNNING | {Role.HEADING}
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?=年|[—–~～-])")
_OURS = "(?:局|委|办|厅|院|中心|校|馆|社)党[委组]|党[委组]|[我本全](?:局|委|办|厅|院|中心|校|馆|社)"
_LEFT = re.compile(
    rf"(?:^|(?<=。))\s*(?P<opening>\d{{4}})年(?:度|以来|来)?，(?:{_OURS})(?=[坚认深全切紧始聚高扎积持不充牢把严围])"
    r"|现将(?:[^，。；\d]{0,20})(?P<reported>\d{4})年度?[^，。；]{0,30}报告如下"
    r"|(?:^|(?<=、)|(?<=）))(?P<heading>\d{4})年度?(?:主要)?工作(?:开展|完成|进展)?(?:情况|总结|回顾)$"
)
_OF_ANOTHER_YEAR = re.compile("比|较|同期|连续|累计|首次|启动|成立|当时|当年|曾|截至|历[年史次时]|开始|试点|分别")
"""What tells that an earlier year is meant."""
_OF_NEXT_YEAR = re.compile("计划|要点|安排|思路|打算|方案|规划|预算")


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the years before that of the title where the report speaks of its own year."""
    year = manuscript.year
    if year is None or len(set(_YEAR.findall(manuscript.title))) > 1 or _OF_NEXT_YEAR.search(manuscript.title):
        return
    for passage in manuscript.passages:
        text = outside_quotations(passage.outside_titles)
        if passage.role not in _ROLES or str(year - 1) not in text or f"{year}年" in text:
            continue
        for left in _LEFT.finditer(text):
            start, end = left.span(left.lastgroup or 0)
            sentence = text[start : text.find("。", start) + 1 or None]
            if int(text[start:end]) == year - 1 and not _OF_ANOTHER_YEAR.search(sentence):
                said = message('"{old}" is the year before that of the title, {year}', old=text[start:end], year=year)
                yield Flag(passage, start, end, said, message('write "{right}" if this year is meant', right=str(year)))
